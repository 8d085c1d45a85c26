"""Generated schemas: tables of 10 columns with a primary key, a foreign key, two indexes, a check and a default; and
views over many columns of many tables."""

from __future__ import annotations

from collections.abc import Iterator


def hand_written(tables: int, *, every: int = 0) -> str:
    """YAML as a person would write it: no expression equal to the server's spelling.

    With ``every``, one in so many tables has another column and a longer name.
    """
    changed = ("name: {type: varchar(100)", "noted: text\n      name: {type: varchar(200)")
    texts = (_table(n).replace(*changed) if every and n % every == 0 else _table(n) for n in range(tables))
    return "tables:\n" + "".join(texts)


def _table(number: int) -> str:
    parent = max(number - 1, 0)
    return f"""\
  table_{number}:
    columns:
      id: {{type: bigint, not_null: true}}
      parent_id: bigint
      name: {{type: varchar(100), not_null: true}}
      email: text
      status: {{type: text, not_null: true, default: "'active_{number}'"}}
      amount: 'numeric(12,2)'
      created_at: {{type: timestamptz, not_null: true}}
      updated_at: timestamptz
      attributes: jsonb
      enabled: bool
    primary_key: [id]
    checks:
      table_{number}_amount_check: amount >= {number} AND status IN ('active_{number}', 'closed')
    foreign_keys:
      table_{number}_parent_id_fkey: {{columns: [parent_id], references: table_{parent}(id), on_delete: cascade}}
    indexes:
      table_{number}_parent_id_idx: [parent_id]
      table_{number}_created_at_idx: {{columns: [created_at desc, status], where: updated_at IS NULL}}
"""


def sql(tables: int) -> Iterator[str]:
    """The same schema as DDL."""
    for number in range(tables):
        parent = max(number - 1, 0)
        yield f"""CREATE TABLE table_{number} (
            id bigint NOT NULL, parent_id bigint, name varchar(100) NOT NULL, email text,
            status text NOT NULL DEFAULT 'active_{number}', amount numeric(12,2),
            created_at timestamptz NOT NULL, updated_at timestamptz, attributes jsonb, enabled bool,
            CONSTRAINT table_{number}_pkey PRIMARY KEY (id),
            CONSTRAINT table_{number}_amount_check
              CHECK (amount >= {number} AND status IN ('active_{number}', 'closed')));
        CREATE INDEX table_{number}_parent_id_idx ON table_{number} (parent_id);
        CREATE INDEX table_{number}_created_at_idx ON table_{number} (created_at DESC, status)
          WHERE updated_at IS NULL;
        ALTER TABLE table_{number} ADD CONSTRAINT table_{number}_parent_id_fkey
          FOREIGN KEY (parent_id) REFERENCES table_{parent} (id) ON DELETE CASCADE;"""


def views(relations: int, columns: int) -> Iterator[str]:
    """DDL of tables, of a view over each, and of one view that puts the rows of all of them one below the other."""
    names = [f"column_{n}" for n in range(columns)]
    listed = ", ".join(f"s.{name}" for name in names)
    for number in range(relations):
        yield f"CREATE TABLE shard_{number} ({', '.join(f'{name} text' for name in names)});\n"
        yield f"CREATE VIEW named_{number} AS SELECT {listed} FROM shard_{number} s;\n"
    queries = (f"SELECT {listed} FROM named_{number} s" for number in range(relations))
    yield f"CREATE VIEW everything AS {' UNION ALL '.join(queries)};\n"


def partitions(count: int) -> Iterator[str]:
    """DDL of a table with so many partitions, each with the parts of two indexes."""
    yield """CREATE TABLE measured (id bigint NOT NULL, at bigint NOT NULL, note text, PRIMARY KEY (id, at))
        PARTITION BY RANGE (at);
        CREATE INDEX measured_note_idx ON measured (note);\n"""
    for number in range(count):
        yield f"CREATE TABLE measured_{number} PARTITION OF measured FOR VALUES FROM ({number}) TO ({number + 1});\n"


def chains(views: int, deep: int) -> Iterator[str]:
    """DDL of so many views, each of which reads the one before, in chains of that depth."""
    yield "CREATE TABLE ground (id bigint, note text);\n"
    for number in range(views):
        below = f"chained_{number - 1}" if number % deep else "ground"
        yield f"CREATE VIEW chained_{number} AS SELECT id, note FROM {below} WHERE id > {number % deep};\n"


def functions(count: int) -> Iterator[str]:
    """DDL of so many functions, each of which calls the one before."""
    yield "CREATE FUNCTION f_0(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n';\n"
    for number in range(1, count):
        body = f"BEGIN\n  -- number {number}\n  RETURN f_{number - 1}(n) + {number};\nEND"
        yield (
            f"CREATE FUNCTION f_{number}(n integer, more text DEFAULT 'x{count}_{number}') RETURNS integer"
            f" LANGUAGE plpgsql STABLE AS $${body}$$;\n"
            if number % 2
            else f"CREATE FUNCTION f_{number}(n integer) RETURNS integer LANGUAGE plpgsql STABLE AS $${body}$$;\n"
        )


def schemas(count: int, tables: int) -> Iterator[str]:
    """DDL of so many schemas with so many tables each."""
    for number in range(count):
        yield f"CREATE SCHEMA tenant_{number};\n"
        for table in range(tables):
            yield (
                f"CREATE TABLE tenant_{number}.table_{table} (id bigint PRIMARY KEY, name text NOT NULL,"
                f" made timestamptz DEFAULT now(), CHECK (name <> 'number {table}'));\n"
            )
