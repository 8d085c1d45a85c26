"""Lists for templates: the clauses that a statement has, from an object's values or from what changes in them.

Templates write SQL, one clause a line; which clauses there are is decided here. An argument ``view`` is an object as
templates see it (:class:`schemadiff.ddl.template_objects.View`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from schemadiff.catalog.hints import GIVEN_NAME, HELD_AS
from schemadiff.ddl.filters import dotted_name, number_or_literal, option_value
from schemadiff.kinds.hints import NAME_TAKEN
from schemadiff.postgres.quoting import ident, literal, object_name, operator_name, qualified

if TYPE_CHECKING:
    from schemadiff.catalog.values import Member
    from schemadiff.ddl.template_objects import View

ENABLING = {"origin": "ENABLE", "replica": "ENABLE REPLICA", "always": "ENABLE ALWAYS", "disabled": "DISABLE"}
"""ALTER TABLE's word for when a trigger or rule fires."""

Options = Mapping[str, Any] | None


def idents(names: Iterable[str] | None) -> str:
    """Return a list of quoted names separated by commas; None counts as empty."""
    return ", ".join(map(ident, names or ()))


def literals(texts: Iterable[str] | None) -> str:
    """Return a list of string constants separated by commas; None counts as empty."""
    return ", ".join(map(literal, texts or ()))


def equals(text: str | None) -> str:
    """Return the comparison with a text, or IS NULL for None."""
    return "IS NULL" if text is None else f"= {literal(text)}"


def boolean(value: object) -> str:
    """Return a boolean constant."""
    return "true" if value else "false"


def without(some: Iterable[Any] | None, others: Container[Any] | None) -> list[Any]:
    """Return the elements or keys of the first that the second does not have; None counts as empty."""
    return [one for one in some or () if one not in (others or ())]


def escaped(text: str) -> str:
    """Return a text with its percent signs doubled, as a part of the first argument of the server's format()."""
    return text.replace("%", "%%")


def granted_to(grants: Iterable[Any] | None, role: str) -> list[Any]:
    """Return the grants that a role has; None counts as empty."""
    return [grant for grant in grants or () if grant.grantee == role]


def option_changes(new: Options, old: Options, *, constants: bool = False) -> list[str]:
    """Return SET with the options that change and RESET with those that are removed; at most one of each.

    With ``constants`` every value is written as a string constant, otherwise as the server prints it.
    """
    written = literal if constants else option_value
    wanted = ", ".join(f"{dotted_name(k)}={written(v)}" for k, v in (new or {}).items())
    gone = ", ".join(map(dotted_name, without(old, new)))
    return [*([f"SET ({wanted})"] if wanted else ()), *([f"RESET ({gone})"] if gone else ())]


def foreign_option_changes(new: Options, old: Options) -> list[str]:
    """Return the elements of OPTIONS in ALTER: DROP, ADD and SET."""
    new, old = new or {}, old or {}
    return [
        *(f"DROP {ident(k)}" for k in without(old, new)),
        *(f"ADD {ident(k)} {literal(v)}" for k, v in new.items() if k not in old),
        *(f"SET {ident(k)} {literal(v)}" for k, v in new.items() if k in old and old[k] != v),
    ]


def secret_option_changes(new: Options, old: Options) -> list[str]:
    """Return the elements of OPTIONS in ALTER for secret values: %L stands for each value.

    Every option that remains is SET, since its live value is not known.
    """
    new, old = new or {}, old or {}
    return [
        *(f"DROP {escaped(ident(k))}" for k in without(old, new)),
        *(f"{'SET' if k in old else 'ADD'} {escaped(ident(k))} %L" for k in new),
    ]


def statistics_changes(new: Options, old: Options) -> list[str]:
    """Return the statistics targets to set on an index's columns; -1 for those that are removed."""
    targets = [*(new or {}).items(), *((place, -1) for place in without(old, new))]
    return [f"ALTER COLUMN {place} SET STATISTICS {target}" for place, target in targets]


