"""The environment variables that secrets of objects come from."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.field_types import Secret
from schemadiff.kindspec.registry import Registry


def secret_variables(item: Object, registry: Registry) -> Iterator[str]:
    """Yield the environment variables that an object's secrets come from; empty for what only the server knows."""
    for described in registry[item.identity.kind].fields.secrets:
        value = item.get(described.name)
        if value is not None:
            yield from (value,) if isinstance(described.type, Secret) else value.values()
