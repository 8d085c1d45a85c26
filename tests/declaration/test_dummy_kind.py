"""A kind that the engine has never heard of, from a folder: through YAML, JSON Schema and dump without an edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.declaration import dumper, file_layout
from schemadiff.declaration.json_schema import json_schema
from schemadiff.declaration.loader import load_texts
from schemadiff.errors import InputError
from schemadiff.kinds import registry
from schemadiff.kindspec.registry import Registry
from tests.declaration.support import loaded, of, resolved, values

KIND = """
from schemadiff.kindspec.decoding import Decoding, Layout
from schemadiff.kindspec.field_types import Choice, Expression, Integer, RelationRef, Texts
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming, NameScope
from schemadiff.kindspec.yaml_form import YamlForm


def _decode(d: Decoding) -> None:
    if d.node.get("shout") is True:
        d.values["words"] = (d.name.upper(),)
        del d.node["shout"]


KINDS = (
    Kind(
        name="parrot",
        sql_keyword="PARROT",
        doc="A bird that repeats.",
        fields=Fields(
            Field("words", Texts(), "What it says."),
            Field("owner_table", RelationRef(), "Whose it is."),
            Field("volume", Integer(), "How loud it is.", default=5),
            Field("since", Expression(columns=False), "Since when."),
        ),
        properties=frozenset({"comment", "rename"}),
        yaml=YamlForm(
            key="parrots",
            shorthand="words",
            decode=_decode,
            schema_overrides={"shout": {"type": "boolean", "description": "Says its own name loudly."}},
        ),
        naming=Naming(namespace="parrot"),
    ),
    Kind(
        name="feather",
        sql_keyword="FEATHER",
        doc="A feather of a parrot.",
        fields=Fields(Field("colour", Choice(("red", "green")), "Its colour.", required=True)),
        yaml=YamlForm(key="feathers", parents=("parrot",), shorthand="colour"),
        naming=Naming(scope=NameScope.PARENT, namespace="feather"),
    ),
    Kind(
        name="perch",
        sql_keyword="PERCH",
        doc="Where it sits.",
        fields=Fields(Field("height", Integer(), "How high.")),
        yaml=YamlForm(key="perch", parents=("parrot", "table"), layout=Layout.SINGLE, shorthand="height"),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="perch",
            default_name=lambda owner, values: f"{owner}_perch",
        ),
    ),
)
"""

TEXT = """\
schema: zoo

tables:
  t:
    columns:
      a: int
    perch: 3

parrots:
  lora:
    comment: The loud one
    words: [hello, bye]
    owner_table: t
    volume: 9
    feathers: {f1: red}
    perch: 7

  rico: [hello]
"""


@pytest.fixture
def kinds(tmp_path: Path) -> Registry:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "parrot.py").write_text(KIND)
    return registry().with_folder(tmp_path)


def test_it_is_decoded(kinds: Registry) -> None:
    catalog = resolved(TEXT, kinds)
    found = values(catalog)
    assert found["parrot zoo.lora"] == {"words": ("hello", "bye"), "owner_table": ("zoo", "t"), "volume": 9}
    assert found["feather zoo.lora.f1"] == {"colour": "red"}
    assert found["perch zoo.lora.lora_perch"] == {"height": 7}
    assert found["perch zoo.t.t_perch"] == {"height": 3}
    assert found["comment parrot.zoo.lora"] == {"text": "The loud one"}
    assert of(catalog, "perch zoo.t.t_perch").implicit
    assert values(loaded("parrots: {lora: {shout: true}}", kinds))["parrot public.lora"] == {"words": ("LORA",)}


def test_its_mistakes_are_told(kinds: Registry) -> None:
    with pytest.raises(InputError) as caught:
        resolved("parrots: {lora: {wordz: [x], owner_table: t, since: lunch, feathers: {f: blue}}}", kinds)
    assert {f.message for f in caught.value.findings} == {
        "unknown key `wordz` in a parrot",
        "the relation t is not declared",
        "`lunch` names the column lunch, and no column can be used here",
        "one of `red`, `green` is needed, not the text 'blue'",
    }


def test_it_is_dumped(kinds: Registry) -> None:
    files = dumper.dump(resolved(TEXT, kinds), kinds)
    assert list(files) == ["zoo/parrots.yaml", "zoo/tables/t.yaml"]
    assert file_layout.in_one(files) == TEXT
    again = load_texts({n: t.encode() for n, t in files.items()}, kinds)
    assert values(again).keys() == values(resolved(TEXT, kinds)).keys()


def test_its_json_schema(kinds: Registry) -> None:
    schema = json_schema(kinds)
    assert schema["properties"]["parrots"]["additionalProperties"] == {"$ref": "#/definitions/parrot"}
    mapping = schema["definitions"]["parrot"]["anyOf"][1]["properties"]
    assert mapping["shout"] == {"type": "boolean", "description": "Says its own name loudly."}
    assert mapping["feathers"]["additionalProperties"] == {"$ref": "#/definitions/feather"}
    assert "perch" in schema["definitions"]["table"]["anyOf"][0]["properties"]
