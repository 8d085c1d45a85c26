"""The kinds of PostgreSQL objects, one description each; every module of :data:`order.MODULES` defines ``KINDS``."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from schemadiff.kinds.order import MODULES
from schemadiff.kindspec.registry import Registry


@cache
def registry() -> Registry:
    """Return the registry of the built-in kinds."""
    modules = (import_module(f"{__name__}.{name}") for name in MODULES)
    return Registry(kind for module in modules for kind in module.KINDS)
