"""Names that would break out of their quotes, and how to see whether one did.

Each of them drops the table ``victims`` where it gets out; nothing else in these tests has that name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pglast.parser import parse_plpgsql_json, parse_sql, scan

from schemadiff.declaration.yaml_nodes import Number

DROP = "DROP TABLE victims"
PAYLOADS = (
    f"x); {DROP}; --",
    f'x"; {DROP}; --',
    f"x'); {DROP}; --",
    f"x\\'; {DROP}; --",
    f"$$; {DROP}; $$",
    f"$schemadiff$; {DROP}; --",
    f"$function$; {DROP}; --",
    f"$secret$; {DROP}; --",
    f"x;\n{DROP}; --",
    f"x -- \n; {DROP}",
    f"/* x */; {DROP}; /*",
    f"*/; {DROP}; --",
    f"x \uff07\uff02; {DROP}; --",
    f"%s%I%L; {DROP}; %",
    f"{{{{ 7 * 7 }}}}{{% x %}}; {DROP}",
    f'"a" ; {DROP}; --"b"',
    f"int); {DROP}; --",
    f"=--\n; {DROP}",
    f"a.b; {DROP}",
    f"a=1, b=2); {DROP}; --",
)
NUMBERS = tuple(map(Number, ("1e999", "-1e999", "9" * 25, "9" * 1001, "9" * 5000, "0x" + "f" * 5000, "-1", "5.")))


def escaped(sql: str) -> list[str]:
    """Where the text names ``victims`` as a table, and not inside of a string or of another name."""
    parse_sql(sql)
    return [text for text in _code(sql) if text in ("victims", '"victims"')]


def _code(sql: str) -> Iterator[str]:
    """The words of the text, with those of the blocks of PL/pgSQL in it, and of what these execute."""
    tokens = list(scan(sql))
    for number, token in enumerate(tokens):
        text = sql[token.start : token.end + 1]
        if token.name == "SCONST":
            before = tokens[number - 1].name if number else ""
            if before == "DO":
                yield from _block(sql, text)
        else:
            yield text


def _block(sql: str, quoted: str) -> Iterator[str]:
    tag = quoted[: quoted.index("$", 1) + 1]
    body = quoted[len(tag) : -len(tag)]
    yield from _code(body)
    # What EXECUTE runs is a string; it has no business with the table either.
    found = json.loads(parse_plpgsql_json(f"DO {quoted}"))
    yield from _executed(found)


def _executed(tree: object) -> Iterator[str]:
    if isinstance(tree, list):
        for item in tree:
            yield from _executed(item)
    elif isinstance(tree, dict):
        if (execute := tree.get("PLpgSQL_stmt_dynexecute")) is not None:
            expression = execute["query"]["PLpgSQL_expr"]["query"]
            statement = json.loads(_json(f"SELECT {expression}"))["stmts"][0]["stmt"]["SelectStmt"]
            call = statement["targetList"][0]["ResTarget"]["val"]["FuncCall"]
            text = call["args"][0]["A_Const"]["sval"]["sval"]
            for mark, value in (("%s", "x"), ("%I", "x"), ("%L", "''"), ("%%", "%")):
                text = text.replace(mark, value)
            yield from _code(text)
        else:
            for item in tree.values():
                yield from _executed(item)


def _json(sql: str) -> str:
    from pglast.parser import parse_sql_json

    text: str = parse_sql_json(sql)
    return text
