"""``schemadiff.toml``: the folder of YAML, the databases, and settings of a project.

    schema = "schema/"
    search_path = ["app", "public"]
    manage = "all"
    environment_variables = ["APP_*"]
    lock_timeout = "100ms"
    lock_wait = "5min"
    online = "auto"
    check_function_bodies = false
    rehearse = "full"
    rehearse_limit = "2min"
    samples = false
    journal = "schemadiff.journal"

    [[ignore]]
    schema = "audit"
    kind = "table"
    name = ["tmp_*", "*_old"]

    [environments.production]
    db = {env = "PRODUCTION_URL"}
    scratch = "host=scratch.example user=plans"
    manage = "declared"
    allow = ["drops-object:app.tmp_*"]

    [environments.production.hazards]
    breaks-clients = "consent"

    [[manage]]
    kind = "grants"

``manage`` is ``declared``, ``all``, or a list of patterns like those of ``ignore`` for objects that the YAML manages
completely. ``check_function_bodies = false`` is for routines that name objects which only their caller creates, such
as a temporary table: the server then does not check bodies. The timeouts are described in `docs/deploys.md`, with
``online``, which is never, auto or always, for tables of which the YAML does not say it. ``samples = false`` counts
violating rows without showing keys of them. ``rehearse`` is true, false or ``full`` (`docs/rehearsal.md`). ``hazards``
says of hazards whether they need ``consent``, are only shown (``show``) or left out (``ignore``). An environment has
the same keys, which override the general ones. All errors of the file are reported at once, with their lines.

The file is part of the tree, so whoever may change the YAML may change it, also in a pull request. Therefore a database
or scratch server that it names, and consent, count only for an environment that ``--env`` chooses; a literal connection
string gets no password or key from other places (``commands/bare_connections.py``); the folder of YAML has to be below
the current one; and ``environment_variables``, the variables that ``$env`` may read, are replaced by those of
``--allow-env``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from schemadiff.commands.bare_connections import not_bare
from schemadiff.declaration import files
from schemadiff.errors import Finding, InputError, Place, UsageError

if TYPE_CHECKING:
    from schemadiff.catalog.objects import Identity
    from schemadiff.kindspec.registry import Registry
    from schemadiff.plan import Policy

FILE = Path("schemadiff.toml")


_LARGEST = 1 << 20
"""The largest size of the file in bytes."""


class Consent(NamedTuple):
    """A consent to a hazard in the file, and its place."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Pattern:
    """What an entry of ``ignore`` excludes, or one of ``manage`` includes.

    Globs for kind, schema and name; an absent one matches everything.
    """

    kind: tuple[str, ...] = ("*",)
    schema: tuple[str, ...] = ("*",)
    name: tuple[str, ...] = ("*",)

    def fits(self, identity: Identity, registry: Registry) -> bool:
        """Tell whether the pattern matches the object. An object below a table is matched through its table."""
        from schemadiff.catalog import structure
        from schemadiff.kindspec.decoding import Layout

        kind = registry.kinds.get(identity.kind)
        property_ = kind is not None and kind.yaml.layout is Layout.PROPERTY and not kind.yaml.parents
        path = identity.path[1:] if property_ else identity.path
        in_schema = len(path) > 1 or structure.is_schema(identity)
        return (
            _any(identity.kind, self.kind)
            and _any(path[-1], self.name)
            and (_any(path[0], self.schema) if in_schema else self.schema == ("*",))
        )


def _any(text: str, globs: tuple[str, ...]) -> bool:
    return any(text == glob or fnmatchcase(text, glob) for glob in globs)


