"""A JSON Schema (draft-07) of the YAML files, with which editors complete keys and mark errors.

It follows the kinds' descriptions as decoding does. Where decoding checks more than a schema can express (SQL, names),
the schema accepts more. The draft is the newest that the YAML support of both VS Code and JetBrains takes completely;
its ``$ref`` has no neighbours.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from schemadiff.declaration import yaml_keys
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import FieldType
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
ID = "urn:schemadiff:yaml"
"""Names the schema and is no address: nothing has to be reached to use it."""
DEFINITIONS = "definitions"


def _one_of(*values: str) -> Schema:
    """Return the schema of a value that is one of these words."""
    return {"enum": list(values)}


_STRING: Schema = {"type": "string"}
_NAMES: Schema = {"anyOf": [_STRING, {"type": "array", "items": {"type": ["string", "number"]}, "uniqueItems": True}]}
_TEXTS: Schema = {"anyOf": [_STRING, {"type": "array", "items": {"type": ["string", "number"]}}]}
_PARAMETERS: Schema = {
    "description": "The parameters, if they are too long for the key.",
    "anyOf": [
        _STRING,
        {
            "type": "array",
            "items": {
                "anyOf": [
                    _STRING,
                    {
                        "type": "object",
                        "properties": {
                            "name": _STRING,
                            "type": _STRING,
                            "mode": _one_of("in", "out", "inout", "variadic"),
                            "default": {"type": ["string", "number", "boolean"]},
                        },
                        "required": ["type"],
                        "additionalProperties": False,
                    },
                ]
            },
        },
    ],
}
_ROWS: Schema = {
    "anyOf": [
        {"type": "array", "items": {"type": "object"}},
        {
            "type": "object",
            "properties": {"csv": {"type": "string", "description": "A CSV file; its name is relative to this file."}},
            "required": ["csv"],
            "additionalProperties": False,
        },
    ]
}
_OPTIONS: Schema = {
    "type": "object",
    "additionalProperties": {"type": ["string", "number", "boolean", "array"], "items": {"type": ["string", "number"]}},
}
_SECRET: Schema = {
    "type": "object",
    "properties": {"$env": {"type": "string", "description": "The environment variable with its value."}},
    "required": ["$env"],
    "additionalProperties": False,
}


def json_schema(registry: Registry) -> Schema:
    """Return the schema of one file."""
    return _Writer(registry).file()


def document(registry: Registry) -> str:
    """Return the schema of one file as the text of a JSON document."""
    return json.dumps(json_schema(registry), indent=1, ensure_ascii=False) + "\n"


class _Writer:
    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._defs: dict[str, Schema] = {}

    def file(self) -> Schema:
        """Return the schema of a file: its schema and search_path, and the kinds at its top."""
        properties: Schema = {
            yaml_keys.SCHEMA: {
                "type": "string",
                "description": "The schema of the objects in this file; default: public.",
            },
            yaml_keys.SEARCH_PATH: {
                **_NAMES,
                "description": "The schemas in which names are looked up after the file's own schema.",
            },
        }
        for key, kind in self._registry.top.items():
            properties[key] = self._section(kind, None)
        return {
            "$schema": DIALECT,
            "$id": ID,
            "title": "schemadiff",
            "description": "A file of the folder that declares the schema of a PostgreSQL database.",
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            DEFINITIONS: dict(sorted(self._defs.items())),
        }

    def _section(self, kind: Kind, parent: Kind | None) -> Schema:
        """Return the schema of what is under a kind's key."""
        one = self._reference(kind, parent)
        if kind.yaml.layout is Layout.MAP:
            return {"description": kind.doc, "type": ["object", "null"], "additionalProperties": one}
        if kind.yaml.repeatable:
            return {"description": kind.doc, "anyOf": [one, {"type": "array", "items": one}]}
        if kind.yaml.layout is Layout.PROPERTY:
            return {"anyOf": [one, {"type": "null"}]}
        return one

    def _reference(self, kind: Kind, parent: Kind | None) -> Schema:
        of_parent = (
            parent is not None
            and kind.privileges.available_for is None
            and any(isinstance(f.type, t.Grants) for f in kind.fields)
        )
        name = f"{kind.name}_of_{parent.name}" if of_parent and parent is not None else kind.name
        if name not in self._defs:
            self._defs[name] = {}
            self._defs[name] = self._object(kind, parent)
        return {"$ref": f"#/{DEFINITIONS}/{name}"}

    def _object(self, kind: Kind, parent: Kind | None) -> Schema:
        """Return the schema of an object: a mapping, its short form, or null if no field is required."""
        fields = [f for f in kind.fields if f.in_yaml]
        target = kind if kind.privileges.available_for is not None else parent or kind
        properties: Schema = {f.name: _field(f, target) for f in fields}
        for key, child in self._registry.children(kind.name).items():
            properties[key] = self._section(child, kind)
        if "rename" in kind.properties:
            properties["renamed_from"] = {"type": "string", "description": "Its previous name: it is renamed."}
        if kind.yaml.layout is Layout.SINGLE and not kind.yaml.repeatable:
            properties["name"] = {
                "type": "string",
                "description": "Its name, if it is not the one that PostgreSQL derives.",
            }
        if kind.naming.overloaded:
            properties["arguments"] = _PARAMETERS
        for key, schema in kind.yaml.schema_overrides.items():
            properties[key] = {
                **({"description": kind.fields.by_name[key].doc} if key in kind.fields.by_name else {}),
                **schema,
            }
        mapping: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [f.name for f in fields if f.required]
        if written := [f.name for f in fields if f.required and not f.can_be_inherited]:
            mapping["required"] = written
        short = kind.fields.by_name[kind.yaml.shorthand] if kind.yaml.shorthand is not None else None
        if short is not None and short.type.is_mapping:
            return _described(kind.doc, _schema(short.type, parent or kind))
        forms = [mapping]
        if short is not None:
            forms.insert(0, dict(kind.yaml.schema_overrides.get(short.name) or _schema(short.type, parent or kind)))
        if not required and kind.yaml.layout is not Layout.SINGLE:
            forms.append({"type": "null"})
        return _described(kind.doc, forms[0] if len(forms) == 1 else {"anyOf": forms})


