"""Kinds as data: what a field is, how it may change, what an object relies on.

The engine loops over these descriptions and knows no kind by name. ``kinds/<kind>.py`` holds one description each;
its live query, its templates and its rows of the effects table stand under the kind's name in ``live/queries``,
``templates`` and ``plan/effects``.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import HandsOut

if TYPE_CHECKING:
    from schemadiff.model.names import Names


class Shape(Enum):
    """What a field's value is. Decoding, dumping, JSON Schema, comparison and canonical form follow from it."""

    FLAG = "flag"
    """``True``; false is absence."""
    INTEGER = "integer"
    """``int``."""
    NUMBER = "number"
    """A decimal number, kept as text."""
    TEXT = "text"
    """Free text, compared to the letter."""
    CHOICE = "choice"
    """One of the field's ``choices``, lower case."""
    NAME = "name"
    """One identifier as stored."""
    NAMES = "names"
    """A tuple of identifiers as stored."""
    TEXTS = "texts"
    """A tuple of free texts, order kept (enum labels)."""
    OPTIONS = "options"
    """A mapping of names to texts (storage parameters, SET clauses)."""
    TYPE = "type"
    """A type name as ``format_type`` prints it."""
    EXPRESSION = "expression"
    """One SQL expression over the columns of the owning table."""
    QUERY = "query"
    """One SELECT."""
    COMMANDS = "commands"
    """A tuple of SQL commands, each as a rule can run it; ``new`` and ``old`` are rows of the owning relation."""
    BODY = "body"
    """A string body, kept to the letter."""
    SQL_BODY = "sql_body"
    """A SQL-standard routine body: ``RETURN …`` or ``BEGIN ATOMIC … END``."""
    ELEMENTS = "elements"
    """A tuple of :class:`Element`: the keys of an index or exclusion constraint."""
    PARAMETERS = "parameters"
    """A tuple of :class:`Parameter`."""
    RELATION = "relation"
    """A tuple (schema, name) of a relation."""
    RELATIONS = "relations"
    """A tuple of what ``RELATION`` is, order kept."""
    COLUMN = "column"
    """A tuple (schema, table, column)."""
    ROUTINE = "routine"
    """A tuple (schema, name) of a routine that takes no declared arguments, or (name,) not yet resolved."""
    OBJECT = "object"
    """A tuple (schema, name) of an object in the field's namespace ``to``; (name,) where not yet resolved."""
    OBJECT_LISTS = "object_lists"
    """A mapping of names to tuples of what ``OBJECT`` is (the dictionaries of a token type)."""
    MEMBERS = "members"
    """A tuple of :class:`Member`, sorted: what an operator class or family holds."""
    SECRET = "secret"  # noqa: S105 - a word
    """The name of an environment variable whose value is written, never read back; empty where the server has one."""
    SECRETS = "secrets"
    """A mapping of names to such variables; only the names are compared."""
    GRANTS = "grants"
    """A tuple of :class:`Grant`, sorted."""
    ROWS = "rows"
    """The rows of a seed."""
    BOUND = "bound"
    """The bound of a partition, ``FOR VALUES …`` or ``DEFAULT``."""
    DATA = "data"
    """Anything else: nested tuples, built by the kind's own ``decode`` hook and compared as they are."""


class Keys(Enum):
    """What the keys of OPTIONS are. Templates quote them; what no server could take is refused where it stands."""

    NAME = "name"
    """An identifier: an option of foreign data, a provider of labels."""
    PARAMETER = "parameter"
    """A storage parameter, ``fillfactor`` or ``toast.autovacuum_enabled``."""
    SETTING = "setting"
    """The name of a setting, ``work_mem`` or ``app.tenant``."""
    PLACE = "place"
    """A place among columns, from 1; the value is a whole number."""


Aspect = Literal["exists", "type", "signature", "columns", "key", "definition"]
"""What somebody can rely on in an object. Whoever relies on an aspect that a change disturbs is replaced too."""


