"""Each rule that gives actions, and each about what statements on parents bring about."""

from __future__ import annotations

from schemadiff.kindspec.casts import Cast
from schemadiff.planner import action_rules, inheritance
from schemadiff.planner.changes import ChangeSet
from schemadiff.planner.expansion import expand
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.planner.server_facts import ServerFacts
from tests.planner.planning import Planned, named, told

TO_TEXT = ServerFacts(current_user="somebody", casts={("integer", "text"): Cast("assignment")})


def changed(planned: Planned) -> tuple[ChangeSet, PlanningInput]:
    """The changes with all that follows from them."""
    changes = planned.changes()
    expand(changes, planned.given)
    changes.recreated.update(changes.rebuilt)
    return changes, planned.given


def test_drop_undeclared() -> None:
    changes, given = changed(Planned("tables: {t: {columns: {a: int, b: int}}}", "tables: {t: {columns: {a: int}}}"))
    assert [told(a) for a in action_rules.drop_undeclared(changes, given)] == ["drop column public.t.b"]


REBUILDING = Planned(
    "tables: {t: {columns: {a: int}}}\nviews: {v: {query: SELECT a FROM t, comment: c}}",
    "tables: {t: {columns: {a: text}}}\nviews: {v: {query: SELECT a FROM t, comment: c}}",
    dependencies=(("view public.v", "column public.t.a"),),
    server=TO_TEXT,
)


def test_drop_recreated() -> None:
    changes, given = changed(REBUILDING)
    (drop,) = action_rules.drop_recreated(changes, given)
    assert told(drop) == "drop view public.v"
    assert drop.rebuild
    assert drop.causes == (named("column public.t.a"),)


def test_recreate_descendants() -> None:
    changes, given = changed(REBUILDING)
    action_rules.recreate_descendants(changes, given)
    assert changes.recreated[named("comment of view public.v")] == (named("view public.v"),)


def test_create_wanted() -> None:
    changes, given = changed(REBUILDING)
    action_rules.recreate_descendants(changes, given)
    found = {told(a): a.rebuild for a in action_rules.create_wanted(changes, given)}
    assert found == {"create view public.v": True, "create comment on view public.v": True}


def test_create_wanted_begins_with_shells_and_ends_with_deferred_fields() -> None:
    text = """
base_types: {label: {input: label_in, output: label_out}}
functions:
  label_in(cstring): {returns: label, language: internal, volatility: immutable, strict: true, body: textin}
  label_out(label): {returns: cstring, language: internal, volatility: immutable, strict: true, body: textout}
tables: {t: {columns: {a: {type: text, storage: external}}}}
"""
    changes, given = changed(Planned("", text))
    templates = [(a.identity.name, a.template) for a in action_rules.create_wanted(changes, given)]
    assert [t for name, t in templates if name == "label"] == ["shell", "create"]
    assert [t for name, t in templates if name == "a"] == ["create", "storage"]


def test_alter_in_place() -> None:
    changes, given = changed(REBUILDING)
    (action,) = action_rules.alter_in_place(changes, given)
    assert told(action) == "type column public.t.a"
    assert action.fields == ("type",)


HELD = Planned(
    "sequences: {s: {owned_by: t.a}}\ntables: {t: {columns: {a: int, b: int}}}",
    "sequences: {s: {owned_by: t.a, cache: 2}}\n"
    "tables: {t: {columns: {a: {type: int, generated: {stored: b}}, b: int}}}",
    dependencies=(("sequence public.s", "column public.t.a"),),
)


def test_keep_what_is_held() -> None:
    changes, given = changed(HELD)
    release, hold = action_rules.keep_what_is_held(changes, given)
    assert release.old is not None
    assert release.new is not None
    assert (release.old.get("owned_by"), release.new.get("owned_by")) == (("public", "t", "a"), None)
    assert hold.old is None
    assert hold.item.get("owned_by") == ("public", "t", "a")
    (parameters,) = (a for a in action_rules.alter_in_place(changes, given) if a.identity == named("sequence public.s"))
    assert parameters.item.get("owned_by") is None


def test_restore_lost_values() -> None:
    text = "tables: {t: {columns: {a: int, b: int}, grants: {pg_monitor: [{update: [a, b]}]}}}"
    planned = Planned(text, text)
    changes = planned.changes()
    changes.recreated[named("column public.t.a")] = ()
    action_rules.restore_lost_values(changes, planned.given)
    (action,) = changes.altered[named("grants of table public.t")]
    assert action.old is not None
    assert action.old.values != planned.given.live[action.identity].values
    assert action.new == planned.given.target[action.identity]


def test_restore_lost_values_and_no_others() -> None:
    """What was found to be the same, as columns in another order, is not changed."""
    text = "tables: {{t: {{columns: {{a: {0}, b: int}}, statistics: {{s: {{columns: [{1}], target: 50}}}}}}}}"
    planned = Planned(
        text.format("int", "a, b"),
        text.format("text", "b, a"),
        dependencies=(("statistics public.s", "column public.t.a"),),
        server=TO_TEXT,
    )
    changes = planned.changes()
    action_rules.restore_lost_values(changes, planned.given)
    (action,) = changes.altered[named("statistics public.s")]
    assert action.fields == ("target",)


