"""One object from its node: its key, what its kind's hook changes, its values, and its children."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from schemadiff import sql
from schemadiff.catalog.hints import PLACES, RENAMED_FROM
from schemadiff.catalog.objects import Object, Value
from schemadiff.declaration.kind_decoders import Plan
from schemadiff.declaration.messages import a_value, did_you_mean, place_in_text
from schemadiff.declaration.places import Entry, node_below, place_of_key, place_of_value
from schemadiff.declaration.scalar_decoders import Decode, DecodeError, Wrong
from schemadiff.declaration.sql_decoders import parameters
from schemadiff.declaration.unread import Unread
from schemadiff.declaration.yaml_nodes import Map, Seq
from schemadiff.errors import Finding, Place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Texts
from schemadiff.shown import with_article

_WRITTEN_AS_SQL = frozenset('."')
"""The characters that distinguish a key in SQL syntax from a plain name."""


class Draft(msgspec.Struct):
    """An object while it is decoded."""

    plan: Plan
    name: str
    written: Mapping[str, Any]
    """Its mapping; a short form is under the key of its field."""
    entry: Entry
    parent: Object | None
    values: dict[str, Value]
    keys: Mapping[str, Any]
    """The keys of fields and children: those of the mapping, or what the kind's hook has made of them."""
    hints: dict[str, Value] | None = None
    arguments: str | None = None
    schema: str = ""
    """The schema that the key names, for a kind that can be in another schema than its parent."""
    below: Sequence[tuple[Plan, str]] = ()
    """The plans of the children, with their keys."""
    added: Decoding | None = None
    """The objects that the kind's hook adds; None if there are none."""
    findings_before: int = 0
    """The number of findings before its mapping was decoded."""


