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
    """Whether this live object stays, too, where the YAML does not mention it."""
    opt_in_by_section: bool = False
    """For an opt-in kind: where the YAML writes its key, at the top of a file or in its parent's mapping, all objects
    of the kind are managed there, even if the key is empty."""
    cluster_wide: bool = False
    """Of the cluster, not of the database: read only where the YAML writes its key; changing one takes CREATEROLE."""
    protected: Callable[[Object], bool] = lambda item: False
    """Whether this live object is never dropped, whatever the YAML says."""
    left_behind: Callable[[Object], str | None] = lambda item: None
    """What dropping the object leaves outside of the database, told with the hazard; None where nothing is left."""
    drop_needs_consent: bool = True
    """Dropping it whole needs consent."""
    built_in_values: Callable[[Any], Mapping[str, Value]] | None = None
    """For an opt-in property: the values that PostgreSQL gives an object of that kind, which absence means where
    everything is managed."""
    opt_in_properties: frozenset[str] = frozenset()
    """Properties that are not managed where absent, since the server or an extension sets them itself."""
