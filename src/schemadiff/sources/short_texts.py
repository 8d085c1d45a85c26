"""SQL texts of a database as a person would write them, where the server prints the same for both.

``((price >= (0)::numeric))`` is ``price >= 0``, and ``role = ANY (ARRAY['a'::text, 'b'::text])`` is ``role IN ('a',
'b')``. Brackets are left out where the parse tree stays the same; for anything else the server is asked, in the
transactions that comparisons use (:mod:`schemadiff.normalization`), which are always rolled back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.errors import InputError
from schemadiff.kindspec.field_types import Expression, ExpressionKind
from schemadiff.kindspec.registry import Registry
from schemadiff.sql import shortening

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Key = tuple[Identity, str]


def shortened(connection: Connection, catalog: Catalog, registry: Registry) -> Catalog:
    """Return the catalog of a database with expressions in their shortest form.

    Args:
        connection: The database. Where it cannot be asked (a standby, a role that may not create temporary tables),
            only brackets are left out.
        catalog: What was read from it.
        registry: The kinds.
    """
    texts: dict[Key, str] = {}
    found: dict[Key, str] = {}
    wanted: dict[Key, Iterator[str]] = {}
    for key, text, kind in _texts(catalog, registry):
        texts[key] = text
        bare = shortening.without_brackets(text)
        wanted[key] = shortening.candidates(text)
        if kind not in _AFTER_DEFAULT:
            found[key] = bare
        elif bare != text:
            wanted[key] = chain(wanted[key], (bare,))
    may_ask: bool | None = None
    while asked := {key: short for key, candidates in wanted.items() if (short := next(candidates, None)) is not None}:
        may_ask = _may_ask(connection) if may_ask is None else may_ask
        equal = _equal(connection, catalog, asked, registry) if may_ask else set()
        found.update((key, asked[key]) for key in equal)
        wanted = {key: wanted[key] for key in asked if may_ask and key not in equal}
    return _with(catalog, {key: text for key, text in found.items() if text != texts[key]})


_AFTER_DEFAULT = (ExpressionKind.DEFAULT, ExpressionKind.DOMAIN_DEFAULT)
"""After DEFAULT, a COLLATE without brackets is the column's (b_expr in gram.y), so brackets there mean something."""


def _texts(catalog: Catalog, registry: Registry) -> Iterator[tuple[Key, str, ExpressionKind]]:
    """Yield the expressions of the catalog, by object and field."""
    for kind in registry.kinds.values():
        kinds = {f.name: f.type.kind for f in kind.fields if isinstance(f.type, Expression) and not f.directive}
        for item in catalog.by_kind.get(kind.name, ()) if kinds else ():
            for name, used_for in kinds.items():
                text = item.values.get(name)
                if isinstance(text, str) and text:
                    yield (item.identity, name), text, used_for


def _equal(connection: Connection, catalog: Catalog, asked: Mapping[Key, str], registry: Registry) -> set[Key]:
    """Return the fields for which the server prints the same whichever of both texts it is given.

    What it refuses is not among them; if it does not say which text that is, none is.
    """
    from schemadiff.normalization import EventTriggerError, ask

    short = _with(catalog, asked)
    fields: dict[Identity, list[str]] = {}
    for identity, name in asked:
        fields.setdefault(identity, []).append(name)
    pairs = tuple(Pair(catalog[i], short[i], (), tuple(names)) for i, names in fields.items())
    try:
        answers = ask(connection, Comparison(pairs=pairs), catalog, short, registry, stand_in=True)
    except (EventTriggerError, InputError):
        return set()
    return {key for key in asked if answers.keeps(key)}


def _with(catalog: Catalog, texts: Mapping[Key, str]) -> Catalog:
    """Return the catalog with these texts."""
    changed: dict[Identity, dict[str, str]] = {}
    for (identity, name), text in texts.items():
        changed.setdefault(identity, {})[name] = text
    return catalog.replacing(_changed(catalog, changed))


def _changed(catalog: Iterable[Object], changed: Mapping[Identity, Mapping[str, str]]) -> Iterator[Object]:
    for item in catalog:
        values = changed.get(item.identity)
        yield item if values is None else msgspec.structs.replace(item, values={**item.values, **values})


def _may_ask(connection: Connection) -> bool:
    """Tell whether temporary tables can be created there."""
    row = connection.execute(
        "SELECT has_database_privilege(current_database(), 'TEMP') AND NOT pg_is_in_recovery()"
        " AND current_setting('transaction_read_only') = 'off'"
    ).fetchone()
    return bool(row and row[0])
