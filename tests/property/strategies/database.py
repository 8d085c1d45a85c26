"""What belongs to the database: foreign data, replication, event triggers, default privileges, access methods."""

from __future__ import annotations

from typing import Any

from tests.property.strategies.items import ItemMaker, column_sql, is_unique, name, recipe
from tests.property.strategies.model import MEMBERS, Item, Name, Sql


@recipe("access_method", "own_heap", "Own Tree")
def access_method(m: ItemMaker, made: Item) -> bool:
    made.content = dict(
        m.pick(({"type": "table", "handler": "heap_tableam_handler"}, {"type": "index", "handler": "bthandler"}))
    )
    return True


@recipe("event_trigger", "watches", "Told", many=2)
def event_trigger(m: ItemMaker, made: Item) -> bool:
    content = {"returns": "event_trigger", "language": "plpgsql", "body": m.pick(("BEGIN END", "begin\nend;"))}
    function = m.function("{name}()", {}, content)
    events = ["ddl_command_start", "ddl_command_end", "sql_drop", "table_rewrite"]
    made.content = {"event": m.pick(events), "execute": Sql("{f}()", {"f": function.number})}
    if made.content["event"].startswith("ddl") and m.chance(50):
        made.content["tags"] = m.some(("CREATE TABLE", "alter table", "DROP VIEW"), 2)
    m.plain_fields(made, "enabled")
    return True


@recipe("default_privileges", "default_privileges")
def default_privileges(m: ItemMaker, made: Item) -> bool:
    """Of a role that makes nothing: what a database was made with is rightly not what it is with later ones."""
    if made.key is None:
        sort = m.pick(("tables", "sequences", "functions", "types", "schemas"))
        role = m.pick(m.roles)
        if m.chance(50) and sort != "schemas":
            home = m.pick(m.schema.namespaces)
            made.key = Sql(f"for role {role} in schema {{s}} on {sort}", {"s": home.number})
        else:
            made.key = Sql(f"for role {role} on {sort}", {})
    sort = made.key.text.split()[-1]
    offered = {
        "tables": ("select", "insert", "truncate"), "sequences": ("usage", "select"), "functions": ("execute",),
        "types": ("usage",), "schemas": ("usage", "create"),
    }[sort]  # fmt: skip
    role = made.key.text.split()[2]
    made.content = {r: m.some(offered, 2) for r in m.some([r for r in m.roles if r != role], 2)}
    if m.chance(30):
        made.content[role] = []
    return True


@recipe("member_privileges", "privileges", many=2)
def member_privileges(m: ItemMaker, made: Item) -> bool:
    """What is granted or revoked on what an extension brought; nobody else of these tests calls it."""
    extension = next(e for e in m.schema.extensions if e.number == made.holder)
    if made.key is None:
        made.key = Sql(m.pick(MEMBERS[extension.name]), {})
    privilege = "usage" if made.key.text.startswith("type") else "execute"
    made.content = {}
    if m.chance(40):
        made.content["revoked"] = {"PUBLIC": [privilege]}
    if not made.content or m.chance(50):
        made.content["granted"] = {}
        for role in m.some(m.roles, 2):
            passed = {"privileges": [privilege], "with_grant_option": True}
            made.content["granted"][role] = [passed] if m.chance(30) else [privilege]
    return True


# --- foreign data


@recipe("foreign_data_wrapper", "w", "Far Away")
def foreign_data_wrapper(m: ItemMaker, made: Item) -> bool:
    made.content = {}
    if m.chance(40):
        made.content["options"] = m.pick(({"debug": "true"}, {"debug": "false", "more": "it's"}))
    if m.chance(30):
        void = {"returns": "void", "language": "plpgsql", "body": "BEGIN END"}
        made.content["validator"] = name(m.function("{name}(text[], oid)", {}, void))
    return True


@recipe("foreign_server", "films", "There")
def foreign_server(m: ItemMaker, made: Item) -> bool:
    wrappers = m.items("foreign_data_wrapper")
    wrapper = m.pick(wrappers) if wrappers else m.item("foreign_data_wrapper")
    if wrapper is None:
        return False
    made.content = {"wrapper": Name(wrapper.number)}
    if m.chance(40):
        made.content["type"] = m.pick(("postgres", "other"))
    if m.chance(40):
        made.content["version"] = m.pick(("9.5", "it's 10"))
    if m.chance(50):
        made.content["options"] = m.pick(({"host": "old", "port": "1"}, {"host": "new", "dbname": "d"}))
    return True


