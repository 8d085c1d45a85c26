"""The rows of the system catalogs when a plan was made, and the check that a step still finds them.

An object is identified by its oid, and the version of its row by the transaction that wrote it last (xmin). All rows
are read before the plan is made, so a change in between is reported rather than missed. Just before a step runs, its
relation is locked, and the server looks for rows that have the oid or the name of something planned and are neither as
they were nor written by this run. All of that goes to the server in one block together with the step, in one round
trip.

Of pg_class only the name and relkind are compared, since VACUUM FULL, TRUNCATE, ANALYZE or GRANT write the row too, and
the parts of a relation are in other catalogs. A view's definition is its rule, an enum's its labels.
"""

# ruff: noqa: S608 - numbers, names of system catalogs, and literals that are quoted

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.objects import Address
from schemadiff.plan import Step, Touch
from schemadiff.postgres.quoting import dollar_tag, literal

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

SQLSTATE = "SDCHG"
"""The SQLSTATE of the error that something is not as planned."""

_WORDS = {
    "another": "is not the one that the plan was made for: another session renamed, moved or dropped that one, "
    "and created this one",
    "renamed": "was renamed or moved by another session since the plan was made",
    "changed": "was changed by another session since the plan was made",
    "gone": "was dropped by another session since the plan was made",
    "there": "was created by another session since the plan was made",
}


class _Catalog(NamedTuple):
    """A system catalog: the columns of a unique index that name an object in it, and which of its rows count."""

    key: tuple[str, ...]
    where: str = "oid >= 16384"
    """Objects that initdb created are left out; 16384 is FirstNormalObjectId."""
    oid: str = "oid"
    number: str = "0"
    state: str = "xmin"
    """The expression that distinguishes versions of a row."""


_WITH_COLUMNS = ("r", "p", "v", "m", "f", "c")
"""The relkinds of relations with columns of their own; an index has them from its table."""

_CATALOGS = {
    "pg_class": _Catalog(("relname", "relnamespace"), state="relkind"),
    "pg_attribute": _Catalog(
        ("attrelid", "attname"),
        f"attrelid IN (SELECT oid FROM pg_catalog.pg_class WHERE oid >= 16384 AND relkind IN {_WITH_COLUMNS})"
        " AND attnum > 0 AND NOT attisdropped",
        "attrelid",
        "attnum",
    ),
    "pg_attrdef": _Catalog(("adrelid", "adnum")),
    "pg_constraint": _Catalog(("conrelid", "contypid", "conname")),
    "pg_trigger": _Catalog(("tgrelid", "tgname"), "oid >= 16384 AND NOT tgisinternal"),
    "pg_rewrite": _Catalog(("ev_class", "rulename")),
    "pg_policy": _Catalog(("polrelid", "polname")),
    "pg_statistic_ext": _Catalog(("stxname", "stxnamespace")),
    "pg_proc": _Catalog(("proname", "proargtypes", "pronamespace")),
    "pg_type": _Catalog(("typname", "typnamespace")),
    "pg_enum": _Catalog(("enumtypid", "enumlabel")),
    "pg_operator": _Catalog(("oprname", "oprleft", "oprright", "oprnamespace")),
    "pg_opclass": _Catalog(("opcmethod", "opcname", "opcnamespace")),
    # Members that are added to a family of the system belong to a family that initdb created.
    "pg_opfamily": _Catalog(("opfmethod", "opfname", "opfnamespace"), "true"),
    "pg_collation": _Catalog(("collname", "collencoding", "collnamespace")),
    "pg_conversion": _Catalog(("conname", "connamespace")),
    "pg_ts_config": _Catalog(("cfgname", "cfgnamespace")),
    "pg_ts_dict": _Catalog(("dictname", "dictnamespace")),
    "pg_ts_parser": _Catalog(("prsname", "prsnamespace")),
    "pg_ts_template": _Catalog(("tmplname", "tmplnamespace")),
    "pg_cast": _Catalog(("castsource", "casttarget")),
    "pg_transform": _Catalog(("trftype", "trflang")),
    "pg_language": _Catalog(("lanname",)),
    "pg_am": _Catalog(("amname",)),
    "pg_publication": _Catalog(("pubname",)),
    "pg_publication_rel": _Catalog(("prrelid", "prpubid")),
    "pg_event_trigger": _Catalog(("evtname",)),
    "pg_foreign_data_wrapper": _Catalog(("fdwname",)),
    "pg_foreign_server": _Catalog(("srvname",)),
    "pg_extension": _Catalog(("extname",)),
    "pg_namespace": _Catalog(("nspname",), "nspname !~ '^pg_'"),
}
"""The catalogs that every role can read completely; objects of others (roles, user mappings, subscriptions) are not
checked."""

