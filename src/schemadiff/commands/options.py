"""The options of a command: flags come before the environment, the environment before ``schemadiff.toml``.

What only some of them need is imported by the properties: a plan that finds nothing changed reads few of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.commands.bare_connections import bare
from schemadiff.commands.config import Config, Consent, Pattern, load
from schemadiff.errors import UsageError
from schemadiff.rehearsal.settings import Rehearsing

if TYPE_CHECKING:
    from schemadiff.apply.timeouts import Limits
    from schemadiff.catalog.objects import Identity
    from schemadiff.diff.catalogs import Scope
    from schemadiff.pipeline.request import Online, Request
    from schemadiff.plan import Policy
    from schemadiff.preflight.variables import Variables

SCHEMA = "schema/"
ALLOW_ENV = "SCHEMADIFF_ALLOW_ENV"
LIBPQ = ("PGHOST", "PGHOSTADDR", "PGDATABASE", "PGSERVICE", "PGPORT")


@dataclass(frozen=True, slots=True)
class Flags:
    """The values of the command line; None or empty for absent ones."""

    schema: str | None = None
    db: str | None = None
    seeds: tuple[str, ...] = ()
    manage: str | None = None
    env: str | None = None
    config: Path | None = None
    allow: tuple[str, ...] = ()
    lock_timeout: str | None = None
    statement_timeout: str | None = None
    lock_wait: str | None = None
    long_statement_timeout: str | None = None
    max_replication_lag: str | None = None
    max_replication_wal: str | None = None
    terminate_blockers: str | None = None
    quiet: bool = False
    verbose: bool = False
    transactions: str = "one"
    """``auto`` for several transactions where the server has no room for the locks of one."""
    online: str | None = None
    """``never``, ``auto`` or ``always``; None where it is not said."""
    no_target_writes: bool = False
    no_cache: bool = False
    no_samples: bool = False
    allow_env: tuple[str, ...] = ()
    try_extensions: bool = False
    explain: tuple[str, ...] = ()
    rehearse: str | None = None
    """``yes``, ``full`` or ``no``; None where it is not said."""
    no_rehearse: bool = False
    rehearse_limit: str | None = None
    scratch: str | None = None
    reverse: bool = False
    """Whether the plan that undoes the plan is asked for."""


@dataclass(frozen=True, slots=True)
class Options:
    """Flags, environment and configuration file combined."""

    flags: Flags
    config: Config
    drawn: bool = False
    """Whether plans have a picture of the tables that they touch."""

    @property
    def schema(self) -> str:
        """Return the folder of YAML files.

        Raises UsageError where a link leads out of the current folder and no flag names it.
        """
        if self.flags.schema is not None:
            return self.flags.schema
        folder = self.config.schema or SCHEMA
        if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(".")):
            raise UsageError(
                f"{folder} is a link out of the current folder; if that is intended, use --schema {folder}"
            )
        return folder

    @property
    def search_path(self) -> tuple[str, ...]:
        """Return the schemas in which unqualified names are looked up after the file's own schema."""
        return self.config.search_path or ("public",)

    @property
    def allow(self) -> tuple[str, ...]:
        """Return the consents from flags and environment variables."""
        return (*self.flags.allow, *(c.words for c in self.consents))

    @property
    def consents(self) -> tuple[Consent, ...]:
        """Return the consents of the chosen environment in the file."""
        return self.config.allow or ()

    @property
    def policies(self) -> Mapping[str, Policy]:
        """Return what hazards mean, by name, as far as the file says it."""
        return self.config.hazards or {}

    @property
    def journal(self) -> tuple[str, str] | None:
        """Return the schema and name of the journal, or None. Raises UsageError for what is no name of a table."""
        from schemadiff.catalog.objects import is_of_the_system
        from schemadiff.sql import split_name

        if self.config.journal is None:
            return None
        parts = split_name(self.config.journal)
        if parts is None or len(parts) != 2 or is_of_the_system(parts[0]):
            raise UsageError(
                f'{self.config.file}: journal has to be a table in a schema of its own, "schemadiff.journal"'
            )
        return parts[0], parts[1]

    @property
    def variables(self) -> Variables:
        """Return which environment variables ``$env`` may read, by flags and environment, else by the file."""
        from schemadiff.preflight.variables import Variables

        if self.flags.allow_env:
            return Variables(self.flags.allow_env)
        if (said := os.environ.get(ALLOW_ENV)) is not None:
            return Variables(tuple(said.replace(",", " ").split()))
        return Variables(self.config.environment_variables or (), self.config.file)

    @property
    def limits(self) -> Limits:
        """Return the timeouts of ``apply``, and how far behind standbys may be."""
        from schemadiff.apply.timeouts import Limits

        given = {field.name: self._limit(field.name) for field in fields(Limits)}
        return Limits(**{name: text for name, text in given.items() if text is not None})

    def _limit(self, name: str) -> str | None:
        """Return a limit from the command line or the file."""
        said: str | None = getattr(self.flags, name)
        return said if said is not None else getattr(self.config, name, None)

    @property
    def rehearsal(self) -> Rehearsing:
        """Return how plans are rehearsed.

        Raises UsageError for flags that exclude each other, and for a limit that is no time.
        """
        from schemadiff.apply.timeouts import seconds

        # A flag counts before an environment variable.
        if self.flags.no_rehearse and self.flags.rehearse not in (None, "no", os.environ.get("SCHEMADIFF_REHEARSE")):
            raise UsageError("--rehearse and --no-rehearse exclude each other")
        said = "no" if self.flags.no_rehearse else self.flags.rehearse or self.config.rehearse
        limit = self.flags.rehearse_limit or self.config.rehearse_limit or "60s"
        if not (patience := seconds(limit)):
            raise UsageError(f"--rehearse-limit {limit}: write a number with s or min, like 60s")
        server = self.flags.scratch or (bare(self.config.scratch) if self.config.scratch is not None else None)
        return Rehearsing(said != "no", said in ("yes", "full"), said == "full", server, patience)

    @property
    def online(self) -> Online:
        """Return which tables are changed online: by the flag, else by the YAML, else by the file."""
        from schemadiff.kindspec.online import WHEN
        from schemadiff.pipeline.request import Online

        said = self.flags.online or self.config.online or "auto"
        return Online(next(word for word in WHEN if word == said), overrides=self.flags.online is not None)

    @property
    def manages(self) -> str | tuple[Pattern, ...] | None:
        """Return the configured ``manage``, or None."""
        return self.flags.manage or self.config.manage

    @property
    def scope(self) -> Scope:
        """Return which live objects the YAML manages."""
        from schemadiff.diff.catalogs import Scope

        manage = self.manages
        return Scope(
            everything=manage == "all",
            ignore=self._fitting(self.config.ignore) if self.config.ignore else _nothing,
            manage=self._fitting(manage) if isinstance(manage, tuple) else None,
        )

    def _fitting(self, patterns: tuple[Pattern, ...]) -> Callable[[Identity], bool]:
        from schemadiff.kinds import registry

        kinds = registry()
        return lambda identity: any(p.fits(identity, kinds) for p in patterns)

    @property
    def cached(self) -> bool:
        """Tell whether answers and results are kept between runs."""
        return not (self.flags.no_cache or os.environ.get("SCHEMADIFF_NO_CACHE"))

    def request(self, source: str, target: str) -> Request:
        """Return the request for a plan."""
        from schemadiff.kinds import registry
        from schemadiff.pipeline.request import Request

        sets = self.flags.seeds or self.config.seeds or ()
        chosen = frozenset(s for s in sets if s != "none") if sets else None
        writes = not self.flags.no_target_writes
        return Request(
            registry(),
            self.scope,
            chosen,
            self.variables.of(os.environ),
            source,
            target,
            target_writes=writes,
            try_extensions=self.flags.try_extensions,
            check_bodies=self.config.check_function_bodies is not False,
            cache=self.cached,
            samples=not self.flags.no_samples and self.config.samples is not False,
            variables=self.variables,
            diagram=self.drawn,
            explain=self._explained if self.flags.explain else None,
            online=self.online,
            split=self.flags.transactions == "auto",
        )

    def _explained(self, identity: Identity) -> bool:
        """Tell whether the command line asks to explain an object: by its path, with or without the schema or kind."""
        from schemadiff.kinds import registry
        from schemadiff.kindspec.decoding import Layout

        names = [".".join(identity.path), registry().title(identity)]
        if registry()[identity.kind].yaml.layout is not Layout.PROPERTY:
            names.append(".".join(identity.path[1:]))
        return any(name == glob or fnmatchcase(name, glob) for glob in self.flags.explain for name in names)

    def target(self) -> tuple[str, str]:
        """Return the connection string of the database to work on, and how it was chosen.

        May start the embedded server.
        """
        if (named := self.named_target()) is not None:
            return named
        from schemadiff.postgres.embedded import start_kept

        return start_kept().dsn("postgres"), "the embedded server in .schemadiff/"

    def named_target(self) -> tuple[str, str] | None:
        """Return the connection string of the database and how it was chosen; None if nothing names one."""
        if self.flags.db is not None:
            return self.flags.db, "--db"
        # An environment that was named is a flag too: it comes before a variable that happens to be set.
        if self.config.environment is not None and (found := self._from_file()) is not None:
            return found
        if (url := os.environ.get("DATABASE_URL")) is not None:
            if not url.strip():
                raise UsageError("DATABASE_URL is set and empty: unset it, or name the database in it")
            return url, "$DATABASE_URL"
        if self.config.db is not None or self.config.db_variable is not None:
            raise UsageError(
                f"{self.config.file} names a database, which counts only for a chosen environment: "
                "put it under [environments.NAME] and use --env NAME, or name the database with --db"
            )
        if any(os.environ.get(name) for name in LIBPQ):
            return "", "libpq's environment"
        return None

    def _from_file(self) -> tuple[str, str] | None:
        config = self.config
        place = f"{config.file}, {config.environment}" if config.environment else config.file
        if config.db_variable is not None:
            url = os.environ.get(config.db_variable)
            if not url or not url.strip():
                raise UsageError(f"{config.db_variable} is not set, and {place} takes the database from it")
            return url, f"${config.db_variable}, {place}"
        return (bare(config.db), place) if config.db is not None else None


def _nothing(identity: Identity) -> bool:
    return False


def resolve(flags: Flags, *, drawn: bool = False) -> Options:
    """Return the options of a command: its flags, and the contents of the file if there is one.

    ``drawn`` asks for a picture of the tables that a plan touches.
    """
    return Options(flags, load(flags.env, flags.config), drawn)