@recipe("user_mapping", "PUBLIC", "postgres", "pg_monitor")
def user_mapping(m: ItemMaker, made: Item) -> bool:
    taken = {i.name for i in m.below(made.holder, "user_mapping") if i is not made}
    left = [n for n in ("PUBLIC", "postgres", *m.roles) if n not in taken]
    if not left:
        return False
    if made.name not in ("PUBLIC", "postgres", *m.roles):
        made.name = m.pick(left)
    # What they are is a secret: it is written once, and never compared.
    if made.content or m.chance(30):
        made.content = {"options": {"user": {"$env": "PUBLISHER"}}}
    return True


@recipe("foreign_table", "far", "Far Films", many=2)
def foreign_table(m: ItemMaker, made: Item) -> bool:
    servers = m.items("foreign_server")
    server = m.pick(servers) if servers else m.item("foreign_server")
    if server is None:
        return False
    made.content = {"server": Name(server.number)}
    if m.chance(50):
        made.content["options"] = m.pick(({"schema_name": "public", "table_name": "films"}, {"use": "yes"}))
    parents = [p for p in m.items("table") if str(p.content.get("partition_by")).startswith(("range", "list"))]
    parents = [p for p in parents if not is_unique(p.content)]
    if parents and m.chance(30):
        parent = m.pick(parents)
        at = 1000 + made.number
        bound = f"FROM ({at}) TO ({at + 1})" if parent.content["partition_by"].startswith("range") else f"IN ({at})"
        made.content |= {"partition_of": name(parent), "values": bound}
        return True
    if m.schema.tables and m.chance(30):
        made.content["inherits"] = [name(m.pick(m.schema.tables))]
    made.content["columns"] = {
        "far_id": {"type": m.pick(("int", "bigint")), "fdw_options": {"column_name": m.pick(("id", "key"))}}
    }
    for column in m.some(("title", "made_at", "Rest"), 3):
        said: dict[str, Any] = {"type": m.pick(("text", "varchar(10)", "text"))}
        if m.chance(30):
            said["default"] = "'none'"
        if m.chance(20):
            said["not_null"] = True
        if m.chance(30):
            said["fdw_options"] = m.pick(({"a": "b"}, {"a": "c", "key": "true"}))
        if m.chance(15):
            said["comment"] = "theirs"
        made.content["columns"][column] = said
    if m.chance(30):
        made.content["checks"] = {"far_check": m.pick(("far_id > 0", "far_id > 1"))}
    return True


# --- replication


@recipe("publication", "news", "To the warehouse", many=2)
def publication(m: ItemMaker, made: Item) -> bool:
    sort = (
        next((s for s in ("all_tables", "schemas") if s in made.content), "tables")
        if made.content
        else m.pick(("tables", "tables", "tables", "all_tables", "schemas"))
    )
    made.content = {"publish": m.some(("insert", "update", "delete", "truncate"), 3)}
    if sort == "all_tables":
        made.content["all_tables"] = True
    elif sort == "schemas" and m.version >= 15:
        made.content["schemas"] = [Name(n.number) for n in m.some(m.schema.namespaces, 2)]
    m.plain_fields(made, "via_partition_root", "generated_columns")
    return True


@recipe("publication_table", "published", many=2)
def publication_table(m: ItemMaker, made: Item) -> bool:
    holder = next(i for i in m.schema.items if i.number == made.holder)
    if "all_tables" in holder.content or "schemas" in holder.content:
        return False
    if made.key is None:
        tables = [t for t in m.schema.tables if not t.options.get("unlogged")]
        if not tables:
            return False
        made.key = name(m.pick(tables))
        if any(i.key == made.key for i in m.below(made.holder, "publication_table")):
            return False
    made.content = {}
    table = next((t for t in m.schema.tables if t.number == made.key.refs["x"]), None)
    columns = [c for c in table.columns if c.generated is None] if table is not None else []
    if columns and m.version >= 15:
        if m.chance(40):
            made.content["columns"] = [Name(c.number) for c in m.some(columns, 3)]
        simple = [c for c in columns if c.family in ("int", "text", "bool")]
        if simple and m.chance(40):
            column = m.pick(simple)
            text = {"int": "{c} > 3", "text": "{c} <> 'x'", "bool": "{c}"}[column.family]
            if column.type != "citext":
                made.content["where"] = column_sql(text, c=column)
    return True


@recipe("subscription", "taken", "From There")
def subscription(m: ItemMaker, made: Item) -> bool:
    if not made.content:
        made.content = {"connection": {"$env": "PUBLISHER"}, "slot_name": "none", "connect": False}
    made.content["publications"] = m.some(("news", "old", "More"), 2)
    m.plain_fields(
        made,
        "binary",
        "disable_on_error",
        "run_as_owner",
        "streaming",
        "synchronous_commit",
        "origin",
        "password_required",
    )
    return True
