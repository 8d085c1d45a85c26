"""What is requested of a plan in addition to its two sides."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.catalog.table_sizes import TableSize
from schemadiff.diff.catalogs import Scope
from schemadiff.kindspec.online import When
from schemadiff.kindspec.registry import Registry

if TYPE_CHECKING:
    from schemadiff.preflight.variables import Variables


class Online(NamedTuple):
    """Which existing tables are changed online: by statements that do not make their users wait."""

    when: When = "auto"
    """Whether those are of which the YAML says nothing."""
    overrides: bool = False
    """Whether ``when`` counts for all tables, whatever the YAML says of them."""
    tables: frozenset[Identity] | None = None
    """Exactly these tables, whatever is in them; None to decide by ``when``."""

    def covers(self, table: Identity, size: TableSize | None, declared: str | None = None) -> bool:
        """Tell whether an existing table of that size is changed online; ``declared`` is what the YAML says of it."""
        if self.tables is not None:
            return table in self.tables
        when = self.when if declared is None or self.overrides else declared
        return when == "always" or (when == "auto" and size is not None and size.size > 0)


class Proofreading(Protocol):
    """The check of the whole YAML, with every SQL text parsed."""

    def begin(self) -> None:
        """Begin the check, unless it has begun. Raises InputError with all findings, or leaves that to ``wait``."""

    def wait(self) -> None:
        """Wait for a check that has begun, and raise InputError with its findings."""

    def stop(self) -> None:
        """End a check that has begun."""


class _NoProofreading:
    def begin(self) -> None:
        """Begin nothing."""

    wait = stop = begin


NO_PROOFREADING: Proofreading = _NoProofreading()


class ReadAhead(NamedTuple):
    """The live side, if it was read before the declared one was known."""

    schemas: frozenset[str]
    sections: frozenset[str]
    """What was read, as :func:`schemadiff.introspection.reader.read` is told."""
    catalog: Catalog


@dataclass(frozen=True, slots=True)
class Request:
    """What is requested of a plan in addition to its two sides."""

    registry: Registry
    scope: Scope = field(default_factory=Scope)
    seeds: frozenset[str] | None = None
    """The seed sets to compare; None for all."""
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    source: str = ""
    target: str = ""
    target_writes: bool = True
    """False forbids temporary objects on the target: an embedded server is asked what texts mean, and nothing is
    written."""
    try_extensions: bool = False
    """Whether extensions may be installed on the target, in a transaction that is rolled back, to find out their
    members."""
    check_bodies: bool = True
    """The server's check_function_bodies when routines are created. False allows bodies that name missing objects."""
    put_back: Callable[[Catalog], Catalog] | None = None
    """For a live side that was built in a sandbox: returns the source's own catalog, given the one that is read there.
    Privileges and label providers are not checked then."""
    elsewhere: bool = False
    """Whether the plan is for another database than the one that it is made on, which is only a copy."""
    lacks: frozenset[str] | None = None
    """For a live side that was built in a sandbox without members of extensions: texts that errors about these contain.
    A text that its server does not accept cannot be compared by meaning, and counts as
    different."""
    cache: bool = False
    """Whether the answer "equal" is kept between runs."""
    samples: bool = True
    """Whether the keys of rows that violate something are shown."""
    reconcile: bool = True
    """Whether what a change brings along is no difference of its own: an owned sequence follows its table. False to
    learn what each side has."""
    variables: Variables | None = None
    """Which environment variables the declared side may name; None for all."""
    explain: Callable[[Identity], bool] | None = None
    """Tells for which objects the plan explains its changes; None for none."""
    separate: bool = False
    """Whether nearly every change is a statement of its own, so that an error shows which change it is about."""
    split: bool = False
    """Whether a plan with more locks than the server has room for in one transaction gets several."""
    rename_hints: bool = True
    """Whether the plan points out similar objects that are dropped and created."""
    online: Online = field(default_factory=Online)
    """Which existing tables are changed online."""
    diagram: bool = False
    """Whether the plan has a picture of the tables that it touches."""
    proofreading: Proofreading = NO_PROOFREADING
    """Reads the YAML again with every SQL text parsed. It begins when texts are to be used, so that a plan with nothing
    to do does not pay for it."""
