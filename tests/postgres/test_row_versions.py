"""Versions of rows in the catalogs, instead of the definitions that they hold."""

from __future__ import annotations

import os
import re
import signal
from contextlib import suppress

import pglast
import psycopg
import pytest
from pglast.parser import ParseError

from schemadiff.errors import ServerError
from schemadiff.introspection.catalog_queries import shared, statement
from schemadiff.kinds import registry
from schemadiff.normalization import temporary_objects
from schemadiff.postgres.connection import NEWEST, OLDEST, connect, one_row
from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.postgres.row_versions import NOT_READ, CatalogQuery, RowVersions, Source, sources
from schemadiff.sql.syntax import nodes, walk
from tests.support.databases import Database
from tests.support.processes import comes_true
from tests.support.row_versions import versions_of

FOLLOWS = set(
    """
    acldefault aclexplode array_agg array_fill array_length array_position array_remove array_to_string bit_or bool_and
    bool_or btrim cardinality concat_ws convert_from count current_database current_setting decode encode format_type
    generate_series generate_subscripts getdatabaseencoding has_database_privilege has_schema_privilege
    has_server_privilege json_agg json_build_array json_object_agg jsonb_array_elements_text
    jsonb_to_recordset lower max md5 min obj_description
    pg_describe_object pg_encoding_to_char pg_get_constraintdef pg_get_expr pg_get_function_arg_default
    pg_get_function_result pg_get_function_sqlbody pg_get_indexdef pg_get_partkeydef pg_get_ruledef
    pg_get_statisticsobjdef_expressions pg_get_triggerdef pg_get_userbyid pg_get_viewdef pg_has_role
    pg_identify_object pg_identify_object_as_address pg_options_to_table pg_partition_ancestors pg_partition_root
    pg_partition_tree quote_ident quote_literal regexp_matches regexp_replace replace row_number rtrim
    split_part starts_with
    string_agg string_to_array strpos substr sum to_regclass to_regtype ts_token_type unnest upper version
    """.split()
)
"""Functions whose results follow from their arguments, from the catalogs, and from the settings of each connection."""
FOR_GOOD = {"server_version_num", "server_encoding"}
"""Settings that a database and a running server have for good."""


def _names(query: str) -> tuple[set[str], set[str]]:
    """The relations and the functions of a query."""
    ast = nodes()
    relations, functions, own = set(), set(), set()
    for node in walk(pglast.parse_sql(query)):
        if isinstance(node, ast.RangeVar):
            relations.add(node.relname)
        elif isinstance(node, ast.CommonTableExpr):
            own.add(node.ctename)
        elif isinstance(node, ast.FuncCall):
            functions.add(node.funcname[-1].sval)
    return relations - own, functions


def _queries() -> dict[str, bytes]:
    found = {}
    for version in range(OLDEST, NEWEST + 1):
        for name in registry().kinds:
            if (query := statement(registry(), name, version)) is not None:
                found[f"{name} {version}"] = query
        for file in registry().queries[0].glob("_*.sql"):
            found[f"{file.stem} {version}"] = shared(file.stem, version)
    found["ground"] = CatalogQuery(temporary_objects.query("ground").encode())
    return found


def test_what_is_asked_only_if_rows_have_changed_follows_from_them() -> None:
    checked = 0
    for name, query in _queries().items():
        if not isinstance(query, CatalogQuery):
            continue
        try:
            relations, functions = _names(re.sub(r"%\(\w+\)s", "true", query.decode()).replace("%%", "%"))
        except ParseError:
            continue  # a part that other queries include
        checked += 1
        assert all(relation.startswith("pg_") for relation in relations), (name, relations)
        assert not relations & NOT_READ, name
        assert not {r for r in relations if r.startswith(("pg_stat", "pg_settings")) and r != "pg_statistic_ext"}, name
        assert set(re.findall(rb"current_setting\('(\w+)'\)", query)) <= {name.encode() for name in FOR_GOOD}
        assert functions <= FOLLOWS, (name, functions - FOLLOWS)
    assert checked > 300


VERSIONS = RowVersions("started", 1000, (Source("pg_class"),), ("3 17",))


@pytest.mark.parametrize(
    ("now", "still"),
    [
        (VERSIONS, True),
        (VERSIONS._replace(transaction=1000 + 2**31 - 1), True),
        (VERSIONS._replace(transaction=1000 + 2**31), False),
        (VERSIONS._replace(transaction=999), False),
        (VERSIONS._replace(server="started later"), False),
        (VERSIONS._replace(sums=("3 18",)), False),
        (VERSIONS._replace(sources=(Source("pg_class", ("oid",)),)), False),
    ],
)
def test_what_counts(now: RowVersions, still: bool) -> None:
    assert VERSIONS.is_still(now) == still


def test_a_catalog_that_may_not_be_read_at_all_leaves_nothing_to_say() -> None:
    assert sources("pg_class,pg_proc ") is None
    assert sources("pg_class,pg_subscription oid subname") == (
        Source("pg_class"),
        Source("pg_subscription", ("oid", "subname")),
        Source("pg_roles"),
        Source("pg_user_mappings"),
    )


def _own(versions: RowVersions) -> dict[str, str]:
    """The sums of catalogs that a database has to itself: other tests create databases and roles meanwhile."""
    found = {source.name: total for source, total in zip(versions.sources, versions.sums, strict=True)}
    return {name: found[name] for name in ("pg_attribute", "pg_class", "pg_constraint", "pg_depend", "pg_index")}


def test_a_change_that_is_taken_back_is_another_version(database: Database) -> None:
    database.execute("CREATE TABLE t (n int PRIMARY KEY)")
    with connect(database) as connection:
        before = versions_of(connection)
        assert _own(versions_of(connection)) == _own(before)
        # Sizes, and whether there may be indexes, are written in place.
        database.execute("INSERT INTO t SELECT generate_series(1, 1000)")
        database.execute("VACUUM ANALYZE t")
        assert _own(versions_of(connection)) == _own(before)
        database.execute("ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME TO t")
        after = versions_of(connection)
        assert _own(after) != _own(before)
        assert not before.is_still(after)


def test_after_a_crash_nothing_is_the_same(server: Server) -> None:
    """A transaction that was not yet written is lost, and its number is given again."""
    with throwaway(server.binaries) as own:
        with connect(own.dsn()) as connection:
            before = versions_of(connection)
        with suppress(psycopg.OperationalError), psycopg.connect(own.dsn()) as other:
            (process,) = one_row(other.execute("SELECT pg_backend_pid()"))
            os.kill(process, signal.SIGKILL)
        after: list[RowVersions] = []

        def is_there_again() -> bool:
            with suppress(ServerError), connect(own.dsn()) as connection:
                after.append(versions_of(connection))
            return bool(after)

        assert comes_true(is_there_again, seconds=20)
        assert not before.is_still(after[0])
