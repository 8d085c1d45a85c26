"""What the names of a kind's objects are unique in, and how SQL and messages call them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from schemadiff.catalog.objects import Identity, Object, Value


@dataclass(frozen=True, eq=False, repr=False)
class Naming:
    """What the names of a kind's objects are unique in, and how SQL and messages call them."""

    scope: Literal["database", "schema", "parent"] = "schema"
    """Where its names are unique, and so what its path begins with."""
    schema_in_key: bool = False
    """It can stand in another schema than its parent; its key then is ``schema.name``, as SQL writes it."""
    namespace: str = ""
    """Kinds with the same namespace cannot share a name: such a name is dropped before it is made."""
    overloaded: bool = False
    """Identified by input types as well; the key is ``name(arguments)``."""
    sql_name: Callable[[Identity], str] | None = None
    """What stands behind the kind's word in COMMENT ON, ALTER and GRANT, where that is not its dotted name."""
    sql_name_of: Callable[[Any], str] | None = None
    """The same of the object as templates see it, where its identity does not tell (an identity's sequence)."""
    default_name: Callable[[str, Mapping[str, Value]], str] | None = None
    """The name that PostgreSQL would give: (table, values) to a name, before numbering."""
    named_after: str = ""
    """The field, a RELATION, whose name in full is its own, as a member of a publication is called after its table. The
    columns that it names are that relation's."""
    on_keyword: str = ""
    """The word before its parent's name in COMMENT ON CONSTRAINT … ON, where that is no table: ``DOMAIN``."""
    title_preposition: str = "of"
    """How a trait goes with what carries it: the comment *on*, the owner *of*."""
    is_shell: bool = False
    """What an object of another kind in its namespace begins as: where one of its name is made, this is kept for it."""
    reserved_names: Callable[[Object], Iterable[tuple[str, tuple[str, ...]]]] | None = None
    """Names that an object takes beside its own, by namespace and path: a key's index, a table's row type."""
