"""What the pairs are drawn from holds every kind and field: a new one fails here until it is drawn, or said why not."""

from __future__ import annotations

from collections import Counter

import pytest

from schemadiff.kinds import registry
from tests.property.migration import declared
from tests.property.strategies import sides
from tests.property.strategies.seeded import drawn

SIDES = 24

KINDS_NOT_DRAWN = {
    "role": "of the whole server, which a fresh build would share: tests/cases/role",
    "role_membership": "the same",
    "security_labels": "they take a provider, a library of C: tests/cases/security_labels",
    "system_operator_family": "pg_dump, which judges, leaves them out: tests/cases/system_operator_family",
    "seed": "rows that the YAML owns, where the others have to survive: tests/seeds",
}
FIELDS_NOT_DRAWN = {
    "aggregate.mfinalfunc_extra": "no function of the system is made for it",
    "collation.nondeterministic": "takes ICU, which the embedded server has not",
    "collation.rules": "the same",
    "extension.schema": "its types would have other names",
    "extension.version": "the server offers one",
    "foreign_data_wrapper.handler": "takes a library of C",
    "foreign_table.own_not_null_names": "said of a database that was adopted",
    "table.own_not_null_names": "the same",
    "member_privileges.owner_without": "not drawn: tests/cases/member_privileges/granted_and_revoked",
    "grants.owner_without_rights": "not drawn: tests/cases/grants/owners_own",
    "identity_sequence.persistence": "not drawn: tests/cases/identity_sequence/told",
    "index.invalid": "of a live database only",
    **dict.fromkeys(
        ("primary_key.index_alone", "primary_key.index_shared", "unique.index_alone", "unique.index_shared"),
        "of a live database only, where the declared side differs",
    ),
    "index.replica_identity": "drawn of primary keys: takes columns that are not null",
    "unique.replica_identity": "the same",
    "foreign_key.on_delete_columns": "not drawn: tests/cases/foreign_key/actions_changed",
    "operator_class.default": "takes a type of one's own with all its operators: tests/cases/operator_class",
    "subscription.enabled": "takes a slot of the publisher",
    "subscription.failover": "the same",
    "subscription.two_phase": "the same",
    "exclusion.include": "not drawn",
    "exclusion.statistics": "drawn of indexes",
    "index.tablespace": "a tablespace is the whole server's",
    "exclusion.tablespace": "the same",
    "materialized_view.tablespace": "the same",
    "inherited_index.tablespace": "the same",
    "primary_key.tablespace": "the same",
    "table.tablespace": "the same",
    "unique.tablespace": "the same",
}

RARE = {
    "exclusion.cluster",
    "exclusion.deferrable",
    "exclusion.initially_deferred",
    "foreign_key.period",
    "foreign_table.inherits",
    "inherited_index.depends_on_extensions",
    "inherited_trigger.depends_on_extensions",
    "primary_key.without_overlaps",
    "statistics.target",
    "unique.cluster",
    "unique.without_overlaps",
    "view_column.compression",
    "view_column.statistics",
    "view_column.storage",
}
"""Drawn where several things come together, and so not among the few of this test each time."""


@pytest.mark.long
def test_every_kind_and_field_is_drawn() -> None:
    counted: Counter[tuple[str, str]] = Counter()

    for number in range(SIDES):
        for item in declared(drawn(sides(), f"side {number}")):
            counted[item.identity.kind, ""] += 1
            counted.update((item.identity.kind, name) for name in item.values)
    kinds = {kind.name: kind for kind in registry().kinds.values()}
    assert {name for name in kinds if not counted[name, ""]} == set(KINDS_NOT_DRAWN)
    fields = [(k.name, f.name) for k in kinds.values() if counted[k.name, ""] for f in k.fields if not f.directive]
    missed = {".".join(field) for field in fields if not counted[field]}
    unexplained = missed - RARE - set(FIELDS_NOT_DRAWN)
    assert not unexplained
    assert not {f for f in FIELDS_NOT_DRAWN if counted[f.split(".")[0], f.split(".")[1]]}
