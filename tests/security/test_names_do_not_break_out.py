"""A campaign of names, words, numbers and options that would break out of the statements they are written into.

What is filled in is drawn from the kinds' own descriptions: every field, in an object of a golden case that has it or
could have it; every name; and every key and value of those cases' YAML. Each either is refused with its place, or the
SQL of all plans that hold it (made, dropped, altered to it and back) has no statement but the templates'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any
from zlib import crc32

import msgspec
import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Identity, Object
from schemadiff.declaration.field_decoders import decoder
from schemadiff.declaration.row_decoder import json_text
from schemadiff.declaration.scalar_decoders import DecodeError, Setting
from schemadiff.declaration.yaml_reader import read
from schemadiff.errors import Finding, InputError, RefusedError
from schemadiff.kinds import registry
from schemadiff.kinds.identity_column import ENTRIES
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from tests.security.breaking_out import NUMBERS, PAYLOADS, escaped
from tests.security.in_memory import CASES, EMPTY, declared, scripts

KINDS = registry()
UNWRITTEN = (t.Data, t.OperatorMembers, t.Rows, t.Grants, t.Flag)
"""Shapes that no decoder reads by itself: the kinds' hooks do, and the campaign over the YAML goes through these."""


class _File(Setting):
    check_sql = True

    def csv(self, name: str) -> tuple[Any, ...]:
        raise DecodeError("there are no files")


@cache
def catalogs() -> Mapping[str, Catalog]:
    """Those of the golden cases, by case."""
    found = {}
    for file in sorted(CASES.glob("*/*/after.yaml")):
        with suppress(InputError):
            found[f"{file.parent.parent.name}/{file.parent.name}"] = declared(file.read_text())
    return found


@cache
def samples() -> Mapping[str, tuple[Catalog, Object]]:
    """For each kind the object of it that says most, and the small catalog that holds it."""
    found: dict[str, tuple[Catalog, Object]] = {}
    for catalog in sorted(catalogs().values(), key=len):
        for item in catalog:
            best = found.get(item.identity.kind)
            if best is None or (len(item.values) > len(best[1].values) and len(catalog) <= 2 * len(best[0])):
                found[item.identity.kind] = (catalog, item)
    return found


def having(kind: Kind, field: Field) -> tuple[Catalog, Object]:
    """An object that has the field, in the smallest catalog with such a one; else one that could have it."""
    held = [
        (catalog, item)
        for catalog in sorted(catalogs().values(), key=len)
        for item in catalog.by_kind.get(kind.name, ())
        if field.name in field.source(item)
    ]
    return held[0] if held else samples()[kind.name]


def as_written(type_: t.FieldType, text: str) -> Iterable[Any]:
    """What YAML could give a field of that type, with the text in it."""
    match type_:
        case t.Options():
            yield {text: "1"}
            yield {next(iter(type_.entries), {t.Keys.PLACE: "1"}.get(type_.keys, "fillfactor")): text}
            yield {"search_path": text}
        case t.Secrets():
            yield {text: {"$env": "NAME"}}
        case t.ObjectRefLists():
            yield {text: ["simple"]}
            yield {"word": [text]}
        case t.IndexElements():
            with_operator = " WITH =" if type_.operators else ""
            yield from ([f"{text}{with_operator}"], [f"a {text}"], [f"({text}){with_operator}"], [f"a COLLATE {text}"])
            yield [f'"{text.replace(chr(34), 2 * chr(34))}"{with_operator}']
        case t.Parameters():
            yield text
            yield [{"name": text, "type": "integer"}]
            yield [{"name": "a", "type": text}]
            yield [{"name": "a", "type": "integer", "default": text}]
        case _:
            yield text
            yield [text]
            if not isinstance(type_, t.Text | t.Texts | t.RoutineBody):
                yield f'"{text.replace(chr(34), 2 * chr(34))}"'


FIELDS = [
    (kind, field)
    for kind in KINDS.kinds.values()
    for field in kind.fields
    if not isinstance(field.type, UNWRITTEN) and not kind.fields.hold_rows
]


