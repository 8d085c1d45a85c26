"""A plan as migrations for tools that run SQL files: no psql commands, and no setting that outlives its transaction.

A plan has one part for each of its transactions. A part is run once, in its turn, from the state that the plan was made
for: in a transaction that the tool opens, or, for statements like CREATE INDEX CONCURRENTLY, as one statement outside
of any. ``migration_files`` writes parts as the files of a tool.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemadiff.errors import Finding, RefusedError
from schemadiff.plan import Held, Plan, Step, path_of, set_local
from schemadiff.postgres.connection import SETTINGS
from schemadiff.postgres.quoting import dollar, literal
from schemadiff.report.script import NOT_FOR_SCRIPTS, heading

_WITHOUT_EFFECT = ("default_transaction_isolation", "default_transaction_deferrable")
"""Settings that count only when a transaction begins."""

_SET = {n: v for n, v in SETTINGS.items() if n not in (*NOT_FOR_SCRIPTS, *_WITHOUT_EFFECT)}

_BEFORE = "schemadiff.before_"
"""The prefix of the settings that hold, for the transaction, what others were before it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with the comments above it; neither ends with a semicolon or a line end."""

    sql: str
    comments: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join((*self.comments, f"{self.sql};"))


@dataclass(frozen=True, slots=True)
class Part:
    """What is run together."""

    statements: tuple[Statement, ...]
    in_transaction: bool = True
    """Whether it needs one transaction around it. Without one it is a single statement, except where the tool sends
    statements one by one."""


def parts_of(plan: Plan, *, one_by_one: bool = False) -> tuple[Part, ...]:
    """Return the parts of a plan in their order; none if there is nothing to do.

    ``one_by_one`` is for tools that send the statements of a file one by one, so that what runs outside of a
    transaction can have settings. Raises RefusedError for a plan that is refused, or that reads the environment, which
    a migration cannot.
    """
    _check(plan)
    parts: list[Part] = []
    after: list[Statement] = []
    for transaction in plan.transactions():
        if transaction[0].effects.transactional:
            parts.append(Part((*after, *_transaction(transaction))))
            after = []
            continue
        (step,) = transaction
        before = list(after)
        after = []
        statements = [_statement(step)]
        if step.search_path:
            # Names of pg_catalog alone mean the same whatever the path is.
            if one_by_one:
                statements = [_set_path(step), *statements, _restore_path()]
            else:
                before.append(_same_path(step))
        if before:
            parts.append(Part(tuple(before)))
        parts.append(Part(tuple(statements), in_transaction=False))
        if step.recovery is not None:
            after.append(_completed(step))
    return (*parts, Part(tuple(after))) if after else tuple(parts)


def _check(plan: Plan) -> None:
    if plan.refusals:
        raise RefusedError(plan.refusals)
    hint = "Leave its rows out with --seeds none; apply, and psql with --format sql, write them."
    secret = [
        Finding(f"{step.title}: it takes values from the environment, which a migration cannot read", step.place, hint)
        for step in plan.steps
        if step.environment
    ]
    if secret:
        raise RefusedError(secret)


def _transaction(steps: list[Step]) -> Iterator[Statement]:
    """Yield the statements of one transaction, between those that make and restore settings."""
    yield _settings()
    held = Held(SETTINGS["search_path"], check_bodies=True)
    for step in steps:
        held, settings = held.setting(step)
        if settings:
            yield Statement(set_local(settings).rstrip().removesuffix(";"))
        yield _statement(step)
    yield _restored()


def _statement(step: Step) -> Statement:
    return Statement(step.sql, tuple(heading(step)))


def _settings() -> Statement:
    """Return the block that makes the settings which statements are written for; it keeps what was set before."""
    pairs = ",\n    ".join(f"[{literal(name)}, {literal(value)}]" for name, value in _SET.items())
    body = f"""
DECLARE
  setting text[];
BEGIN
  FOREACH setting SLICE 1 IN ARRAY ARRAY[
    {pairs}
  ] LOOP
    PERFORM pg_catalog.set_config({literal(_BEFORE)} || setting[1], pg_catalog.current_setting(setting[1]), true);
    PERFORM pg_catalog.set_config(setting[1], setting[2], true);
  END LOOP;
END
"""
    return Statement(f"DO {dollar(body, 'settings')}", ("-- settings of this transaction, restored at its end",))


def _restored() -> Statement:
    """Return the block that restores the settings; it fails where there is no transaction around the statements."""
    # A setting that is never empty tells whether the first block's have been kept.
    names = ", ".join(map(literal, _SET))
    body = f"""
DECLARE
  setting text;
BEGIN
  IF coalesce(pg_catalog.current_setting('{_BEFORE}TimeZone', true), '') = '' THEN
    RAISE EXCEPTION 'this migration has to be run in one transaction';
  END IF;
  FOREACH setting IN ARRAY ARRAY[{names}] LOOP
    PERFORM pg_catalog.set_config(setting, pg_catalog.current_setting({literal(_BEFORE)} || setting), true);
  END LOOP;
END
"""
    return Statement(f"DO {dollar(body, 'settings')}")


def _set_path(step: Step) -> Statement:
    body = f"""
BEGIN
  PERFORM pg_catalog.set_config('{_BEFORE}search_path', pg_catalog.current_setting('search_path'), false);
  PERFORM pg_catalog.set_config('search_path', {literal(path_of(step))}, false);
END
"""
    return Statement(f"DO {dollar(body, 'settings')}")


def _restore_path() -> Statement:
    before = f"pg_catalog.current_setting('{_BEFORE}search_path')"
    return Statement(
        f"DO {dollar(f' BEGIN PERFORM pg_catalog.set_config({_PATH}, {before}, false); END ', 'settings')}"
    )


_PATH = "'search_path'"


def _same_path(step: Step) -> Statement:
    """Return the block that fails unless names mean to the tool's session what they mean in a step's statement."""
    wanted = step.search_path or ()
    schemas = ", ".join(literal(schema) for schema in wanted)
    message = literal(
        f"the next part needs search_path = {', '.join(wanted)}; a statement outside of a transaction cannot set it"
    )
    body = f"""
BEGIN
  IF pg_catalog.current_schemas(false) IS DISTINCT FROM ARRAY[{schemas}]::name[] THEN
    RAISE EXCEPTION USING MESSAGE = {message},
      HINT = 'Set it where the tool connects, or plan with --online never.';
  END IF;
END
"""
    return Statement(f"DO {dollar(body, 'path')}")


def _completed(step: Step) -> Statement:
    """Return the block that fails if an interrupted run of a step has left something that is not complete."""
    assert step.recovery is not None
    message = literal("an earlier run of the part before was interrupted")
    hint = literal(f"Run these outside of a transaction: {step.recovery.sql}; {step.sql};")
    body = f"""
BEGIN
  IF {step.recovery.condition} THEN
    RAISE EXCEPTION USING MESSAGE = {message}, HINT = {hint};
  END IF;
END
"""
    return Statement(f"DO {dollar(body, 'completed')}")
