"""Which file of a dumped folder contains an object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from schemadiff.declaration import yaml_keys
from schemadiff.declaration.yaml_writer import document

Node = dict[str, Any]
DATABASE = "database.yaml"
"""The file of the objects that are in no schema."""


class Files(Mapping[str, str]):
    """The files by their relative names; each is written when it is asked for."""

    def __init__(self, nodes: Mapping[str, Node], order: Iterable[str] = ()) -> None:
        self.nodes = nodes
        self.order = (*yaml_keys.FILE_KEYS, *order)
        """The keys of a file, as they follow each other."""

    def __getitem__(self, name: str) -> str:
        return document(self.nodes[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)


def in_one(files: Files) -> str:
    """Return everything as one document; as one for each schema and search_path if there are several."""
    found: dict[tuple[str, str], Node] = {}
    for name, node in files.nodes.items():
        if name != DATABASE:
            head = (str(node.get(yaml_keys.SCHEMA, "")), str(node.get(yaml_keys.SEARCH_PATH, "")))
            into = found.setdefault(head, {})
            for key, value in node.items():
                into[key] = {**into.get(key, {}), **value} if isinstance(value, dict) else value
    documents = list(found.values()) or [{}]
    documents[0].update(files.nodes.get(DATABASE, {}))
    ordered = ({key: node[key] for key in files.order if key in node} for node in documents)
    return "---\n".join(document(node) for node in ordered)


def file_name(name: str) -> str:
    """Return a name as a file name, without characters that some system refuses or hides."""
    safe = re.sub(r"[^\w.-]", "_", name)
    return re.sub(r"^[.-]|[.]$", "_", safe) or "_"


def suffix(number: int) -> str:
    """Return the suffix of a file's name; the first file has none."""
    return "" if number == 1 else f"_{number}"