def within(live: Catalog, wanted: Catalog) -> int:
    """How many texts a plan from one to the other holds; fails where one is more than its templates'."""
    number = 0
    refused: Sequence[Finding] = ()
    try:
        for text in scripts(live, wanted):
            assert not escaped(text), text
            number += 1
    except InputError as error:
        refused = error.findings
    except RefusedError:
        pass
    assert all(finding.place is not None for finding in refused), refused
    return number


def all_ways(before: Catalog, after: Catalog) -> None:
    """Plans that make, drop and alter."""
    for live, wanted in ((EMPTY, after), (after, EMPTY), (before, after), (after, before)):
        within(live, wanted)


def test_every_kind_has_an_object_to_be_tried() -> None:
    assert {kind.name for kind in KINDS.kinds.values()} <= samples().keys()


MOST = 5
"""How many values of a field, or names of a kind, make plans; a soak takes all of them."""


def some(of: str, values: Sequence[Any], config: pytest.Config) -> Sequence[Any]:
    """As many of the values as there is time for, others of another field."""
    if config.getoption("--soak") or len(values) <= MOST:
        return values
    first = crc32(of.encode())
    return [values[(first + i * len(values) // MOST) % len(values)] for i in range(MOST)]


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=[f"{k.name}-{f.name}" for k, f in FIELDS])
def test_a_field_stays_within_its_statement(kind: Kind, field: Field, pytestconfig: pytest.Config) -> None:
    catalog, item = having(kind, field)
    of = KINDS[item.parent.kind] if kind.yaml.layout is Layout.PROPERTY and item.parent is not None else kind
    decode = decoder(field.type, of, _File())
    values: dict[str, Any] = {}
    for payload in (*PAYLOADS, *NUMBERS, "x" * 70):
        for written in as_written(field.type, payload):
            with suppress(DecodeError):
                value = decode(written)
                values[repr(value)] = _in_full(field.type, value)
    for value in some(f"{kind.name}.{field.name}", [*values.values()], pytestconfig):
        all_ways(catalog, catalog.replacing(_filled(catalog, item, field, value)))


def _filled(catalog: Catalog, item: Object, field: Field, value: Any) -> Iterator[Object]:
    """The objects of a catalog where the field has that value; a relation that it names is called so itself."""
    old = item.get(field.name)
    if isinstance(field.type, t.RelationRef | t.RelationRefs):
        if old is not None:
            one, other = ((path if isinstance(field.type, t.RelationRef) else path[0])[-1] for path in (old, value))
            yield from (_called(o, one, other) for o in catalog)
        return
    where = "hints" if field.directive else "values"
    given = {**(getattr(item, where) or {}), field.name: value}
    changed = msgspec.structs.replace(item, **{where: given})
    yield from (changed if o is item else o for o in catalog)


def _in_full(type_: t.FieldType, value: Any) -> Any:
    """Names with their schema, as they are once the server has told it."""
    match type_:
        case t.RoutineRef() | t.ObjectRef() | t.RelationRef():
            return _of_size(2, value)
        case t.ColumnRef():
            return _of_size(3, value)
        case t.RelationRefs():
            return tuple(_of_size(2, one) for one in value)
        case t.ObjectRefLists():
            return {key: tuple(_of_size(2, one) for one in some) for key, some in value.items()}
    return value


def _of_size(size: int, path: tuple[str, ...]) -> tuple[str, ...]:
    return ("public",) * (size - len(path)) + path


NAMED = [
    kind for kind in KINDS.kinds.values() if kind.yaml.layout is not Layout.PROPERTY and kind.yaml.key_syntax is None
]


@pytest.mark.parametrize("kind", NAMED, ids=[k.name for k in NAMED])
def test_a_name_stays_within_its_statement(kind: Kind, pytestconfig: pytest.Config) -> None:
    catalog, item = samples()[kind.name]
    old = item.identity.name
    for payload in some(kind.name, PAYLOADS, pytestconfig):
        renamed = catalog.replacing(_called(o, old, payload) for o in catalog)
        all_ways(catalog, renamed)
        if "rename" in kind.properties:
            told = (
                o.with_hints(RENAMED_FROM.of(old)) if o.identity == _called(item, old, payload).identity else o
                for o in renamed
            )
            within(catalog, renamed.replacing(told))


def _called(item: Object, old: str, new: str) -> Object:
    """The object where everything of one name has another one."""

    def other(value: Any) -> Any:
        if isinstance(value, str):
            return new if value == old else value
        if isinstance(value, tuple):
            return type(value)(*map(other, value)) if hasattr(value, "_fields") else tuple(map(other, value))
        return {other(k): other(v) for k, v in value.items()} if isinstance(value, dict) else value

    identity = Identity(item.identity.kind, other(item.identity.path), item.identity.arguments)
    parent = item.parent and Identity(item.parent.kind, other(item.parent.path), item.parent.arguments)
    return msgspec.structs.replace(item, identity=identity, parent=parent, values=other(dict(item.values)))


# --- every key and every value of what is written ---

ChangeStrategy = tuple[str | int, ...]
"""The way down from a file's mapping to a key (which stands last, twice) or to a value."""


def _spots(node: Any, way: ChangeStrategy = ()) -> Iterator[tuple[ChangeStrategy, bool]]:
    """Every key and every plain value: the way to it, and whether it is the key."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield (*way, key), True
            yield from _spots(value, (*way, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _spots(value, (*way, number))
    else:
        yield way, False


def _with(node: Any, way: ChangeStrategy, is_key: bool, new: str) -> Any:
    """The node with something else at that place."""
    step, rest = way[0], way[1:]
    if isinstance(node, list):
        return [
            _with(v, rest, is_key, new) if rest and i == step else new if i == step else v for i, v in enumerate(node)
        ]
    if not rest:
        return {(new if is_key and k == step else k): (new if not is_key and k == step else v) for k, v in node.items()}
    return {k: _with(v, rest, is_key, new) if k == step else v for k, v in node.items()}


KEYWORDS = frozenset(
    key
    for kind in KINDS.kinds.values()
    for key in (
        kind.yaml.key,
        *kind.fields.by_name,
        *kind.yaml.schema_overrides,
        *(f.name for f in kind.fields),
        *ENTRIES,
    )
)
"""What is a key of ours; all else is a name that somebody chose."""


def _sort(way: ChangeStrategy, is_key: bool) -> tuple[object, ...]:
    """What spots of one sort have in common: names and numbers on the way do not count."""
    return (is_key, *(step if step in KEYWORDS else "" for step in way))


@cache
def written_spots() -> list[tuple[str, Mapping[str, Any], ChangeStrategy, bool]]:
    """One spot of each sort among all cases of all kinds, and the file that it stands in."""
    found: dict[tuple[object, ...], tuple[str, Mapping[str, Any], ChangeStrategy, bool]] = {}
    files = sorted(CASES.glob("*/*/after.yaml"), key=lambda file: (file.stat().st_size, file))
    for file in files:
        root = read(file.read_bytes(), str(file))
        assert root is not None
        for way, is_key in _spots(root):
            found.setdefault(_sort(way, is_key), (f"{file.parent.parent.name}/{file.parent.name}", root, way, is_key))
    return [*found.values()]


PARTS = 16


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_written_anywhere_stays_within_its_statement(part: int, pytestconfig: pytest.Config) -> None:
    spots = written_spots()[part::PARTS]
    assert spots
    tried = 0
    for case, root, way, is_key in spots:
        for payload in some(f"{case}{way}", PAYLOADS, pytestconfig)[: None if pytestconfig.getoption("--soak") else 2]:
            text = json_text(_with(root, way, is_key, payload))
            try:
                wanted = declared(text)
            except InputError as error:
                refused: Sequence[Finding] = error.findings
            else:
                refused = ()
                tried += within(EMPTY, wanted)
            assert all(finding.place is not None for finding in refused), (case, way, refused)
    assert tried