# --- inheritance ---


def applied(before: str, after: str, **more: ServerFacts) -> list[str]:
    """What is left of the actions, in words."""
    planned = Planned(before, after, **more)  # type: ignore[arg-type]
    changes, given = changed(planned)
    asked = [action for rule in action_rules.ACTION_RULES for action in rule(changes, given)]
    return [told(action) for action in inheritance.apply(asked, given).actions]


PARTITIONED = "t: {{columns: {0}, partition_by: list (a), partitions: {{p: {1}}}}}"


def tables(columns: str, partition: str = "{values: IN (1)}") -> str:
    return f"tables: {{{PARTITIONED.format(columns, partition)}}}"


def test_skip_what_propagates() -> None:
    assert applied(tables("{a: int}"), tables("{a: int, b: int}")) == ["create column public.t.b"]
    assert applied(tables("{a: int, b: int}"), tables("{a: int}")) == ["drop column public.t.b"]


def test_alter_what_parents_created() -> None:
    child = "c: {inherits: [t], columns: {b: {not_null: true}}}"
    assert applied(
        "tables: {t: {columns: {a: int}}, c: {inherits: [t]}}",
        f"tables: {{t: {{columns: {{a: int, b: int}}}}, {child}}}",
    ) == ["create column public.t.b", "not_null column public.c.b"]


def test_drop_missing_properties() -> None:
    own = "{values: IN (1), columns: {b: {default: null}}}"
    assert applied(tables("{a: int}"), tables("{a: int, b: {type: int, default: 1}}", own)) == [
        "create column public.t.b",
        "create default of column public.t.b",
        "drop default of column public.p.b",
    ]


def test_restored_differences() -> None:
    parent = "t: {{columns: {{a: {{type: int, default: {0}}}}}}}"
    text = f"tables: {{{{{parent}, c: {{{{inherits: [t], columns: {{{{a: {{{{default: 7}}}}}}}}}}}}}}}}"
    assert applied(text.format(1), text.format(2)) == [
        "create default of column public.t.a",
        "create default of column public.c.a",
    ]


def test_what_a_table_that_joins_parents_has_otherwise_is_restored_for_another_run() -> None:
    text = "tables: {t: {columns: {a: {type: text, storage: %s, default: %s}}}, c: {%scolumns: {a: %s}}}"
    before = text % ("main", 1, "", "{type: text, storage: plain, default: 7}")
    after = text % ("external", 2, "inherits: [t], ", "{storage: plain, default: 7}")
    assert set(applied(before, after)) == {
        "inherit table public.c",
        "storage column public.t.a",
        "create default of column public.t.a",
        "storage column public.c.a",
        "create default of column public.c.a",
    }


def test_a_column_that_is_there_before_its_parent_is_has_no_storage_from_it() -> None:
    parent = "tables: {t: {columns: {a: {type: text, storage: main}}}, c: {%scolumns: {b: int}}}"
    assert "storage column public.c.a" in applied(parent % "", parent % "inherits: [t], ")


def test_alter_what_server_creates() -> None:
    before = "tables: {t: {columns: {a: int}, partition_by: list (a), partitions: {p: {values: IN (1)}}}}"
    named_apart = before.replace("IN (1)", "IN (1), inherited_indexes: {i: {name: other}}")
    after = named_apart.replace("partition_by", "indexes: {i: {columns: [a]}}, partition_by")
    assert applied(before, after) == ["name inherited index public.p.i", "create index public.i"]


def test_seed_rows_delete_and_write_by_two_actions() -> None:
    from schemadiff.catalog.row_changes import RowChange
    from schemadiff.planner.model import SeedChanges

    text = "tables: {t: {columns: {id: int}, primary_key: [id], seeds: {key: [id], rows: [{id: 1}]}}}"
    changes = (RowChange("delete", {}, ()), RowChange("update", {}, ()))
    seeds = SeedChanges({named("seed public.t.default"): changes})
    found: list[Action] = list(action_rules.seed_rows(Planned(text, text, seeds=seeds).given))
    assert [(a.operation, a.template) for a in found] == [("alter", "delete"), ("create", "write")]


def test_drop_superseded_types() -> None:
    enums = "enums: {{e: {0}}}\ntables: {{t: {{columns: {{c: e}}}}}}"
    planned = Planned(
        enums.format("[a, b]"),
        enums.format("[a]"),
        dependencies=(("column public.t.c", "enum public.e"),),
    )
    draft, given = planned.draft()
    assert [told(a) for a in draft.actions][-1] == "drop enum public.schemadiff_e"
    aside = named("enum public.schemadiff_e")
    assert {d.dependent for d in given.dependencies.on(aside)} == {named("enum public.e"), named("column public.t.c")}