_PARTS = {"pg_attribute": "pg_class", "pg_enum": "pg_type"}
"""Catalogs whose rows are parts of an object of another catalog, which the first column of their key gives."""

_VIEWS = ("v", "m")

_LOCKED_BY = {
    "v": "ALTER VIEW %s RESET (user_catalog_table)",
    "m": "ALTER MATERIALIZED VIEW %s RESET (user_catalog_table)",
    "f": 'ALTER FOREIGN TABLE %s DROP CONSTRAINT IF EXISTS "schemadiff: no such constraint"',
}
"""By relkind, a command that changes nothing and takes the lock that LOCK TABLE cannot take alone. Resetting an option
takes the same lock as setting it; this option is a table's, and the lock is ACCESS EXCLUSIVE."""


class _Row(NamedTuple):
    """A row of a catalog as it was."""

    catalog: str
    oid: int
    number: int
    key: tuple[str, ...]
    state: str


class NotAsPlannedError(Exception):
    """An object of a step is not as it was when the plan was made."""

    def __init__(self, title: str, reason: str) -> None:
        self.message = f"{title} {_WORDS[reason]}; plan again"
        super().__init__(self.message)


class Planned:
    """The rows of the catalogs before a plan was made."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[Address, _Row] = {}
        self._parts: dict[Address, dict[Address, _Row]] = {}
        self._rules: dict[int, Address] = {}
        """The address of each view's rule, by the oid of the view."""
        self._ours: list[str] = []
        self._oids, rows = _read(connection)
        self._known = {self._oids[name] for name in _CATALOGS}
        for address, row in rows:
            self._keep(address, row)

    def _keep(self, address: Address, row: _Row) -> None:
        self._rows[address] = row
        if row.catalog in _PARTS:
            self._parts.setdefault(self._whole(row), {})[address] = row
        elif row.catalog == "pg_rewrite" and row.key[1] == "_RETURN":
            self._rules[int(row.key[0])] = address

    def _whole(self, row: _Row) -> Address:
        return Address(self._oids[_PARTS[row.catalog]], int(row.key[0]))

    def before(self, step: Step, mode: str | None = None) -> str:
        """Return the statement that takes the lock of a step and raises SQLSTATE where something is not as planned.

        ``mode`` is the lock on the step's relation, by default the one under which its condition is tested.
        """
        locks = self._lock(step, mode or step.effects.tested_under) + self._type_locks(step)
        questions = list(self._questions(step))
        if not locks and not questions:
            return ""
        asked = "\n    UNION ALL ".join(questions)
        looked = f"""
  SELECT q.message INTO found FROM (
    {asked}
  ) AS q (message) LIMIT 1;
  IF found IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = '{SQLSTATE}', MESSAGE = found;
  END IF;"""
        body = f"""
DECLARE
  found text;
  ours text[] := ARRAY[{", ".join(map(literal, self._ours))}]::text[] || coalesce({_TRANSACTION}, '');
BEGIN{locks}{looked if questions else ""}
END
"""
        tag = dollar_tag(body, "planned")
        return f"DO {tag}{body}{tag};\n"

    def message_for(self, step: Step, message: str) -> NotAsPlannedError:
        """Return the exception for an error with SQLSTATE."""
        number, _, reason = message.partition(" ")
        return NotAsPlannedError(step.touches[int(number)].title if number else str(step.identity), reason)

    def wrote(self) -> str:
        """Return the query for the id of the open transaction, to be asked before COMMIT."""
        return f"SELECT {_TRANSACTION}"

    def committed(self, transaction: str | None) -> None:
        """Note a committed transaction of this run, whose rows are as planned."""
        if transaction is not None:
            self._ours.append(transaction)

    def refresh(self, step: Step) -> None:
        """Read again the rows that a step outside of a transaction block has written.

        The id of its transaction is not known. New rows that the step was not to create, and rows with another name,
        count as another session's. A step on a relation can write the rows of its constraints as well (DETACH
        PARTITION).
        """
        touched = {Address(t.address.classid, t.address.objid): t for t in step.touches}
        altered = {address: touch for address, touch in touched.items() if touch.depth != "name"}
        for address, row in _read(self._connection)[1]:
            touch = touched.get(self._whole(row) if row.catalog in _PARTS else address)
            if touch is None and row.catalog == "pg_constraint":
                touch = altered.get(Address(self._oids["pg_class"], int(row.key[0])))
            known = self._rows.get(address)
            if touch is not None and (row.key[-1] in touch.texts if known is None else known.key == row.key):
                self._keep(address, row)

    def _lock(self, step: Step, mode: str) -> str:
        """Return the statement that takes the step's own lock on its relation, found by oid.

        LOCK TABLE takes only tables, and would lock what a view reads as well; for others there is a command that takes
        the lock and changes nothing. If the relation is gone when the lock is granted, the check reports it. An owner
        who has revoked all their own privileges cannot use LOCK TABLE.
        """
        row = self._rows.get(step.relation) if step.relation is not None else None
        if row is None or row.catalog != "pg_class" or mode in ("NONE", "ACCESS SHARE"):
            return ""
        if row.state in ("r", "p"):
            command = f"LOCK TABLE ONLY %s IN {mode} MODE"
            right = "pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')"
        elif row.state in _LOCKED_BY and mode == "ACCESS EXCLUSIVE":
            command = _LOCKED_BY[row.state]
            right = f"pg_catalog.pg_has_role(c.relowner, 'USAGE') AND {_is(row)}"
        else:
            return ""
        return (
            f"\n  FOR found IN SELECT pg_catalog.format({literal(command)}, c.oid::pg_catalog.regclass)"
            f" FROM pg_catalog.pg_class c WHERE c.oid = {row.oid} AND {right} LOOP"
            "\n    BEGIN\n      EXECUTE found;\n    EXCEPTION WHEN undefined_table THEN NULL;\n    END;\n  END LOOP;"
        )

    def _type_locks(self, step: Step) -> str:
        """Return statements that lock types, by setting what they have already; adding a label waits for that lock."""
        oids = [
            row.oid
            for touch in step.touches
            if touch.depth == "whole" and (row := self._rows.get(touch.address)) is not None
            if row.catalog == "pg_type"
        ]
        if not oids:
            return ""
        said = "pg_catalog.format('COMMENT ON TYPE %s IS %L', t.oid::pg_catalog.regtype, d.description)"
        return (
            f"\n  FOR found IN SELECT {said} FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_description d"
            f" ON d.classoid = t.tableoid AND d.objoid = t.oid WHERE t.oid IN ({', '.join(map(str, oids))})"
            " AND pg_catalog.pg_has_role(t.typowner, 'USAGE') LOOP\n    EXECUTE found;\n  END LOOP;"
        )

    def _questions(self, step: Step) -> Iterator[str]:
        for number, touch in enumerate(step.touches):
            if touch.address.classid not in self._known:
                continue
            row = self._rows.get(touch.address)
            if row is None:
                raise NotAsPlannedError(touch.title, "changed")
            yield _other(number, row, touch)
            if touch.depth == "name":
                continue
            if row.catalog == "pg_class" and row.state in _VIEWS and (rule := self._rules.get(row.oid)) is not None:
                yield _other(number, self._rows[rule], touch)
            if touch.depth == "whole" and touch.address.subid == 0:
                yield from self._more(number, touch.address, row)
        if step.absent is not None:
            yield f"SELECT ' there' WHERE {step.absent}"

    def _more(self, number: int, address: Address, row: _Row) -> Iterator[str]:
        """Yield conditions for parts of an object that are new or changed."""
        name = next((part for part, whole in _PARTS.items() if whole == row.catalog), None)
        if name is None or (row.catalog == "pg_class" and row.state not in _WITH_COLUMNS):
            return
        catalog = _CATALOGS[name]
        number_of = "attnum" if name == "pg_attribute" else "oid"
        known = [literal(f"{part.number or part.oid} {part.state}") for part in self._parts.get(address, {}).values()]
        there = " AND c.attnum > 0 AND NOT c.attisdropped" if name == "pg_attribute" else ""
        yield (
            f"SELECT '{number} changed' FROM pg_catalog.{name} c WHERE c.{catalog.key[0]} = {row.oid}{there}"
            f" AND c.{number_of}::text || ' ' || c.xmin::text <> ALL (ARRAY[{', '.join(known)}]::text[])"
            f" AND {_NOT_OURS}"
        )


