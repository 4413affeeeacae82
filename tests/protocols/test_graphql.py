from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.protocols.graphql import Operation, definitions, operations

HASH = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"
PERSISTED = {"persistedQuery": {"version": 1, "sha256Hash": HASH}}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("{ a }", [("query", "")]),
        ("query Near($at: P = {lat: 1}) @live(if: true) { places(at: $at) { id } }", [("query", "Near")]),
        ("# mutation Not {\n  mutation, Rate { rate(text: \"} query X {\") }", [("mutation", "Rate")]),
        ('subscription { a(t: """ } "quoted" { """) }', [("subscription", "")]),
        ("fragment F on T @x { a } query ($id: ID!) { ...F } mutation M { b }", [("query", ""), ("mutation", "M")]),
        ("{...F} fragment F on T { a }", [("query", "")]),
    ],
)  # fmt: skip
def test_definitions_of_a_document(document: str, expected: list[tuple[str, str]]) -> None:
    assert list(definitions(document)) == expected


@pytest.mark.parametrize(
    "text", ["rain {now}", "query what is this {", "query Weather", '{"match_all": {}}', "{", "", "{}", "}{ a }"]
)
def test_what_is_no_document_defines_nothing(text: str) -> None:
    assert list(definitions(text)) == []


def test_operation_is_the_named_one_of_several() -> None:
    body = {"operationName": "B", "query": "query A { a } mutation B { b }"}
    assert operations(b"application/json", json.dumps(body).encode()) == [Operation("mutation", "B")]
    assert operations("application/json", json.dumps({**body, "operationName": None}).encode()) == [
        Operation("query", "A")
    ]


def test_batches_are_named_one_by_one() -> None:
    body = [{"query": "query A { a }"}, {"operationName": "Saved", "extensions": PERSISTED}, {"query": "no document"}]
    found = operations(b"application/json; charset=utf-8", json.dumps(body).encode())
    assert found == [Operation("query", "A"), Operation("operation", "Saved", HASH)]
    assert [str(each) for each in found] == ["GraphQL query A", "GraphQL operation Saved"]


def test_query_string_form_document_and_multipart_are_read() -> None:
    fields = urlencode({"query": "query Q { a }", "variables": "{}"})
    saved = urlencode({"extensions": json.dumps(PERSISTED)})
    upload = (
        b'--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query": "mutation Up { x }"}\r\n--b\r\n'
        b'Content-Disposition: form-data; name="0"; filename="a.png"\r\n\r\nPNG\r\n--b--'
    )
    assert operations(b"", b"", fields) == [Operation("query", "Q")]
    assert str(operations(b"", b"", saved)[0]) == "GraphQL operation persisted as ecf4edb46db4"
    assert operations(b"application/x-www-form-urlencoded", fields.encode()) == [Operation("query", "Q")]
    assert operations(b"application/graphql", b"{ a }") == [Operation("query", "")]
    assert operations(b"multipart/form-data; boundary=b", upload) == [Operation("mutation", "Up")]


@pytest.mark.parametrize(
    "body", [b'{"query": "weather in Kiel"}', b'{"query": {"match": {}}}', b"[1, null]", b'{"query', b"[" * 100_000]
)
def test_other_bodies_are_no_graphql(body: bytes) -> None:
    assert operations(b"application/json", body) == []


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    list(definitions(text))
    operations(b"application/json", text.encode("utf-8", "replace"), text)