class ObjectDecoder:
    """Decodes objects one by one; errors become findings."""

    def __init__(self, findings: list[Finding], unread: Unread) -> None:
        self._findings = findings
        self._unread = unread
        self._mistyped = 0
        """How many unknown keys objects have."""
        self._hooked: tuple[Mapping[str, Any], Entry] = ({}, (None, None))
        self._missed: list[Finding] = []
        """What the hook of the object that is decoded said of keys that are not there."""

    def read(  # noqa: PLR0913 - called for every object: no record is made for it
        self,
        plan: Plan,
        name: str,
        node: object,
        entry: Entry,
        parent: Object | None,
        search_path: tuple[str, ...],
        given: Mapping[str, Value] | None,
    ) -> Draft | None:
        """Return what could be decoded of an object; None if nothing could. ``given`` are values set by its parent."""
        written: Mapping[str, Any]
        if isinstance(node, dict) and not plan.whole:
            written = node
        elif node is None:
            written = {}
        elif plan.short is not None:
            written = {plan.short: node}
        else:
            self._found(f"{plan.words} {name} needs a mapping, not {a_value(node)}", place_of_value(entry))
            self._unread.add(parent, [name])
            return None
        draft = Draft(plan, name, written, entry, parent, dict(given) if given else {}, written)
        if plan.key_says_more and not self._key(draft):
            return None
        before, mistyped = len(self._findings), self._mistyped
        draft.findings_before = before
        if plan.hook is not None and (plan.hooked is None or draft.values or plan.hooked(draft.keys)):
            self._hook(draft, search_path)
        self._fields(draft)
        if self._missed:
            # It may be there and misspelled.
            if self._mistyped > mistyped:
                missed = {id(finding) for finding in self._missed}
                self._findings[before:] = [f for f in self._findings[before:] if id(f) not in missed]
            self._missed = []
        faulty = len(self._findings) > before or (parent is not None and parent.identity in self._unread.objects)
        for key in plan.required:
            if key not in draft.values and not faulty:
                self._missing(draft, key)
        return draft

    def _key(self, draft: Draft) -> bool:
        """Decode a key that holds more than a name (types, an index method, a schema); return False if invalid."""
        plan, name = draft.plan, draft.name
        if plan.routine:
            found = self._signature(name, draft.written, draft.entry)
            if found is None:
                self._unread.add(None, [name])
                return False
            draft.name, signature = found
            draft.arguments = sql.input_types(signature)
            if signature:
                draft.values["parameters"] = signature
            if "arguments" in draft.written:
                draft.keys = {k: v for k, v in draft.written.items() if k != "arguments"}
        elif plan.key_form is not None:
            read = plan.key_form.parse(name)
            if isinstance(read, sql.SyntaxProblem):
                message = f"{str(name)!r} is not written as {plan.key_form.form}: {read.message}"
                self._found(message, place_of_key(draft.entry))
                self._unread.add(draft.parent, [name])
                return False
            draft.name, said = read
            draft.values.update(said)
        if plan.placed and not _WRITTEN_AS_SQL.isdisjoint(draft.name):
            parts = sql.split_name(draft.name)
            if parts is not None:
                draft.name = parts[-1]
                draft.schema = parts[-2] if len(parts) > 1 else ""
        return True

    def _signature(self, name: str, written: Mapping[str, Any], entry: Entry) -> tuple[str, tuple[Any, ...]] | None:
        """Return the name in a routine's key, and the parameters unless ``arguments`` has them; None if invalid."""
        found = sql.parse_signature(name)
        hint = "Write it as CREATE FUNCTION does: name(parameter type, …)."
        if isinstance(found, sql.SyntaxProblem):
            message = f"{str(name)!r} is not a routine's name and parameters: {found.message}"
            self._found(message, place_of_key(entry), hint)
            return None
        parts, signature = found
        if len(parts) != 1:
            self._found(f"{str(name)!r} names a schema", place_of_key(entry), "`schema:` of the file sets its schema.")
        if "arguments" in written:
            at = node_below(written, "arguments", entry)
            if signature:
                message = "the parameters are in the key and in `arguments`"
                self._found(message, place_of_key(at), "Keep one of them.")
                return parts[-1], signature
            try:
                signature = parameters(written["arguments"])
            except DecodeError as error:
                self.wrong(at, written["arguments"], error.wrongs)
        return parts[-1], tuple(signature)

    def _fields(self, draft: Draft) -> None:
        """Decode the values, the hints and the children of the object."""
        plan, written, entry = draft.plan, draft.written, draft.entry
        fields, values = plan.fields, draft.values
        for key, value in draft.keys.items():
            field = fields.get(key)
            if field is None:
                self._no_field(draft, key, value)
                continue
            if key in plan.internal and key in written and written[key] is value:
                self._unknown(plan, key, node_below(written, key, entry))
                continue
            decode, absent, hint = field
            try:
                decoded = decode(value)
            except DecodeError as error:
                self.wrong(node_below(written, key, entry), value, error.wrongs)
                continue
            if hint:
                self._directive(draft, key, decoded)
            elif decoded not in absent:
                values[key] = decoded

    def _directive(self, draft: Draft, key: str, decoded: Value) -> None:
        """Keep a hint, with its place if the server checks it."""
        hints = draft.hints = draft.hints or {}
        hints[key] = decoded
        if key in draft.plan.with_places and key in draft.written:
            at = place_of_value(node_below(draft.written, key, draft.entry))
            hints[PLACES.name] = (*hints.get(PLACES.name, ()), (key, at.line, at.column))

    def _no_field(self, draft: Draft, key: str, value: object) -> None:
        """Decode the key of a child, or renamed_from; report an unknown key."""
        plan = draft.plan
        if key in plan.children:
            draft.below = [*draft.below, (plan.children[key], key)]
            return
        at = node_below(draft.written, key, draft.entry)
        if key != RENAMED_FROM.name or not plan.rename:
            self._unknown(plan, key, at)
        elif isinstance(value, str) and value:
            if plan.identified_by_types and value.endswith(")"):
                said = f"`renamed_from: {value.partition('(')[0].strip()}`: a rename keeps the types."
                self._found("only the old name is allowed, without types", place_of_value(at), said)
            self._directive(draft, RENAMED_FROM.name, str(value))
        else:
            self._found(f"the old name is needed, not {a_value(value)}", place_of_value(at))

    def _missing(self, draft: Draft, key: str) -> None:
        """Report a required field that is absent or empty."""
        plan, keys = draft.plan, draft.keys
        if key not in keys:
            self._found(f"{plan.words} {draft.name}".rstrip() + f" has no `{key}`", place_of_key(draft.entry))
        elif keys[key] in ("", (), []) and not isinstance(plan.kind.fields.by_name[key].type, Texts):
            self._found(f"`{key}` is empty", place_of_value(node_below(draft.written, key, draft.entry)))

    def _hook(self, draft: Draft, search_path: tuple[str, ...]) -> None:
        """Let the kind's hook change what was written."""
        plan, written, entry = draft.plan, draft.written, draft.entry
        assert plan.hook is not None
        added = Decoding(
            draft.name, dict(draft.keys), draft.parent, search_path, self._hook_error, self._missing_error, draft.values
        )
        self._hooked = (written, entry)
        plan.hook(added)
        values = added.values
        if values and None in values.values():
            for key in [k for k, v in values.items() if v is None]:
                del values[key]
        for key in values:
            if key in plan.checked:
                self._checked_value(plan.checked[key], key, values[key], written, entry)
        draft.keys, draft.hints, draft.name = added.node, added.hints, added.name
        if added.children or added.siblings or added.nested or added.others:
            draft.added = added

    def _checked_value(self, decode: Decode, key: str, value: Value, written: Mapping[str, Any], entry: Entry) -> None:
        """Check a value that a kind's hook accepted as it was written."""
        try:
            decode(value)
        except DecodeError as error:
            for wrong in error.wrongs:
                self._found(f"{key}: {wrong.message}", place_of_key(node_below(written, key, entry)), wrong.hint)

    def _hook_error(self, message: str, key: str | None = None, hint: str | None = None) -> None:
        written, entry = self._hooked
        at = node_below(written, key, entry)
        self._found(message, place_of_key(entry) if key is None else place_of_value(at), hint)

    def _missing_error(self, message: str, key: str | None = None, hint: str | None = None) -> None:
        self._hook_error(message, key, hint)
        self._missed.append(self._findings[-1])

    # --- findings ---

    def _found(self, message: str, place: Place | None, hint: str | None = None) -> None:
        self._findings.append(Finding(message, place, hint))

    def _unknown(self, plan: Plan, key: str, at: Entry) -> None:
        known = plan.keys()
        hint = did_you_mean(key, known, f"Allowed keys: {', '.join(known)}." if known else None)
        self._found(f"unknown key `{key}` in {with_article(plan.words)}", place_of_key(at), hint)
        self._mistyped += 1

    def wrong(self, at: Entry, value: object, wrongs: Iterable[Wrong]) -> None:
        """Report findings at their places, as far as a hook has left the value as it was written."""
        as_written = at[0][at[1]] is value
        for wrong in wrongs:
            place = place_of_value(at, wrong.path if as_written else ())
            if as_written and wrong.offset is not None:
                node: Any = value
                holder, key = at
                for step in wrong.path:
                    holder, key, node = node, step, node[step]
                if isinstance(holder, (Map, Seq)) and isinstance(node, str):
                    place = place_in_text(holder, key, node, wrong.offset)
            self._found(wrong.message, place, wrong.hint)