_TRANSACTION = "pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.xid::text"
_NOT_OURS = "c.xmin::text <> ALL (ours)"


def _is(row: _Row, *, state: bool = False) -> str:
    """Return the condition that a row of a catalog still exists in the same version."""
    catalog = _CATALOGS[row.catalog]
    parts = [f"c.{column} = {literal(value)}" for column, value in zip(catalog.key, row.key, strict=True)]
    if state:
        parts.append(f"c.{catalog.state} = {literal(row.state)}")
    return " AND ".join(parts)


def _other(number: int, row: _Row, touch: Touch) -> str:
    """Return the condition for a row with the oid or name of something planned that is neither as it was nor ours."""
    column = row.catalog == "pg_attribute"
    itself = f"c.attnum = {row.number}" if column else f"c.oid = {row.oid}"
    exact = _is(row, state=touch.depth != "name" or row.catalog == "pg_class")
    rows = f"pg_catalog.{row.catalog} c WHERE ({itself} OR {_is(row)})"
    if column:
        rows = f"pg_catalog.pg_attribute c WHERE c.attrelid = {row.oid} AND ({itself} OR {_is(row)})"
    reason = f"CASE WHEN NOT ({itself}) THEN 'another' WHEN NOT ({_is(row)}) THEN 'renamed' ELSE 'changed' END"
    if column:
        reason = f"CASE WHEN c.attisdropped THEN 'gone' ELSE {reason} END"
        rows += " AND NOT c.attisdropped" if touch.goes else ""
    found = f"SELECT '{number} ' || {reason} FROM {rows} AND NOT ({itself} AND {exact}) AND {_NOT_OURS}"
    if row.catalog == "pg_class" and row.state in ("r", "p") and not touch.goes:
        there = f"SELECT FROM pg_catalog.pg_class c WHERE {itself} OR {_is(row)}"
        found += f"\n    UNION ALL SELECT '{number} gone' WHERE NOT EXISTS ({there})"
    return found


def _read(connection: Connection) -> tuple[dict[str, int], list[tuple[Address, _Row]]]:
    """Return the oids of the catalogs, and every row that counts with the address that the catalog's object has."""
    with connection.pipeline():
        classes = connection.execute(
            "SELECT relname::text, oid FROM pg_catalog.pg_class"
            " WHERE relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND relkind = 'r'"
        )
        cursors = [(name, connection.execute(_every(name, catalog).encode())) for name, catalog in _CATALOGS.items()]
        oids: dict[str, int] = dict(classes.fetchall())
        answers = [(name, cursor.fetchall()) for name, cursor in cursors]
    found = []
    for name, rows in answers:
        classid = oids["pg_class" if name == "pg_attribute" else name]
        for oid, number, key, state in rows:
            found.append((Address(classid, oid, number), _Row(name, oid, number, tuple(key), state)))
    return oids, found


def _every(name: str, catalog: _Catalog) -> str:
    key = ", ".join(f"{column}::text" for column in catalog.key)
    columns = f"{catalog.oid}, {catalog.number}, ARRAY[{key}], {catalog.state}::text"
    return f"SELECT {columns} FROM pg_catalog.{name} WHERE {catalog.where}"
