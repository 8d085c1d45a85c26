"""The kinds of PostgreSQL objects, one description each."""

from __future__ import annotations

from functools import cache

from schemadiff.kinds import (
    access_method,
    aggregate,
    cast,
    check,
    collation,
    column,
    composite_type,
    conversion,
    default_privileges,
    domain,
    enum,
    event_trigger,
    exclusion,
    extension,
    foreign,
    foreign_key,
    identity_sequence,
    index,
    language,
    materialized_view,
    operator,
    operator_class,
    primary_key,
    publication,
    range_type,
    routine,
    row_security,
    schema,
    seed,
    sequence,
    shell_type,
    statistics,
    table,
    text_search,
    traits,
    trigger,
    unique,
    view,
)
from schemadiff.model.registry import Registry

_MODULES = (
    schema,
    extension,
    default_privileges,
    access_method,
    language,
    collation,
    enum,
    domain,
    composite_type,
    range_type,
    shell_type,
    sequence,
    text_search,
    conversion,
    foreign,
    table,
    column,
    identity_sequence,
    primary_key,
    unique,
    check,
    foreign_key,
    exclusion,
    index,
    trigger,
    row_security,
    routine,
    aggregate,
    operator,
    operator_class,
    cast,
    view,
    materialized_view,
    statistics,
    traits,
    publication,
    seed,
    event_trigger,
)


@cache
def registry() -> Registry:
    """The registry of the built-in kinds."""
    return Registry(kind for module in _MODULES for kind in module.KINDS)
