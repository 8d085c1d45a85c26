"""``python -m tests.bench [--only NAME …] [--runs N] [--peer NAME=COMMAND …] [--write docs/speed.md]``

Times whole processes: wall and CPU seconds of the client and of the server's backends, peak memory, and the ratio of
wall times to a yardstick that runs in turn with them (``pg_dump --schema-only``; ``psql -1 -f`` of its output for what
is built). Schemas are generated, but for the platform's. ``docs/speed.md`` says what the rows mean.

A peer is another tool that compares two databases: ``{one}`` and ``{other}`` in its command are their addresses.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import psycopg

from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.postgres.libpq import parsed
from tests.bench import schemas
from tests.bench.measuring import Command, Row, compare, measure, table
from tests.bench.plot import plot

SCHEMADIFF = [sys.executable, "-m", "schemadiff"]
PLATFORM = Path(__file__).parent.parent.parent / "schema"
BEGIN, END = "<!-- results -->", "<!-- end of results -->"
PLOTTED = ("plan, nothing changed", "plan, warm", "plan, cold", "plan, cold, hand-written", "dump", "validate")


class Bench(NamedTuple):
    """What all rows need."""

    server: Server
    folder: Path
    runs: int
    peers: Mapping[str, str]

    def database(self, ddl: Iterable[str]) -> str:
        """A new database with these objects, created in transactions of 500 statements."""
        dsn = self.server.create_database(f"bench_{secrets.token_hex(6)}")
        with psycopg.connect(dsn) as connection:
            for number, statement in enumerate(ddl, 1):
                connection.execute(statement.encode())
                if number % 500 == 0:
                    connection.commit()
            connection.commit()
            connection.autocommit = True
            connection.execute("VACUUM ANALYZE")
        return dsn

    def new_folder(self) -> Path:
        """An empty folder."""
        return Path(tempfile.mkdtemp(dir=self.folder))

    def warm(self, name: str, words: Sequence[str], forgotten: str = "unchanged") -> Command:
        """A command that finds what the run before has kept, except for one sort of it."""
        cache = self.new_folder()

        def forget() -> tuple[()]:
            shutil.rmtree(cache / "schemadiff" / forgotten, ignore_errors=True)
            return ()

        return Command(name, words, forget, cache)

    def cold(self, name: str, words: Sequence[str]) -> Command:
        """A command that finds nothing kept."""
        cache = self.new_folder()

        def forget() -> tuple[()]:
            shutil.rmtree(cache)
            cache.mkdir()
            return ()

        return Command(name, words, forget, cache)

    def program(self, name: str) -> str:
        """A program of the server's version."""
        return str(self.server.binaries.path(name))


def no_changes(bench: Bench, ddl: Iterable[str], hand: str | None = None) -> list[Row]:
    """Commands where the database is as declared, and what else reads all of it."""
    dsn = bench.database(ddl)
    dumped = bench.new_folder() / "yaml"
    measure(Command("dump", [*SCHEMADIFF, "dump", dsn, "--out", str(dumped)]), bench.server)
    plan = [*SCHEMADIFF, "plan", "--db", dsn, "--exit-code", "--schema"]

    commands = [
        Command("pg_dump", [bench.program("pg_dump"), "--schema-only", "--dbname", dsn]),
        Command("plan, nothing changed", [*plan, str(dumped)], cache=bench.new_folder()),
        bench.warm("plan, warm", [*plan, str(dumped)]),
        bench.cold("plan, cold", [*plan, str(dumped)]),
    ]
    if hand is not None:
        folder = bench.new_folder()
        (folder / "tables.yaml").write_text(hand, encoding="utf-8")
        commands += [
            bench.warm("plan, warm, hand-written", [*plan, str(folder)]),
            bench.cold("plan, cold, hand-written", [*plan, str(folder)]),
        ]
    commands += [
        Command("validate", [*SCHEMADIFF, "validate", "--schema", str(dumped)]),
        Command("dump", [*SCHEMADIFF, "dump", dsn]),
    ]
    for name, words in bench.peers.items():
        commands.append(_peer(name, words, dsn))
    return compare(commands, bench.server, bench.runs)


