"""Kinds as data: what a field is, how it may change, what an object relies on.

The engine loops over these descriptions and knows no kind by name. ``kinds/<kind>.py`` holds one description each;
its live query, its templates and its rows of the effects table stand under the kind's name in
``introspection/queries``, ``templates`` and ``planner/effects``.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import HandsOut
from schemadiff.kindspec.change_strategies import Aspect, Way
from schemadiff.kindspec.decoding import Decoding, Key, Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.lookup import NameLookup, Ref


class MadeName(NamedTuple):
    """A name that the server made of an object's own; it follows where that, or what holds it, is renamed."""

    template: str
    """The template below ``templates/<kind>/`` that renames it."""
    old: str
    new: str
    since: int = 0
    """The first major version that has it."""


class Migration(NamedTuple):
    """What a kind may look at when its statements are written and reviewed."""

    live: Catalog
    """After the renames."""
    target: NameLookup
    version: int
    """The target's major version."""
    former: Mapping[Identity, Identity]
    """What renamed objects were called before."""
    volatile: Container[tuple[str, ...]] = ()
    """The names of routines that may give another value each time, as texts of new objects call them."""


Filter = Callable[[Any], Any]
NO_REFS: Callable[[Object, NameLookup], Iterable[Ref]] = lambda item, names: ()  # noqa: E731


Owners = Callable[[Object], tuple[str | None, str | None]]
"""The roles that own what a trait stands on before and after; None where nothing says who."""
Taken = tuple[str, tuple[str, ...], str | None]
"""A name that can be had once: namespace, path, and input types of a routine."""


