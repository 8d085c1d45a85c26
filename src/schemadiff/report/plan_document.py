"""The JSON document of a plan, field by field: what is written, and what is accepted when it is read.

``docs/plan.schema.json`` is made from these classes. Every field is always there; absent values are null or an empty
list. ``FORMAT_VERSION`` counts the changes of the format.
"""

from __future__ import annotations

import inspect
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

FORMAT: Literal["schemadiff plan"] = "schemadiff plan"
FORMAT_VERSION: Literal[5] = 5

Count = Annotated[int, Meta(ge=0)]
Number = Annotated[int, Meta(ge=1)]
Lock = Literal[
    "NONE",
    "ACCESS SHARE",
    "ROW SHARE",
    "ROW EXCLUSIVE",
    "SHARE UPDATE EXCLUSIVE",
    "SHARE",
    "SHARE ROW EXCLUSIVE",
    "EXCLUSIVE",
    "ACCESS EXCLUSIVE",
]
PlainData = Annotated[dict[str, Any], Meta(description="An object with its values, as in a saved catalog.")]


class Document(Struct, forbid_unknown_fields=True, frozen=True):
    """A part of the document; unknown fields are errors."""


class IdentityData(Document, frozen=True):
    """What identifies an object: its kind, its path (schema, parent object, name), and the input types of a routine."""

    kind: str
    path: Annotated[tuple[str, ...], Meta(min_length=1)]
    arguments: str | None


class PlaceData(Document, frozen=True):
    """Where something was written; line and column count from 1."""

    file: str
    line: int
    column: int


class FindingData(Document, frozen=True):
    """One thing to report. ``samples`` are the keys of some of the rows that it is about, by column."""

    message: str
    place: PlaceData | None
    hint: str | None
    samples: tuple[dict[str, str | None], ...]


class DetailData(Document, frozen=True):
    """A field's old and new value, as texts for people."""

    name: str
    before: str | None
    after: Annotated[str | None, Meta(description="As the server would print it, where it was asked.")]
    written: Annotated[str | None, Meta(description="The new value as the YAML has it, where that is another text.")]
    directive: Annotated[
        bool, Meta(description="Whether it says how values change, as `using` does, and is no value of the object.")
    ]


class RowData(Document, frozen=True):
    """A row that is inserted, updated or deleted."""

    operation: Literal["insert", "update", "delete"]
    label: Annotated[str, Meta(description="Its key.")]
    details: tuple[DetailData, ...]
    place: PlaceData | None


class PartsData(Document, frozen=True):
    """How many objects of one sort are created, dropped or rebuilt together with another one."""

    noun: str
    count: Number


class ChangeData(Document, frozen=True):
    """What happens to one object and its properties."""

    operation: Annotated[
        Literal["create", "alter", "drop", "rename", "rebuild", "rows"],
        Meta(description="`rebuild`: dropped and created again, or converted, because of others; `rows`: of a seed."),
    ]
    identity: IdentityData
    root: Annotated[IdentityData, Meta(description="The top-level object that it belongs to.")]
    noun: str
    name: str
    place: PlaceData | None
    details: tuple[DetailData, ...]
    definition: Annotated[str | None, Meta(description="What is created or dropped, as a clause of SQL.")]
    previous_name: str | None
    recreated: Annotated[bool, Meta(description="Whether it is dropped and created again.")]
    because: Annotated[tuple[str, ...], Meta(description="Why it is rebuilt.")]
    parts: tuple[PartsData, ...]
    descendants: Annotated[
        tuple[str, ...], Meta(description="The partitions and child tables that PostgreSQL changes with it.")
    ]
    rows: tuple[RowData, ...]


class SizeData(Document, frozen=True):
    """How large a table is: the bytes of its rows, and the server's estimate of their number."""

    bytes: Count
    rows: Count


class AlsoLocked(Document, frozen=True):
    """A further relation that a statement locks."""

    relation: str
    lock: Lock


class EffectsData(Document, frozen=True):
    """The effects of a statement on the running system."""

    lock: Lock
    rewrite: bool
    scan: bool
    builds: bool
    transactional: bool
    alone: Annotated[bool, Meta(description="Whether it has a transaction of its own.")]
    also_locks: tuple[AlsoLocked, ...]
    others: Annotated[dict[str, Lock], Meta(description="The locks on further relations, by their role.")]
    precondition_lock: Annotated[
        Lock | None, Meta(description="The lock under which its condition is tested, where that is not `lock`.")
    ]


class HazardData(Document, frozen=True):
    """A risk; ``words`` are what ``--allow`` accepts."""

    name: str
    words: str
    why: str
    identity: IdentityData
    needs_consent: Annotated[bool, Meta(description="Whether apply runs the step only with consent.")]
    consented: Annotated[
        PlaceData | None, Meta(description="Where the configuration consented; apply looks there again.")
    ]


class KeysData(Document, frozen=True):
    """How the keys of rows are listed."""

    sql: str
    names: tuple[str, ...]
    block: str | None


class DataCheckData(Document, frozen=True):
    """A query that counts existing rows that would make a step fail."""

    sql: str
    message: str
    early: Annotated[str | None, Meta(description="The query in the form that can run before the first step.")]
    about: str
    relations: tuple[tuple[str, ...], ...]
    keys: KeysData | None
    tries: bool
    place: PlaceData | None
    rechecked: bool
    uncounted: str | None


class TouchData(Document, frozen=True):
    """A live object that a step was planned for, and what of it must not have changed when the step runs."""

    identity: IdentityData
    title: str
    depth: Literal["name", "row", "whole"]
    goes: bool
    texts: tuple[str, ...]