def _peer(name: str, words: str, dsn: str) -> Command:
    """Compare the database with itself: both sides are read, and nothing differs."""
    said = parsed(dsn) or {}
    address = f"postgresql://{said['user']}@/{said['dbname']}?host={said['host']}&port={said['port']}"
    return Command(name, [word.format(one=address, other=address) for word in words.split()])


def a_hundredth(bench: Bench, tables: int) -> list[Row]:
    """Plans where one table in a hundred differs, beside one where none does."""
    dsn = bench.database(schemas.sql(tables))
    same, other = bench.new_folder(), bench.new_folder()
    (same / "tables.yaml").write_text(schemas.hand_written(tables), encoding="utf-8")
    (other / "tables.yaml").write_text(schemas.hand_written(tables, every=100), encoding="utf-8")
    plan = [*SCHEMADIFF, "plan", "--db", dsn, "--schema"]

    commands = [
        bench.warm("plan, warm, nothing to do", [*plan, str(same)]),
        Command("plan --no-rehearse", [*plan, str(other), "--no-rehearse"], cache=bench.new_folder()),
        bench.warm("plan, rehearsed", [*plan, str(other), "--rehearse"], "rehearsals"),
    ]
    return compare(commands, bench.server, bench.runs)


def built(bench: Bench, ddl: Iterable[str]) -> list[Row]:
    """A schema built into empty databases."""
    source, folder = bench.database(ddl), bench.new_folder()
    dump, yaml = folder / "dump.sql", folder / "yaml"
    measure(Command("", [bench.program("pg_dump"), "--schema-only", "-d", source, "-f", str(dump)]), bench.server)
    measure(Command("", [*SCHEMADIFF, "dump", source, "--out", str(yaml)]), bench.server)

    def empty() -> tuple[str]:
        return (bench.server.create_database(f"built_{secrets.token_hex(6)}"),)

    quiet = [bench.program("psql"), "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", str(dump), "-d"]
    commands = [
        Command("psql -1 -f", quiet, empty),
        Command("plan", [*SCHEMADIFF, "plan", "--schema", str(yaml), "--no-rehearse", "--db"], empty),
        Command("apply", [*SCHEMADIFF, "apply", "--schema", str(yaml), "--yes", "--db"], empty),
    ]
    return compare(commands, bench.server, bench.runs)


def folders(bench: Bench, tables: int) -> list[Row]:
    """The difference of two folders."""
    one, other = bench.new_folder(), bench.new_folder()
    (one / "tables.yaml").write_text(schemas.hand_written(tables), encoding="utf-8")
    (other / "tables.yaml").write_text(schemas.hand_written(tables, every=100), encoding="utf-8")
    dsn = bench.database(schemas.sql(tables))
    commands = [
        Command("pg_dump", [bench.program("pg_dump"), "--schema-only", "--dbname", dsn]),
        Command("diff, not rehearsed", [*SCHEMADIFF, "diff", str(one), str(other), "--no-rehearse"]),
    ]
    return compare(commands, bench.server, bench.runs)


def the_platform(bench: Bench) -> list[Row]:
    """The schema of this project, 25 tables with functions, triggers, policies and seeds."""
    dsn, empty = bench.database(()), bench.database(())
    cache = bench.new_folder()
    apply = [*SCHEMADIFF, "apply", "--db", dsn, "--schema", str(PLATFORM), "--yes"]
    measure(Command("apply", apply, cache=cache), bench.server)
    nothing = [*SCHEMADIFF, "plan", "--db", empty, "--no-cache", "--schema", str(PLATFORM)]

    plan = [*SCHEMADIFF, "plan", "--exit-code", "--db", dsn, "--schema", str(PLATFORM)]
    commands = [
        Command("pg_dump", [bench.program("pg_dump"), "--schema-only", "--dbname", dsn]),
        Command("plan, nothing changed", plan, cache=bench.new_folder()),
        bench.warm("plan, warm", plan),
        Command("plan from nothing", [*nothing, "--no-rehearse"], cache=cache),
        Command("plan from nothing, rehearsed", [*nothing, "--rehearse"], cache=cache),
        Command("validate", [*SCHEMADIFF, "validate", "--schema", str(PLATFORM)], cache=cache),
        Command("--help", [*SCHEMADIFF, "--help"]),
        Command("--version", [*SCHEMADIFF, "--version"]),
        Command("python -c pass", [sys.executable, "-c", "pass"]),
    ]
    return compare(commands, bench.server, bench.runs)