@dataclass(frozen=True, slots=True)
class Config:
    """The contents of the file, with the chosen environment's keys before the general ones; None for absent keys."""

    schema: str | None = None
    db: str | None = None
    db_variable: str | None = None
    """The environment variable that holds the connection string."""
    search_path: tuple[str, ...] | None = None
    manage: str | tuple[Pattern, ...] | None = None
    allow: tuple[Consent, ...] | None = None
    environment_variables: tuple[str, ...] | None = None
    """Globs for the names that ``$env`` may read."""
    hazards: Mapping[str, Policy] | None = None
    """What hazards mean, by name."""
    seeds: tuple[str, ...] | None = None
    ignore: tuple[Pattern, ...] | None = None
    lock_timeout: str | None = None
    statement_timeout: str | None = None
    lock_wait: str | None = None
    long_statement_timeout: str | None = None
    max_replication_lag: str | None = None
    max_replication_wal: str | None = None
    online: str | None = None
    """``never``, ``auto`` or ``always``."""
    check_function_bodies: bool | None = None
    rehearse: str | None = None
    """``yes``, ``full`` or ``no``."""
    rehearse_limit: str | None = None
    scratch: str | None = None
    """The connection string of a server on which scratch databases may be made."""
    samples: bool | None = None
    journal: str | None = None
    """The table ``schema.name`` in which ``apply`` records its runs."""
    environment: str | None = None
    """The environment that was chosen."""
    file: str = str(FILE)

    def over(self, other: Config) -> Config:
        """Return these values, completed with the other's where they are absent."""
        own = {f.name: v for f in fields(self) if (v := getattr(self, f.name)) is not None}
        if "db" in own or "db_variable" in own:
            other = replace(other, db=None, db_variable=None)
        if self.hazards is not None:
            own["hazards"] = {**(other.hazards or {}), **self.hazards}
        return replace(other, **own)


@dataclass
class _Reading:
    """A file that is being read: its findings, and the places of its keys."""

    file: str
    lines: list[str]
    findings: list[Finding] = field(default_factory=list)

    def wrong(self, path: tuple[str, ...], message: str, word: str = "", known: tuple[str, ...] = ()) -> None:
        from schemadiff.declaration.messages import did_you_mean

        hint = did_you_mean(word, known, f"There are {', '.join(known)}.") if known else None
        self.findings.append(Finding(message, self.place(path), hint))

    def place(self, path: tuple[str, ...]) -> Place:
        """Return the line of a key: the first that assigns it below its header, that header, or that of its table.

        tomllib gives no lines. Numbers in the path count the entries of an array of tables.
        """
        *above, key = path
        names = [p for p in above if not p.isdigit()]
        wanted = int(above[-1]) if above and above[-1].isdigit() else 0
        inside = not names
        seen = -1
        found = 0
        for number, line in enumerate(self.lines, 1):
            if header := re.match(r"\s*\[{1,2}\s*([^\]]+?)\s*\]", line):
                parts = [p.strip().strip("\"'") for p in header[1].split(".")]
                seen += parts == names
                inside = parts == names and seen == wanted
                if parts == [*names, key] or inside:
                    found = number
            elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
                return Place(self.file, number, 1 + len(line) - len(line.lstrip()))
        return Place(self.file, found or 1) if found or not above else self.place(tuple(above))


def load(environment: str | None = None, file: Path | None = None) -> Config:
    """Return the configuration; an empty one if there is no file and none was asked for.

    Raises InputError with all invalid keys and values, UsageError for a file or environment that does not exist.
    """
    path = file or FILE
    found = _read(file, environment)
    if found is None:
        return Config()
    text, data = found
    reading = _Reading(str(path), text.splitlines())
    environments = data.pop("environments", {})
    general = _config(reading, data, (), ("environments",))
    if not isinstance(environments, dict) or not all(isinstance(e, dict) for e in environments.values()):
        reading.wrong(("environments",), "environments are tables: [environments.production]")
        environments = {}
    special = {name: _config(reading, e, ("environments", name)) for name, e in environments.items()}
    if reading.findings:
        raise InputError(reading.findings)
    if environment is None:
        return replace(general, file=str(path))
    if environment not in special:
        known = ", ".join(special) or "none"
        raise UsageError(f"--env {environment}: {path} has no such environment; there are: {known}")
    return replace(replace(special[environment], environment=environment).over(general), file=str(path))


