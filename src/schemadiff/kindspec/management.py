"""Which objects of a kind are managed, and what dropping one takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from schemadiff.catalog.objects import Object, Value


@dataclass(frozen=True, eq=False, repr=False)
class Management:
    """Which objects of a kind are managed, and what dropping one takes."""

    opt_in: bool = False
    """An object that the YAML does not mention is not managed and stays."""
    keep_undeclared: Callable[[Object], bool] = lambda item: False
    """Whether such an object stays, too, where the YAML does not mention it."""
    opt_in_by_section: bool = False
    """For a facet: where the YAML writes its key, at the top of a file or in its parent's mapping, be it empty, it
    answers for all there are."""
    cluster_wide: bool = False
    """Of the cluster, not of the database: read only where the YAML writes its key; changing one takes CREATEROLE."""
    protected: Callable[[Object], bool] = lambda item: False
    """Whether such a live object stays, whatever the YAML says."""
    left_behind: Callable[[Object], str | None] = lambda item: None
    """What dropping one leaves behind outside of the database, for whoever consents."""
    drop_needs_consent: bool = True
    """Dropping it whole needs consent."""
    built_in_values: Callable[[Any], Mapping[str, Value]] | None = None
    """For a trait that is a facet: the values that absence means, by the kind of what could carry it, where the YAML is
    the whole truth."""
    opt_in_properties: frozenset[str] = frozenset()
    """Traits that are not managed where absent, since the server or an extension sets them itself."""
