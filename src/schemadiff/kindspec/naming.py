"""Where the names of a kind's objects are unique, and how SQL and messages write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cached_property

from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.lookup import TemplateObject
from schemadiff.sql.namespaces import Namespace


class NameScope(StrEnum):
    """Where names are unique, from the outside in."""

    DATABASE = auto()
    SCHEMA = auto()
    PARENT = auto()


@dataclass(frozen=True, eq=False, repr=False)
class Naming:
    """Describe where the names of a kind's objects are unique, and how SQL and messages write them."""

    scope: NameScope = NameScope.SCHEMA
    """Where its names are unique, and so what its path begins with."""
    schema_in_key: bool = False
    """It can be in another schema than its parent; its key is then ``schema.name``, as in SQL."""
    namespace: str = ""
    """Kinds with the same namespace cannot share a name: an object is dropped before another one takes its name."""
    overloaded: bool = False
    """Identified by its input types as well; the key is ``name(arguments)``."""
    sql_name: Callable[[Identity], str] | None = None
    """What follows the kind's keyword in COMMENT ON, ALTER and GRANT, if that is not the dotted name."""
    sql_name_of: Callable[[TemplateObject], str] | None = None
    """The same for the object as templates see it, if its identity is not enough (an identity's sequence)."""
    default_name: Callable[[str, Mapping[str, Value]], str] | None = None
    """The name that PostgreSQL would choose, before it appends a number; takes the table and the values."""
    named_after: str = ""
    """The RelationRef field whose qualified name is the object's own name (a member of a publication has the name of
    its table). The columns that the object names are columns of that relation."""
    on_keyword: str = ""
    """The keyword before the parent's name in COMMENT ON CONSTRAINT … ON, if the parent is no table: ``DOMAIN``."""
    noun: str = ""
    """What a reviewer calls such an object, where that is not the kind's name: ``CHECK``."""
    title_preposition: str = "of"
    """The preposition between a property and its object: comment *on*, owner *of*."""
    is_shell: bool = False
    """The shell of an object of another kind in its namespace. A live shell is kept where an object of its name is
    created, and completed by it."""
    reserved_names: Callable[[Object], Iterable[tuple[str, tuple[str, ...]]]] | None = None
    """Names that an object takes besides its own, by namespace and path: a key's index, a table's row type."""

    @cached_property
    def in_schema(self) -> bool:
        """Tell whether its names are unique in a schema, so that its path begins with one."""
        return self.scope == NameScope.SCHEMA

    @cached_property
    def is_column(self) -> bool:
        """Tell whether it is a column of a relation."""
        return self.namespace == Namespace.COLUMN