def _read(file: Path | None, environment: str | None) -> tuple[str, dict[str, Any]] | None:
    """Return the text of the file and its contents; None if there is none and nothing needs one."""
    path = file or FILE
    text = ""
    try:
        # The file that is found without being named is part of the tree, which may contain a link or pipe of that name.
        text = (file.read_bytes() if file is not None else files.read(path, Path(), _LARGEST)).decode()
    except FileNotFoundError:
        if file is not None:
            raise UsageError(f"{file}: there is no such file") from None
        if environment is not None:
            raise UsageError(f"--env {environment}: there is no {FILE} here that could say what it is") from None
        return None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise InputError([Finding(f"this is not UTF-8 (byte {error.start})", Place(str(path), 1))]) from None
    # Many projects have no such file.
    import tomllib

    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError([_syntax(str(path), text, str(error))]) from None
    except (ValueError, RecursionError):
        words = "a value is nested too deeply here, or a number too long"
        raise InputError([Finding(words, Place(str(path), 1))]) from None


def _syntax(file: str, text: str, message: str) -> Finding:
    """Return the finding for an error of tomllib, with the place that its message contains."""
    words, _, place = message.rpartition(" (at ")
    found = re.match(r"line (\d+), column (\d+)\)", place)
    if found is None:
        return Finding(words or message, Place(file, max(len(text.splitlines()), 1)))
    return Finding(words, Place(file, int(found[1]), int(found[2])))


_TEXTS = (
    *("schema", "journal", "lock_timeout", "lock_wait", "statement_timeout", "long_statement_timeout"),
    *("rehearse_limit", "online"),
    *("max_replication_lag", "max_replication_wal"),
)
_LISTS = ("search_path", "allow", "seeds", "environment_variables")
_FLAGS = ("check_function_bodies", "samples")
_KEYS = (*_TEXTS, *_LISTS, *_FLAGS, "db", "manage", "ignore", "rehearse", "scratch", "hazards")
_VARIABLES = re.compile(r"[A-Za-z_*?\[][A-Za-z0-9_*?\[\]!-]*\Z")
_MANAGE = ("all", "declared")


def _config(reading: _Reading, data: Mapping[str, Any], path: tuple[str, ...], more: tuple[str, ...] = ()) -> Config:
    """Read one table of the file; ``more`` are keys that are read by the caller."""
    found: dict[str, Any] = {}
    for key, value in data.items():
        here = (*path, key)
        if key in _TEXTS:
            found |= _text(reading, key, value, here)
        elif key in _LISTS:
            found |= _list(reading, key, value, here)
        elif key in _FLAGS:
            found |= _flag(reading, key, value, here)
        elif key in _READERS:
            found |= _READERS[key](reading, value, here)
        elif key == "ignore" or (key == "manage" and isinstance(value, list)):
            found[key] = tuple(_patterns(reading, value, here))
        elif key == "manage":
            if value in _MANAGE:
                found[key] = value
            else:
                reading.wrong(here, f"manage cannot be {value!r}", str(value), _MANAGE)
        else:
            reading.wrong(here, f"there is no key {key}", key, (*_KEYS, *more))
    return Config(**found)


def _text(reading: _Reading, key: str, value: object, here: tuple[str, ...]) -> dict[str, str]:
    if not isinstance(value, str) or not value.strip():
        reading.wrong(here, f"{key} has to be a string that is not empty")
    elif key == "schema" and _leaves(value):
        reading.wrong(here, "schema is outside of the current folder, which only --schema allows")
    elif key == "online" and value not in (words := _online()):
        reading.wrong(here, f"online cannot be {value!r}", value, words)
    else:
        return {key: value}
    return {}


def _online() -> tuple[str, ...]:
    from schemadiff.kindspec.online import WHEN

    return WHEN


def _flag(reading: _Reading, key: str, value: object, here: tuple[str, ...]) -> dict[str, bool]:
    if isinstance(value, bool):
        return {key: value}
    reading.wrong(here, f"{key} has to be true or false")
    return {}


def _rehearse(reading: _Reading, value: object, here: tuple[str, ...]) -> dict[str, str]:
    if isinstance(value, bool):
        return {"rehearse": "yes" if value else "no"}
    if value == "full":
        return {"rehearse": "full"}
    reading.wrong(here, 'rehearse has to be true, false or "full"')
    return {}


