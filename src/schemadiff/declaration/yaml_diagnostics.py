"""Why a text is no YAML, with a hint what to do: the source shows what the parser's own message does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from schemadiff.declaration.yaml_nodes import Source
from schemadiff.errors import Place

_WINDOW: Final = 500
"""The length up to which a text that YAML has split is searched for its end."""

_QUOTED_END: Final = re.compile(r"""(?:^|[\s,\[{])("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*$""")
_PARTNER: Final = {"(": ")", "[": "]", "{": "}"}
_SQL_STRING: Final = re.compile(r"'[^'\n]*'")


def unbalanced(text: str) -> bool:
    """Tell whether a parenthesis is unbalanced; those inside SQL strings do not count."""
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
    """Return where the author meant the text at `start` to end; None if its brackets are unbalanced."""
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
    """Return `text` as a quoted YAML scalar."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


Explanation = tuple[str, int, str | None]
"""The message, its position in the text, and a hint."""


class Complaint(NamedTuple):
    """An error of the parser."""

    problem: str
    context: str
    at: int
    opener: int
    """The beginning of what the parser could not finish."""
    line_start: int
    before: str
    """The text of the line before the error."""
    here: str
    """The character at the error; empty at the end."""


class Explainer:
    """Explains the parser's errors in one file."""

    def __init__(self, source: Source, in_flow: Callable[[], bool]) -> None:
        self.source = source
        self._in_flow = in_flow
        """Whether a `{` or `[` is open where the reader stands."""

    def end_of_value(self, start: int) -> int:
        """Return where the value that starts at `start` ends, at most the end of the line."""
        return end_of_text(self.source.text, start, flow=self._in_flow(), one_line=True) or start

    def in_quotes(self, start: int) -> str:
        """Return the value that starts at `start` in quotes."""
        return quoted(self.source.text[start : self.end_of_value(start)].partition(" # ")[0].rstrip())

    def quote_hint(self, start: int) -> str:
        """Return the hint to quote the value."""
        return f"If this is text, put it in quotes: {self.in_quotes(start)}"

    def explain(self, problem: str, context: str, index: int, opener: int) -> Explanation:
        """Return the explanation of the parser's error at ``index`` in what began at ``opener``."""
        text = self.source.text
        line_start = index - self.source.place(index).column + 1
        complaint = Complaint(
            problem, context, index, opener, line_start, text[line_start:index], text[index : index + 1]
        )
        for rule in _RULES:
            if (found := rule(self, complaint)) is not None:
                return found
        return f"not valid YAML: {f'{context}, ' if context else ''}{problem}", index, None

    def tab(self, complaint: Complaint) -> Explanation | None:
        """Explain a tab character."""
        if complaint.here != "\t" and "tab character" not in complaint.problem:
            return None
        return "a tab where YAML needs spaces", complaint.at, "Indent with spaces."

    def in_quoted(self, complaint: Complaint) -> Explanation | None:
        """Explain an error inside of a quoted text."""
        if "quoted scalar" not in complaint.context:
            return None
        if complaint.problem in ("found unexpected end of stream", "found unexpected document indicator"):
            return f"the quote {self.source.text[complaint.opener]} is never closed", complaint.opener, None
        hint = "Between double quotes write \\\\ for \\, or use single quotes, where \\ is itself."
        return "the text between double quotes contains an escape that YAML does not know", complaint.at, hint

    def after_quoted(self, complaint: Complaint) -> Explanation | None:
        """Explain what follows a quoted text."""
        here = complaint.here
        string = _QUOTED_END.search(complaint.before.removesuffix(":") if here == ":" else complaint.before)
        if not string or here in ("", "\r", "\n"):
            return None
        hint = f"Put quotes around the whole text: {self.in_quotes(complaint.line_start + string.start(1))}"
        if string[1].startswith("'") and here.isalpha():
            hint += " (or double a ' that belongs to the text)"
        return "there is more text after the closing quote", complaint.at, hint

    def first_character(self, complaint: Complaint) -> Explanation | None:
        """Explain a text that begins with a character that has a meaning in YAML."""
        text, opener, context = self.source.text, complaint.opener, complaint.context
        if complaint.problem.startswith("found character that cannot start"):
            what = f"a text without quotes cannot begin with {complaint.here}"
            return what, complaint.at, self.quote_hint(complaint.at)
        if context.startswith(("while scanning an alias", "while scanning an anchor")):
            what = f"`{text[opener]}` begins an alias or an anchor of YAML, and no name follows"
        elif "tag" in context:
            what = "`!` begins a tag of YAML, and this is not a valid one"
        elif "block scalar" in context:
            what = f"`{text[opener]}` begins a YAML block of text, which must start in the next line"
        else:
            return None
        return what, opener, self.quote_hint(opener)

    def pairs(self, complaint: Complaint) -> Explanation | None:
        """Explain errors of keys, values and their colons and commas."""
        problem, index, here = complaint.problem, complaint.at, complaint.here
        if problem.startswith("mapping values are not allowed"):
            return self.second_colon(index, complaint.before, complaint.line_start)
        if problem.startswith("did not find expected ',' or"):
            return self.unfinished_flow(index, complaint.opener, self.source.place(complaint.opener))
        if problem == "did not find expected node content" and here == ":":
            return "a key is missing before the `:`", index, None
        if problem == "did not find expected node content" and here:
            return f"a value cannot begin with `{here}`", index, self.quote_hint(index)
        if problem == "could not find expected ':'":
            return "a key without its `:`", complaint.opener, "Write `key: value`; a longer text needs quotes or `|`."
        return None

    def lines(self, complaint: Complaint) -> Explanation | None:
        """Explain what cannot be in this line, or be indented so far."""
        problem, index = complaint.problem, complaint.at
        if problem.startswith("block sequence entries are not allowed"):
            return "a list cannot begin here", index, f"Begin the list in the next line. {self.quote_hint(index)}"
        if problem in ("did not find expected key", "did not find expected '-' indicator"):
            if complaint.before.strip():
                return "the value has already ended here", index, "Put the whole value in quotes."
            opened = self.source.place(complaint.opener)
            hint = f"What began in line {opened.line} is indented by {opened.column - 1} spaces."
            return "the indentation of this line matches none of the lines above", index, hint
        if problem == "did not find expected <document start>":
            return "the file's mapping ended above this line", index, "Is the indentation right?"
        return None

    def second_colon(self, index: int, before: str, line_start: int) -> Explanation:
        """Explain a `: ` inside of text, or a line that is indented further than the value above it allows."""
        pair = re.match(r"([ \t]*(?:- +)*)([^\s'\"#][^'\"]*?:[ \t]+)(?=\S)", before)
        if pair:
            hint = self.quote_hint(line_start + pair.end())
            return "a second `: ` in this line: YAML takes it for another key", index, hint
        start = line_start + len(before) - len(before.lstrip())
        hint = "Is the indentation right? The line above already has a value."
        return f"the key `{before.strip()}` is not allowed here", start, hint

    def unfinished_flow(self, index: int, opener: int, opened: Place) -> Explanation:
        """Explain a `{` or `[` that is not closed."""
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
            what = f"`{here}` where a `,` or `{closer}` is expected"
            return what, index, "Put a text with such characters in quotes."
        return f"the `{bracket}` is never closed with `{closer}`", opener, None


_RULES: Sequence[Callable[[Explainer, Complaint], Explanation | None]] = (
    Explainer.tab,
    Explainer.in_quoted,
    Explainer.after_quoted,
    Explainer.first_character,
    Explainer.pairs,
    Explainer.lines,
)
"""Tried in this order: what the source shows takes precedence over the parser's message."""
