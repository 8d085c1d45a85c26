"""Where the golden cases show each row of the effects table, and the statements whose effects nobody can know."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from schemadiff.plan import Step

SHOWN: Mapping[str, str] = tomllib.loads((Path(__file__).parent / "shown.toml").read_text(encoding="utf-8"))
"""By row, such as ``column.create_in_rows``, a case and direction in which a server does exactly what the row says."""

_SAID = "the server stops at a child that has the object of its own"
_NO_OP = "an earlier statement has done it for the children"
_OWN_KEY = "the key is made from the partition's part of its parent's, and dropped while the partition is detached"

_COLLATION = "only the collation of the domain is another one, which the row does not tell from another type"

_KNOWN: Mapping[tuple[str, str, str], str] = {
    ("foreign_key/both_columns_of_a_wider_type", "forward", "alter column public.users.plan"): "there is no index",
    ("foreign_key/both_columns_of_a_wider_type", "backward", "alter column public.users.plan"): "there is no index",
    (
        "foreign_key/both_columns_of_another_type",
        "forward",
        "alter column public.tags.tag",
    ): "the domain is created by the plan, so that nobody knows its cast",
    (
        "foreign_key/both_columns_of_another_type",
        "backward",
        "alter column public.tags.tag",
    ): "an index over a domain is built again, unlike one over its base type",
    (
        "column/added_with_values_of_their_own",
        "forward",
        "create column public.t.later",
    ): "the server puts the body of the function, a constant, in the place of the call",
    ("index/written_collation_of_a_domain", "forward", "alter column public.t.own: collation"): "its index is dropped",
    ("index/written_collation_of_a_domain", "backward", "alter column public.t.own: collation"): "its index is dropped",
    ("index/written_collation_of_a_domain", "forward", "alter column public.t.c: convert"): _COLLATION,
    ("index/written_collation_of_a_domain", "backward", "alter column public.t.c: convert"): _COLLATION,
    ("table/checks_inherited", "forward", "drop check public.p.both"): _SAID,
    ("table/checks_inherited", "forward", "drop check public.p.goes"): _SAID,
    ("table/checks_inherited", "backward", "create check public.p."): _SAID,
    ("column/not_null_kept_below", "forward", "alter column public.t.a: not null"): _SAID,
    ("column/not_null_kept_below", "backward", "alter column public.t.a: not null"): _SAID,
    ("table/two_parents_altered", "backward", "create column public.a.shared"): _SAID,
    ("table/two_parents_altered", "forward", "drop column public.a.shared"): _SAID,
    ("table/two_parents_altered", "backward", "drop column public.a.wide"): _SAID,
    ("column/type_above_other_not_null_names", "forward", "alter column public.papers.pages: not null"): _SAID,
    ("column/not_null_names_change_places", "forward", "alter column public.spread.x: not null"): _NO_OP,
    ("column/not_null_states", "forward", "alter column public.c.b: not null"): _NO_OP,
    ("column/not_null_renamed_above_partitions", "backward", "alter column public.bills_later.year"): _NO_OP,
    ("inherited_index/own_key_over_the_same_columns", "forward", "create unique public.events_a.a_own"): _OWN_KEY,
    ("inherited_index/own_key_over_the_same_columns", "backward", "drop unique public.events_a.a_own"): _OWN_KEY,
    ("publication/table_and_schema_renamed", "backward", "drop publication table"): "nobody manages the table's schema",
    (
        "sequence/moves_to_a_column_of_a_new_type",
        "backward",
        "alter sequence public.old_numbers: owned by",
    ): "an owner that nobody declares can be the same role",
    (
        "column/not_null_names_that_are_shared",
        "backward",
        "alter table public.bills_2023: partition of",
    ): "the key of the parent that it leaves is no longer there",
    (
        "table/renamed_above_not_nulls_of_their_own",
        "forward",
        "rename table public.bills to invoices",
    ): "the partition is named as after its own rename, which comes next",
    (
        "table/rows_of_other_columns",
        "backward",
        "re-create view public.v",
    ): "the view is replaced, because its old definition has changed",
}
"""By case, direction and beginning of the title, why a statement does less than its effects say, or something else."""


def is_known(case: str, direction: str, step: Step) -> bool:
    """Whether it is known why the effects of a step are not exact there."""
    return any((case, direction) == known[:2] and step.title.startswith(known[2]) for known in _KNOWN)


def shows(where: str) -> bool:
    """Whether a case and direction shows a row of the effects table."""
    return where in _PLACES


_PLACES = frozenset(SHOWN.values())


def note(rows: Iterable[str], where: str) -> None:
    """Add what a case has shown to the file that $SCHEMADIFF_SHOWN_ROWS names, to find a case for a row."""
    if name := os.environ.get("SCHEMADIFF_SHOWN_ROWS"):
        with Path(name).open("a", encoding="utf-8") as file:
            file.writelines(f"{row} {where}\n" for row in sorted(rows))
