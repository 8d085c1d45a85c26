"""The page that lists every key of the YAML, made from the descriptions of the kinds."""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.kinds import registry
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

WORDS: dict[type[t.FieldType], str] = {
    t.Flag: "true or false",
    t.Integer: "a whole number",
    t.Number: "a number",
    t.Text: "a text",
    t.Locale: "a locale",
    t.Name: "a name",
    t.Names: "names",
    t.NamePath: "a qualified name",
    t.ObjectName: "a name",
    t.ObjectNames: "names",
    t.RoleNames: "roles",
    t.ColumnNames: "columns",
    t.Texts: "a list of texts",
    t.Options: "a mapping",
    t.TypeName: "a type",
    t.TypeNames: "types",
    t.Expression: "an SQL expression",
    t.Query: "an SQL query",
    t.RuleCommands: "SQL commands",
    t.RoutineBody: "a text",
    t.SqlBody: "an SQL body",
    t.IndexElements: "columns or expressions",
    t.Parameters: "parameters",
    t.PartitionBound: "a bound, as behind FOR VALUES",
    t.RelationRef: "a table",
    t.RelationRefs: "tables",
    t.ColumnRef: "table.column",
    t.RoutineRef: "a function",
    t.ObjectRef: "a name",
    t.ObjectRefLists: "a mapping of lists",
    t.SqlName: "a name, as in SQL",
    t.OperatorMembers: "a list",
    t.Secret: "{$env: NAME}",
    t.Secrets: "a mapping of {$env: NAME}",
    t.Grants: "privileges by role",
    t.Rows: "rows, or {csv: FILE}",
    t.Data: "a value",
}
"""What is written for a field of each type."""

HEAD = """# Reference of the YAML

<!-- Made from src/schemadiff/kinds by `pytest tests/docs --regenerate`. -->

Every key of the files, by kind of object. [The YAML by example](yaml.md) explains how they fit together. `schema` and
`search_path` can stand at the top of a file: the schema of its objects, and where names are looked up after that.

A section maps names to objects: `tables: {customers: {…}}`. A value without braces sets the field that is marked
**short**.
"""


def page() -> str:
    """The whole page; ends with a newline."""
    kinds = registry()
    lines = [HEAD]
    for key, kind in sorted(kinds.top.items()):
        lines += [f"- [`{key}`](#{_anchor(kind)})"]
    for kind in kinds.kinds.values():
        if kind.yaml.layout is not Layout.PROPERTY:
            lines += ["", *_kind(kind)]
    lines += [
        "",
        "## Properties",
        "",
        "They can stand in every object whose kind lists them.",
        "",
        "| key | |",
        "|---|---|",
    ]
    # Several kinds can share a key: the comment on the NOT NULL of a column, and of a domain.
    properties = (kind for kind in kinds.kinds.values() if kind.yaml.layout is Layout.PROPERTY)
    lines += dict.fromkeys(f"| `{kind.yaml.key}` | {_plain(kind.doc)} |" for kind in properties)
    lines.append("| `renamed_from` | The previous name: the object is renamed, and not dropped and created. |")
    return "\n".join(lines) + "\n"


def _anchor(kind: Kind) -> str:
    return kind.name.replace("_", "-")


def _kind(kind: Kind) -> Iterator[str]:
    kinds = registry()
    where = " or ".join(f"`{kinds[parent].yaml.key}`" for parent in kind.yaml.parents)
    yield f"## {kind.name.replace('_', ' ').capitalize()}"
    yield ""
    yield f"`{kind.yaml.key}`{f', in {where}' if where else ', at the top of a file'}. {_plain(kind.doc)}"
    if kind.yaml.key_syntax is not None:
        yield ""
        yield f"The key is written as {kind.yaml.key_syntax.form}."
    fields = [field for field in kind.fields if field.in_yaml]
    more = {name: form for name, form in kind.yaml.schema_overrides.items() if name not in kind.fields.by_name}
    if fields or more:
        yield from ("", "| key | value | |", "|---|---|---|")
        yield from (_field(field, kind) for field in fields)
        for name, form in more.items():
            yield f"| `{name}` | | {_plain(str(form.get('description', '')))} |"
    below = [child.yaml.key for child in kinds.children(kind.name).values() if child.yaml.layout is not Layout.PROPERTY]
    properties = [*sorted(kind.properties - {"rename"}), *(["renamed_from"] if "rename" in kind.properties else [])]
    if below:
        yield from ("", f"Below it: {', '.join(f'`{key}`' for key in below)}.")
    if properties:
        yield from ("", f"Properties: {', '.join(f'`{key}`' for key in properties)}.")


def _field(field: Field, kind: Kind) -> str:
    notes = [_plain(field.doc)]
    if field.name == kind.yaml.shorthand:
        notes.append("**short**")
    if field.required:
        notes.append("Required.")
    if field.default is not None:
        notes.append(f"Default: `{field.default}`.")
    if field.since:
        notes.append(f"From PostgreSQL {field.since} on.")
    if field.opt_in:
        notes.append("Managed only where it is written.")
    return f"| `{field.name}` | {_value(field)} | {' '.join(note for note in notes if note)} |"


def _value(field: Field) -> str:
    match field.type:
        case t.Choice(values=values) | t.Choices(values=values):
            return ", ".join(f"`{value}`" for value in values)
        case other:
            return _plain(WORDS[type(other)])


def _plain(text: str) -> str:
    """A text of a docstring in a cell of a table."""
    return text.replace("``", "`").replace("|", "\\|").replace("\n", " ")
