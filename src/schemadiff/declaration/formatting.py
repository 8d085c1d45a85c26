"""The canonical layout of a file that somebody wrote: its comments stay, and so does what it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from schemadiff.declaration.document_reader import read_document
from schemadiff.declaration.yaml_document import Collection, Document, Entry
from schemadiff.declaration.yaml_layout import document_text
from schemadiff.declaration.yaml_nodes import Map, Node, Number, Seq
from schemadiff.declaration.yaml_reader import decoded, read
from schemadiff.errors import InputError, SchemadiffError
from schemadiff.shown import one_line


def formatted(data: bytes, file: str) -> str:
    """Return the text of a file in the canonical layout.

    What it means is compared before and after, its comments too, and the layout of the result has to be the result.

    Args:
        data: The content of the file.
        file: Its name for messages.

    Raises:
        InputError: With all errors, if it is no YAML that schemadiff reads.
        SchemadiffError: The layout would change what the file means; this is a bug, and the file is to be left alone.
    """
    before = read(data, file)
    document = read_document(decoded(data, file))
    comments = Counter(comments_of(document))
    text = document_text(document)
    try:
        after = read(text.encode(), file)
    except InputError as error:
        raise SchemadiffError(f"{one_line(file)} cannot be laid out: {error.findings[0].message}", _BUG) from None
    again = read_document(text)
    if not same(before, after) or Counter(comments_of(again)) != comments or document_text(again) != text:
        raise SchemadiffError(f"{one_line(file)} cannot be laid out without a change of what it says", _BUG)
    return text


_BUG = "this is a bug of schemadiff; the file is left as it is"


def same(one: Node, other: Node) -> bool:
    """Tell whether two nodes are the same, types and the order of keys included."""
    todo = [(one, other)]
    while todo:
        a, b = todo.pop()
        if isinstance(a, Map) and isinstance(b, Map):
            if list(a) != list(b):
                return False
            todo += zip(a.values(), b.values(), strict=True)
        elif isinstance(a, Seq) and isinstance(b, Seq):
            if len(a) != len(b):
                return False
            todo += zip(a, b, strict=True)
        elif a != b or isinstance(a, Number) != isinstance(b, Number) or isinstance(a, bool) != isinstance(b, bool):
            return False
    return True


def comments_of(document: Document) -> Iterator[str]:
    """Yield the comments of a file."""
    yield from filter(None, document.head)
    todo: list[Collection | Entry] = [document.root] if document.root is not None else []
    while todo:
        node = todo.pop()
        if isinstance(node, Collection):
            yield from filter(None, node.below)
            todo += node.entries
            continue
        yield from filter(None, node.above)
        if node.right is not None:
            yield node.right
        if isinstance(node.value, Collection):
            todo.append(node.value)
