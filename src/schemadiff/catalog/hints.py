"""Hints: what is known about an object besides its values, typed, and never compared.

They say how an object changes (``renamed_from``, ``using``), or what the engine has found out about it and no field
describes. Each one is declared once: here if the engine reads it, else in ``kinds/hints.py``; and a kind lists those
that its query and its hooks set (``Fields.hints``). A directive (``Field.directive``) is a hint with the name of its
field; it is declared here or there only if Python reads it.

``Object.hint`` reads a hint, ``Object.with_hints`` sets it. Mappings hold hints by name, because saved catalogs and
catalog queries (``_hint.name``) do.
"""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar

T_co = TypeVar("T_co", covariant=True)


class HintValue(NamedTuple):
    """A hint with its value, as :meth:`Hint.of` makes it."""

    name: str
    value: Any


class Hint(Generic[T_co]):
    """Declare a hint: its name and the type of its values. An object without it has None.

    ``planned`` is true for what is worked out while a plan is made. A saved catalog cannot contain it.
    """

    __slots__ = ("name", "planned", "type")

    def __init__(self, name: str, type_: type[T_co], *, planned: bool = False) -> None:
        self.name = name
        self.type = type_
        self.planned = planned

    def of(self, value: T_co) -> HintValue:  # type: ignore[misc] # covariant, so that bool(item.hint(…)) has a type
        """Return the hint with a value."""
        return HintValue(self.name, value)


# --- what the YAML says ---

RENAMED_FROM = Hint("renamed_from", str)
"""The previous name, as it is written. Set by the decoder for every kind with the property ``rename``; read by
``diff/renames.py``, and by whoever looks an object up by its previous name."""

PLACES = Hint("places", tuple[tuple[str, int, int], ...])
"""Name, line and column of the directives whose texts the server checks. Set by the decoder; read by
``Object.place_of`` for messages."""

SECTIONS = Hint("sections", tuple[str, ...])
"""The kinds of parts that are completely managed, since their section is there (``opt_in_by_section``). Set by the
decoder, and by ``diff/catalogs.py`` where options of the command manage more; read by ``diff/catalogs.py``,
extensions."""

USING = Hint("using", str)
"""The expression that converts the values of a column whose type changes. A directive of columns;
``pipeline/conversions.py`` sets the only possible one where the YAML has none. Read by the planner, data checks and
seeds."""

BACKFILL = Hint("backfill", str)
"""The expression that replaces null when a column becomes NOT NULL. A directive of columns; read by normalization, data
checks, seeds, and for the statements of the column."""

EACH_PARTITION = Hint("each_partition", tuple[str, ...])
"""The keys under ``each_partition`` of a partitioned table. Set by its decode hook; read where files are edited, so
that what all partitions have stays there."""

RENAMED_MEMBERS = Hint("renamed_labels", tuple[tuple[str, str], ...])
"""The new and the old names of an enum's labels. Set by its decode hook, and by ``rehearsal/reverse.py``, which turns
renames round; read by ``renaming.member_renames``."""

ONLINE = Hint("online", str)
"""Whether a table or materialized view is changed online: ``never``, ``auto`` or ``always``. A directive of these; read
by ``planner/online.py``."""

OPTIONAL = Hint("optional", bool)
"""An extension that is installed only if the server offers it. A directive; read by ``preflight/extensions.py``."""

COLUMNS = Hint("columns", tuple[str, ...])
"""The names of a view's columns that are not those of its query. A directive of views; read for its placeholder
relation."""

UNSET = Hint("unset", tuple[str, ...])
"""The fields that the YAML sets to null: an inherited object does not have what its parent's has. Set by the decode
hooks of kinds that are inherited, and by the dumper for what it has to write as null; read by ``expand_declared`` and
the encode hooks of these kinds."""

LACKS = Hint("lacks", tuple[str, ...], planned=True)
"""The kinds of properties that an inherited object does not have although its parent's has them. Set by the dumper;
read by the encode hook of columns."""