def _parent_of(item: Object) -> Identity | None:
    return item.parent


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of PostgreSQL object."""

    name: str
    key: str
    """The key it stands under, at the top of a file or in its parent's mapping."""
    sql: str
    """What SQL calls it: ``TABLE`` in COMMENT ON TABLE."""
    fields: tuple[Field, ...]
    doc: str = ""
    parents: tuple[str, ...] = ()
    """The kinds whose mappings hold it; none for a kind that stands at the top of a file."""
    layout: Layout = Layout.MAP
    many: bool = False
    """For SINGLE: one object or a list of them."""
    short: str | None = None
    """The field that a value without a mapping gives."""
    scope: Literal["database", "schema", "parent"] = "schema"
    """Where its names are unique, and so what its path begins with."""
    placed: bool = False
    """It can stand in another schema than its parent; its key then is ``schema.name``, as SQL writes it."""
    namespace: str = ""
    """Kinds with the same namespace cannot share a name: such a name is dropped before it is made."""
    routine: bool = False
    """Identified by input types as well; the key is ``name(arguments)``."""
    key_form: Key | None = None
    """How its key is read where that holds more than the name, other than a routine's."""
    spelled: Callable[[Identity], str] | None = None
    """What stands behind the kind's word in COMMENT ON, ALTER and GRANT, where that is not its dotted name."""
    called: Callable[[Any], str] | None = None
    """The same of the object as templates see it, where its identity does not tell (an identity's sequence)."""
    granted: str = ""
    """The word of GRANT where it is another kind's (an aggregate is granted as a FUNCTION)."""
    traits: frozenset[str] = frozenset()
    """comment, owner, grants, security_labels, depends_on_extensions, rename."""
    privileges: tuple[str, ...] = ()
    """What can be granted on it."""
    public_privileges: tuple[str, ...] = ()
    """What PUBLIC holds by default (GRANT, "Description")."""
    grantable: Callable[[Object], tuple[str, ...]] | None = None
    """For a kind with GRANTS of its own: the privileges that one of its objects can grant."""
    hands_out: Callable[[Object], HandsOut] | None = None
    """What it grants on objects that are made later."""
    early: bool = False
    """Made and altered before anything else that could be: others are made as it says."""
    brings: bool = False
    """Making or updating one makes objects that the plan does not know; so it precedes what grants on new objects."""
    facet: bool = False
    """An object that the YAML does not mention is not managed and stays."""
    stays: Callable[[Object], bool] = lambda item: False
    """Whether such an object stays, too, where the YAML does not mention it."""
    section: bool = False
    """For a facet: where the YAML writes its key, at the top of a file or in its parent's mapping, be it empty, it
    answers for all there are."""
    cluster: bool = False
    """Of the cluster, not of the database: read only where the YAML writes its key; changing one takes CREATEROLE."""
    role_named: bool = False
    """Its name is that of a role."""
    never_dropped: Callable[[Object], bool] = lambda item: False
    """Whether such a live object stays, whatever the YAML says."""
    inline: bool = False
    """Written inside the statement that creates its parent where order allows."""
    never_inline: Callable[[Object], bool] | None = None
    """Which objects of an inline kind cannot be written there all the same."""
    vanishes: bool = True
    """Gone with its parent, without a statement of its own."""
    batch: bool = False
    """Its templates give subcommands of ALTER TABLE; several on one table become one statement."""
    apart: frozenset[str] = frozenset()
    """Templates of a batched kind that are statements of their own."""
    native_guards: frozenset[str] = frozenset({"create", "drop"})
    """Operations whose own IF [NOT] EXISTS or OR REPLACE says all a guard would."""
    replaceable: bool = False
    """Has CREATE OR REPLACE."""
    holds_data: bool = False
    """Dropping it deletes rows or values."""
    in_database: bool = False
    """Making one takes CREATE on the database."""
    superuser: bool = False
    """Only a superuser can make it."""
    roles: Callable[[Object], Iterable[str]] | None = None
    """The roles that an object names: they have to be there before the first statement."""
    providers: Callable[[Object], Iterable[str]] | None = None
    """The providers of labels that an object names: each is a library that the server has to have loaded."""
    wraps: bool = False
    """A type whose values are those of another one: what holds them inside of others holds that one's so (a domain)."""
    keeps_types: Callable[[Object], Iterable[Identity]] | None = None
    """The columns that can have no other type while such an object is there, beside those that its expressions name: by
    which rows are spread over partitions. None where there are no such."""
    checks_values: Callable[[str, Object], str | None] | None = None
    """Whether making or altering such an object by that template has the server check existing values of the type that
    it belongs to, which it cannot where columns hold them inside of others; then, what to do instead."""
    forms_rows: Callable[[str, Object, NameLookup], bool] | None = None
    """Whether making or altering such an object by that template has the server form the rows of its relation anew,
    which it does not while columns hold such rows as values; given the declared names."""
    made_as: Callable[[Object, Migration], str] = lambda item, migration: "create"
    """The row of the effects table of making such an object in what is there already."""
    data_elsewhere: bool = False
    """What hangs below it holds no values in this database, and no statement looks at any (foreign tables)."""
    lockable: bool = False
    """For relations: LOCK TABLE takes it, and it alone; a view it takes with all that the view reads."""
    leaves: Callable[[Object], str | None] = lambda item: None
    """What dropping one leaves behind outside of the database, for whoever consents."""
    drop_consent: bool = True
    """Dropping it whole needs consent."""
    refs: Callable[[Object, NameLookup], Iterable[Ref]] = NO_REFS
    decode: Callable[[Decoding], None] | None = None
    """Rewrites what was written, before the fields are read: the kind's own short forms."""
    decodes: Callable[[Mapping[str, Value]], bool] | None = None
    """Whether ``decode`` has anything to do for these keys; it is called always where this is absent."""
    encode: Callable[[Object, dict[str, Value]], Value] | None = None
    """The inverse: from the mapping of fields that dump would write to the shortest form."""
    written: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    """JSON Schema of the keys that the decode hook reads: those that are no fields, and fields with further forms."""
    implicit_name: Callable[[str, Mapping[str, Value]], str] | None = None
    """The name that PostgreSQL would give: (table, values) to a name, before numbering."""
    same_when_renamed: bool = False
    """Two objects of one parent with equal values are one object under another name."""
    resolve: Callable[[Object, NameLookup, Callable[..., None]], Mapping[str, Value]] | None = None
    """The values of a declared object once all names are known; ``error(message, hint)`` says what is wrong."""
    catalog: str = ""
    """The system catalog its address points into."""

    stands_in: Literal["columns", "query"] | None = None
    """How a temporary relation can take its place while the server is asked about others: with its columns, or as a
    view with its query."""
    named_after: str = ""
    """The field, a RELATION, whose name in full is its own, as a member of a publication is called after its table. The
    columns that it names are that relation's."""
    offers: Aspect = "exists"
    """The aspect that others rely on in it, where the server records a dependency."""
    serves: tuple[str, ...] = ()
    """Fields with types that need it without naming it: an index over a column of such a type its operator class."""
    sorts: Callable[[Object], bool] = lambda item: False
    """Whether a query that sorts or groups values of a type that it serves is stored with what it says."""
    carried: frozenset[Aspect] = frozenset()
    """Aspects whose disturbance the server carries through by itself (ALTER TYPE rebuilds indexes and checks)."""
    on: str = ""
    """The word before its parent's name in COMMENT ON CONSTRAINT … ON, where that is no table: ``DOMAIN``."""
    preposition: str = "of"
    """How a trait goes with what carries it: the comment *on*, the owner *of*."""
    when_absent: Callable[[Kind], Mapping[str, Value]] | None = None
    """For a trait that is a facet: the values that absence means, by the kind of what could carry it, where the YAML is
    the whole truth."""
    facet_traits: frozenset[str] = frozenset()
    """Traits that are not managed where absent, since the server or an extension sets them itself."""
    follows: Callable[[Object, Way | None], Way | None] | None = None
    """How a wanted object follows a type or a collation that is made anew, given that one's way, which goes through
    nothing for a collation (None where something else is rebuilt that it relies on); a way of None rebuilds it."""
    covers: Callable[[Object], Iterable[Identity]] = lambda item: ()
    """The columns that it holds beside its own: the server makes it anew where one changes its type, which it cannot
    while anything relies on it (ALTER TYPE sees to what relies on key columns alone)."""
    compares: bool = False
    """Compares values of columns of two tables, and so cannot stand while one of them has followed a type and the
    other has not."""
    promise: bool = False
    """What an object of another kind in its namespace begins as: where one of its name is made, this is kept for it."""
    partners: Callable[[Object], Iterable[tuple[str, Identity]]] | None = None
    """By field, the objects that it names without relying on them: the server takes their names out of it when they go,
    and makes a promise of what is named and not there only where it makes the object."""
    owned_as: Callable[[Object], tuple[Identity, ...]] = lambda item: ()
    """What it has its owner from, and goes to another schema with, under each identity that this may have (an owned
    sequence, from its table)."""
    let_go: str = ""
    """The field that says so, set in place: without it the object stays where it is."""
    holder: Callable[[Object], Identity | None] = _parent_of
    """What the object vanishes with: its parent, or the column that owns a sequence."""
    also_takes: Callable[[Object], Iterable[tuple[str, tuple[str, ...]]]] | None = None
    """NameLookup that an object takes beside its own, by namespace and path: a key's index, a table's row type."""
    moved: Callable[[Object, Identity], Mapping[str, Value]] | None = None
    """The values after a rename of the object or of what holds it: names that are now as the server makes them."""
    around: Callable[[str, Object, Object | None], tuple[tuple[Identity, ...], tuple[Identity, ...]]] | None = None
    """Of an alteration by that template, from the old object (the new one where it is just made) to the new one: the
    objects whose changes below them come after it, and those whose come before (a table is attached once its columns
    are its parent's)."""
    releases: frozenset[str] = frozenset()
    """Templates that give up what others may take, or what other changes of the object wait for (NOT NULL cannot go
    before an identity), and so run as early as drops do."""
    heir_of: Callable[[Object], tuple[tuple[str, ...], ...]] | None = None
    """For relations: the paths of those that it has its columns from; their statements reach its rows too."""
    copy_of: Callable[[Object, Catalog], tuple[Identity, ...]] | None = None
    """The leaders, whose changes reach this one by themselves, in that catalog: the columns of that name of the tables
    that a table has its columns from. They need not be there. What is made with such a holder is made as the leaders
    have it, unless the hint ``own`` says that it differs."""
    made_along: bool = False
    """A copy that no statement makes or drops, since it is there as long as what it is a copy of, and only altered
    where it is to be otherwise (a partition's part of an index). The template ``drop`` says what it lets go of then."""
    given: Callable[[Object, Catalog], Mapping[str, Value] | None] | None = None
    """The values that a copy has from its leaders; those of the first one that is there where this is absent."""
    own: Callable[[Object], bool] = lambda item: False
    """Whether the copy is declared by its holder too: then it is made before its leaders, and outlives them."""
    reaches: Callable[[str, Object, Object, int], bool] = lambda template, copy, leader, version: True
    """Whether an alteration by that template, which leads to that leader, reaches a live copy; given the version."""
    ahead: Callable[[str, Object], bool] = lambda template, copy: False
    """Whether an alteration by that template gives a copy what is its own, with which its leaders' merges. It runs
    before theirs, which would leave nothing to do, and another name."""
    said_inside: Callable[[Object, int], Mapping[str, Value]] = lambda copy, version: {}
    """The values that are told in the statement that makes a copy along with its holder, since they can be told nowhere
    else: the template ``inline`` says nothing else where the hint ``inside`` is set. Given the version."""
    trades: frozenset[str] = frozenset()
    """Templates that give their object a name which another one of the kind has, and that one the name it had. They run
    in the order in which names get free; it is needed only where names change places."""
    fixed_below: Callable[[Object], bool] = lambda parent: False
    """Whether IF [NOT] EXISTS is of no use below such a parent, since the server refuses the statement before, or since
    what is there by that name can be what the parent has from others."""
    handed_on: frozenset[str] = frozenset()
    """The late fields that a copy has from its leaders as soon as it is made."""
    inherit: Callable[[Mapping[Identity, Object], Callable[..., None]], Mapping[Identity, Object]] | None = None
    """All declared objects, with those that objects of the kind have from others; ``error(message, place)``."""
    settle: Callable[[Catalog, Catalog, int, Owners], Iterable[Object]] | None = None
    """The live objects, given the declared ones, the version and who owns what, as they count once objects of the kind
    are as they are declared to be: what a detached table keeps of its parent's, what an attached one gives up to it."""
    beside: (
        Callable[[Catalog, Catalog, Callable[[Object], frozenset[str]], Callable[[Object], str]], Iterable[Object]]
        | None
    ) = None
    """The declared objects that count otherwise beside the live ones, as they count, and those that count there alone
    (what the server makes along and nobody writes of): ``beside(live, declared, all_of, owner_of)``, where the
    latter two give the privileges there are on what carries such an object, and the role that owns that."""
    outlives: Callable[[Object, Callable[[Identity], bool]], Mapping[str, Value]] | None = None
    """What is left of a live object's values when others are made anew, given whether one is, by the plan or by the
    server: what is granted on a column goes with it, and has to be granted again."""
    deptype: str = ""
    """For a trait: the deptype of pg_depend that it is. Such a dependency is its own, and not that of what bears it."""
    made_names: Callable[[Object, tuple[str, ...], tuple[str, ...]], Iterable[MadeName]] | None = None
    """What the server named after an object whose path goes from the one to the other."""
    follow_up: Callable[[Object, Catalog, int, bool], tuple[Way, ...]] | None = None
    """What completes an object that is made, in ways of its own; given the live catalog, the server's major version,
    and whether it is made inside its parent."""
    renamed_inside: Callable[[Object, Object], Iterable[tuple[str, str]]] | None = None
    """What has another name inside of it (an enum's labels): of a live and a declared object, the old and the new
    names in an order that can run. The templates ``rename_inside`` and ``guard_rename_inside`` rename one."""
    with_renamed: Callable[[Object, str, str], Mapping[str, Value]] | None = None
    """The values of a live object once that has run."""
    complete: Callable[[Object, list[Object]], list[Object]] | None = None
    """What a declared object makes of its children once all are read (a primary key makes its columns NOT NULL)."""
    abridge: Callable[[Object, list[Object]], list[Object]] | None = None
    """The inverse, for dump: the children without what ``complete`` brings back."""
    filters: Mapping[str, Callable[[Migration], Filter]] = field(default_factory=dict)
    """Filters that templates need for its sake, by name, each made for one migration."""
    holds_rows: bool = field(init=False, repr=False, compare=False)
    """Rows and not a definition: compared on the server, by ``seeds``."""
    by_name: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    """The fields by name."""
    late: frozenset[str] = field(init=False, repr=False, compare=False)
    """The names of the fields that are set after the object is made."""
    naming_roles: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The names of the fields that hold roles."""
    secrets: tuple[Field, ...] = field(init=False, repr=False, compare=False)
    """The fields that come from environment variables."""

    def in_circle(self, item: Object) -> bool:
        """Whether the object is made of routines that take or give its own type."""
        return any(f.circle and item.get(f.name) is not None for f in self.fields)

    def copied(self, item: Object, catalog: Catalog) -> Mapping[str, Value] | None:
        """What a copy has from its leaders; None for what is no copy in that catalog."""
        if self.copy_of is None:
            return None
        if self.given is not None:
            return self.given(item, catalog)
        found = (catalog.get(leader) for leader in self.copy_of(item, catalog))
        return next((leader.values for leader in found if leader is not None), None)

    def takes(self, item: Object) -> frozenset[Taken]:
        """Every name that the object takes."""
        own: Taken = (self.namespace, item.identity.path, item.identity.arguments)
        more = self.also_takes(item) if self.also_takes is not None else ()
        return frozenset((own, *((namespace, path, None) for namespace, path in more)))

    @property
    def grant_word(self) -> str:
        """The word of GRANT … ON."""
        return "TABLE" if self.namespace == "relation" and self.sql != "SEQUENCE" else self.granted or self.sql

    @property
    def granted_sort(self) -> str:
        """How ALTER DEFAULT PRIVILEGES calls all of the sort; empty where it has no word for them."""
        return _SORTS.get(self.grant_word, "")

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {f.name: f for f in self.fields})
        object.__setattr__(self, "late", frozenset(f.name for f in self.fields if f.late))
        object.__setattr__(self, "naming_roles", tuple(f.name for f in self.fields if f.roles))
        object.__setattr__(self, "secrets", tuple(f for f in self.fields if f.shape in (Shape.SECRET, Shape.SECRETS)))
        object.__setattr__(self, "holds_rows", any(f.shape is Shape.ROWS for f in self.fields))


_SORTS = {
    "TABLE": "tables",
    "SEQUENCE": "sequences",
    "FUNCTION": "functions",
    "PROCEDURE": "functions",
    "TYPE": "types",
    "DOMAIN": "types",
    "SCHEMA": "schemas",
}