def _list(reading: _Reading, key: str, value: object, here: tuple[str, ...]) -> dict[str, tuple[object, ...]]:
    if (texts := _texts(value)) is None:
        reading.wrong(here, f"{key} has to be a list of strings")
        return {}
    if key == "allow":
        if len(here) == 1:
            reading.wrong(
                here,
                "consent counts only for an environment: put `allow` under [environments.NAME] and choose that "
                "with --env NAME, or use --allow",
            )
        return {key: tuple(Consent(words, reading.place(here)) for words in texts)}
    if key == "environment_variables":
        for glob in texts:
            if not _VARIABLES.match(glob):
                reading.wrong(here, f"{glob!r} is not a pattern for names of environment variables")
    return {key: texts}


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    return None


def _database(reading: _Reading, value: object, path: tuple[str, ...]) -> dict[str, str]:
    if isinstance(value, str) and value.strip():
        reading.findings += (Finding(problem, reading.place(path)) for problem in not_bare(value))
        return {"db": value}
    if isinstance(value, dict) and list(value) == ["env"] and isinstance(value["env"], str) and value["env"]:
        return {"db_variable": value["env"]}
    reading.wrong(path, 'db has to be a connection string, or {env = "NAME"} for the variable that holds it')
    return {}


def _scratch(reading: _Reading, value: object, here: tuple[str, ...]) -> dict[str, str]:
    if not isinstance(value, str) or not value.strip():
        reading.wrong(here, "scratch has to be a connection string")
        return {}
    reading.findings += (Finding(problem, reading.place(here)) for problem in not_bare(value))
    if len(here) == 1:
        reading.wrong(
            here,
            "a scratch server counts only for an environment: put `scratch` under [environments.NAME] and choose that "
            "with --env NAME, or use --scratch",
        )
    return {"scratch": value}


def _hazards(reading: _Reading, value: object, here: tuple[str, ...]) -> dict[str, Mapping[str, Policy]]:
    """Read what hazards mean; what needs no consent any more counts only for an environment, as consent does."""
    from schemadiff.plan import HAZARDS, POLICIES

    if not isinstance(value, dict):
        reading.wrong(here, "hazards is a table of hazards and what they mean: [hazards]")
        return {}
    found: dict[str, Policy] = {}
    for name, said in value.items():
        if name not in HAZARDS:
            reading.wrong((*here, name), f"there is no hazard {name}", name, tuple(HAZARDS))
        elif said not in POLICIES:
            reading.wrong((*here, name), f"{name} cannot be {said!r}", str(said), POLICIES)
        elif len(here) == 1 and HAZARDS[name] == "consent" != said:
            reading.wrong(
                (*here, name),
                f"that {name} needs no consent counts only for an environment: put it under "
                "[environments.NAME.hazards] and choose that with --env NAME",
            )
        else:
            found[name] = said
    return {"hazards": found}


_READERS: Mapping[str, Callable[[_Reading, Any, tuple[str, ...]], dict[str, Any]]] = {
    "db": _database,
    "rehearse": _rehearse,
    "scratch": _scratch,
    "hazards": _hazards,
}


def _leaves(path: str) -> bool:
    return os.path.isabs(path) or os.path.normpath(path).split(os.sep)[0] == ".." or path.startswith("~")


def _patterns(reading: _Reading, value: object, path: tuple[str, ...]) -> Iterator[Pattern]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        reading.wrong(path, f"{path[-1]} is a list of tables: [[{path[-1]}]] with kind, schema or name")
        return
    from schemadiff.kinds import registry

    known = ("kind", "schema", "name")
    kinds = tuple(registry().kinds)
    for number, entry in enumerate(value):
        parts: dict[str, tuple[str, ...]] = {}
        for key, written in entry.items():
            here = (*path, str(number), key)
            globs = _texts(written)
            if key not in known:
                reading.wrong(here, f"there is no key {key}", key, known)
            elif globs is None:
                reading.wrong(here, f"{key} has to be a string or a list of strings")
            else:
                parts[key] = globs
                if key == "kind":
                    for glob in globs:
                        if not any(fnmatchcase(k, glob) for k in kinds):
                            reading.wrong(here, f"there is no kind {glob}", glob, kinds)
        if entry:
            yield Pattern(**parts)
        else:
            reading.wrong((*path, str(number), "kind"), f"an empty entry would {path[-1]} everything")
