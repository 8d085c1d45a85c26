"""Which objects of a kind are managed, and what changing or dropping one risks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.risks import Risks, no_risks


@dataclass(frozen=True, eq=False, repr=False)
class Management:
    """Describe which objects of a kind are managed, and what changing or dropping one risks."""

    opt_in: bool = False
    """An object that the YAML does not mention is not managed and stays."""
    keep_undeclared: Callable[[Object], bool] = lambda item: False
    """Whether this live object stays as well if the YAML does not mention it."""
    opt_in_by_section: bool = False
    """For an opt-in kind: where the YAML has its key, at the top of a file or in the parent's mapping, all objects of
    the kind are managed there, even if the key is empty."""
    cluster_wide: bool = False
    """It belongs to the cluster and not to the database: read only if the YAML has its key."""
    protected: Callable[[Object], bool] = lambda item: False
    """Whether this live object is never dropped, whatever the YAML says."""
    left_behind: Callable[[Object], str | None] = lambda item: None
    """What dropping the object leaves outside of the database, reported with the hazard; None if nothing is left."""
    drop_needs_consent: bool = True
    """Dropping it by a statement of its own needs consent."""
    named_by_clients: Callable[[Object], bool] = lambda item: False
    """Whether applications name this object in their statements, so that they fail once nothing has its name."""
    risks: Risks = no_risks
    """What else a change of one of its objects risks for applications and for security, and what has no way back."""
    built_in_values: Callable[[Any], Mapping[str, Value]] | None = None
    """For an opt-in property: the values that PostgreSQL gives a new object of that kind; absence means these where
    everything is managed."""
    opt_in_properties: frozenset[str] = frozenset()
    """Properties that are not managed where they are absent, since the server or an extension sets them itself."""