def mapping_changes(new: Mapping[str, Any] | None, old: Mapping[str, Any] | None) -> list[str]:
    """Return the changes of a text search configuration's mappings from token types to dictionaries."""
    new, old = new or {}, old or {}
    return [
        *(f"DROP MAPPING FOR {ident(token)}" for token in without(old, new)),
        *(
            f"{'ALTER' if token in old else 'ADD'} MAPPING FOR {ident(token)} WITH {', '.join(map(qualified, found))}"
            for token, found in new.items()
            if old.get(token) != found
        ),
    ]


def dictionary_option_changes(new: Options, old: Options) -> list[str]:
    """Return the changed options of a text search dictionary; an option without a value is removed."""
    new, old = new or {}, old or {}
    changed = [f"{ident(k)} = {number_or_literal(v)}" for k, v in new.items() if old.get(k) != v]
    return [*changed, *map(ident, without(old, new))]


def type_settings(view: View, fields: Container[str]) -> list[str]:
    """Return the elements of ALTER TYPE … SET for these fields of a base type."""
    functions = ("receive", "send", "typmod_in", "typmod_out", "analyze", "subscript")
    found = [f"{f.upper()} = {qualified(view[f]) if view[f] else 'NONE'}" for f in functions if f in fields]
    return [*found, f"STORAGE = {view.storage}"] if "storage" in fields else found


def operator_settings(view: View, fields: Container[str]) -> list[str]:
    """Return the elements of ALTER OPERATOR … SET for these fields."""
    estimators = [f for f in ("restrict", "join") if f in fields]
    partners = [f for f in ("commutator", "negator") if f in fields]
    return [
        *(f"{f.upper()} = {qualified(view[f]) if view[f] else 'NONE'}" for f in estimators),
        *(f"{f.upper()} = OPERATOR({operator_name(view[f])})" for f in partners),
        *(f.upper() for f in ("hashes", "merges") if f in fields),
    ]


def row_security_changes(new: str | None, old: str | None) -> list[str]:
    """Return the changes of a table's row security switches; FORCE is set first and removed last."""
    (enabled, forced), (was_enabled, was_forced) = (
        (state in ("enabled", "forced"), state in ("forced", "only forced")) for state in (new, old)
    )
    return [
        *(["FORCE ROW LEVEL SECURITY"] if forced and not was_forced else ()),
        *([f"{'ENABLE' if enabled else 'DISABLE'} ROW LEVEL SECURITY"] if enabled != was_enabled else ()),
        *(["NO FORCE ROW LEVEL SECURITY"] if was_forced and not forced else ()),
    ]


def publication_options(view: View) -> list[str]:
    """Return the options of a publication that differ from the defaults."""
    return [
        *([f"publish = {literal(view.publish)}"] if view.publish != "insert, update, delete, truncate" else ()),
        *(["publish_via_partition_root = true"] if view.via_partition_root else ()),
        *([f"publish_generated_columns = {view.generated_columns}"] if view.generated_columns != "none" else ()),
    ]


def subscription_options(view: View, names: Iterable[str]) -> list[str]:
    """Return these options of a subscription as CREATE and ALTER write them."""
    words = ("streaming", "synchronous_commit", "origin", "password_required")
    found = []
    for name in names:
        value = view[name]
        if name == "slot_name":
            text = "NONE" if value == "none" else literal(value)
        else:
            text = value if name in words else boolean(value)
        found.append(f"{name} = {text}")
    return found


def subscription_given(view: View) -> list[str]:
    """Return the options of CREATE SUBSCRIPTION: those that differ from the defaults, and one whose default varies."""
    defaults = (("synchronous_commit", "off"), ("password_required", "true"), ("origin", "any"))
    return [
        "streaming",
        *(["slot_name"] if view.slot_name is not None else ()),
        *(n for n in ("binary", "two_phase", "disable_on_error", "run_as_owner", "failover") if view[n]),
        *(name for name, default in defaults if view[name] != default),
    ]


