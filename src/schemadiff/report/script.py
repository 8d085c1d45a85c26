"""A plan as a SQL script for psql, with its own transactions; it can run again after an interruption anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemadiff.errors import Finding, InputError
from schemadiff.plan import LOCK, Held, Plan, Step, path_of, setting_of
from schemadiff.postgres.connection import SETTINGS
from schemadiff.postgres.lock_modes import STRENGTH, blocked_by
from schemadiff.postgres.quoting import dollar, literal
from schemadiff.report import phrases
from schemadiff.shown import block, one_line

NOT_FOR_SCRIPTS = (
    "jit",
    "max_parallel_workers_per_gather",
    "idle_in_transaction_session_timeout",
    "extra_float_digits",
)
"""Settings of our connections that do not change what the statements do."""

_ALONE = f"""DO $$ BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock({LOCK[0]}, {LOCK[1]}) THEN
    RAISE EXCEPTION 'another apply or script is running on this database';
  END IF;
END $$;"""
"""Takes the lock that ``apply`` holds, without waiting: a session that waits for it holds a snapshot that CREATE INDEX
CONCURRENTLY waits for."""

_VARIABLE = "schemadiff_environment"
"""The psql variable through which environment variables are read."""


def render(plan: Plan) -> str:
    """Return the whole script; ends with a newline."""
    return "\n".join(_lines(plan)) + "\n"


script = render


def _lines(plan: Plan) -> Iterator[str]:
    yield _comment(f"{plan.source} to {plan.target}: {_count(plan)} for PostgreSQL {plan.version}")
    reported = (("REFUSED by apply", plan.refusals), ("apply needs", plan.requirements), ("warning", plan.warnings))
    for words, findings in reported:
        for finding in findings:
            yield from _finding(words, finding)
    if not plan.steps:
        yield "-- nothing to do"
        return
    if (rehearsed := phrases.rehearsal(plan)) is not None:
        yield _comment(rehearsed)
    yield from ("\\set ON_ERROR_STOP on", "\\encoding UTF8")
    if plan.refusals:
        yield from _stop(plan)
    for setting, value in SETTINGS.items():
        if setting not in NOT_FOR_SCRIPTS:
            shown = value if setting == "search_path" else literal(value)
            yield f"SET {setting} = {shown};"
    for name in sorted({name for step in plan.steps for name in step.environment}):
        yield from _from_environment(name)
    yield from _transactions(plan)


def _transactions(plan: Plan) -> Iterator[str]:
    for transaction in plan.transactions():
        yield ""
        if transaction[0].effects.transactional:
            yield from _transaction(transaction)
        else:
            yield from _outside(transaction[0])


def _stop(plan: Plan) -> Iterator[str]:
    """Yield what stops a script at its top, if ``apply`` would not run the plan either."""
    reasons = "\n".join(str(finding) for finding in plan.refusals)
    message = literal("this plan is refused; nothing was changed")
    body = f" BEGIN\n  RAISE EXCEPTION USING MESSAGE = {message}, DETAIL =\n    {dollar(reasons, 'reasons')};\nEND "
    yield f"DO {dollar(body, 'refused')};"


_COLON = re.compile(r"(?<!:):(?![:=\s])")


def _not_interpolated(text: str) -> str:
    """Return the statement with a space after every colon that psql would take for the start of a variable's name.

    Outside of quotes that is only the colon of an array slice, ``a[1:port]``; psql has variables of its own (PORT).
    """
    if _COLON.search(text) is None:
        return text
    from pglast.parser import scan

    ends = [token.end + 1 for token in scan(text) if token.name == "ASCII_58"]
    return " ".join(text[a:b] for a, b in zip([0, *ends], [*ends, len(text)], strict=True))


def _count(plan: Plan) -> str:
    return "1 statement" if len(plan.steps) == 1 else f"{len(plan.steps)} statements"


def _from_environment(name: str) -> Iterator[str]:
    """Yield psql commands that set the setting which statements read; without the variable the script stops there.

    psql reads names up to the end of the line, so they must not contain what `Variables` would refuse.
    """
    if not name.isidentifier() or not name.isascii():
        raise InputError([Finding(f"{name} is not the name of an environment variable")])
    yield f"\\unset {_VARIABLE}"
    yield f"\\getenv {_VARIABLE} {name}"
    yield f"\\if :{{?{_VARIABLE}}}"
    yield f"SELECT pg_catalog.set_config({literal(setting_of(name))}, :'{_VARIABLE}', false) \\g /dev/null"
    yield "\\else"
    message = literal(f"the environment variable {name} is not set")
    yield f"DO {dollar(f' BEGIN RAISE EXCEPTION USING MESSAGE = {message}; END ')};"
    yield "\\endif"
    yield f"\\unset {_VARIABLE}"


def _transaction(transaction: list[Step]) -> Iterator[str]:
    """Yield one transaction."""
    yield "BEGIN;"
    yield _ALONE
    yield from _locks(transaction)
    held = Held(SETTINGS["search_path"], check_bodies=True)
    for step in transaction:
        held, settings = held.setting(step)
        for name, value in settings:
            yield f"SET LOCAL {name} = {value};"
        yield ""
        yield from _step(step)
    yield ""
    yield "COMMIT;"


_LOCKED = """
DECLARE
  attempt text := coalesce(nullif(pg_catalog.current_setting('schemadiff.lock_timeout', true), ''), '100ms');
  patience text := coalesce(nullif(pg_catalog.current_setting('schemadiff.lock_wait', true), ''), '1min');
  pause float8 := 0.3;
  wanted record;
