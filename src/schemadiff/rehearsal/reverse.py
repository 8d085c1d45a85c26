"""The plan that undoes a plan: from the state that it leaves back to the present one.

The state after the plan is built in a sandbox, as far as the plan touches it or depends on it. From there another plan
leads back to the live definitions, with the renames turned round. It is saved with the state that it starts from by
value, because nobody has that state yet; so it can be written before the plan is applied, and applied after it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import BACKFILL, RENAMED_FROM, RENAMED_MEMBERS, HintValue
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.saved_state import Expected, Part, SavedState
from schemadiff.diff.catalogs import Scope
from schemadiff.errors import Finding, InputError, RefusedError, ServerError, UnsupportedChange
from schemadiff.kindspec.decoding import Layout
from schemadiff.normalization.live_names import FOLLOWS_RENAMES, LiveNames
from schemadiff.pipeline import sandbox_build
from schemadiff.pipeline.make_plan import make_in_detail
from schemadiff.pipeline.plan_stage import Made
from schemadiff.pipeline.request import Online, Request
from schemadiff.pipeline.saved_state import ADDRESS, Touched
from schemadiff.pipeline.search_paths import where_files_look
from schemadiff.plan import Plan, Rehearsal, setting_of
from schemadiff.planner.renamed_names import RenamedNames
from schemadiff.postgres.connection import one_row, server_version
from schemadiff.postgres.quoting import literal, qualified
from schemadiff.preflight.versions import with_explicit_names, with_hints
from schemadiff.references.texts import texts
from schemadiff.rehearsal.earlier_rows import earlier_seeds, not_brought_back
from schemadiff.rehearsal.extent import extent
from schemadiff.rehearsal.rehearse import rehearsed
from schemadiff.rehearsal.server import ScratchServer
from schemadiff.rehearsal.settings import Rehearsing

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def reverse_plan(
    connection: Connection, made: Made, request: Request, how: Rehearsing, say: Callable[[str], None]
) -> Plan:
    """Return the plan that undoes a plan, rehearsed if ``how`` says so, with the states before and after it.

    Its warnings say which rows and values it cannot bring back. ``say`` gets a line for each thing that could not be
    built. Raises ServerError where there is no server of the target's version to build the state after the plan on, and
    RefusedError where there is no way back.
    """
    server = ScratchServer(made.plan.version, how.server)
    forward = _Forward(made, request)
    if forward.seeds:
        with suppress(ServerError, RefusedError):
            # The rows may need values that only the target has.
            return _planned_back(connection, forward, server, how, say)
    forward.seeds = ()
    return _planned_back(connection, forward, server, how, say)


def _planned_back(
    connection: Connection, forward: _Forward, server: ScratchServer, how: Rehearsing, say: Callable[[str], None]
) -> Plan:
    made, request = forward.made, forward.request
    with server.database() as sandbox:
        if (version := server_version(sandbox.connection)) != made.plan.version:
            words = f"the state after the plan has to be built on PostgreSQL {made.plan.version}"
            raise ServerError(f"{words}, and there is only {version}")
        after, before = forward.after(), forward.before()
        building = Request(request.registry, seeds=None, environment=request.environment)
        with _reported("the state after the plan cannot be built"):
            built = sandbox_build.build(sandbox, after, building, say, sandbox_build.ComparedWith(before, connection))
        wanted = dataclasses.replace(
            building,
            scope=forward.scope(),
            source=f"{request.source} after the plan",
            target=f"{request.source} before the plan",
            put_back=lambda read: forward.known(built.put_back(read, sandbox.administrator)),
            lacks=built.lacks,
            samples=request.samples,
            check_bodies=request.check_bodies,
            explain=request.explain,
            rename_hints=False,
            online=Online(tables=made.given.server.in_use),
        )
        with _reported("the way back cannot be planned"):
            back = make_in_detail(sandbox.connection, before, wanted)
        plan = back if isinstance(back, Plan) else back.plan
        if isinstance(back, Made):
            (database,) = one_row(connection.execute("SELECT pg_catalog.current_database()::text"))
            if how.wanted:
                plan = rehearsed(sandbox.connection, back, wanted, how, connection)
            else:
                plan = dataclasses.replace(plan, rehearsal=Rehearsal(absent="it is switched off"))
            plan = dataclasses.replace(plan, state=forward.state(back, wanted, database))
    warnings = (*forward.lost(), *plan.warnings, *_addresses(plan))
    refusals = tuple(map(_irreversible, (*plan.refusals, *_unknown_secrets(plan))))
    return dataclasses.replace(plan, warnings=warnings, refusals=refusals)


def _irreversible(refusal: Finding) -> Finding:
    """Return a refusal with words that say that the plan itself can be applied, where PostgreSQL has no command.

    A way back is made from the live definitions, where nobody can say more; in the YAML one can.
    """
    if not isinstance(refusal, UnsupportedChange):
        return refusal
    hint = refusal.hint and f"Once the plan has been applied, go back with the YAML from before it. {refusal.hint}"
    return dataclasses.replace(refusal, message=f"there is no way back: {refusal.message}", hint=hint)


def _unknown_secrets(plan: Plan) -> Iterator[UnsupportedChange]:
    """Yield a refusal for each object whose secrets only the server has, so that it cannot be created again."""
    for step in plan.steps:
        if literal(setting_of("")) in step.sql:
            yield UnsupportedChange(f"{step.title}: its secrets are not readable, so it cannot be created again")


@contextmanager
def _reported(words: str) -> Iterator[None]:
    """Report errors in what no YAML says as reasons why there is no way back."""
    try:
        yield
    except InputError as error:
        raise RefusedError(Finding(f"{words}: {f.message}", f.place) for f in error.findings) from None


def _addresses(plan: Plan) -> Iterator[Finding]:
    """Yield a finding if statements tell objects apart by addresses that only the scratch server has."""
    if any(ADDRESS.search(step.sql) for step in plan.steps):
        words = (
            "the SQL shown here cannot be run as it is: it tells objects apart by internal numbers (oids), which the "
            "database gives only once the plan has run"
        )
        yield Finding(words, hint="Save the way back with --out FILE.json; `apply FILE.json` looks the numbers up.")


class _Forward:
    """A plan that is to be undone."""

    def __init__(self, made: Made, request: Request) -> None:
        self.made = self._made = made
        self.request = request
        self.seeds = tuple(earlier_seeds(made))
        """The rows that the plan changes as they are now, as far as they are to be brought back."""
        self._registry = request.registry
        self._touched = Touched(made, request)
        self._extent = extent(made, request.registry)
        self._names = {old: new for new, old in made.given.previous.items()}

    def after(self) -> Catalog:
        """Return the state that the plan leaves: what it touches, and as it is now what that has to do with it."""
        live, declared = self._made.compared.live, self._made.compared.declared
        target = self._touched.target
        found = {o.identity: o for o in target if target.root(o) in self._touched.roots and self._stays(o)}
        if self.seeds:
            found |= {o.identity: o for o in target if self._made.given.seeds.rows.get(o.identity)}
        for item in self._extent.before:
            new = self._names.get(item.identity, item.identity)
            if (there := live.get(new)) is not None and live.root(there) not in self._touched.roots:
                found[new] = self._renamed(there)
        # What is not managed was read from the server.
        return with_hints(declared.replacing(found.values()), self._registry)

    def _is_rewritten(self, item: Object) -> bool:
        """Tell whether the server may print a text of an object otherwise after the renames, which only it can say."""
        return any(
            self._words.in_text(text) for name in self._followed_by_server(item) for text in texts(item.values[name])
        )

    @cached_property
    def _words(self) -> RenamedNames:
        return RenamedNames(self._made.compared.renames, self._made.given.previous)

    def _followed_by_server(self, item: Object) -> Iterator[str]:
        """Yield the fields with texts that still have the names before the renames, if there are any."""
        for described in self._registry[item.identity.kind].fields if self._made.compared.renames else ():
            type_ = described.type
            if type_.text_kind is not None and not isinstance(type_, FOLLOWS_RENAMES) and item.get(described.name):
                yield described.name

    def _renamed(self, item: Object) -> Object:
        """Return a live object that the plan does not touch with its texts as they name things after the renames.

        The declared ones mean the same. Those of an object that is not managed are written anew, as the server does it.
        """
        wanted = self._made.compared.declared.get(item.identity)
        fields, changed = self._registry[item.identity.kind].fields.by_name, dict[str, Value]()
        for name in self._followed_by_server(item):
            if wanted is not None:
                changed[name] = wanted.get(name, item.values[name])
            elif isinstance(text := item.values[name], str):
                changed[name] = self._live_names.query_after_renames(fields[name].type.text_kind, text)
        if not changed:
            return item
        path = wanted.search_path if wanted is not None else item.search_path
        return msgspec.structs.replace(item, values={**item.values, **changed}, search_path=path)

    @cached_property
    def _live_names(self) -> LiveNames:
        given = self._made.given
        return LiveNames(given.previous, given.live, given.target_names, self._registry)

    def before(self) -> Catalog:
        """Return the present state of the same objects, as a declared side with the renames turned round.

        Names that the server would choose otherwise beside objects that are not in the copy are explicit.
        """
        live, version = self._made.compared.before, self._made.plan.version
        _, named = with_explicit_names(self._touched.target, with_hints(live, self._registry), self._registry, version)
        part = [named[item.identity] for item in self._extent.before]
        items = [item for item in part if not self._registry[item.identity.kind].fields.hold_rows]
        found = Catalog(map(self._named, items), schemas=self._schemas, sections=self._made.compared.declared.sections)
        placed = where_files_look(found, self._registry)
        return placed.replacing((*placed, *self.seeds))

    def known(self, copy: Catalog) -> Catalog:
        """Return the state after the plan, as it was read from the copy, with what only the present state tells of it.

        That is what the server keeps of how objects came about (``reconciliation.past``).
        """
        past = self._made.compared.live
        for kind in self._registry.kinds.values():
            if kind.reconciliation.past is not None:
                found = {item.identity: item for item in kind.reconciliation.past(copy, past)}
                copy = copy.replacing(found.get(item.identity, item) for item in copy) if found else copy
        return copy

    def scope(self) -> Scope:
        """Return what the way back manages: all that there is in the schemas of both states."""
        schemas = self._schemas | self._made.compared.declared.schemas
        return Scope(manage=lambda identity: not structure.is_schema(identity) or identity.name in schemas)

    @cached_property
    def _schemas(self) -> frozenset[str]:
        """Return the schemas that there are now."""
        live = self._made.compared.before
        return frozenset(item.identity.name for item in live if structure.is_schema(item.identity))

    def _stays(self, item: Object) -> bool:
        """Tell whether the plan leaves an object of the target, and all that it is below; rows do not count.

        What is not managed is lost with what it belongs to: the owner of a table, the sequence of an identity.
        """
        above = self._touched.target.get(item.parent) if item.parent is not None else None
        if item.parent is not None and (above is None or not self._stays(above)):
            return False
        kind = self._registry[item.identity.kind]
        if kind.fields.hold_rows:
            return False
        if not kind.management.opt_in or item.identity in self._made.compared.declared:
            return True
        if above is not None and self._registry[above.identity.kind].privileges.owner_follows(above):
            return False
        return (kind.yaml.layout is Layout.PROPERTY and not kind.yaml.parents) or item.parent not in self._altered

    @cached_property
    def _altered(self) -> frozenset[Identity]:
        return frozenset(pair.declared.identity for pair in self._made.compared.comparison.pairs)

    def _named(self, item: Object) -> Object:
        """Return a live object with the directives that say what the plan renames it to."""
        hints: list[HintValue] = []
        new = self._names.get(item.identity)
        kind = self._registry[item.identity.kind]
        if new is not None and new in self._touched.target and "rename" in kind.properties:
            moved = new.path[0] != item.identity.path[0] and item.parent is None and kind.naming.in_schema
            if moved or new.name != item.identity.name:
                hints.append(RENAMED_FROM.of(qualified(new.path) if moved else qualified((new.name,))))
        renames = self._made.compared.renames
        if members := tuple(r.inside for r in renames if r.inside is not None and r.after == (new or item.identity)):
            hints.append(RENAMED_MEMBERS.of(members))
        item = msgspec.structs.replace(item, address=None)
        return item.with_hints(*hints) if hints else item

    def state(self, back: Made, request: Request, database: str) -> SavedState:
        """Return the state that the way back starts from and the one that it leaves, on the target."""
        its = Touched(back, request)
        live, renamed = self._made.compared.before, self._made.compared.live
        forward = self._touched.state(database)
        own = {*self._touched.roots, *self._touched.roots_before}
        depends_on = []
        for found in its.others():
            # A rename changes the texts of objects that the plan does not touch.
            item = renamed.get(found.identity)
            if item is not None and (root := renamed.root(item)) not in own:
                depends_on.append(Expected(item.identity, root, "" if self._is_rewritten(item) else its.needed(item)))
        placed = where_files_look(live, self._registry)
        objects = [self._named(item) for item in placed if live.root(item) in self._touched.roots_before]
        return dataclasses.replace(
            forward,
            depends_on=tuple(depends_on),
            starts_from=forward.ends_as,
            ends_as=Part(forward.ends_as.roots, (*objects, *self.seeds)),
            addresses=its.state(database).addresses,
        )

    def lost(self) -> Iterator[Finding]:
        """Yield what the way back cannot bring back of what the plan drops, converts, fills and deletes."""
        before = self._made.given.previous

        def title(identity: Identity) -> str:
            return self._registry.title(before.get(identity, identity))

        for step in self._made.plan.steps:
            of_rows = self._registry[step.identity.kind].fields.hold_rows
            for hazard in step.hazards if not of_rows else ():
                if hazard.name != "deletes-data":
                    continue
                if hazard.identity in self._converted:
                    yield Finding(f"what the plan loses does not come back: {hazard.why}", step.place)
                else:
                    yield Finding(f"{title(hazard.identity)} comes back without its values: the plan {hazard.why}")
        for pair in self._made.compared.comparison.pairs:
            what = title(pair.live.identity)
            if pair.live.identity in self._converted:
                yield Finding(f"values of {what} are converted a second time, from what the plan makes of them")
            if pair.declared.hint(BACKFILL) is not None and "not_null" in pair.changed:
                yield Finding(f"nulls of {what} that the plan fills stay filled")
        for column in self._needing_values():
            table = title(column.parent) if column.parent is not None else ""
            yield Finding(
                f"{title(column.identity)} is NOT NULL without a default, so the way back can run only while {table} "
                "has no rows",
                hint="To be able to go back with rows, give it a default before the plan drops it.",
            )
        yield from not_brought_back(self._made, Catalog(self.seeds), self._registry)

    @cached_property
    def _converted(self) -> frozenset[Identity]:
        """Return the columns that the plan gives another type."""
        changed = [pair for pair in self._made.compared.comparison.pairs if "type" in pair.changed]
        found = (pair.live.identity for pair in changed)
        return frozenset(i for i in found if self._registry[i.kind].naming.is_column)

    def _needing_values(self) -> Iterator[Object]:
        """Yield the columns that the plan drops and that can only be created in a table without rows."""
        live, given = self._made.compared.live, self._made.given
        for item in self._made.compared.comparison.dropped:
            stays = item.parent is not None and item.parent in given.target
            if not (stays and self._registry[item.identity.kind].naming.is_column and item.get("not_null")):
                continue
            filled = item.get("identity") or item.get("generated") or structure.defaults(live, item.identity)
            if not (filled or any(i in live for i in given.inherited_from(item, live))):
                yield item
