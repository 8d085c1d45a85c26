"""The servers and databases that tests run against.

One embedded server serves a whole run: under xdist the controller owns it and tells the workers where it is,
otherwise it starts when the first test asks for it. Databases are cheap (0.03 s), so every test has its own; roles
and tablespaces belong to the server, so a test that makes one gives it a name of its own and drops it.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import settings

from schemadiff.errors import ServerError
from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.postgres.embedded.binaries import Binaries, all_binaries, find_binaries
from tests.support.databases import Administered, Database, MakeDatabase, drop

#: What runs until the end of the session: the server that this process owns, if any.
RESOURCES = pytest.StashKey[ExitStack]()
SERVER = pytest.StashKey[Server]()

#: The same in an xdist worker's input.
WORKER_KEY = "schemadiff_server"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("schemadiff")
    group.addoption(
        "--pg",
        type=int,
        metavar="MAJOR",
        help="the PostgreSQL to test with (default: $SCHEMADIFF_TEST_PG, or the embedded one)",
    )
    group.addoption("--soak", action="store_true", help="run the long campaigns too")
    parser.addoption("--regenerate", action="store_true", help="write the expected SQL of the golden cases anew")


def pytest_report_header(config: pytest.Config) -> str | None:
    if not config.getoption("--soak"):
        return None
    return f"mutations drawn from SCHEMADIFF_MUTATION_SEED={os.environ['SCHEMADIFF_MUTATION_SEED']}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # No worker ends with a long one while the others have nothing left.
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if config.getoption("--soak"):
        return
    left_out = [item for item in items if item.get_closest_marker("soak")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("soak")]


def pytest_configure(config: pytest.Config) -> None:
    # A run in the background of a shell ignores Ctrl-C, and so would every process that a test starts to interrupt it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _keep_bytecode(config)
    # Commands that tests run ask the server, and leave the user's cache alone; tests of the cache say otherwise.
    os.environ["SCHEMADIFF_NO_CACHE"] = "1"
    # Which data folders were made here is remembered for the run, and not in the user's home.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="sdt-state-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True))
    # Two runs of one commit draw the same examples, but for a soak; and a busy machine is no failure.
    settings.register_profile("suite", deadline=None, derandomize=not config.getoption("--soak"))
    settings.load_profile("suite")
    # Set here for the workers of xdist to inherit it: all of them draw from one seed.
    os.environ.setdefault("SCHEMADIFF_MUTATION_SEED", secrets.token_hex(4))
    config.stash[RESOURCES] = ExitStack()
    given: dict[str, Any] | None = getattr(config, "workerinput", {}).get(WORKER_KEY)
    if given is not None:
        config.stash[SERVER] = _server_from(given)


def _keep_bytecode(config: pytest.Config) -> None:
    """Keep the bytecode of modules and templates where the environment says to write none into their folders.

    Without it each worker rewrites the assertions of every test module, and every command that a test runs compiles the
    package. Workers and commands inherit it.
    """
    cache = getattr(config, "cache", None)
    if sys.dont_write_bytecode and cache is not None:
        sys.dont_write_bytecode = False
        sys.pycache_prefix = str(cache.mkdir("bytecode"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Called by xdist in the controller for each worker it starts."""
    node.workerinput[WORKER_KEY] = _as_plain_data(_server_of(node.config))


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[RESOURCES].close()


def _server_of(config: pytest.Config) -> Server:
    if SERVER not in config.stash:
        server = config.stash[RESOURCES].enter_context(throwaway(_chosen_binaries(config)))
        # It leaves a file there that every new database gets a copy of, and would make at its first connection.
        psycopg.connect(server.dsn("template1")).close()
        config.stash[SERVER] = server
    return config.stash[SERVER]


def _chosen_binaries(config: pytest.Config) -> Binaries:
    version: int | None = config.getoption("--pg")
    if version is None and os.environ.get("SCHEMADIFF_TEST_PG"):
        version = int(os.environ["SCHEMADIFF_TEST_PG"])
    try:
        return find_binaries(version) if version is not None else max(all_binaries(), key=lambda b: b.version)
    except ServerError as error:
        raise pytest.UsageError(str(error)) from error


def _as_plain_data(server: Server) -> dict[str, Any]:
    return {
        "directory": str(server.binaries.directory),
        "version": server.binaries.version,
        "source": server.binaries.source,
        "data": str(server.data),
        "socket_directory": str(server.socket_directory),
        "log": str(server.log),
        "pid": server.pid,
    }


def _server_from(given: dict[str, Any]) -> Server:
    return Server(
        Binaries(Path(given["directory"]), given["version"], given["source"]),
        Path(given["data"]),
        Path(given["socket_directory"]),
        Path(given["log"]),
        given["pid"],
    )


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> Server:
    """The server of this run, shared by all workers; ``server.version`` and ``server.binaries`` say which."""
    return _server_of(pytestconfig)


@pytest.fixture(scope="session")
def installed_server(server: Server) -> Iterator[Server]:
    """A server of another major version than :func:`server`, one for each worker that asks for it."""
    others = [binaries for binaries in all_binaries() if binaries.version != server.version]
    if not others:
        pytest.skip(f"no PostgreSQL is installed beside {server.binaries}")
    with throwaway(others[0]) as other:
        yield other


@pytest.fixture(scope="session")
def reachable() -> Iterator[Path]:
    """A folder that the server's account can enter and a socket's path fits into; pytest's own are neither."""
    parent = "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"  # noqa: S108
    folder = Path(tempfile.mkdtemp(prefix="sdt-", dir=parent))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def _database_names() -> Iterator[str]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return (f"test_{worker}_{number}" for number in count(1))


@pytest.fixture(scope="session")
def _administered(server: Server) -> Iterator[Administered]:
    with closing(Administered(server)) as administered:
        yield administered


@pytest.fixture
def make_database(request: pytest.FixtureRequest, _database_names: Iterator[str]) -> Iterator[MakeDatabase]:
    """Make a new database: ``make_database()``, ``make_database(installed_server)``, ``make_database(template=…)``.

    Each is dropped after the test, together with whatever is still connected to it.
    """
    with ExitStack() as stack:

        def make(on: Server | None = None, *, template: str | None = None) -> Database:
            server: Server = request.getfixturevalue("server")
            chosen = on or server
            by: Server = request.getfixturevalue("_administered") if chosen == server else chosen
            name = next(_database_names)
            by.create_database(name, template)
            database = Database(chosen, name)
            stack.callback(drop, database, by)
            return database

        yield make


@pytest.fixture
def database(make_database: MakeDatabase) -> Database:
    """A new, empty database; a ``str`` that is its connection string."""
    return make_database()
