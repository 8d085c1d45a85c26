"""Writes plain nodes as YAML, in the layout of :mod:`yaml_layout`.

Nodes are ``dict``, ``list``, ``str``, ``int``, ``bool`` and None; besides these, :class:`Raw` is a scalar written as it
is, :class:`Block` a text whose last line break has no meaning, and :class:`Line` a mapping that is written on one line
if it fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemadiff.declaration import yaml_layout
from schemadiff.declaration.yaml_document import Collection, Document, Entry, Node, Scalar
from schemadiff.declaration.yaml_scalars import Raw, scalar

WIDTH = 100
"""What a dump writes on one line: less than an author may."""


class Block(str):
    """SQL text, in which surrounding white space has no meaning."""

    __slots__ = ()


class Line(dict[str, Any]):
    """A mapping that is written on one line."""

    __slots__ = ()


class Tall(list[Any]):
    """A list with one line for each item."""

    __slots__ = ()


def document(node: Mapping[str, Any]) -> str:
    """Return a whole file, with blank lines between sections and between objects of several lines."""
    root = laid_out(node)
    assert isinstance(root, Collection)
    return yaml_layout.document_text(Document(root), WIDTH)


def laid_out(node: object, *, in_line: bool = False) -> Node:
    """Return a plain node as a part of a document; ``in_line`` in something that is written on one line if it fits."""
    if isinstance(node, Mapping):
        flow = in_line or isinstance(node, Line) or not node
        entries = [Entry(key_of(key), laid_out(value, in_line=flow)) for key, value in node.items()]
        return Collection(True, flow, entries)
    if isinstance(node, list):
        is_tall = isinstance(node, Tall) or any(isinstance(i, Mapping) and not isinstance(i, Line) for i in node)
        flow = in_line or not (is_tall and node)
        return Collection(False, flow, [Entry(None, laid_out(item, in_line=flow)) for item in node])
    if isinstance(node, Block) and "\n" in node:
        return Scalar(f"{node}\n")
    if isinstance(node, str) and not isinstance(node, Raw):
        return Scalar(str(node))
    return Scalar(scalar(node), raw=True)


def in_line(node: object) -> str:
    """Return a plain node in flow style, whatever its length is; line ends are written as escapes."""
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{scalar(str(key), flow=True)}: {in_line(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(in_line, node)) + "]"
    return scalar(node, flow=True)


def key_of(text: str) -> Scalar:
    """Return a key."""
    return Scalar(str(text))