def membership_options(view: View, version: int) -> list[str]:
    """Return the options of GRANT role; from 16 on INHERIT defaults to the member's own attribute."""
    member = view.parent
    unusual = "true" if member is not None and member.noinherit else "false"
    return [
        *([f"ADMIN {'OPTION' if version < 16 else 'TRUE'}"] if view.admin else ()),
        *([f"INHERIT {view.inherits.upper()}"] if version >= 16 and view.inherits == unusual else ()),
        *(["SET FALSE"] if view.without_set else ()),
    ]


class SequenceNumbers:
    """The bounds, start and increment of a sequence."""

    def __init__(self, said: Options, of_type: str) -> None:
        """Complete what is declared with the defaults for the type; ``said`` may lack keys or have None."""
        said = said or {}
        self.type = of_type
        self.increment = said.get("increment") or 1
        self.ascends = _number(self.increment) > 0
        descends = _number(self.increment) < 0
        smallest, largest = _RANGES.get(of_type, _RANGES["bigint"])
        least, most, start = (said.get(name) for name in ("min", "max", "start"))
        self.least = least if least is not None else 1 if self.ascends else smallest
        self.most = most if most is not None else -1 if descends else largest
        self.start = start if start is not None else self.least if self.ascends else self.most
        self.cache = said.get("cache") or 1
        self.cycles = said.get("cycle") in ("true", "t")


_RANGES = {
    "smallint": (-32768, 32767),
    "integer": (-2147483648, 2147483647),
    "bigint": (-9223372036854775808, 9223372036854775807),
}


def _number(text: str | int) -> int:
    return int(text)


def numbers(view: View) -> SequenceNumbers:
    """Return the numbers of a sequence that belongs to no column."""
    return SequenceNumbers({name: view[name] for name in ("min", "max", "start", "increment")}, view.type)


def within(number: str | int, of_type: str) -> bool:
    """Tell whether a number is within the range of a type."""
    smallest, largest = _RANGES.get(of_type, _RANGES["bigint"])
    return smallest <= _number(number) <= largest


def sequence_of(view: View) -> tuple[str, str]:
    """Return the path of the sequence of an identity column."""
    called = (view.identity_options or {}).get("name")
    return view.path[0], called or object_name(view.path[-2], view.path[-1], "seq")


def numbers_of(view: View, of_type: str | None = None) -> SequenceNumbers:
    """Return the numbers of an identity column's sequence, which has the column's type unless it declares another."""
    said = view.identity_options or {}
    return SequenceNumbers(said, of_type or said.get("type") or view.type)


def identity_options(view: View) -> list[str]:
    """Return the sequence options of GENERATED … AS IDENTITY.

    Numbers beyond the column's type are left out: they are set later.
    """
    said = view.identity_options or {}
    words = (("increment", "INCREMENT BY"), ("min", "MINVALUE"), ("max", "MAXVALUE"), ("start", "START WITH"))
    bounds = ("min", "max", "start")
    fit = [
        (name, word)
        for name, word in words
        if name in said and (name not in bounds or "type" not in said or within(said[name], view.type))
    ]
    return [
        *([f"SEQUENCE NAME {qualified((view.path[0], said['name']))}"] if "name" in said else ()),
        *(f"{word} {said[name]}" for name, word in fit),
        *([f"CACHE {said['cache']}"] if "cache" in said else ()),
        *(["CYCLE"] if said.get("cycle") in ("true", "t") else ()),
    ]


def narrowed(view: View) -> SequenceNumbers:
    """Return the numbers of an identity's sequence that are within the column's type."""
    said = view.identity_options or {}
    fit = {k: v for k, v in said.items() if k in ("min", "max", "start") and within(v, view.type)}
    return SequenceNumbers({"increment": said.get("increment"), **fit}, view.type)


def partitioned_above(view: View) -> Iterator[View]:
    """Yield the table that this one becomes a partition of, and those above it."""
    above = view.at(view.partition_of)
    while above is not None:
        yield above
        above = above.at(above.partition_of)


