"""What can be reported about a plan or about input, by rule: its name, its level, and where it is documented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

Level = Literal["error", "warning", "note"]
"""How bad a result is: an error fails, a warning needs a decision, a note is to be known."""

LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "note")
"""All levels, the worst first."""


DOCUMENTATION: Final = "https://github.com/schemadiff/schemadiff/blob/main"
"""Where the documents are published; the package's metadata says the same."""


class Rule(NamedTuple):
    """A sort of result."""

    name: str
    """Its id, which does not change: results are suppressed by it."""
    summary: str
    """What has been found, as a sentence."""
    level: Level
    """The level of its results where nothing else is said."""
    documented: str
    """The document that describes it, with its heading as an anchor."""


_HAZARDS = "docs/deploys.md#hazards"
_ERRORS = "docs/errors.md#errors-in-the-yaml"
_ALL = (
    Rule("invalid-input", "The declared schema or the configuration is invalid.", "error", _ERRORS),
    Rule("failed", "The command failed.", "error", "docs/errors.md#failures-while-applying"),
    Rule("refused", "apply does not run the plan, whatever consent it gets.", "error", "docs/errors.md#refusals"),
    Rule("branch-conflict", "Two branches change the same thing differently.", "error", "docs/pull-requests.md"),
    Rule("requirement", "apply needs something that this session lacks.", "warning", "docs/security.md"),
    Rule("warning", "Something in the plan may not be what was meant.", "warning", "docs/plans.md#from-top-to-bottom"),
    Rule("not-rehearsed", "A part of the plan could not be tried.", "warning", "docs/rehearsal.md"),
    Rule("not-supported", "An object is neither compared nor changed.", "note", "docs/kinds.md"),
    Rule("deletes-data", "Rows or values are lost.", "note", _HAZARDS),
    Rule("drops-object", "An object that holds no data is dropped.", "note", _HAZARDS),
    Rule("blocks-reads", "Readers and writers of a table wait.", "note", _HAZARDS),
    Rule("blocks-writes", "Writers of a table wait.", "note", _HAZARDS),
    Rule("weakens-security", "Others may see or do more than before.", "note", _HAZARDS),
    Rule("breaks-clients", "Applications that run fail or get something else.", "note", _HAZARDS),
    Rule("scans-table", "A table is read for more than a minute.", "note", _HAZARDS),
    Rule("may-fail-on-data", "Existing rows can violate a constraint.", "note", _HAZARDS),
    Rule("irreversible", "No other plan takes the change back.", "note", _HAZARDS),
)

RULES: Final[Mapping[str, Rule]] = {rule.name: rule for rule in _ALL}
"""All rules by name. A hazard is a warning where it needs consent that has not been given, else a note."""
