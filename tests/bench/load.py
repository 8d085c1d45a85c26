"""``python -m tests.bench.load``: what apply does to traffic, change by change, beside the plain statements.

Each change is made twice on a copy of the same database, while clients read and write at a fixed rate: online, and with
``--online never``. A transaction's delay counts from the moment it was due, so that one that waits delays those behind
it. Prints the seconds that apply took, the longest delay of a write and of a read, and how many were over 200 ms late.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import psycopg

from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.postgres.embedded.binaries import find_binaries

LATE = 0.2
"""Seconds after which a transaction counts as late."""

READER = 8
"""Seconds that a reader holds its lock, where there is one in front."""

ROWS = """
CREATE TABLE customers (id int PRIMARY KEY, name text);
INSERT INTO customers SELECT g, 'customer ' || g FROM generate_series(1, 1000) g;
CREATE TABLE orders (
    id bigint PRIMARY KEY, customer int, number bigint NOT NULL, status varchar(20) NOT NULL, amount numeric(10, 2),
    note text, filled text
);
INSERT INTO orders SELECT g, 1 + g % 1000, g, 'new', g % 977, 'note ' || g FROM generate_series(1, %ROWS%) g;
CREATE INDEX by_id ON orders (id);
CREATE INDEX by_note ON orders (note);
CREATE INDEX by_status ON orders (status);
CREATE VIEW open_orders AS SELECT id, amount FROM orders WHERE status = 'new';
"""
"""The tables under load; rows that are written later have ids above those."""

COLUMNS = {
    "id": "{type: bigint, not_null: true}",
    "customer": "int",
    "number": "{type: bigint, not_null: true}",
    "status": "{type: varchar(20), not_null: true}",
    "amount": "numeric(10,2)",
    "note": "text",
    "filled": "text",
}
VIEW = "select id, amount from orders where status = 'new'"
INDEXES = "by_id: [id], by_note: [note], by_status: [status]"


class Change(NamedTuple):
    """What is declared besides what is there, or instead of it."""

    name: str
    columns: Mapping[str, str | None] = MappingProxyType({})
    """Columns with other definitions; None for one that goes."""
    key: str = "[id]"
    indexes: str = INDEXES
    more: str = ""
    """Further keys of the table."""
    view: str = VIEW
    others: str = ""
    """Further sections of the file."""

    def yaml(self) -> str:
        """The whole schema."""
        columns = {**COLUMNS, **self.columns}
        listed = "".join(f"      {name}: {text}\n" for name, text in columns.items() if text is not None)
        return (
            "tables:\n  customers: {columns: {id: {type: int, not_null: true}, name: text}, primary_key: [id]}\n"
            f"  orders:\n    columns:\n{listed}    primary_key: {self.key}\n"
            f"    indexes: {{{self.indexes}}}\n{self.more}views:\n  open_orders: {self.view}\n{self.others}"
        )


CHANGES = (
    Change("index", indexes=f"{INDEXES}, by_customer: [customer, id]"),
    Change("index replaced", indexes="by_id: [id], by_note: [note, customer], by_status: [status]"),
    Change("index dropped", indexes="by_id: [id], by_status: [status]"),
    Change("unique constraint", more="    unique: {one_number: [number]}\n"),
    Change("primary key of other columns", key="[number]"),
    Change("foreign key", more="    foreign_keys: {of: {columns: [customer], references: customers(id)}}\n"),
    Change("check", more="    checks: {not_negative: amount >= 0}\n"),
    Change("not null", {"note": "{type: text, not_null: true}"}),
    Change("backfill and not null", {"filled": "{type: text, not_null: true, backfill: \"'x'\"}"}),
    Change("column with a constant default", {"state": "{type: int, not_null: true, default: 0}"}),
    Change("column with a volatile default", {"token": "{type: uuid, default: gen_random_uuid()}"}),
    Change("identity column", {"line": "{type: bigint, identity: always}"}),
    Change(
        "column renamed",
        {"note": None, "remark": "{type: text, renamed_from: note}"},
        indexes="by_id: [id], by_note: [remark], by_status: [status]",
    ),
    Change("column dropped", {"filled": None}),
    Change("type that widens", {"status": "{type: varchar(40), not_null: true}"}),
    Change("type that rewrites", {"customer": "bigint"}),
    Change("view replaced", view="select id, amount, customer from orders where status = 'new'"),
    Change(
        "trigger",
        more="    triggers: {touch: {timing: before update, for_each: row, execute: touched()}}\n",
        others="functions:\n  touched(): {returns: trigger, language: plpgsql, body: begin return new; end}\n",
    ),
)


@dataclass
class Delays:
    """The delays of the transactions of one run, in seconds."""

    writes: list[float] = field(default_factory=list)
    reads: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Traffic:
    """Clients that read and write at a fixed rate until they are stopped."""

    def __init__(self, dsn: str, rows: int, clients: int, rate: float) -> None:
        self.delays = Delays()
        self._dsn = dsn
        self._rows = rows
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._client, args=(n, clients / rate)) for n in range(clients)]

    def __enter__(self) -> Traffic:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _client(self, number: int, interval: float) -> None:
        """Read and write in turn, by columns that no change renames or drops."""
        chance = random.Random(number)  # noqa: S311 - no secret
        with psycopg.connect(self._dsn, autocommit=True, prepare_threshold=None) as connection:
            due = time.perf_counter() + chance.uniform(0, interval)
            turn = number
            while not self._over.is_set():
                time.sleep(max(0.0, due - time.perf_counter()))
                row, turn = chance.randint(1, self._rows), turn + 1
                try:
                    if turn % 2:
                        connection.execute("SELECT amount, status FROM orders WHERE id = %s", [row]).fetchall()
                    else:
                        connection.execute("UPDATE orders SET amount = amount + 1 WHERE id = %s", [row])
                except psycopg.Error as error:
                    self.delays.errors.append(str(error))
                (self.delays.reads if turn % 2 else self.delays.writes).append(time.perf_counter() - due)
                due += interval


@contextlib.contextmanager
def reading(dsn: str, seconds: float) -> Iterator[None]:
    """A reader that holds its lock for so long from now on."""
    over = threading.Event()

    def read() -> None:
        with psycopg.connect(dsn) as connection:
            connection.execute("SELECT count(*) FROM (SELECT FROM orders LIMIT 1) o")
            over.wait(seconds)

    thread = threading.Thread(target=read)
    thread.start()
    time.sleep(0.3)
    try:
        yield
    finally:
        over.set()
        thread.join()


class Result(NamedTuple):
    """What one change did to the traffic."""

    seconds: float
    delays: Delays
    failure: str = ""


def measured(server: Server, change: Change, options: argparse.Namespace, online: str) -> Result:
    """Makes one change on a copy of the database under load."""
    name = f"load_{random.getrandbits(40):x}"
    dsn = server.create_database(name, template="load")
    try:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "schema.yaml").write_text(change.yaml(), encoding="utf-8")
            command = [sys.executable, "-m", "schemadiff", "apply", "--yes", "--quiet", "--allow", "all"]
            command += ["--online", online, "--schema", folder, "--db", dsn]
            with Traffic(dsn, options.rows, options.clients, options.rate) as traffic:
                time.sleep(1)
                with reading(dsn, READER) if options.reader else contextlib.nullcontext():
                    began = time.perf_counter()
                    done = subprocess.run(command, capture_output=True, text=True, check=False)
                    seconds = time.perf_counter() - began
                time.sleep(0.5)
        failed = done.stderr.strip().splitlines()[-1] if done.returncode else ""
        return Result(seconds, traffic.delays, failed)
    finally:
        with psycopg.connect(server.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} (FORCE)")


def line(name: str, result: Result) -> str:
    """One line of the table."""
    delays = result.delays
    write, read = (1000 * max(found, default=0) for found in (delays.writes, delays.reads))
    late = sum(d > LATE for found in (delays.writes, delays.reads) for d in found)
    failed = f"  {result.failure}" if result.failure else ""
    errors = f"  {len(delays.errors)} failed transactions: {delays.errors[0].splitlines()[0]}" if delays.errors else ""
    return f"{name:42} {result.seconds:7.1f} {write:9.0f} {read:9.0f} {late:6}{failed}{errors}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds the tables and makes the changes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--rate", type=float, default=400, help="transactions a second")
    parser.add_argument("--only", nargs="+", help="changes whose names contain one of these")
    parser.add_argument("--reader", action="store_true", help=f"with a reader in front for {READER} s")
    parser.add_argument("--pg", type=int, help="the major version of the server")
    options = parser.parse_args(arguments)
    wanted = [c for c in CHANGES if not options.only or any(word in c.name for word in options.only)]
    settings = {"fsync": "on", "max_wal_size": "4GB", "shared_buffers": "256MB"}
    with throwaway(find_binaries(options.pg) if options.pg else None, settings=settings) as server:
        dsn = server.create_database("load")
        with psycopg.connect(dsn, autocommit=True) as connection:
            for statement in ROWS.replace("%ROWS%", str(options.rows)).split(";\n"):
                connection.execute(statement.encode())
            connection.execute("VACUUM ANALYZE")
        print(f"{'':42} {'apply s':>7} {'write ms':>9} {'read ms':>9} {'late':>6}")  # noqa: T201
        for change in wanted:
            for online in ("auto", "never"):
                result = measured(server, change, options, online)
                print(line(change.name if online == "auto" else "  plain", result), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
