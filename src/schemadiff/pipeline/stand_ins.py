"""What a sandbox cannot have of a source, and the harmless objects that are created there instead.

PostgreSQL reserves to superusers what could take over a server: native code, what decides how native code is called
(base types, operator classes, index methods and so on), and code that runs for every user (event triggers). The
administrator of the sandbox creates such objects where others depend on them, in a harmless form: a native function
raises an error and never looks at its arguments, a foreign-data wrapper has no functions. What nothing depends on is
left out. In the catalog that is read from the sandbox, the declared values are then restored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value, is_of_the_system
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.harmless_statements import (
    INERT,
    INPUTS,
    LAYOUTS,
    MODIFIERS,
    OUTPUTS,
    TEXT_INPUT,
    TEXT_OUTPUT,
)
from schemadiff.postgres.embedded.sandbox import BUILDER, Sandbox
from schemadiff.postgres.quoting import qualified

_UNUSED = ("event_trigger", "language", "member_privileges", "subscription", "system_operator_family")
"""Kinds that no other object depends on as far as the server checks it: they are left out, and restored."""

_GIVEN = frozenset(
    {
        "base_type",
        "foreign_server",
        "function",
        "operator_class",
        "operator_family",
        "procedure",
        "shell_type",
    }
)
"""Kinds of objects that the administrator creates and the builder then owns."""


@dataclass(frozen=True)
class StandIns:
    """The declared catalog as it can be built in a sandbox, and how to restore the source's values."""

    declared: Catalog
    """The declared catalog with every name resolved."""
    buildable: Catalog
    administered: frozenset[Identity]
    """The objects that the administrator creates."""
    registry: Registry
    left_out: set[Identity] = field(default_factory=set)
    """The objects that could not be created, as the builder lacked a privilege."""

    def made_by_administrator(self, identity: Identity) -> bool:
        """Tell whether the administrator creates the object, or owns the object that it is below."""
        seen = self.buildable.get(identity)
        root = self.buildable.root(seen) if seen is not None else identity
        return identity in self.administered or (root in self.administered and root.kind not in _GIVEN)

    def called(self, identity: Identity) -> str | None:
        """Return the object as ALTER … OWNER TO names it, if the builder is to own it; else None."""
        if identity.kind not in _GIVEN:
            return None
        kind = self.registry[identity.kind]
        arguments = f"({identity.arguments})" if identity.arguments is not None else ""
        name = (
            kind.naming.sql_name(identity)
            if kind.naming.sql_name is not None
            else f"{qualified(identity.path)}{arguments}"
        )
        return f"{kind.sql_keyword} {name}"

    def without_its_own(self, live: Catalog) -> Catalog:
        """Return the live catalog without the privileges on functions of extensions that the sandbox revoked."""
        if not live.by_kind.get("member_privileges"):
            return live
        return live.replacing(item for item in live if item.identity.kind != "member_privileges")

    def put_back(self, live: Catalog, administrator: str) -> Catalog:
        """Return the catalog of the sandbox as it would be if the source had been built without changes."""
        cluster = {kind.name for kind in self.registry.kinds.values() if kind.management.cluster_wide}
        found: dict[Identity, Object] = {}
        for item in live:
            if not self._is_ours(item, live, cluster):
                found[item.identity] = self._as_declared(_owned_by_builder(item, administrator))
        for item in self.declared:
            left = item.identity not in self.buildable or item.identity in self.left_out
            nothing = self.registry[
                item.identity.kind
            ].prerequisites.label_providers is not None and not item.values.get("labels")
            if left and not nothing and self._is_asked_for(item, live, cluster):
                found[item.identity] = self._added(item, live)
        return self._without_what_came_along(live.replacing(found.values()))

    def _without_what_came_along(self, found: Catalog) -> Catalog:
        """Return the catalog without declared privileges on an extension's members that the extension grants itself."""
        reconcile = self.registry["member_privileges"].reconciliation.declared
        if reconcile is None or not found.by_kind.get("member_privileges"):
            return found
        less = {o.identity: o for o in reconcile(found, found, lambda property_: frozenset(), lambda property_: "")}
        kept = (less.get(o.identity, o) for o in found)
        return found.replacing(o for o in kept if o.values or o.identity not in less)

    def _is_asked_for(self, item: Object, live: Catalog, cluster: Collection[str]) -> bool:
        """Tell whether the live catalog was read far enough to contain the object."""
        root = self.declared.root(item)
        if root.kind in cluster:
            return bool(live.by_kind.get(root.kind))
        return self.registry[root.kind].naming.scope != "schema" or root.path[0] in live.schemas

    def _is_ours(self, item: Object, live: Catalog, cluster: Collection[str]) -> bool:
        """Tell whether an object is the sandbox's own: a role, a membership, a privilege that it has revoked."""
        if item.identity.kind == "member_privileges":
            return True
        root = live.root(item)
        if root.kind not in cluster:
            return False
        return item.identity.kind == "role_membership" or root.name.startswith("schemadiff_")

    def _as_declared(self, item: Object) -> Object:
        wanted, built = self.declared.get(item.identity), self.buildable.get(item.identity)
        if wanted is None or built is None or wanted is built:
            return item
        changed = {k for k in {*wanted.values, *built.values} if wanted.get(k) != built.get(k)}
        values = {k: v for k, v in item.values.items() if k not in changed}
        values.update((k, wanted.values[k]) for k in changed if k in wanted.values)
        hints = dict(item.hints or {})
        if item.identity.kind == "materialized_view":
            hints.pop("with_data", None)
            if wanted.hint("with_data") is False:
                hints["with_data"] = False
        return msgspec.structs.replace(item, values=values, hints=hints or None)

    def _added(self, item: Object, live: Catalog) -> Object:
        """Return a declared object as if it had been read: without a place, with an address on the server."""
        bearer = live.get(item.parent) if item.parent is not None else None
        address = bearer.address if bearer is not None and not self.registry[item.identity.kind].yaml.parents else None
        values = item.values
        if item.identity.kind == "subscription":
            values = {"slot_name": item.identity.name, **values}
        return msgspec.structs.replace(item, values=values, place=None, hints=None, address=address)


