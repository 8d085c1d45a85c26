"""The rules about the order of actions.

What is created or altered comes after what it refers to; what depends on something is dropped, or stops depending on
it, before that is dropped or altered; a name is free before it is taken again. The other rules are of these three kinds
as well, for what PostgreSQL relates in another way. No rule reads what another one gave.
"""

from __future__ import annotations

from schemadiff.planner.edge_rules.drops import (
    dependents_before_change,
    drop_after_dependents_of_type,
    drop_before_owner,
    move_between_owners,
    recreate_after_change,
    recreate_after_dropped_cause,
    release_roles_before_drop,
    use_after_dropped_overloads,
)
from schemadiff.planner.edge_rules.inheritance import (
    alterations_before_what_they_rebuild,
    attach_and_detach,
    conversions_without_foreign_tables,
    deferred_after_children,
    dropped_children_before_what_parents_get,
    drops_before_new_children,
    own_after_what_sets_again,
    parents_before_children,
)
from schemadiff.planner.edge_rules.names import (
    release_bounds_before_reuse,
    release_inherited_names_before_reuse,
    release_names_before_reuse,
)
from schemadiff.planner.edge_rules.references import (
    alter_after_create,
    alterations_in_turn,
    create_after_references,
    create_after_shell,
    extensions_before_default_privileges,
    link_after_partners,
    parts_in_turn,
    parts_of_columns_completed,
    use_rows_after_their_columns,
)
from schemadiff.planner.edge_rules.rows import (
    change_rows_once_they_are_named,
    move_rows_before_they_are_read,
    read_rows_after_properties,
    read_rows_last,
    references_between_persistent_tables,
    seed_rows_by_reference,
    validate_outside_containers,
)
from schemadiff.planner.edges import EdgeRule

EDGE_RULES: tuple[EdgeRule, ...] = (
    create_after_shell,
    alter_after_create,
    create_after_references,
    link_after_partners,
    use_rows_after_their_columns,
    alterations_in_turn,
    parts_in_turn,
    parts_of_columns_completed,
    extensions_before_default_privileges,
    dependents_before_change,
    recreate_after_dropped_cause,
    use_after_dropped_overloads,
    recreate_after_change,
    release_roles_before_drop,
    drop_before_owner,
    move_between_owners,
    drop_after_dependents_of_type,
    seed_rows_by_reference,
    read_rows_after_properties,
    read_rows_last,
    references_between_persistent_tables,
    change_rows_once_they_are_named,
    move_rows_before_they_are_read,
    release_names_before_reuse,
    release_inherited_names_before_reuse,
    release_bounds_before_reuse,
    validate_outside_containers,
    attach_and_detach,
    alterations_before_what_they_rebuild,
    conversions_without_foreign_tables,
    deferred_after_children,
    dropped_children_before_what_parents_get,
    drops_before_new_children,
    own_after_what_sets_again,
    parents_before_children,
)
