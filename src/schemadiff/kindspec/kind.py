"""Kinds as data: their fields, how these may change, and what an object depends on.

The engine loops over these descriptions and knows no kind by name. ``kinds/<kind>.py`` holds one description each; its
catalog query, its templates and its rows of the effects table are files with the kind's name in
``introspection/queries``, ``templates`` and ``planner/effects``.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.fields import Fields
from schemadiff.kindspec.inheritance import Inheritance
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reconciliation import Reconciliation
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.sql.namespaces import Namespace

Taken = tuple[str, tuple[str, ...], str | None]
"""A name that only one object can have: namespace, path, and the input types of a routine."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Describe one kind of PostgreSQL object.

    Everything that only some kinds need is in the capabilities; each has defaults that mean nothing special.
    """

    name: str
    sql_keyword: str
    """The name of the kind in SQL: ``TABLE`` in COMMENT ON TABLE."""
    fields: Fields
    yaml: YamlForm
    doc: str = ""
    address_catalog: str = ""
    """The system catalog of its addresses (classid); empty for what is no object of the server's own."""
    properties: frozenset[str] = frozenset()
    """The properties that it can have: comment, owner, grants, security_labels, depends_on_extensions, rename."""
    naming: Naming = Naming()
    statements: Statements = Statements()
    dependencies: Dependencies = Dependencies()
    management: Management = Management()
    privileges: Privileges = Privileges()
    inheritance: Inheritance = Inheritance()
    stored: StoredValues = StoredValues()
    renaming: Renaming = Renaming()
    reconciliation: Reconciliation = Reconciliation()
    prerequisites: Prerequisites = Prerequisites()
    substitutes: Substitutes = Substitutes()

    def is_circular(self, item: Object) -> bool:
        """Tell whether the object has routines that take or return its own type."""
        return any(item.get(f.name) is not None for f in self.fields.circular)

    def takes(self, item: Object) -> frozenset[Taken]:
        """Return every name that the object takes."""
        own: Taken = (self.naming.namespace, item.identity.path, item.identity.arguments)
        more = self.naming.reserved_names(item) if self.naming.reserved_names is not None else ()
        return frozenset((own, *((namespace, path, None) for namespace, path in more)))

    @property
    def grant_word(self) -> str:
        """Return the keyword of GRANT … ON."""
        return (
            "TABLE"
            if self.naming.namespace == Namespace.RELATION and self.sql_keyword != "SEQUENCE"
            else self.privileges.keyword or self.sql_keyword
        )

    @property
    def granted_sort(self) -> str:
        """Return the keyword of ALTER DEFAULT PRIVILEGES for such objects (``TABLES``); empty if it has none."""
        return _SORTS.get(self.grant_word, "")


_SORTS = {
    "TABLE": "tables",
    "SEQUENCE": "sequences",
    "FUNCTION": "functions",
    "PROCEDURE": "functions",
    "TYPE": "types",
    "DOMAIN": "types",
    "SCHEMA": "schemas",
}
