"""Queries of rules over decoded documents: what is compiled gives what python-jsonpath gives."""

from __future__ import annotations

import json
from math import isfinite

from jsonpath import JSONPathEnvironment, JSONPathError

from auditor.decode.document import Document, Number
from auditor.rules.query import QuerySyntaxError, compile_query
from fuzz.running import fuzz

ORACLE = JSONPathEnvironment(strict=True)
DEEPEST = 24
LONGEST_QUERY = 200


def one_input(data: bytes) -> None:
    """A query and a JSON document, with a line between."""
    text, _, rest = data.decode("utf-8", "replace").partition("\n")
    if len(text) > LONGEST_QUERY:
        return
    try:
        query = compile_query(text)
    except QuerySyntaxError:
        return
    try:
        plain = json.loads(rest)
        document = _document(plain)
    except (ValueError, RecursionError):
        return
    found = [path for _, path in query.find(document)]
    assert len(found) == len([*found])
    if not query.compiled:
        return
    try:
        matches = [match.path for match in ORACLE.finditer(text, plain)]
    except (JSONPathError, RecursionError):
        return
    assert found == matches, (text, rest)


def _document(value: object, depth: int = 0) -> Document:
    if depth > DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, dict):
        return {str(key): _document(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_document(inner, depth + 1) for inner in value]
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float) and isfinite(value):
        return Number(json.dumps(value))
    raise ValueError("no JSON number")


def seeds() -> list[bytes]:
    """Queries of every kind over one document."""
    document = b'{"a": [{"b": 1, "c": "x"}, {"b": 2.5}, null, "x"], "it\'s": {"a": true}, "e": 1e3}'
    queries = (
        b"$", b"$.a[0].b", b"$['it\\'s'].a", b"$.a[-1]", b"$.a[1:3]", b"$.a[::-1]", b"$.*", b"$..b",
        b"$.a[0,1]['b','c']", b"$.a[?@.b]", b"$.a[?@.b > 1 && @.c == 'x' || !@.b]", b"$[?@.a == $.e]",
        b"$.a[?@ == null]", b"$.a[?length(@) > 0]", b'$["a"][?@["b"] <= 2.5e0]',
    )  # fmt: skip
    return [query + b"\n" + document for query in queries]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
