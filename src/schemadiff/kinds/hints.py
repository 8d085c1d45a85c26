"""The hints that only kinds read, in their hooks and templates (``catalog/hints.py`` says what a hint is)."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff.catalog.hints import (
    APART,
    CLONE,
    EACH_PARTITION,
    GIVEN_NAME,
    HELD_AS,
    IMPLIED,
    JOINS,
    LACKS,
    LEAVES,
    OWN,
    OWN_FIELDS,
    OWN_IDENTITY,
    UNSET,
    Hint,
)
from schemadiff.catalog.objects import Identity, Value

# --- what the YAML says ---

WITH_DATA = Hint("with_data", bool)
"""Whether a materialized view is populated; true if absent. A directive, and set by the query for a live one that is
not; read for the REFRESH after its creation."""

NO_DEFAULT = Hint("no_default", bool)
"""``default: null`` of an inherited column: it does not have its parent's. Set by the decode hook of columns; read by
``expand_declared`` and the encode hook."""

NOTHING = Hint("nothing", tuple[str, ...])
"""The roles that are declared without privileges, which matters for an owner. Set by the decode hook of grants; read by
``reconciliation.declared``."""

WRITTEN = Hint("written", bool)
"""Default privileges are written, whether or not they could be decoded. Set by their decode hook; read before an entry
without any is reported."""

# --- what catalog queries return ---

PARTITIONED = Hint("partitioned", bool)
"""An index of a partitioned table, which stores nothing. Set by the queries of indexes and keys; read for changes of
its options, and because it is not built concurrently."""

STORAGES = Hint("storages", tuple[tuple[str, str], ...])
"""The columns of a live materialized view and the storage that their types have. Set by its query; read by
``reconciliation.live`` of its columns."""

HIDDEN = Hint("hidden", bool)
"""The options of a user mapping, which the server does not show to this role. Set by its query; read by
``reconciliation.live``."""

KEPT = Hint("kept", bool)
"""A role that other databases need, or that is connected. Set by the query of roles; read by
``management.protected``."""

CAME_WITH = Hint("came_with", tuple[tuple[str, str | None, str | None, str | None, bool | None], ...])
"""The privileges that the script of an extension granted on its members: member, grantee, privilege, column, grant
option; without grantee for a member of which it revoked all. Set by the query of extensions; read by
``kinds/member_privileges.py``."""

INDEX_COLUMNS = Hint("columns", tuple[str, ...])
"""The names of an index's own columns, of which the server derives the name of an inherited index. Set by the query of
inherited indexes, and by ``reconciliation.declared`` for declared ones; read for that name."""

FIXED_EXPRESSION = Hint("fixed_expression", bool)
"""The expression of a virtual column that SET EXPRESSION refuses to change (18). Set by the query of columns; read for
its change strategy."""

NOT_NULL_UNNAMED = Hint("not_null_unnamed", bool)
"""A NOT NULL of a server on which these are no constraints (up to 17). Set by the query of columns; read by
``kinds/shared_not_null.py``."""

NOT_NULL_STAYS = Hint("not_null_stays", bool)
"""The NOT NULL of an inherited column is local as well, or dropped already with its parent's (18). Set by the query of
columns for partitions, and on the live side by ``kinds/shared_not_null.py``; read there and for what DROP NOT NULL
reaches."""

MERGES = Hint("heir", bool)
"""A column of a child table that is no partition: it is merged with its parents' and can differ from them; false for a
typed table. Set by the query and ``expand_declared`` of columns; read for identities and for names of NOT NULLs."""

TYPED = Hint("typed", bool)
"""An attribute of a composite type of which tables are (OF). Set by the query of attributes, and by ``expand_declared``
of tables; read for its change strategy and its statements."""

# --- declared keys and columns of partitions and child tables ---

PART = Hint("part", str)
"""The index of the parent whose part a partition's own key has to own: both have one name. Set by the queries of keys,
and by ``kinds/own_keys.py``; read for the statements of keys."""

OVER_SAME_COLUMNS = Hint("beside", tuple[tuple[str, ...], ...])
"""The parents' indexes and keys over the same columns as a partition's own: kind and path. Set by
``kinds/own_keys.py``; read by ``dependencies.references`` of keys."""

INHERITS_NOT_NULL = Hint("inherits_not_null", tuple[tuple[str, ...], ...])
"""The paths of the parents' columns whose NOT NULLs a partition's primary key needs. Set by ``expand_declared``, and
for what was read by ``reconciliation.wanted``, as the hints of inherited columns are; read by
``dependencies.references`` of keys."""

ROOTS = Hint("roots", tuple[Identity, ...])
"""The columns in which an inherited column begins, sorted: those that nothing is above. Set by ``expand_declared``;
read for its change strategy."""

COMPUTED_ABOVE = Hint("computed_above", bool)
"""An inherited column that a parent's expression computes. Set by ``expand_declared``; read for its definition up to
15."""

NOT_NULL_ALONE = Hint("not_null_alone", bool)
"""A partition's column whose parent has no NOT NULL. Set by ``expand_declared``; read by
``kinds/shared_not_null.py``."""

KEYED = Hint("keyed", bool)
"""The primary key of the table implies the column's NOT NULL, which has a declared name. Set by ``yaml.derive`` of
tables, and by ``reconciliation.names`` of columns; read for the statements of NOT NULL."""

NAME_TAKEN = Hint("name_taken", bool, planned=True)
"""The name that the server derives for a NOT NULL belongs to another constraint of the schema, so that a statement
without a name would get another one. Set by ``reconciliation.names`` of columns and domains; read for their
statements."""

# --- live objects as they are compared: set by ``reconciliation.live`` ---

BOUND_NAME = Hint("bound_name", str, planned=True)
"""Why RENAME CONSTRAINT cannot change the name of a live NOT NULL: ``parent`` (it is inherited), ``child`` or
``partition`` (such a table has it by another name, or keeps this one), ``key`` (as these, and a primary key needs it),
``taken`` (a child has the name that the new one would get), ``freed`` (it is inherited until the parents' are dropped),
``freed_child`` (this, and as ``child``), ``renamed`` (it is inherited, and renamed with a table or column above). Set
by ``kinds/shared_not_null.py``; read by ``kinds/not_null.py``."""

FREED = ("freed", "freed_child")
"""The values of ``BOUND_NAME`` for what is inherited no longer."""

NOT_NULLS_KEPT = Hint("not_nulls_kept", tuple[Mapping[str, Value], ...], planned=True)
"""The NOT NULLs below that do not get the new name of this one: the table, the name before and after. Set and read as
``BOUND_NAME``."""

NOT_NULL_COMMENTED = Hint("not_null_commented", bool, planned=True)
"""A NOT NULL with a bound name has a comment. Set and read as ``BOUND_NAME``."""

NOT_NULL_BELOW = Hint("not_null_below", str, planned=True)
"""Child tables still have a NOT NULL by another name after the plan: ``one``, or ``chain`` if tables below one of them
have it by again another name. Set and read as ``BOUND_NAME``."""

KEEPS = Hint("keeps", tuple[str, ...], planned=True)
"""The names of the checks that a table has before it gets a parent, sorted. Set for tables; read for the statement that
attaches it, and for its effects."""

NUMBERED = Hint("numbered", tuple[str, ...], planned=True)
"""The columns of a table that have an identity before it becomes a partition. Set and read by
``kinds/partitioning.py``."""

# --- statements ---

OF_KEY = Hint("of_key", str, planned=True)
"""The key that is created over the index. Set and read for online changes (``kinds/online_forms.py``)."""

DEFERRAL = Hint("deferral", tuple[bool, bool], planned=True)
"""Whether that key is deferrable, and initially deferred. Set and read as ``OF_KEY``."""

KEY_SORT = Hint("key_sort", str, planned=True)
"""The sort of constraint that the key is, as in pg_constraint (``p`` or ``u``). Set and read as ``OF_KEY``."""

WHOLE_KEY = Hint("whole_key", tuple[tuple[str, ...], str, Value], planned=True)
"""For the index of a partition, the key of the partitioned table that it is built for: its table, name and options. Set
by ``kinds/online_partitions.py``; read for the statement that builds it."""

STANDS_FOR = Hint("stands_for", str, planned=True)
"""The name that a new column gets once its rows are filled. Set by ``kinds/online_columns.py``; read for the statements
of such a column."""

BECOMES = Hint("becomes", str, planned=True)
"""The name that a part gets once it belongs to the index, key or foreign key of the partitioned table. Set by
``kinds/online_partitions.py``; read for the statements about the whole and its parts."""

PARTS = Hint("parts", tuple[Mapping[str, Value], ...], planned=True)
"""What a statement about a partitioned table has to know about each part that was made before: the table, its name
before and after, and for an attached table the clause of the key over it. Set and read as ``BECOMES``."""

KEY_CLAUSE = Hint("key", tuple[str, str], planned=True)
"""The words before and behind USING INDEX for the key that is added over a part's index. Set and read by
``kinds/online_tables.py``."""

BOUND_CONDITION = Hint("bound", str, planned=True)
"""The condition that proves that all rows of a table fit a partition's bound. Set by ``kinds/online_tables.py``; read
for the statements of that check."""

# --- kinds that have the same ---

OF_TABLES = (EACH_PARTITION, OWN, LEAVES, JOINS, KEEPS, NUMBERED, BOUND_CONDITION, PARTS)
OF_COLUMNS = (
    *(OWN, OWN_FIELDS, OWN_IDENTITY, ROOTS, COMPUTED_ABOVE, MERGES, IMPLIED, UNSET, LACKS, NO_DEFAULT, KEYED),
    FIXED_EXPRESSION,
    *(HELD_AS, GIVEN_NAME, BOUND_NAME, NOT_NULL_UNNAMED, NOT_NULL_STAYS, NOT_NULL_ALONE),
    *(NOT_NULL_BELOW, NOT_NULL_COMMENTED, NOT_NULLS_KEPT, NAME_TAKEN, STANDS_FOR),
)
OF_INDEXES = (CLONE, PARTITIONED, PART, OVER_SAME_COLUMNS, APART, BECOMES, PARTS)