class Ref(NamedTuple):
    """An edge to another identity, with the aspect it relies on.

    A soft reference (a string body) orders where it can and gives way first where there is a cycle.
    """

    to: Identity
    aspect: Aspect = "exists"
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How a change of a field comes about.

    ``template`` names the template below ``templates/<kind>/`` that alters the object in place; None replaces the
    object (drop, create, and its dependents with it). ``guarded`` statements run only where the object still has its
    old definition. ``deletes_data`` marks the hazard. A refusal says why there is no way, and what would make one.
    """

    template: str | None
    disturbs: frozenset[Aspect] = frozenset()
    guarded: bool = False
    deletes_data: bool = False
    refusal: str | None = None
    first: tuple[str, ...] = ()
    """Templates that run before, each by itself."""
    then: tuple[str, ...] = ()
    """Templates that run when everything else is done, each by itself."""
    last: bool = False
    """Runs when everything else is done, since it reads rows; after others of the sort that it reads through."""
    before: tuple[str, ...] = ()
    """The kinds of the object's traits that come after it: whoever made the object does it, not its owner to be."""
    effects: str | None = None
    """The row of the effects table where it is not the template's own."""
    aside: bool = False
    """The old object steps aside to a temporary name, one is made anew, and the old one is dropped when whatever holds
    values of it has followed (``plan/following.py``)."""
    through: str | None = None
    """The type by way of which values get from the old type to the new one, each step an explicit cast."""
    lost: tuple[str, ...] = ()
    """Values, as text, that only the old type has: rows that hold one stand in the way."""


REPLACE = Way(None)


def in_place(template: str, *disturbs: Aspect, guarded: bool = False, deletes_data: bool = False) -> Way:
    """The way that alters an object where it stands."""
    return Way(template, frozenset(disturbs), guarded, deletes_data)


def refused(why: str) -> Way:
    """No way: the plan is refused with these words."""
    return Way(None, refusal=why)


class Context(NamedTuple):
    """What a field may look at to choose its way."""

    version: int
    """The target's major version."""
    facts: Mapping[str, Value]
    """What the server answered about this object (``columns`` of a view, ``cast`` between two column types), and the
    identities that the plan has ``created`` and ``dropped``."""
    stored: frozenset[Identity] = frozenset()
    """The types that columns hold values of, by themselves or inside of others."""


ChooseWay = Callable[[Object, Object, Context], Way]


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute of a kind."""

    name: str
    shape: Shape
    doc: str
    change: Way | ChooseWay = REPLACE
    default: Value = None
    """What absence means; a value equal to it is left out."""
    written_default: Value = None
    """What absence is where it is written out all the same, for a field without a default; left out as well."""
    choices: tuple[str, ...] = ()
    facet: bool = False
    """Absent in the YAML means not managed: the live value stays."""
    hint: bool = False
    """About the way and not the object: kept in ``Object.hints``, never compared."""
    required: bool = False
    keys: Keys = Keys.NAME
    """For OPTIONS: what its keys are."""
    entries: Mapping[str, Field] = field(default_factory=dict)
    """For OPTIONS: what the values of known keys are, beyond texts."""
    parts: Shape = Shape.TEXT
    """For TEXTS: what each of them is: TEXT, NAME, TYPE, or a CHOICE among ``choices``."""
    wide: bool = False
    """For INTEGER: it has eight bytes and not four."""
    since: int = 0
    """The first major version that has it."""
    of: Literal["own", "referenced", "none"] = "own"
    """For NAMES: whether the columns are those of the owning table or of the referenced one; for EXPRESSION, whether
    it can name columns at all."""
    to: str = ""
    """For OBJECT and OBJECT_LISTS, and for a NAME that is another object's: the namespace of what is named. For TEXT:
    it is the name of an object there as SQL writes it, in full unless that is the system's (a collation)."""
    promised: bool = False
    """For OBJECT: it may name what is not there (a shell operator), which then belongs to the object's own schema."""
    operator: bool = False
    """For ELEMENTS: each stands with its operator, ``room WITH =``."""
    asked: str = ""
    """For EXPRESSION: what carries it where the server is asked for its spelling (``canonical/carriers.py``); a check
    of a table with the owner's columns where this is empty. For TEXT: the same, where the server has a spelling of its
    own (the locale of a collation)."""
    refers: str = ""
    """For NAME and NAMES: the kind, of those without a schema, whose objects are named."""
    later: Mapping[str, int] = field(default_factory=dict)
    """For CHOICE: those that came with a later major version."""
    ordered: bool = False
    """For TYPE: the object orders values of it, by the type's own operator class where it names none."""
    late: bool = False
    """Set by a statement of its own after the object is made, since what it names may come later."""
    roles: bool = False
    """For TEXTS: the names of roles, which have to exist before the first statement."""
    unordered: bool = False
    """For tuples: the order of the parts means nothing."""
    internal: bool = False
    """Set by the kind's own decode hook or the live query, never a key of the YAML by itself."""
    overloads: Callable[[Object], tuple[str, ...]] | None = None
    """For ROUTINE: the input types that tell which routines of that name can be meant; all of them where absent."""
    circle: bool = False
    """For ROUTINE: it takes or gives the object's own type. An object that has such a one is promised first, by the
    template ``shell``; once it is there, dropping it takes these routines along in the same statement."""

    def way(self, before: Object, after: Object, context: Context) -> Way:
        """The way for this change."""
        return self.change if isinstance(self.change, Way) else self.change(before, after, context)