BEGIN
  PERFORM pg_catalog.set_config('lock_timeout', attempt, true);
  LOOP
    BEGIN
      FOR wanted IN
        SELECT c.oid::pg_catalog.regclass AS relation, w.mode
          FROM (VALUES
{values}) AS w (number, name, mode)
          JOIN pg_catalog.pg_namespace n ON pg_catalog.starts_with(w.name, n.nspname)
          JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND n.nspname || '.' || c.relname = w.name
         WHERE c.relkind IN ('r', 'p')
           AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')
         ORDER BY w.number
      LOOP
        EXECUTE pg_catalog.format('LOCK TABLE ONLY %s IN %s MODE', wanted.relation, wanted.mode);
      END LOOP;
      RETURN;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      IF pg_catalog.clock_timestamp() > pg_catalog.now() + patience::interval THEN
        RAISE lock_not_available USING
          MESSAGE = pg_catalog.format('the locks of this transaction were not to be had within %s', patience),
          HINT = 'Nothing of it has been done: run the script again. PGOPTIONS="-c schemadiff.lock_wait=10min" '
            'lets it try for longer.';
      END IF;
    END;
    PERFORM pg_catalog.pg_sleep(pause * (1 + pg_catalog.random() / 2));
    pause := least(pause * 1.5, 2);
  END LOOP;
END
"""
"""The body of a block that takes locks on tables, all or none at a time, until it has them: everybody who comes later
waits behind an attempt, and catches up in the pause after it, as with ``apply``. What is missing, or no table, is left
out. The lock timeout then holds for the rest of the transaction, since what it has locked makes others wait."""


def _locks(transaction: list[Step]) -> Iterator[str]:
    """Yield the block that takes the locks of a transaction that make users of a table wait, if it is in use.

    The strongest lock on each relation is taken at once: those who wait for it would never let a stronger one follow.
    """
    found: dict[str, str] = {}
    for step in transaction:
        own = (
            [] if step.in_use is None else [(step.in_use, step.effects.lock), (step.in_use, step.effects.tested_under)]
        )
        for name, mode in (*own, *step.also_locks):
            found[name] = max(mode, found.get(name, "NONE"), key=STRENGTH.index)
    blocking = {name: mode for name, mode in found.items() if blocked_by(mode)}
    if any(step.in_use in blocking for step in transaction):
        rows = (f"({number}, {literal(name)}, {literal(blocking[name])})" for number, name in enumerate(blocking))
        body = _LOCKED.replace("{values}", ",\n".join(f"            {row}" for row in rows))
        yield "-- locks on tables in use; schemadiff.lock_timeout and schemadiff.lock_wait set their limits"
        yield f"DO {dollar(body, 'locks')};"


_DUE = "schemadiff_due"
"""The psql variable for a condition that no block can test together with its statement."""


def _outside(step: Step) -> Iterator[str]:
    """Yield a step that runs outside of a transaction, with what an earlier run may have left to be removed first."""
    yield "-- outside of a transaction"
    yield _ALONE
    settings = [("lock_timeout", "0", literal(SETTINGS["lock_timeout"]))] if step.waits_freely else []
    if step.search_path is not None:
        settings.append(("search_path", path_of(step), SETTINGS["search_path"]))
    if step.recovery is not None:
        yield from _if(step.recovery.condition, f"{_not_interpolated(step.recovery.sql)};")
    statement = [
        *(f"SET {name} = {value};" for name, value, _ in settings),
        *_step(step),
        *(f"SET {name} = {value};" for name, _, value in settings),
    ]
    yield from statement if step.when is None else _if(step.when, *statement)


def _if(condition: str, *lines: str) -> Iterator[str]:
    """Yield lines that psql reads only where a condition holds."""
    yield f"SELECT ({_not_interpolated(condition)}) AS {_DUE} \\gset"
    yield f"\\if :{_DUE}"
    yield from lines
    yield "\\endif"


def _step(step: Step) -> Iterator[str]:
    yield from heading(step)
    yield f"{_not_interpolated(step.sql)};"


def heading(step: Step) -> Iterator[str]:
    """Yield the comments above a step's statement: what it does, where that is declared, and the consent it needs."""
    yield _comment(step.title + (f"  ({step.place.file}:{step.place.line})" if step.place else ""))
    if step.because:
        yield _comment("because of " + ", ".join(str(i) for i in step.because))
    for hazard in (h for h in step.hazards if h.needs_consent):
        yield _comment(f"needs {hazard.needs}: {hazard.why}")


def _finding(what: str, finding: Finding) -> Iterator[str]:
    yield from block(f"{what}: {finding}", "-- ").split("\n")


def _comment(text: str) -> str:
    """Return a comment in one line, since the first line end in a name would end it."""
    return f"-- {one_line(text)}"
