"""What is wanted of a plan beyond its two sides."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Scope
from schemadiff.kindspec.registry import Registry

if TYPE_CHECKING:
    from schemadiff.preflight.variables import Variables


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of a plan beyond its two sides."""

    registry: Registry
    scope: Scope = field(default_factory=Scope)
    seeds: frozenset[str] | None = None
    """The seed sets to compare; None for all."""
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    source: str = ""
    target: str = ""
    target_writes: bool = True
    """False keeps the target from being asked what texts mean, which takes temporary objects; nothing is written."""
    try_extensions: bool = False
    """Whether extensions may be installed on the target and rolled back, to find out what they bring."""
    check_bodies: bool = True
    """Whether the server checks the bodies of routines as it makes them. False lets them name what is not there."""
    put_back: Callable[[Catalog], Catalog] | None = None
    """Where the live side is a source that was built in a sandbox: its catalog as the source has it, given the one that
    is read there. What a server has to allow or to have loaded is nobody's question then."""
    cache: bool = False
    """Whether answers of the server are remembered."""
    variables: Variables | None = None
    """Which environment variables the declared side may name; None for all."""
    explain: Callable[[Identity], bool] | None = None
    """The objects whose changes the plan has to explain; None for none."""
    proofread: Callable[[], object] = lambda: None
    """Reads the YAML again with every SQL text parsed, and raises InputError with all findings. It is called where
    texts are about to be used; a plan with nothing to do is spared it."""