def _owned_by_builder(item: Object, administrator: str) -> Object:
    if item.identity.kind == "owner" and item.get("role") == administrator:
        return msgspec.structs.replace(item, values={**item.values, "role": BUILDER})
    return item


def stand_ins(
    declared: Catalog, registry: Registry, sandbox: Sandbox, languages: Collection[str] | None = None
) -> StandIns:
    """Return what can be built in a sandbox of a declared catalog whose names are resolved.

    ``languages`` are those that exist where the catalog will be applied; a routine in another one is left as it is, so
    that the server rejects it. None if that is not known.
    """
    return _Maker(declared, registry, sandbox, languages).made()


class _Maker:
    def __init__(
        self, declared: Catalog, registry: Registry, sandbox: Sandbox, languages: Collection[str] | None
    ) -> None:
        self._declared = declared
        self._languages = languages
        self._registry = registry
        self._sandbox = sandbox
        trusted = sandbox.administrate("SELECT lanname::text FROM pg_catalog.pg_language WHERE lanpltrusted")
        self._trusted = {name for (name,) in trusted}
        settings = sandbox.administrate("SELECT name::text FROM pg_catalog.pg_settings WHERE context <> 'user'")
        self._protected = {name.lower() for (name,) in settings}
        self._symbols = self._of_base_types()
        classes = declared.by_kind.get("operator_class")
        self._built_in = sandbox.administrate(_CLASSES) if classes else []
        self._administered = {o.identity for o in declared.by_kind.get("extension", ())}
        self._natives = {
            (o.identity.path, o.identity.arguments)
            for kind in ("function", "procedure")
            for o in declared.by_kind.get(kind, ())
            if self._is_native(o)
        }
        self._makers: Mapping[str, Callable[[Object], Object | None]] = {
            "function": self._routine,
            "procedure": self._routine,
            "materialized_view": _unfilled,
            "base_type": self._base_type,
            "access_method": self._access_method,
            "foreign_data_wrapper": self._wrapper,
            "foreign_server": self._administer,
            "shell_type": self._administer,
            "transform": self._administer,
            "operator_family": self._members,
            "operator_class": self._members,
            "text_search_parser": self._parser,
            "text_search_template": self._template,
            "text_search_dictionary": self._dictionary,
            "operator": self._operator,
            "cast": self._cast,
            "conversion": self._conversion,
            "aggregate": self._aggregate,
            "publication": self._publication,
        }

    def made(self) -> StandIns:
        built: dict[Identity, Object] = {}
        for item in self._declared:
            if (one := self._one(item)) is not None:
                built[item.identity] = one
        kept = [o for o in built.values() if self._has_bearers(o, built)]
        sections = self._declared.sections - {
            *_UNUSED,
            *(k.name for k in self._registry.kinds.values() if k.management.cluster_wide),
        }
        catalog = Catalog(
            kept,
            schemas=self._declared.schemas,
            unmodelled=self._declared.unmodelled,
            sections=sections,
            clones=self._declared.clones,
            whole=self._declared.whole,
        )
        return StandIns(self._declared, catalog, frozenset(self._administered), self._registry)

    def _has_bearers(self, item: Object, built: Mapping[Identity, Object]) -> bool:
        """Tell whether all objects above this one are built; one that is not declared is the server's."""
        while item.parent is not None:
            if item.parent not in built:
                return item.parent not in self._declared
            item = built[item.parent]
        return True

    def _one(self, item: Object) -> Object | None:
        kind = self._registry[item.identity.kind]
        if (
            kind.management.cluster_wide
            or kind.name in _UNUSED
            or kind.prerequisites.label_providers is not None
            or kind.name == "extension"
        ):
            return item if kind.name == "extension" else None
        if kind.name == "owner" and item.parent is not None and item.parent.kind == "foreign_data_wrapper":
            return None
        maker = self._makers.get(kind.name)
        return item if maker is None else maker(item)

    def _administer(self, item: Object) -> Object | None:
        """Return the object as the administrator creates it; None in a schema of the system."""
        if self._registry[item.identity.kind].naming.scope == "schema" and is_of_the_system(item.identity.path[0]):
            return None
        self._administered.add(item.identity)
        return item

    # routines

    def _is_native(self, item: Object) -> bool:
        language = item.get("language")
        return language not in self._trusted and (self._languages is None or language in self._languages)

    def _routine(self, item: Object) -> Object | None:
        if item.get("sql_body") is None and self._is_native(item):
            return self._native(item)
        kept = {k: v for k, v in item.values.items() if k not in ("leakproof", "support")}
        if "set" in kept:
            kept["set"] = {k: v for k, v in kept["set"].items() if k.lower() not in self._protected}
            if not kept["set"]:
                del kept["set"]
        return _with(item, kept)

    def _native(self, item: Object) -> Object | None:
        symbol = self._symbols.get((item.identity.path, item.identity.arguments), INERT)
        dropped = ("library", "body", "language", "leakproof", "support", "transform", "set", "cost", "strict")
        kept = {k: v for k, v in item.values.items() if k not in dropped}
        kept |= {"language": "internal", "body": symbol}
        if item.identity.kind == "function" and (symbol != INERT or item.get("strict")):
            kept["strict"] = True
        return self._administer(_with(item, kept))

    def _of_base_types(self) -> dict[tuple[tuple[str, ...], str | None], str]:
        """Return the replacements of functions of base types, by name and input types."""
        found: dict[tuple[tuple[str, ...], str | None], str] = {}
        for item in self._declared.by_kind.get("base_type", ()):
            for name, symbol in MODIFIERS.items():
                takes = "cstring[]" if name == "typmod_in" else "integer"
                if (path := item.get(name)) is not None:
                    found[tuple(path), takes] = symbol
            for takes in ("cstring", "cstring, oid, integer"):
                self._note(found, item, "input", takes)
            self._note(found, item, "output", self._own_type(item))
        return found

    def _note(self, found: dict[Any, str], base_type: Object, field: str, takes: str) -> None:
        """Note the built-in function that can read or write values of the type, if there is one."""
        path = tuple(base_type.get(field))
        routine = self._declared.get(Identity("function", path, takes))
        gives = self._own_type(base_type) if field == "input" else "cstring"
        if routine is None or routine.get("returns") != gives:
            return
        length, by_value = base_type.get("internallength"), bool(base_type.get("passedbyvalue"))
        if length is None and not by_value:
            found[path, takes] = TEXT_INPUT if field == "input" else TEXT_OUTPUT
        else:
            fitting = (INPUTS if field == "input" else OUTPUTS).intersection(LAYOUTS.get((length or 0, by_value), ()))
            if (symbol := str(routine.get("body"))) in fitting:
                found[path, takes] = symbol

    def _own_type(self, item: Object) -> str:
        from schemadiff.kinds.range_type import own_type

        return own_type(item)

    # the functions that call native code

    def _base_type(self, item: Object) -> Object | None:
        dropped = ("analyze", "subscript", "element")
        return self._administer(_with(item, {k: v for k, v in item.values.items() if k not in dropped}))

    def _access_method(self, item: Object) -> Object | None:
        if item.get("handler")[0] == "pg_catalog":
            return self._administer(item)
        handler = "gisthandler" if item.get("type") == "index" else "heap_tableam_handler"
        return self._administer(_with(item, {**item.values, "handler": ("pg_catalog", handler)}))

    def _wrapper(self, item: Object) -> Object | None:
        kept = {k: v for k, v in item.values.items() if k not in ("handler", "validator")}
        return self._administer(_with(item, kept))

    def _members(self, item: Object) -> Object | None:
        """Return the operator class or family without functions that would be called with values of other types."""
        family = item.get("family")
        if family is not None and is_of_the_system(family[0]):
            return None
        fits = item.get("storage") is None and all(self._fits(m, item) for m in item.get("functions", ()))
        if fits or self._is_copy(item):
            return self._administer(item)
        kept = {k: v for k, v in item.values.items() if k not in ("functions", "storage")}
        return self._administer(_with(item, kept))

    def _fits(self, member: Any, item: Object) -> bool:
        """Tell whether the support function is harmless, or takes only values of the types it is registered for.

        Those of btree and hash depend on nothing but the type, so a built-in one can be registered for its own type.
        """
        from schemadiff.sql import split_types

        if item.get("using") in ("btree", "hash") and member.name[0] == "pg_catalog" and member.left == member.right:
            known = (s for method, of, _, s, _ in self._built_in if (method, of) == (item.get("using"), member.left))
            if any(f"{member.number} {member.name[-1]}" in support for support in known):
                return True
        if (member.name, member.arguments) in self._natives:
            return True
        takes = split_types(member.arguments) if member.arguments else ()
        return bool(takes) and takes[0] == member.left and set(takes) <= {member.left, member.right, *_BY_VALUE}

    def _is_copy(self, item: Object) -> bool:
        """Tell whether a class is a built-in one under another name, with a family of its own."""
        using = item.get("using")
        family = self._declared.get(Identity("operator_family", item.get("family", ()), using))
        if family is None or family.get("functions"):
            return False
        functions = {f"{m.number} {m.name[-1]}" for m in item.get("functions", ()) if m.name[0] == "pg_catalog"}
        if len(functions) != len(item.get("functions", ())):
            return False
        members = (*item.get("operators", ()), *family.get("operators", ()))
        operators = {f"{m.number} {'.'.join(m.name)} {m.left} {m.right}" for m in members}
        wanted = (using, item.get("type"), item.get("storage"))
        return any(
            wanted == (method, of, storage)
            and functions <= set(support)
            and {int(f.split()[0]) for f in set(support) - functions} <= _OPTIONAL.get(using, frozenset())
            and operators <= set(strategies)
            for method, of, storage, support, strategies in self._built_in
        )

    def _parser(self, item: Object) -> Object | None:
        whole = {name: ("pg_catalog", f"prsd_{symbol}") for name, symbol in _PARSER.items()}
        return self._administer(_with(item, {**item.values, **whole}))

    def _template(self, item: Object) -> Object | None:
        pair = {"init": ("pg_catalog", "dsimple_init"), "lexize": ("pg_catalog", "dsimple_lexize")}
        return self._administer(item if self._is_built_in(item) else _with(item, pair))

    def _is_built_in(self, template: Object) -> bool:
        init, lexize = template.get("init"), template.get("lexize")
        if lexize[0] != "pg_catalog" or init is None or init[0] != "pg_catalog":
            return False
        pairs = self._sandbox.administrate(
            "SELECT i.proname::text, l.proname::text FROM pg_catalog.pg_ts_template AS t"
            " JOIN pg_catalog.pg_proc AS i ON i.oid = t.tmplinit JOIN pg_catalog.pg_proc AS l ON l.oid = t.tmpllexize"
            " WHERE t.tmplnamespace = 'pg_catalog'::pg_catalog.regnamespace"
        )
        return (init[-1], lexize[-1]) in pairs

    def _dictionary(self, item: Object) -> Object | None:
        template = self._declared.get(Identity("text_search_template", tuple(item.get("template"))))
        if template is None or self._is_built_in(template):
            return item
        return _with(item, {k: v for k, v in item.values.items() if k != "options"})

    def _operator(self, item: Object) -> Object | None:
        """Return the operator with built-in estimators only, since others need a superuser."""
        own = [k for k in ("restrict", "join") if (path := item.get(k)) is not None and path[0] != "pg_catalog"]
        return _with(item, {k: v for k, v in item.values.items() if k not in own}) if own else item

    def _cast(self, item: Object) -> Object | None:
        """Return the cast, or None between two types of the system: it could apply to what the administrator runs."""
        from schemadiff.sql import user_types

        if not any(user_types(item.get(side)) for side in ("source", "target")):
            return None
        if not item.get("without_function"):
            return self._administer(item)
        kept = {k: v for k, v in item.values.items() if k != "without_function"}
        return self._administer(_with(item, {**kept, "inout": True}))

    def _conversion(self, item: Object) -> Object | None:
        """Return the conversion; None if its function is native, as CREATE CONVERSION calls it."""
        return None if tuple(item.get("function", ())) in {path for path, _ in self._natives} else item

    def _aggregate(self, item: Object) -> Object | None:
        """Return the aggregate, or None if only native code understands its state."""
        return None if "internal" in (item.get("stype"), item.get("mstype")) else item

    def _publication(self, item: Object) -> Object | None:
        return None if item.get("all_tables") or item.get("schemas") else item