def not_null_renames(columns: Iterable[Any], old_columns: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield old and new names of NOT NULLs without an explicit name that are to have a parent's.

    One with an explicit name has been renamed by its own action, and one that the plan makes under a name that it has
    to write has the parent's from the beginning (``made_not_null_name``).
    """
    previous = {c.name: c for c in old_columns}
    for column in columns:
        if not column.not_null or column.not_null_name:
            continue
        before = not_null_name(column)
        after = column.object.hint(GIVEN_NAME) or before
        old = previous.get(column.name)
        if column.object.hint(NAME_TAKEN) and not (old is not None and old.not_null):
            continue
        if before != after and not (old is not None and (old.not_null_name or old.object.hint(HELD_AS) == after)):
            yield before, after


def inherited_above(view: View, joins: Iterable[tuple[str, ...]], sort: str, have: Iterable[str]) -> Iterator[View]:
    """Yield objects of a sort that are inherited from the joined tables and those above them.

    The first of each name counts; names in ``have`` are left out.
    """
    names = {*have, *(one.name for one in view.others(sort))}
    parents = [view.at(path) for path in joins]
    for parent in parents:
        if parent is None:
            continue
        parents += [parent.at(path) for path in parent.inherits or ()]
        for one in parent.others(sort):
            if not one.no_inherit and one.name not in names:
                names.add(one.name)
                yield one


def not_null_name(view: View) -> str:
    """Return the name of a column's NOT NULL constraint: its own, or the one that the server chooses."""
    name: str = view.not_null_name or object_name(view.path[-2], view.path[-1], "not_null")
    return name


def made_not_null_name(view: View) -> str:
    """Return the name with which a statement makes a column's NOT NULL.

    Where the derived name belongs to another constraint, that of a table which is attached later has the parent's.
    """
    parents: str | None = view.object.hint(GIVEN_NAME) if view.object.hint(NAME_TAKEN) else None
    return view.not_null_name or parents or not_null_name(view)


def domain_not_null_name(view: View) -> str:
    """Return the name of a domain's NOT NULL constraint: its own, or the one that the server chooses."""
    name: str = view.not_null_name or object_name(view.path[-1], "", "not_null")
    return name


def not_nulls_called(columns: Iterable[Any], name: str) -> list[Any]:
    """Return the columns whose NOT NULL constraint has that name."""
    return [c for c in columns if c.not_null and not_null_name(c) == name]


def members(view: View) -> tuple[Member, ...]:
    """Return the operators and functions of an operator class or family."""
    return (*(view.operators or ()), *(view.functions or ()))


FILTERS: dict[str, Any] = {
    "boolean": boolean,
    "dictionary_option_changes": dictionary_option_changes,
    "domain_not_null_name": domain_not_null_name,
    "enabling": ENABLING.__getitem__,
    "equals": equals,
    "escaped": escaped,
    "foreign_option_changes": foreign_option_changes,
    "granted_to": granted_to,
    "idents": idents,
    "identity_options": identity_options,
    "inherited_above": inherited_above,
    "literals": literals,
    "mapping_changes": mapping_changes,
    "members": members,
    "membership_options": membership_options,
    "narrowed": narrowed,
    "made_not_null_name": made_not_null_name,
    "not_null_name": not_null_name,
    "not_null_renames": not_null_renames,
    "not_nulls_called": not_nulls_called,
    "numbers": numbers,
    "numbers_of": numbers_of,
    "operator_settings": operator_settings,
    "option_changes": option_changes,
    "partitioned_above": partitioned_above,
    "publication_options": publication_options,
    "row_security_changes": row_security_changes,
    "secret_option_changes": secret_option_changes,
    "sequence_numbers": SequenceNumbers,
    "sequence_of": sequence_of,
    "statistics_changes": statistics_changes,
    "subscription_given": subscription_given,
    "subscription_options": subscription_options,
    "type_settings": type_settings,
    "within": within,
    "without": without,
}
