"""``schemadiff schema``: writes the JSON Schema of the YAML files, for editors."""

from __future__ import annotations

from pathlib import Path

from schemadiff.commands.output import say, write
from schemadiff.declaration import json_schema
from schemadiff.kinds import registry


def schema(out: Path | None) -> int:
    """Run ``schemadiff schema`` and return its exit code; with ``out``, say how a YAML file names what was written."""
    write(json_schema.document(registry()), out)
    if out is not None:
        say(f"a file in this folder names it in its first line: # yaml-language-server: $schema={out}")
    return 0
