"""What a server computes while it only reads a text, and how that is kept from being the YAML's author's.

Parsing turns a constant into a value of its type, so a constant of an array, row or range of a domain runs the checks
of that domain. Where such a check calls more than built-in code that is known to be harmless, every text that could
come to such a constant is kept from the target; an embedded server is asked instead. Bounds of partitions are brought
to the type of the key, so they are asked about with what its domains are made of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.normalization.event_triggers import OFF, may_be_off
from schemadiff.sql.text_kind import TextKind

if TYPE_CHECKING:
    import psycopg

_WORD = re.compile(r"[^\W\d][\w$]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of how a server reads."""

    bases: Mapping[str, str | None] = field(default_factory=dict)
    """By the types of partition keys what they are made of; None where a bound could run code."""
    domains: frozenset[str] = frozenset()
    """Domains whose checks are not known to be harmless."""
    event_triggers: tuple[tuple[str, str], ...] = ()
    """Those that temporary objects fire, with their functions."""
    quietly: bool = False
    """Whether they may be turned off."""
    sandboxed: bool = False
    """Whether anything may run there: it is a throwaway server, and holds nothing of anybody's."""
    words: frozenset[str] = frozenset()
    """By what names a text can come to a constant that runs those checks."""

    @property
    def prologue(self) -> str:
        """What stands before the statements of a transaction that asks."""
        return f"{OFF};\n" if self.quietly else ""

    def base_type(self, type_: str) -> str | None:
        """What a type of a partition key is made of; None where a bound could run code."""
        return self.bases.get(type_)

    def runs(self, statements: Iterable[str]) -> str | None:
        """Why reading these statements could run the check of a domain, or None."""
        if not self.words:
            return None
        found = next((w for s in statements for w in _words(s, self._odd) if self._is_known(w)), None)
        if found is None:
            return None
        which = " or ".join(sorted(self.domains))
        return f"{found} can bring a constant to the domain {which}, whose check would run while the text is read"

    @property
    def _odd(self) -> frozenset[str]:
        """The names among them that no word of a text can be."""
        return frozenset(w for w in self.words if _WORD.fullmatch(w) is None)

    def _is_known(self, word: str) -> bool:
        """Whether a word can be one of the names: folded, or hidden by the escapes of U&"…"."""
        return word in self.words or word.lower() in self.words or word in ("U", "u")


def _words(text: str, odd: Collection[str]) -> Iterator[str]:
    """The words of a text, and which of the odd names (no letter begins them) stand in it between quotes."""
    yield from _WORD.findall(text)
    for name in odd:
        if '"' + name.replace('"', '""') + '"' in text:
            yield name


def _holds(type_: str, words: Collection[str], domains: Collection[str]) -> bool:
    """Whether a declared type can hold values of one of the domains; a domain itself is read as what it is made of."""
    name = sql.split_name(type_)
    return (name is None or name[-1] not in domains) and any(w in words for w in _words(type_, words))


def reading(
    connection: psycopg.Connection[Any],
    declared: Catalog,
    kinds: Collection[TextKind | None],
    query: Any,
    *,
    sandboxed: bool,
) -> Reading:
    """How this server reads questions of texts of these kinds; ``query`` gives the texts of queries."""
    version = connection.info.server_version // 10000
    bases: dict[str, str | None] = {}
    if TextKind.BOUND in kinds:
        tables = [o for kind in declared.by_kind for o in declared.by_kind[kind] if o.get("partition_key")]
        columns = (c for t in tables for c in declared.children(t.identity, "column"))
        types = sorted({c.get("type") for c in columns if c.get("type")})
        bases = dict(connection.execute(query("base_types"), {"types": types}).fetchall())
    doubtful: dict[int, str] = {}
    for oid, name, check in connection.execute(query("checked_domains")).fetchall():
        found = sql.evaluated_by_expression(check)
        if found.harm or found.types:
            doubtful[oid] = name
    words: frozenset[str] = frozenset()
    if doubtful:
        rows = connection.execute(query("domain_words"), {"domains": list(doubtful)}).fetchall()
        words = frozenset(w for (name,) in rows for w in (name, *_WORD.findall(name)))
        words |= {
            c.identity.name
            for kind in declared.by_kind
            for c in declared.by_kind[kind]
            if isinstance(c.get("type"), str) and _holds(c.get("type"), words, doubtful.values())
        }
    triggers = tuple(connection.execute(query("event_triggers")).fetchall())
    quietly = bool(triggers) and may_be_off(connection, version)
    return Reading(bases, frozenset(doubtful.values()), triggers, quietly, sandboxed, words)
