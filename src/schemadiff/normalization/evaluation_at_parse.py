"""What a server evaluates while it parses a text, and how it is kept from evaluating code of the YAML's author.

Parsing converts a constant into a value of its type, so a constant of an array, row or range over a domain runs the
checks of that domain. If such a check calls more than known built-in functions, every text that could contain such a
constant is asked on an embedded server instead of the target. Partition bounds are converted to the type of the key, so
they are asked about with the base types of its domains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.normalization.event_triggers import OFF, may_be_off
from schemadiff.sql.text_kind import TextKind

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

_WORD = re.compile(r"[^\W\d][\w$]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a server would evaluate while it parses."""

    bases: Mapping[str, str | None] = field(default_factory=dict)
    """The base type of each partition key's type; None where a bound could run code."""
    domains: frozenset[str] = frozenset()
    """Domains whose checks are not known to be harmless."""
    event_triggers: tuple[tuple[str, str], ...] = ()
    """Event triggers that fire for temporary objects, with their functions."""
    quietly: bool = False
    """Whether event triggers may be disabled."""
    sandboxed: bool = False
    """Whether the server is an ephemeral one without anybody's data, on which anything may run."""
    words: frozenset[str] = frozenset()
    """The names by which a text can form a constant that runs those checks."""

    @property
    def prologue(self) -> str:
        """Return the statements at the start of a transaction that asks."""
        return f"{OFF};\n" if self.quietly else ""

    def base_type(self, type_: str) -> str | None:
        """Return the base type of a partition key's type; None where a bound could run code."""
        return self.bases.get(type_)

    def runs(self, statements: Iterable[str]) -> str | None:
        """Return why parsing these statements could run the check of a domain, or None."""
        if not self.words:
            return None
        found = next((w for s in statements for w in _words(s, self._odd) if self._is_known(w)), None)
        if found is None:
            return None
        which = " or ".join(sorted(self.domains))
        return f"{found} can convert a constant to the domain {which}, whose check would run while the text is parsed"

    @property
    def _odd(self) -> frozenset[str]:
        """Return those names that are not ordinary words."""
        return frozenset(w for w in self.words if _WORD.fullmatch(w) is None)

    def _is_known(self, word: str) -> bool:
        """Tell whether a word can be one of the names: folded, or written with the escapes of U&"…"."""
        return word in self.words or word.lower() in self.words or word in ("U", "u")


def _words(text: str, odd: Collection[str]) -> Iterator[str]:
    """Yield the words of a text, and those ``odd`` names (not starting with a letter) that it contains in quotes."""
    yield from _WORD.findall(text)
    for name in odd:
        if '"' + name.replace('"', '""') + '"' in text:
            yield name


def _holds(type_: str, words: Collection[str], domains: Collection[str]) -> bool:
    """Tell whether a declared type can hold values of one of the domains; a domain itself counts as its base type."""
    name = sql.split_name(type_)
    return (name is None or name[-1] not in domains) and any(w in words for w in _words(type_, words))


def reading(
    connection: Connection,
    declared: Catalog,
    kinds: Collection[TextKind | None],
    query: Callable[[str], str],
    *,
    sandboxed: bool,
) -> Reading:
    """Return what this server would evaluate for texts of these kinds; ``query`` returns the texts of queries."""
    version = connection.info.server_version // 10000
    bases: dict[str, str | None] = {}
    if TextKind.BOUND in kinds:
        tables = [o for kind in declared.by_kind for o in declared.by_kind[kind] if o.get("partition_key")]
        columns = (c for t in tables for c in structure.columns(declared, t.identity))
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


MOMENT = (
    "the server evaluates this text once, when the object is created, and the result changes with time; "
    "write now() or CURRENT_DATE, which are evaluated at every use"
)

_MOMENTS = re.compile(r"'\s*(?:now|today|tomorrow|yesterday)\b[^']*'", re.IGNORECASE)


def of_the_moment(text: str, answer: str) -> bool:
    """Tell whether a constant like 'today' has been replaced by a date."""
    found = _MOMENTS.findall(text)
    return bool(found) and any(f.lower() not in answer.lower() for f in found)