class RecoveryData(Document, frozen=True):
    """A statement that removes what an earlier run has left."""

    condition: str
    sql: str


class StepData(Document, frozen=True):
    """One statement, with all that is needed to run it."""

    number: Number
    transaction: Number
    operation: str
    identity: IdentityData
    title: str
    place: PlaceData | None
    because: tuple[IdentityData, ...]
    part_of: Annotated[
        IdentityData | None, Meta(description="The object that the same plan creates, if this step completes it.")
    ]
    effects: EffectsData
    hazards: tuple[HazardData, ...]
    data_checks: tuple[DataCheckData, ...]
    search_path: Annotated[
        tuple[str, ...] | None, Meta(description="The schemas after pg_catalog; null where any will do.")
    ]
    check_function_bodies: bool
    environment: Annotated[
        tuple[str, ...], Meta(description="The environment variables that it reads; values are never written.")
    ]
    touches: tuple[TouchData, ...]
    relation: Annotated[IdentityData | None, Meta(description="The relation that it locks.")]
    absent: Annotated[str | None, Meta(description="The condition that another session has created the object.")]
    rows: Annotated[Count | None, Meta(description="How many rows it has to change.")]
    recovery: RecoveryData | None
    when: Annotated[str | None, Meta(description="The condition under which it runs.")]
    size: Annotated[SizeData | None, Meta(description="How large the table is that it locks.")]
    seconds: Annotated[float, Meta(description="About how long it takes because of that; 0 for a moment.")]
    sql: str
    bare: Annotated[str | None, Meta(description="The statement without its conditions; null where `sql` has none.")]


class WaitData(Document, frozen=True):
    """A change that another one waits for."""

    title: str
    because: str
    rule: str


class ExplanationData(Document, frozen=True):
    """Why a change is made, and why its statement stands where it does."""

    operation: str
    title: str
    reasons: tuple[str, ...]
    waits_for: tuple[WaitData, ...]
    waited_for_by: tuple[WaitData, ...]


class RehearsalData(Document, frozen=True):
    """How the plan was tried on a scratch server."""

    absent: str | None
    statements: Count
    seconds: float
    remembered: bool
    left_out: tuple[FindingData, ...]


class UnmodelledData(Document, frozen=True):
    """A live object that is not supported."""

    what: str
    name: str
    reason: str


class ExpectedData(Document, frozen=True):
    """A live object that the plan touches or depends on.

    ``digest`` is empty for what only has to exist, and null for what must not.
    """

    identity: IdentityData
    root: Annotated[IdentityData, Meta(description="The top-level object that it belongs to.")]
    digest: str | None


class PartData(Document, frozen=True):
    """Top-level objects with all that is below them, by value."""

    roots: tuple[IdentityData, ...]
    objects: tuple[PlainData, ...]


class AddressData(Document, frozen=True):
    """The address that an object had when the plan was made: the oids of its catalog and row, and a column number."""

    address: Annotated[tuple[int, ...], Meta(min_length=3, max_length=3)]
    identity: IdentityData


class StateData(Document, frozen=True):
    """The states before and after the plan."""

    schemadiff: Annotated[str, Meta(description="The version of schemadiff that made the plan.")]
    database: Annotated[str, Meta(description="The name of the database.")]
    schemas: Annotated[tuple[str, ...] | None, Meta(description="The schemas that were read; null for all.")]
    managed_schemas: tuple[str, ...]
    sections: Annotated[tuple[str, ...], Meta(description="The kinds whose key is at the top of a YAML file.")]
    depends_on: tuple[ExpectedData, ...]
    starts_from: Annotated[
        PartData | None, Meta(description="What the plan touches, as it has to be, where no digest is known.")
    ]
    ends_as: Annotated[PartData, Meta(description="What the plan touches, as it will be.")]
    dependents: Annotated[
        tuple[IdentityData, ...], Meta(description="What else depended on something that the plan touches.")
    ]
    addresses: tuple[AddressData, ...]


class PlanData(Document, frozen=True):
    """A plan of schemadiff."""

    format: Literal["schemadiff plan"]
    format_version: Literal[5]
    source: str
    target: str
    server_version: Annotated[int, Meta(description="PostgreSQL's major version.")]
    fingerprint: str
    empty: bool
    summary: str | None
    consent: Annotated[tuple[str, ...], Meta(description="All words of consent that it needs.")]
    refusals: Annotated[tuple[FindingData, ...], Meta(description="Why it cannot run.")]
    requirements: Annotated[
        tuple[FindingData, ...], Meta(description="What the session that planned lacked to run it.")
    ]
    warnings: tuple[FindingData, ...]
    unmodelled: tuple[UnmodelledData, ...]
    changes: Annotated[tuple[ChangeData, ...], Meta(description="What it changes, by object.")]
    steps: Annotated[tuple[StepData, ...], Meta(description="The statements, in the order in which they run.")]
    explanations: tuple[ExplanationData, ...]
    rehearsal: RehearsalData | None
    state: Annotated[
        StateData | None, Meta(description="Null for a plan that cannot be applied, as one that `diff` made.")
    ]
    digest: Annotated[
        str, Meta(description="The SHA-256 of the rest: as JSON with sorted keys, without spaces, in UTF-8.")
    ]


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the document, draft 2020-12.

    Descriptions are docstrings, which have the source's indentation before Python 3.13.
    """
    found = msgspec.json.schema(PlanData)
    for described in found["$defs"].values():
        if (text := described.get("description")) is not None:
            described["description"] = inspect.cleandoc(text)
    title = f"{FORMAT}, version {FORMAT_VERSION}"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **found}