def _described(doc: str, schema: Schema) -> Schema:
    return {"description": doc, **schema} if doc else schema


def _schema(type_: FieldType, parent: Kind | None) -> Schema:
    return SCHEMAS[type_.__class__](type_, parent)


def _field(field: Field, target: Kind) -> Schema:
    """Return the schema of a field's value, with what its absence means and what it can look like."""
    schema = _described(field.doc, _schema(field.type, target))
    if isinstance(field.default, bool | int | str):
        schema = {**schema, "default": field.default}
    if (examples := EXAMPLES.get(field.type.__class__)) is not None:
        schema = {**schema, "examples": list(examples)}
    return schema


def _grants(target: Kind | None) -> Schema:
    """Return the schema of a mapping of roles to privileges of that kind."""
    privileges = sorted(target.privileges.available) if target is not None else []
    words: Schema = _one_of(*privileges, "all")
    columns: Schema = {"anyOf": [_NAMES, {"type": "null"}]}
    entry: Schema = {
        "anyOf": [
            words,
            {
                "type": "object",
                "properties": {
                    "with_grant_option": {"type": "boolean"},
                    "granted_by": {"type": "string", "minLength": 1},
                    "privileges": {"anyOf": [words, {"type": "array", "items": words}]},
                    **dict.fromkeys((*privileges, "all"), columns),
                },
                "additionalProperties": False,
            },
        ]
    }
    return {"type": "object", "additionalProperties": {"anyOf": [entry, {"type": "array", "items": entry}]}}


def _always(schema: Schema) -> Callable[[FieldType, Kind | None], Schema]:
    return lambda type_, parent: schema


def _choice(type_: t.Choice, parent: Kind | None) -> Schema:
    return _one_of(*type_.values, *(c.upper() for c in type_.values))


def _grants_of(type_: t.Grants, parent: Kind | None) -> Schema:
    return _grants(parent)


SCHEMAS: Mapping[type[FieldType], Callable[[Any, Kind | None], Schema]] = {
    t.Flag: _always({"type": "boolean"}),
    t.Integer: _always({"type": "integer"}),
    t.Number: _always({"type": "number"}),
    **dict.fromkeys((t.Text, t.Locale, t.SqlName, t.Name, t.ObjectName), _always({"type": ["string", "number"]})),
    **dict.fromkeys((t.Names, t.ObjectNames, t.ColumnNames), _always(_NAMES)),
    **dict.fromkeys((t.Texts, t.Choices, t.TypeNames, t.NamePath, t.RoleNames, t.RelationRefs), _always(_TEXTS)),
    t.Choice: _choice,
    t.Options: _always(_OPTIONS),
    t.Secret: _always(_SECRET),
    t.Secrets: _always({"type": "object", "additionalProperties": _SECRET}),
    t.Expression: _always({"type": ["string", "number", "boolean"]}),
    **dict.fromkeys(
        (t.TypeName, t.Query, t.RoutineBody, t.SqlBody, t.PartitionBound, t.RelationRef, t.ColumnRef, t.RoutineRef),
        _always(_STRING),
    ),
    t.ObjectRef: _always(_STRING),
    t.ObjectRefLists: _always({"type": "object", "additionalProperties": _NAMES}),
    **dict.fromkeys(
        (t.IndexElements, t.RuleCommands),
        _always({"anyOf": [_STRING, {"type": "array", "items": _STRING, "minItems": 1}]}),
    ),
    t.Parameters: _always(_PARAMETERS),
    t.Grants: _grants_of,
    t.Rows: _always(_ROWS),
    **dict.fromkeys((t.OperatorMembers, t.Data), _always({})),
}
"""By field type, the schema of a value; the kind is the one on whose objects privileges are granted."""

EXAMPLES: Mapping[type[FieldType], tuple[object, ...]] = {
    t.TypeName: ("text", "bigint", "uuid", "timestamptz", "numeric(10,2)"),
    t.Query: ("SELECT id, name FROM users WHERE deleted_at IS NULL",),
    t.IndexElements: (["email"], ["created_at desc"], ["lower(email)"]),
    t.ColumnNames: (["id"], ["tenant_id", "number"]),
    t.PartitionBound: ("FROM ('2026-01-01') TO ('2027-01-01')", "IN ('eu', 'us')", "WITH (MODULUS 4, REMAINDER 0)"),
    t.Rows: ([{"code": "de", "name": "Germany"}], {"csv": "countries.csv"}),
    t.Secret: ({"$env": "SCHEMADIFF_VAR_PASSWORD"},),
}
"""By field type, values that editors show and offer."""
