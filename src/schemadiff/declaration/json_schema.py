"""A JSON Schema (draft 2020-12) of the YAML files, so that editors complete keys and mark mistakes.

It follows the kinds' descriptions as decoding does. Where decoding can say more than a schema can (SQL, names), the
schema is the laxer of the two.
"""

from __future__ import annotations

from typing import Any

from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_STRING: Schema = {"type": "string"}
_NAMES: Schema = {"anyOf": [_STRING, {"type": "array", "items": {"type": ["string", "number"]}, "uniqueItems": True}]}
_TEXTS: Schema = {"anyOf": [_STRING, {"type": "array", "items": {"type": ["string", "number"]}}]}
_PARAMETERS: Schema = {
    "description": "The parameters, where they are too long for the key.",
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
                            "mode": {"enum": ["in", "out", "inout", "variadic"]},
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
            "properties": {"csv": {"type": "string", "description": "A CSV file beside this one."}},
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
    "properties": {"$env": {"type": "string", "description": "The environment variable that holds it."}},
    "required": ["$env"],
    "additionalProperties": False,
}
_PLAIN: dict[Shape, Schema] = {
    Shape.FLAG: {"type": "boolean"},
    Shape.INTEGER: {"type": "integer"},
    Shape.NUMBER: {"type": "number"},
    Shape.TEXT: {"type": ["string", "number"]},
    Shape.NAME: {"type": ["string", "number"]},
    Shape.NAMES: _NAMES,
    Shape.TEXTS: _TEXTS,
    Shape.OPTIONS: _OPTIONS,
    Shape.SECRET: _SECRET,
    Shape.SECRETS: {"type": "object", "additionalProperties": _SECRET},
    Shape.TYPE: _STRING,
    Shape.EXPRESSION: {"type": ["string", "number", "boolean"]},
    Shape.QUERY: _STRING,
    Shape.BODY: _STRING,
    Shape.SQL_BODY: _STRING,
    Shape.ELEMENTS: {"anyOf": [_STRING, {"type": "array", "items": _STRING, "minItems": 1}]},
    Shape.PARAMETERS: _PARAMETERS,
    Shape.RELATION: _STRING,
    Shape.RELATIONS: _TEXTS,
    Shape.COLUMN: _STRING,
    Shape.ROUTINE: _STRING,
    Shape.ROWS: _ROWS,
    Shape.OBJECT: _STRING,
    Shape.OBJECT_LISTS: {"type": "object", "additionalProperties": _NAMES},
    Shape.MEMBERS: {},
    Shape.COMMANDS: {"anyOf": [_STRING, {"type": "array", "items": _STRING, "minItems": 1}]},
    Shape.BOUND: _STRING,
    Shape.DATA: {},
}


def json_schema(registry: Registry) -> Schema:
    """The schema of one file."""
    return _Writer(registry).file()


class _Writer:
    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._defs: dict[str, Schema] = {}

    def file(self) -> Schema:
        """A file: where its objects live, and the kinds that stand at its top."""
        properties: Schema = {
            "schema": {"type": "string", "description": "Where the objects of this file live; default public."},
            "search_path": {**_NAMES, "description": "Where names are looked up after the file's own schema."},
        }
        for key, kind in self._registry.top.items():
            properties[key] = self._section(kind, None)
        return {
            "$schema": DIALECT,
            "title": "schemadiff",
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "$defs": dict(sorted(self._defs.items())),
        }

    def _section(self, kind: Kind, parent: Kind | None) -> Schema:
        """What stands under a kind's key."""
        one = self._reference(kind, parent)
        if kind.yaml.layout is Layout.MAP:
            return {"description": kind.doc, "type": ["object", "null"], "additionalProperties": one}
        if kind.yaml.repeatable:
            return {"description": kind.doc, "anyOf": [one, {"type": "array", "items": one}]}
        return one

    def _reference(self, kind: Kind, parent: Kind | None) -> Schema:
        of_parent = (
            parent is not None
            and kind.privileges.available_for is None
            and any(f.shape is Shape.GRANTS for f in kind.fields)
        )
        name = f"{kind.name}_of_{parent.name}" if of_parent and parent is not None else kind.name
        if name not in self._defs:
            self._defs[name] = {}
            self._defs[name] = self._object(kind, parent)
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, kind: Kind, parent: Kind | None) -> Schema:
        """An object as a mapping, in its short form, or as nothing where no field is required."""
        fields = [f for f in kind.fields if not f.internal]
        target = kind if kind.privileges.available_for is not None else parent or kind
        properties: Schema = {f.name: _described(f.doc, _shape(f, target)) for f in fields}
        for key, child in self._registry.children(kind.name).items():
            properties[key] = self._section(child, kind)
        if "rename" in kind.properties:
            properties["renamed_from"] = {"type": "string", "description": "The name it had, so that it is renamed."}
        if kind.yaml.layout is Layout.SINGLE and not kind.yaml.repeatable:
            properties["name"] = {"type": "string", "description": "Its name where it is not the server's own."}
        if kind.naming.overloaded:
            properties["arguments"] = _PARAMETERS
        for key, schema in kind.yaml.schema_overrides.items():
            properties[key] = {
                **({"description": kind.fields.by_name[key].doc} if key in kind.fields.by_name else {}),
                **schema,
            }
        mapping: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [f.name for f in fields if f.required]
        if required:
            mapping["required"] = required
        short = kind.fields.by_name[kind.yaml.shorthand] if kind.yaml.shorthand is not None else None
        if short is not None and short.shape in (Shape.GRANTS, Shape.OPTIONS, Shape.SECRET, Shape.SECRETS, Shape.DATA):
            return _described(kind.doc, _shape(short, parent or kind))
        forms = [mapping]
        if short is not None:
            forms.insert(0, dict(kind.yaml.schema_overrides.get(short.name) or _shape(short, parent or kind)))
        if not required and kind.yaml.layout is not Layout.SINGLE:
            forms.append({"type": "null"})
        return _described(kind.doc, forms[0] if len(forms) == 1 else {"anyOf": forms})


def _described(doc: str, schema: Schema) -> Schema:
    return {"description": doc, **schema} if doc else schema


def _shape(field: Field, parent: Kind | None) -> Schema:
    if field.shape is Shape.CHOICE:
        return {"enum": [*field.choices, *(c.upper() for c in field.choices)]}
    if field.shape is Shape.GRANTS:
        return _grants(parent)
    return _PLAIN[field.shape]


def _grants(target: Kind | None) -> Schema:
    """A mapping of roles to privileges of that kind."""
    privileges = sorted(target.privileges.available) if target is not None else []
    words: Schema = {"enum": [*privileges, "all"]}
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