def benches() -> Iterator[tuple[str, str, Callable[[Bench], list[Row]]]]:
    """All of them: name, title, and what measures it."""
    yield "platform", "The platform of `schema/`", the_platform
    for tables in (100, 1000, 5000, 10000):

        def read(bench: Bench, tables: int = tables) -> list[Row]:
            return no_changes(bench, schemas.sql(tables), schemas.hand_written(tables))

        yield f"tables-{tables}", f"{tables:,} tables", read
    yield "changed", "1 % of 1,000 tables changed", lambda bench: a_hundredth(bench, 1000)
    yield "folders", "Two folders of 1,000 tables, 1 % changed", lambda bench: folders(bench, 1000)
    yield "partitions", "10,000 partitions", lambda bench: no_changes(bench, schemas.partitions(10000))
    yield "views", "2,000 views in chains of 500", lambda bench: no_changes(bench, schemas.chains(2000, 500))
    yield "functions", "2,000 functions", lambda bench: no_changes(bench, schemas.functions(2000))
    yield "schemas", "1,000 schemas of 20 tables", lambda bench: no_changes(bench, schemas.schemas(1000, 20))
    built_views = "Views over 40 columns of 60 tables, built into an empty database"
    yield "built-views", built_views, lambda bench: built(bench, schemas.views(60, 40))
    yield "built-tables", "3,000 tables, built into an empty database", lambda bench: built(bench, schemas.sql(3000))


def main() -> None:
    """Builds the schemas and times the commands."""
    known = {name: (title, run) for name, title, run in benches()}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=list(known), default=list(known), metavar="NAME")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the results into this page, beside a plot")
    options = parser.parse_args()
    peers = dict(peer.split("=", 1) for peer in options.peer)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    results: dict[str, Sequence[Row]] = {}
    settings = {"max_locks_per_transaction": "4096"}
    with throwaway(settings=settings) as server, tempfile.TemporaryDirectory() as folder:
        machine = f"PostgreSQL {server.version}, Python {platform.python_version()}, {os.cpu_count()} cores"
        print(f"{machine}; medians of {options.runs}")  # noqa: T201
        for name in options.only:
            title, run = known[name]
            results[name] = run(Bench(server, Path(folder), options.runs, peers))
            print("", f"### {title}", "", *table(results[name]), sep="\n", flush=True)  # noqa: T201
    if options.write is not None:
        page(options.write, f"{machine}; medians of {options.runs} runs.", {known[n][0]: r for n, r in results.items()})
        lines: dict[str, list[tuple[int, float]]] = {}
        for name, rows in results.items():
            if name.startswith("tables-"):
                for row in rows:
                    if row.name in (*PLOTTED, *peers):
                        lines.setdefault(row.name, []).append((int(name[7:]), row.wall / rows[0].wall))
        if lines:
            options.write.with_suffix(".svg").write_text(plot(lines), encoding="utf-8")


def page(file: Path, machine: str, results: Mapping[str, Sequence[Row]]) -> None:
    """Write the results between two marks of a page."""
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    tables = [line for title, rows in results.items() for line in ("", f"### {title}", "", *table(rows))]
    file.write_text("\n".join([f"{before}{BEGIN}", machine, *tables, "", f"{END}{after}"]), encoding="utf-8")


if __name__ == "__main__":
    main()