class Layout(Enum):
    """How the objects of a kind are written."""

    MAP = "map"
    """A mapping of names to objects."""
    SINGLE = "single"
    """One object without a key of its own (a primary key); its name is implicit or given as ``name``."""
    TRAIT = "trait"
    """A key of whatever carries the trait (comment, owner, grants)."""


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
    target: Names
    version: int
    """The target's major version."""
    former: Mapping[Identity, Identity]
    """What renamed objects were called before."""
    volatile: Container[tuple[str, ...]] = ()
    """The names of routines that may give another value each time, as texts of new objects call them."""


Filter = Callable[[Any], Any]
NO_REFS: Callable[[Object, Names], Iterable[Ref]] = lambda item, names: ()  # noqa: E731


class Key(NamedTuple):
    """A key that says more than a name: ``+(integer, integer)``, ``int4_ops using btree``, ``a as b``.

    ``parse`` gives the name and the values that stand in the key, or the parser's fault. ``identify`` is the identity
    of an object with these values, whose types may have been spelled anew. ``text`` is the inverse of ``parse``, given
    the object and how types are written.
    """

    parse: Callable[[str], Value]
    identify: Callable[[Identity, Mapping[str, Value]], Identity]
    text: Callable[[Object, Callable[[str], str]], str]
    holds: tuple[str, ...]
    """The fields that stand in it, and nowhere else."""
    form: str
    """How the key is written, for whoever wrote it otherwise."""


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
    forms_rows: Callable[[str, Object, Names], bool] | None = None
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
    refs: Callable[[Object, Names], Iterable[Ref]] = NO_REFS
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
    resolve: Callable[[Object, Names, Callable[..., None]], Mapping[str, Value]] | None = None
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
    """Names that an object takes beside its own, by namespace and path: a key's index, a table's row type."""
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


@dataclass(slots=True)
class Decoding:
    """What a kind's decode hook sees and may change: the keys as written, and the objects it adds.

    ``node`` maps keys to YAML nodes; ``values`` and ``hints`` are filled by the hook for keys it takes out of
    ``node``. ``error(message, key, hint)`` reports a finding at the key.
    """

    name: str
    node: dict[str, Value]
    parent: Object | None
    search_path: tuple[str, ...]
    error: Callable[..., None]
    values: dict[str, Value] = field(default_factory=dict)
    hints: dict[str, Value] = field(default_factory=dict)
    children: list[tuple[str, str | None, Value, str]] = field(default_factory=list)
    """More children: (kind, name or None for an implicit one, node, the key it was written under)."""
    siblings: list[tuple[str, str | None, Value, str]] = field(default_factory=list)
    """More children of the parent, in the same form."""
    nested: list[tuple[str, str, Mapping[str, Value]]] = field(default_factory=list)
    """Keys that hold a mapping of further objects at the top, their kind, and values that each of them has."""
    others: list[tuple[str, str, Value, str]] = field(default_factory=list)
    """More objects of the same schema, in the same form; their names count as implicit."""
