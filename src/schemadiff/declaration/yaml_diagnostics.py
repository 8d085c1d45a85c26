"""Why a text is no YAML, in words that say what to do: the source shows what the parser's own complaint does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from schemadiff.declaration.yaml_nodes import Source
from schemadiff.errors import Place

_WINDOW: Final = 500
"""How far a text split by YAML is followed to show it whole."""

_QUOTED_END: Final = re.compile(r"""(?:^|[\s,\[{])("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*$""")
_PARTNER: Final = {"(": ")", "[": "]", "{": "}"}
_SQL_STRING: Final = re.compile(r"'[^'\n]*'")


def unbalanced(text: str) -> bool:
    """Whether a parenthesis has no partner; those inside SQL strings do not count."""
    if "(" not in text and ")" not in text:
        return False
    depth = 0
    for character in _SQL_STRING.sub("", text):
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth < 0:
                return True
    return depth != 0


def end_of_text(text: str, start: int, *, flow: bool, one_line: bool = False) -> int | None:
    """Where the text that starts at `start` ends as its author meant it, None when its brackets do not match."""
    due: list[str] = []
    limit = min(len(text), start + _WINDOW)
    i = start
    while i < limit:
        character = text[i]
        if character == "'" and (string := _SQL_STRING.match(text, i)):
            i = string.end()
            continue
        if character in _PARTNER:
            due.append(_PARTNER[character])
        elif character in ")]}":
            if due and due[-1] == character:
                due.pop()
            elif flow and character != ")":
                return None if due and not one_line else i
        elif character in "\r\n":
            if one_line or not due:
                return i
        elif flow and not due and (character == "," or text.startswith(": ", i)):
            return i
        i += 1
    return limit if one_line or not due else None


def quoted(text: str) -> str:
    """`text` as a quoted YAML scalar."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


class Explainer:
    """Explains the complaints about one file."""

    def __init__(self, source: Source, in_flow: Callable[[], bool]) -> None:
        self.source = source
        self._in_flow = in_flow
        """Whether a `{` or `[` is open where the reader stands."""

    def end_of_value(self, start: int) -> int:
        """Where the value that starts at `start` ends, in the same line at the latest."""
        return end_of_text(self.source.text, start, flow=self._in_flow(), one_line=True) or start

    def in_quotes(self, start: int) -> str:
        """The value that starts at `start` as it looks in quotes."""
        return quoted(self.source.text[start : self.end_of_value(start)].partition(" # ")[0].rstrip())

    def quote_hint(self, start: int) -> str:
        return f"If this is text, put it in quotes: {self.in_quotes(start)}"

    def explain(self, problem: str, context: str, index: int, opener: int) -> tuple[str, int, str | None]:
        text = self.source.text
        place = self.source.place(index)
        line_start = index - place.column + 1
        before = text[line_start:index]
        here = text[index : index + 1]
        string = _QUOTED_END.search(before.removesuffix(":") if here == ":" else before)
        opened = self.source.place(opener)

        if here == "\t" or "tab character" in problem:
            return "a tab where YAML needs spaces", index, "Indent with spaces."
        if "quoted scalar" in context:
            if problem in ("found unexpected end of stream", "found unexpected document indicator"):
                return f"the quote {text[opener]} is never closed", opener, None
            hint = "Between double quotes write \\\\ for \\, or use single quotes, where \\ is itself."
            return "the text between double quotes holds an escape YAML does not know", index, hint
        if string and here not in ("", "\r", "\n"):
            start = line_start + string.start(1)
            hint = f"Put quotes around the whole text: {self.in_quotes(start)}"
            if string[1].startswith("'") and here.isalpha():
                hint += " (or double a ' that belongs to the text)"
            return "text goes on after the closing quote", index, hint
        if problem.startswith("found character that cannot start"):
            return f"a text without quotes cannot begin with {here}", index, self.quote_hint(index)
        if context.startswith(("while scanning an alias", "while scanning an anchor")):
            what = f"`{text[opener]}` begins an alias or an anchor of YAML, and no name follows"
            return what, opener, self.quote_hint(opener)
        if "tag" in context:
            return "`!` begins a tag of YAML, and this is none", opener, self.quote_hint(opener)
        if "block scalar" in context:
            what = f"`{text[opener]}` begins a block of text of YAML, which starts in the next line"
            return what, opener, self.quote_hint(opener)
        if problem.startswith("mapping values are not allowed"):
            return self.second_colon(index, before, line_start)
        if problem.startswith("did not find expected ',' or"):
            return self.unfinished_flow(index, opener, opened)
        if problem == "did not find expected node content" and here == ":":
            return "a key is missing before the `:`", index, None
        if problem == "did not find expected node content" and here:
            return f"a value cannot begin with `{here}`", index, self.quote_hint(index)
        if problem == "could not find expected ':'":
            return "a key without its `:`", opener, "Write `key: value`; a longer text needs quotes or `|`."
        if problem.startswith("block sequence entries are not allowed"):
            hint = f"Begin the list in the next line. {self.quote_hint(index)}"
            return "a list cannot begin here", index, hint
        if problem in ("did not find expected key", "did not find expected '-' indicator"):
            if before.strip():
                return "the value ended before this", index, "Put the whole value in quotes."
            hint = f"What began in line {opened.line} is indented by {opened.column - 1} spaces."
            return "the indentation of this line fits none of the lines above", index, hint
        if problem == "did not find expected <document start>":
            return "the file's mapping ended above this line", index, "Is the indentation right?"
        return f"not valid YAML: {f'{context}, ' if context else ''}{problem}", index, None

    def second_colon(self, index: int, before: str, line_start: int) -> tuple[str, int, str | None]:
        """A `: ` inside of text, or a line that is indented further than the value above it allows."""
        pair = re.match(r"([ \t]*(?:- +)*)([^\s'\"#][^'\"]*?:[ \t]+)(?=\S)", before)
        if pair:
            hint = self.quote_hint(line_start + pair.end())
            return "a second `: ` in this line: YAML takes it for another key", index, hint
        start = line_start + len(before) - len(before.lstrip())
        hint = "Is the indentation right? The line above already has a value."
        return f"the key `{before.strip()}` cannot stand here", start, hint

    def unfinished_flow(self, index: int, opener: int, opened: Place) -> tuple[str, int, str | None]:
        text = self.source.text
        here = text[index : index + 1]
        bracket = text[opener]
        if here in ("[", "{"):
            start = index
            while start > opener + 1 and text[start - 1] not in ",{[\n\r" and text[start - 2 : start] != ": ":
                start -= 1
            start += len(text[start:index]) - len(text[start:index].lstrip())
            end = end_of_text(text, start, flow=True)
            if end is not None and start < index:
                whole = " ".join(text[start:end].split())
                what = f"inside `{bracket}`, the brackets of `{whole}` need quotes"
                return what, start, f"Put it in quotes: {quoted(whole)}"
        closer = "]" if bracket == "[" else "}"
        if self.source.place(index).line == opened.line and here:
            what = f"`{here}` where a `,` or `{closer}` is due"
            return what, index, "Put a text that holds such characters in quotes."
        return f"the `{bracket}` is never closed with `{closer}`", opener, None