_CLASSES = """
    SELECT a.amname::text, pg_catalog.format_type(c.opcintype, NULL),
        CASE WHEN c.opckeytype <> 0 THEN pg_catalog.format_type(c.opckeytype, NULL) END,
        ARRAY(
            SELECT p.amprocnum || ' ' || r.proname
            FROM pg_catalog.pg_amproc AS p
            JOIN pg_catalog.pg_proc AS r ON r.oid = p.amproc
            WHERE p.amprocfamily = c.opcfamily AND p.amproclefttype = c.opcintype AND p.amprocrighttype = c.opcintype
        ),
        ARRAY(
            SELECT pg_catalog.concat_ws(' ', o.amopstrategy, 'pg_catalog.' || r.oprname,
                pg_catalog.format_type(o.amoplefttype, NULL), pg_catalog.format_type(o.amoprighttype, NULL))
            FROM pg_catalog.pg_amop AS o
            JOIN pg_catalog.pg_operator AS r ON r.oid = o.amopopr
            WHERE o.amopfamily = c.opcfamily AND o.amoplefttype = c.opcintype
        )
    FROM pg_catalog.pg_opclass AS c
    JOIN pg_catalog.pg_am AS a ON a.oid = c.opcmethod
    WHERE c.opcnamespace = 'pg_catalog'::pg_catalog.regnamespace
"""
"""The built-in operator classes: method, type, storage type, and their functions and operators by number."""

_OPTIONAL: Mapping[str, frozenset[int]] = {
    "gist": frozenset({8, 9, 10, 11, 12}),
    "gin": frozenset({1, 4, 6, 7}),
    "brin": frozenset({5}),
    "spgist": frozenset({7}),
}
"""Support functions that a class works without, by method."""

_BY_VALUE = frozenset({"boolean", "smallint", "integer", "bigint", "oid"})
"""Types that are passed by value: their functions dereference no pointer."""

_PARSER = {"start": "start", "gettoken": "nexttoken", "end": "end", "headline": "headline", "lextypes": "lextype"}
"""The functions of the built-in text search parser, by the fields of a parser."""


def _with(item: Object, values: Mapping[str, Value]) -> Object:
    return item if values == item.values else msgspec.structs.replace(item, values=values)


def _unfilled(item: Object) -> Object:
    """Return a materialized view WITH NO DATA: nobody reads its rows, and its query would run."""
    return msgspec.structs.replace(item, hints={**(item.hints or {}), "with_data": False})
