"""The templates of all kinds, and what they are filled with."""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import jinja2
import msgspec
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.values import HandsOut
from schemadiff.ddl import filters, object_names, statement_meaning
from schemadiff.ddl.template_objects import Side, View
from schemadiff.diff.fields import texts
from schemadiff.errors import Finding, InputError
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.statements import Migration
from schemadiff.planner import type_conversion
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, Situation
from schemadiff.postgres.quoting import qualified
from schemadiff.references.hierarchy import Heirs
from schemadiff.references.roles import handed_out

_KEPT = Path(cache_from_source(__file__)).parent
"""Where Python keeps what this very module compiles to: who can write there decides what runs already."""


class _Compiled(jinja2.BytecodeCache):
    """What templates compile to, which takes about 5 ms each: for every plan of this process, and for the next ones.

    The filters, which differ from plan to plan, are looked up when a template is filled. Only what templates of our
    own compile to is ``kept`` for other processes, where and if Python does so with modules. A file that is another
    version's of Python or Jinja2, or of another text, is not used.
    """

    def __init__(self, *, kept: bool) -> None:
        self._code: dict[tuple[str, str], Any] = {}
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))
        if bucket.code is None and self._kept:
            with suppress(OSError, EOFError, ValueError, UnpicklingError), _file(bucket).open("rb") as file:
                bucket.load_bytecode(file)
            if bucket.code is not None:
                self._code[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code
        if self._kept and not sys.dont_write_bytecode and _KEPT.is_dir():
            file = _file(bucket)
            new = file.with_suffix(f".{os.getpid()}")
            with suppress(OSError):
                new.write_bytes(bucket.bytecode_to_string())
                new.replace(file)


def _file(bucket: Bucket) -> Path:
    return _KEPT / f"template-{bucket.key}.{sys.implementation.cache_tag}-{jinja2.__version__}.jinja"


_COMPILED = _Compiled(kept=True)
_COMPILED_HERE = _Compiled(kept=False)

_SPELLED = frozenset({Shape.EXPRESSION, Shape.QUERY, Shape.SQL_BODY, Shape.COMMANDS, Shape.BOUND})
"""Texts that the server prints in a spelling of its own."""

_MOST_WORDS = 3
"""How many words that may be left out are tried; each doubles what a guard compares."""

_HOLDING_TEXTS = frozenset({*_SPELLED, Shape.ELEMENTS, Shape.PARAMETERS})
"""What can be or hold such texts."""


def _braced(value: Any) -> Any:
    """A value in a text that str.format() fills afterwards."""
    return value.replace("{", "{{").replace("}", "}}") if isinstance(value, str) else value


class Templates:
    """Fills templates for the actions of one plan."""

    def __init__(self, situation: Situation, groups: Iterable[Group]) -> None:
        self.registry = situation.registry
        self._version = situation.version
        self.live = Side(situation.live, situation.registry, live=True)
        self.target = Side(situation.target, situation.registry, live=False)
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(f) for f in self.registry.templates]),
            undefined=jinja2.StrictUndefined,
            bytecode_cache=_COMPILED_HERE if self.registry.extended else _COMPILED,
            # A plan fills tens of thousands: each file is looked for once, and none is looked at again.
            auto_reload=False,
            cache_size=-1,
            autoescape=False,  # noqa: S701 - SQL, quoted by the filters
        )
        self._environment.filters.update(filters.FILTERS)
        made = frozenset(a.identity for group in groups for a in group if a.operation == "create")
        self._spelled: Mapping[tuple[Identity, str], str] = situation.facts.get("spelled", {})
        self._user: str = situation.facts.get("user", "")
        """The connected role."""
        object_names.bind(self._environment, self.registry, made, _handed_out(situation), self._user)
        self._environment.filters["regprocedure"] = partial(filters.regprocedure, version=situation.version)
        self._environment.filters["regoperator"] = partial(filters.regoperator, version=situation.version)
        self._environment.filters["as_found"] = self._as_found
        self._environment.filters["found_as"] = self._found_as
        self._environment.filters["owner_to_take"] = self._owner_to_take
        self._environment.filters["with_heirs"] = self._with_heirs
        former = {a.rename.after: a.rename.before.identity for g in groups for a in g if a.rename is not None}
        self.migration = Migration(
            situation.live, self.target.names, self._version, former, situation.facts.get("volatile", ())
        )
        for kind in self.registry.kinds.values():
            self._environment.filters.update(
                {name: make(self.migration) for name, make in kind.statements.template_filters.items()}
            )
        self._messages = self._environment.overlay(finalize=_braced)
        self._aside: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._touched: dict[Identity, set[str]] = {}
        self._traits: dict[str, Mapping[str, None]] = {}
        """By kind, those of its children that there is one of at most."""
        for group in groups:
            for action in group:
                if (
                    action.way is not None
                    and action.way.aside
                    and action.operation == "alter"
                    and action.old is not None
                ):
                    kind = self.registry[action.identity.kind]
                    moves = type_conversion.moves(kind, action.old, self.migration.live)
                    self._aside.update({(kind.naming.namespace, before): after for before, after in moves.items()})
                if action.item.parent is not None:
                    self._touched.setdefault(action.item.parent, set()).add(action.identity.kind)

    @jinja2.pass_context
    def _as_found(self, context: Context, text: str, namespace: str = "type") -> str:
        """A type, or another name, as a statement finds it: under the one that it has aside, where it is made anew.

        What is dropped goes before anything that it relies on steps aside.
        """
        return text if context.get("goes") else self._stood_aside(text, namespace)

    def _found_as(self, text: str) -> list[str]:
        """What a type is called while a column leaves it: the type can step aside before or after that."""
        return list(dict.fromkeys((text, self._stood_aside(text, "type"))))

    def _stood_aside(self, text: str, namespace: str) -> str:
        if not self._aside:
            return text
        moved = [
            (u.start, u.end, qualified(new))
            for u in sql.user_types(text)
            if (new := self._aside.get((namespace, u.parts))) is not None
        ]
        return sql.splice(text, moved)

    def _with_heirs(self, path: tuple[str, ...]) -> list[str]:
        """What statements have to name so that they reach a table with its heirs, and no foreign table."""
        apart = self._heirs.apart(Identity("table", path))
        return [f"ONLY {qualified(i.path)}" for i in apart] or [qualified(path)]

    @cached_property
    def _heirs(self) -> Heirs:
        return Heirs(self.target.catalog, self.registry)

    def _owner_to_take(self, item: View) -> str | None:
        """The role that what has its owner from something else has to be given first; None where it has it by then."""
        live, target, user = self.live.catalog, self.target.catalog, self._user
        held = live.get(Identity("owner", (item.kind.name, *item.path)))
        now = held.get("role") if held is not None else user
        for of in item.kind.privileges.owner_follows(item.object):
            followed = Identity("owner", (of.kind, *of.path))
            if of in target:
                found = target.get(followed) or live.get(followed)
                role: str = found.get("role") if found is not None else user
                return None if role == now else role
        return None

    def may_ask(self, identity: Identity) -> bool:
        """Whether the server can be asked about it: up to 15 not where it has arguments of a type that is a shell."""
        return self._version >= 16 or "." not in (identity.arguments or "")

    def has(self, kind: Kind, template: str) -> bool:
        """Whether the kind has a template of that name."""
        return self.registry.template(kind.name, template) is not None

    def fill(self, kind: str, template: str, context: Mapping[str, Any]) -> str:
        """A kind's template, filled; InputError where that would be something else than the template means."""
        text = self.shared(f"{kind}/{template}.sql.j2", context).rstrip(";")
        with self._told(context):
            return statement_meaning.filled(self.registry, kind, template, text, context.get("inline", ()))

    def altered(self, table: View, subcommands: list[str], item: Object) -> str:
        """One ALTER TABLE of all these subcommands; ``item`` is the first object that they are about."""
        text = self.shared("_alter_table.sql.j2", {"table": table, "subcommands": subcommands})
        with self._told({"new": View(item, self.target)}):
            parts = (piece for one in subcommands if isinstance(one, statement_meaning.Fragment) for piece in one.means)
            statement_meaning.hold(text, ("(AlterTable:TABLE|AlterTable:FOREIGN_TABLE)", *parts))
        return text

    @contextmanager
    def _told(self, context: Mapping[str, Any]) -> Iterator[None]:
        """A text that means something else is told at the place of the object that it is about."""
        try:
            yield
        except statement_meaning.Broken as broken:
            views = (context.get(name) for name in ("new", "o", "old"))
            item = next((view.object for view in views if isinstance(view, View)), None)
            what = f"{self.registry.title(item.identity)}: " if item is not None else ""
            message = f"{what}what is declared does not stay within its statement: {broken}; nothing is written"
            raise InputError([Finding(message, item.place if item is not None else None)]) from None

    def message(self, kind: str, name: str, context: Mapping[str, Any]) -> str:
        """What a probe tells, with the counts left out: whatever the braces in names say."""
        return self._messages.get_template(f"{kind}/{name}.txt.j2").render(context).strip()

    def shared(self, name: str, context: Mapping[str, Any]) -> str:
        """A template by its file's name, filled."""
        return self._environment.get_template(name).render(context).strip()

    def action(self, action: Action, **more: Any) -> str:
        """The action's own template, filled."""
        return self.fill(action.identity.kind, action.template, self.context(action, **more))

    def exists(self, item: Object, side: Side) -> str:
        """The condition that an object of that name is there."""
        return self.fill(item.identity.kind, "exists", {"o": View(item, side), "old": None, "new": None})

    def is_old(self, item: Object, *, goes: bool = False, cleared: Container[str] = ()) -> str:
        """The condition that a live object still has its definition; where it ``goes``, before what it relies on
        steps aside. Of the fields ``cleared`` the server may have taken the value."""
        return self._definition(item, self.live, goes=goes, cleared=cleared)

    def has_definition(self, item: Object, side: Side) -> str:
        """The condition that what has the name of an object that was dropped has another one's definition already."""
        return self._definition(item, side, goes=True, cleared=())

    def _definition(self, item: Object, side: Side, *, goes: bool, cleared: Container[str]) -> str:
        view = View(item, side)
        context = {"o": view, "old": view, "new": None, "version": self._version, "goes": goes, "cleared": cleared}
        return self.fill(item.identity.kind, "is_old", context)

    def other(self, action: Action, template: str, new: Object | None) -> str:
        """The condition that an object is neither as it was nor, where it is to be anything, as it is to be."""
        assert action.old is not None
        old = View(action.old, self.live)
        context = {"o": old, "old": old, "new": View(new, self.live) if new is not None else None}
        return self.fill(action.identity.kind, template, context)

    def spelled(self, identity: Identity) -> Object | None:
        """An object that is to be, as the server spells it; None where it has not been asked."""
        item = self.target.catalog.get(identity)
        live = self.live.catalog.get(identity)
        if item is None or live is None:
            return None
        spelled = {}
        for name, described in self.registry[identity.kind].fields.by_name.items():
            if described.shape not in _SPELLED or item.get(name) == live.get(name):
                continue
            text = self._spelled.get((identity, name))
            if text is None:
                return None
            spelled[name] = text
        return msgspec.structs.replace(item, values={**item.values, **spelled})

    def printed_alike(self, item: Object) -> bool:
        """Whether the server prints its definition as it is declared: nothing in it is an SQL text."""
        fields = (f for f in self.registry[item.identity.kind].fields if f.shape in _HOLDING_TEXTS and not f.hint)
        return not any(texts(value) for f in fields if (value := item.get(f.name)))

    def without_defaults(self, item: Object) -> list[Object]:
        """The object in each way that the server may print it: it leaves out an operator class or collation of a key
        where that is the default, which only it knows. None where these would be too many to ask for."""
        found = [item]
        fields = [f.name for f in self.registry[item.identity.kind].fields if f.shape is Shape.ELEMENTS]
        words = [
            (name, place, word)
            for name in fields
            for place, element in enumerate(item.get(name, ()))
            for word in ("opclass", "collation")
            if getattr(element, word) is not None and not (word == "opclass" and element.opclass_options)
        ]
        if len(words) > _MOST_WORDS:
            return []
        for name, place, word in words:
            for one in tuple(found):
                elements = list(one.get(name))
                elements[place] = elements[place]._replace(**{word: None})
                found.append(msgspec.structs.replace(one, values={**one.values, name: tuple(elements)}))
        return found

    def before(self, item: Object) -> Side:
        """Where an old object stands: among the live ones, or, if only this plan made it by the way, among the new."""
        by_the_way = item.parent is not None and item.parent not in self.live.catalog
        return self.target if by_the_way and item.parent in self.target.catalog else self.live

    def context(self, action: Action, **more: Any) -> dict[str, Any]:
        """What an action's templates see.

        ``version``, the target's; ``old`` and ``new``; ``o``, the old one where there is one; ``fields`` that change;
        the children of both, by kind; ``touched``, the kinds of children that have actions of their own; ``inline``,
        what is written inside; ``apart``, whether the object is not itself written inside another.
        """
        old = View(action.old, self.before(action.old)) if action.old is not None else None
        new = View(action.new, self.target) if action.new is not None else None
        return {
            "kind": self.registry[action.identity.kind],
            "old": old,
            "new": new,
            "o": old or new,
            "fields": action.fields,
            "way": action.way,
            "version": self._version,
            "old_children": self._children(action.identity, self.live),
            "new_children": self._children(action.identity, self.target),
            "touched": self._touched.get(action.identity, frozenset()),
            "inline": [],
            "apart": True,
            **more,
        }

    def _children(self, identity: Identity, side: Side) -> dict[str, View | None]:
        if (none := self._traits.get(identity.kind)) is None:
            kinds = self.registry.children(identity.kind).values()
            none = self._traits[identity.kind] = {k.name: None for k in kinds if k.yaml.layout is Layout.TRAIT}
        found: dict[str, View | None] = dict(none)
        for child in side.catalog.children(identity):
            found[child.identity.kind] = View(child, side)
        return found


def _handed_out(situation: Situation) -> list[HandsOut]:
    """What new objects of the connected role are granted by the time that the plan makes any."""
    found = handed_out(situation.target, situation.registry)
    return [one for one in found if one.role == situation.facts.get("user")]