# --- what catalog queries return ---

CLONE = Hint("clone", bool)
"""A table has the object only because a parent has it. Set by the queries of constraints, indexes and triggers; the
reader puts such objects into ``Catalog.clones``, and those that become the table's own lose it."""

RESULT = Hint("result", tuple[tuple[str, str], ...])
"""The columns of a live view, by number: name and type. Set by the queries of views; read for the names of the columns
that properties and indexes are on, for placeholder relations, and to decide whether CREATE OR REPLACE can do."""

RELOCATABLE = Hint("relocatable", bool)
"""ALTER EXTENSION … SET SCHEMA is possible. Set by the query of extensions; read for their ``schema``, and for the
sandbox."""

# --- inherited columns and tables: set by queries and by the hooks of ``kinds/table_inheritance.py`` ---

OWN_FIELDS = Hint("own_fields", tuple[str, ...])
"""The fields that a child table's column has locally, although it inherits them (attislocal, conislocal). Set by the
query and ``expand_declared`` of columns; read by their other hooks and by the dumper."""

HELD_AS = Hint("held_as", str)
"""The name of a live NOT NULL that only follows from the parents' (18). Set by the query of columns, and on the live
side where a table gets a parent whose NOT NULL has that name already; read by ``kinds/shared_not_null.py`` and for
ATTACH PARTITION."""

GIVEN_NAME = Hint("given_name", str)
"""The name that the NOT NULL of a partition's column gets from its parent's. Set by ``expand_declared`` of columns;
read by ``kinds/shared_not_null.py`` and for ATTACH PARTITION."""

OWN = Hint("own", bool)
"""A partition that differs from its parent, and its columns: it is created as a table of its own, and attached last.
Set by ``expand_declared``; read by the planner and for its statements."""

OWN_IDENTITY = Hint("own_identity", bool)
"""A partition's column is declared with an identity that is not its parent's. Set by ``expand_declared``; read by
``preflight/versions.py`` and for the column's definition."""

IMPLIED = Hint("implied", tuple[str, ...])
"""The fields that another object brings about, as a primary key does NOT NULL: nothing alters them after the column is
created. Set by ``expand_declared``; read by ``planner/inheritance.py``."""

APART = Hint("apart", bool)
"""A partition's own key or index over the same columns as an inherited one: whether the partition is created apart and
attached. Set by ``kinds/own_keys.py``; read by the planner's edges of inheritance, and by kinds with None for
other keys."""

LEAVES = Hint("leaves", tuple[tuple[str, ...], ...], planned=True)
"""The parents that a live table leaves (NO INHERIT). Set by ``reconciliation.live`` of tables; read for their locks and
statements."""

JOINS = Hint("joins", tuple[tuple[str, ...], ...], planned=True)
"""The parents that a live table gets (INHERIT). Set and read as ``LEAVES``."""

# --- what the engine works out for a plan ---

INSIDE = Hint("inside", bool, planned=True)
"""Of an inherited column: CREATE TABLE contains what can be chosen only there (``inheritance.given_at_creation``). Set
by ``planner/inheritance.py``; read by the planner's edges and for the statement."""

MADE_ALONG = Hint("made_along", bool, planned=True)
"""The object as the statement that creates its parents' creates it: what an alteration begins with. Set by
``planner/inheritance.py``; read for the change strategies of columns."""

RENAMED_INSIDE = Hint("renamed_inside", tuple[tuple[str, str], ...], planned=True)
"""The old and the new names of the members of a live object that the plan renames, as an enum's labels. Set by
``diff/renames.py``; read by ``normalization/declared_environment.py``."""

OF_EVERY_KIND: tuple[Hint[Any], ...] = (RENAMED_FROM, PLACES, SECTIONS, INSIDE, MADE_ALONG, RENAMED_INSIDE)
"""The hints that the engine sets itself, whatever the kind of the object."""
