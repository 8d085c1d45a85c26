"""Databases as declared, for tests with pytest: built once from the YAML, and copied for each test.

The plugin is loaded wherever schemadiff is installed. Its options are ``--schemadiff-schema`` and
``--schemadiff-db``, and in ``pytest.ini`` or ``pyproject.toml`` ``schemadiff_schema`` and ``schemadiff_db``.
``docs/python.md`` has examples.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from schemadiff.plan import Plan

MakeDatabase = Callable[[], str]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the plugin."""
    group = parser.getgroup("schemadiff")
    group.addoption("--schemadiff-schema", metavar="FOLDER", help="the folder of YAML that tests need")
    group.addoption("--schemadiff-db", metavar="URL", help="a server to make databases on, instead of an embedded one")
    parser.addini("schemadiff_schema", "the folder of YAML that tests need", default="schema/")
    parser.addini("schemadiff_db", "a server to make databases on, instead of an embedded one", default="")


def _option(config: pytest.Config, name: str) -> str:
    """Return what an option of the command line says, or else the one of that name in the file."""
    return str(config.getoption(name) or config.getini(name) or "")


@pytest.fixture(scope="session")
def schemadiff_server(pytestconfig: pytest.Config) -> Iterator[str]:
    """The connection string of the server that databases are made on: the one that is named, or an embedded one."""
    if given := _option(pytestconfig, "schemadiff_db"):
        yield given
        return
    from schemadiff.postgres.embedded import throwaway

    with throwaway() as server:
        yield server.dsn("postgres")


@pytest.fixture(scope="session")
def schemadiff_template(schemadiff_server: str, pytestconfig: pytest.Config) -> Iterator[str]:
    """The name of a database that is as declared, with its seeds; it is the template of all others."""
    from schemadiff import api

    name = f"schemadiff_{secrets.token_hex(4)}_template"
    _execute(schemadiff_server, f"CREATE DATABASE {name}")
    try:
        api.apply(_with_name(schemadiff_server, name), _option(pytestconfig, "schemadiff_schema"), allow=["all"])
        yield name
    finally:
        _execute(schemadiff_server, f"DROP DATABASE IF EXISTS {name}")


@pytest.fixture(scope="session")
def _schemadiff_numbers() -> Iterator[int]:
    return count(1)


@pytest.fixture
def schemadiff_database(
    schemadiff_server: str, schemadiff_template: str, _schemadiff_numbers: Iterator[int]
) -> Iterator[str]:
    """The connection string of a database of its own for each test, as declared."""
    name = f"{schemadiff_template.removesuffix('_template')}_{next(_schemadiff_numbers)}"
    _execute(schemadiff_server, f"CREATE DATABASE {name} TEMPLATE {schemadiff_template}")
    try:
        yield _with_name(schemadiff_server, name)
    finally:
        _execute(schemadiff_server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def schemadiff_assert_no_drift(pytestconfig: pytest.Config) -> Callable[[str], Plan]:
    """A function that takes a connection string, and fails with the plan if that database is not as declared."""
    from schemadiff import api

    def assert_no_drift(db: str) -> Plan:
        made = api.plan(db, _option(pytestconfig, "schemadiff_schema"), rehearse=False)
        if not made.empty or made.refusals:
            pytest.fail(f"the database is not as declared:\n\n{api.render(made)}", pytrace=False)
        return made

    return assert_no_drift


def _execute(dsn: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(statement.encode())


def _with_name(dsn: str, name: str) -> str:
    """Return the connection string for another database of the same server."""
    from psycopg.conninfo import make_conninfo

    return make_conninfo(dsn, dbname=name)
