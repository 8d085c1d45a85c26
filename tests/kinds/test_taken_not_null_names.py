"""Which NOT NULLs say their names, since another constraint has the name that the server would derive."""

from collections.abc import Mapping
from typing import Any

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.declaration.loader import load_texts
from schemadiff.kinds import registry
from schemadiff.kinds.hints import NAME_TAKEN
from schemadiff.kinds.taken_not_null_names import named

EMPTY = Catalog(())


def _declared(*texts: str) -> Catalog:
    return load_texts({f"{number}.yaml": text.encode() for number, text in enumerate(texts)}, registry())


def _changed(live: Catalog, wanted: Catalog, version: int = 18) -> Mapping[str, Any]:
    """The names that are said, by the column; True for the derived one."""
    _, changed = named(live, wanted, version)
    return {".".join(o.identity.path[1:]): o.get("not_null_name") or o.hint(NAME_TAKEN) for o in changed}


PLAIN = "tables: {t: {columns: {a: {type: int, not_null: true}, b: {type: int, not_null: {name: other}}}}}"
ACROSS_TABLES = """
domains: {u_a: {type: int, not_null: true}}
tables:
  t: {columns: {a_b: {type: int, not_null: true}}}
  t_a: {columns: {b: {type: int, not_null: true}}}
  u: {columns: {a: {type: int, not_null: true}}}
  v: {columns: {a: {type: int, not_null: true}}}
  w: {columns: {x: int}, checks: {v_a_not_null: x > 0}}
"""
IN_A_TABLE = """
tables:
  t:
    columns:
      a: {type: int, not_null: true}
      b: {type: int, not_null: {name: t_a_not_null}}
      c: {type: int, not_null: {name: t_a_not_null1}}
"""


def test_nothing_is_said_where_every_name_is_free() -> None:
    assert _changed(_declared(PLAIN), _declared(PLAIN)) == {}


def test_the_derived_name_is_said_where_another_table_or_domain_has_it() -> None:
    expected = dict.fromkeys(("t.a_b", "t_a.b", "u.a", "u_a", "v.a"), True)
    assert _changed(EMPTY, _declared(ACROSS_TABLES)) == expected


def test_a_name_that_only_the_live_side_has_counts() -> None:
    live = _declared("tables: {w: {columns: {x: {type: int, not_null: {name: t_a_not_null}}}}}")
    assert _changed(live, _declared(PLAIN)) == {"t.a": True}


def test_the_first_free_number_is_taken_within_a_table() -> None:
    assert _changed(EMPTY, _declared(IN_A_TABLE)) == {"t.a": "t_a_not_null2"}


def test_what_is_inherited_does_not_take_the_name_from_what_it_is_inherited_from() -> None:
    wanted = _declared("tables: {t: {columns: {a: {type: int, not_null: true}}}, heir: {inherits: [t]}}")
    assert _changed(EMPTY, wanted) == {}


ABOVE = "tables: {t: {columns: {a: {type: int, not_null: true}}}}"
BELOW = """
schema: other
tables:
  heir: {inherits: [public.t], columns: {c: int}, checks: {t_a_not_null: c > 0, t_a_not_null1: c > 1}}
"""
FROM_ABOVE = """
tables:
  t: {columns: {a: int}, checks: {heir_c_not_null: a > 0, heir_d_not_null: {expression: a > 1, no_inherit: true}}}
  heir: {inherits: [t], columns: {c: {type: int, not_null: true}, d: {type: int, not_null: true}}}
"""


def test_a_name_has_to_be_free_in_the_tables_that_inherit_it() -> None:
    assert _changed(EMPTY, _declared(ABOVE, BELOW)) == {"t.a": "t_a_not_null2"}
    apart = BELOW.replace("inherits: [public.t], ", "")
    assert _changed(EMPTY, _declared(ABOVE, apart)) == {}


def test_an_inherited_check_has_its_name_before_a_column() -> None:
    assert _changed(EMPTY, _declared(FROM_ABOVE)) == {"heir.c": "heir_c_not_null1", "heir.d": True}


def test_a_column_of_a_table_below_yields_to_what_it_inherits() -> None:
    wanted = _declared(
        "tables: {t: {columns: {a_b: {type: int, not_null: true}}},"
        " t_a: {inherits: [t], columns: {b: {type: int, not_null: true}}}}"
    )
    assert _changed(EMPTY, wanted) == {"t.a_b": True, "t_a.b": "t_a_b_not_null1"}


def test_a_live_name_is_given_up_to_an_inherited_check() -> None:
    live = _declared(
        "tables: {t: {columns: {a: int}}, heir: {inherits: [t], columns: {c: {type: int, not_null: true}}}}"
    )
    given_up, _ = named(live, _declared(FROM_ABOVE), 18)
    assert [o.identity.path[1:] for o in given_up] == [("heir", "c")]


def test_a_live_column_gives_its_name_up() -> None:
    live, wanted = _declared("tables: {t: {columns: {a: {type: int, not_null: true}}}}"), _declared(IN_A_TABLE)
    given_up, _ = named(live, wanted, 18)
    assert [(o.identity, o.get("not_null_name")) for o in given_up] == [
        (Identity("column", ("public", "t", "a")), "t_a_not_null")
    ]


def test_a_name_that_is_freed_by_the_plan_is_said_until_then() -> None:
    live = _declared(
        IN_A_TABLE.replace("a: {type: int, not_null: true}", "a: {type: int, not_null: {name: t_a_not_null2}}")
    )
    wanted = _declared("tables: {t: {columns: {a: {type: int, not_null: true}}}}")
    _, changed = named(live, wanted, 18)
    explicit = wanted.replacing({o.identity: o for o in (*wanted, *changed)}.values())
    assert _changed(live, wanted) == {"t.a": "t_a_not_null"}
    assert _changed(explicit, explicit) == {"t.a": None}, "the derived name needs no words"


def test_there_are_no_names_on_older_servers() -> None:
    assert _changed(EMPTY, _declared(ACROSS_TABLES), 16) == {}
    assert _changed(EMPTY, _declared(ACROSS_TABLES), 17) == {}
