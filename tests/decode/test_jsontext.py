from __future__ import annotations

import json
from typing import Any

import jsonpath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode import Number, Tree, decode_body
from auditor.decode.jsontext import parse

_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
_JSON = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)


def texts(tree: Tree) -> list[tuple[str, str, str]]:
    return [(leaf.path[-1], leaf.text, leaf.kind) for leaf in tree.leaves()]


def test_numbers_keep_their_source_text() -> None:
    body = b'{"lat": 48.40, "big": 123456789012345678901234567890, "e": 1e5, "neg": -0, "nan": NaN}'
    assert [text for _, text, _ in texts(decode_body(body))] == [
        "48.40",
        "123456789012345678901234567890",
        "1e5",
        "-0",
        "NaN",
    ]


def test_every_kind_of_scalar_is_a_leaf() -> None:
    assert texts(decode_body(b'{"a": ["x", 1, true, false, null]}')) == [
        ("$['a'][0]", "x", "string"),
        ("$['a'][1]", "1", "number"),
        ("$['a'][2]", "true", "boolean"),
        ("$['a'][3]", "false", "boolean"),
        ("$['a'][4]", "null", "null"),
    ]


def test_duplicate_keys_are_separate_leaves_at_one_path() -> None:
    tree = decode_body(b'{"id": "first", "x": {"id": [1]}, "x": 2, "id": "last"}')
    assert texts(tree) == [
        ("$['id']", "first", "string"),
        ("$['x']['id'][0]", "1", "number"),
        ("$['id']", "last", "string"),
        ("$['x']", "2", "number"),
    ]


@settings(deadline=None)
@given(_JSON)
def test_documents_agree_with_the_standard_library(value: Any) -> None:
    found, _ = parse(json.dumps(value))

    def means(document: Any) -> Any:
        if isinstance(document, Number):
            return document.value
        if isinstance(document, list):
            return [means(item) for item in document]
        return {k: means(v) for k, v in document.items()} if isinstance(document, dict) else document

    assert means(found) == json.loads(json.dumps(value))


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.text(st.characters(codec="utf-8")), _JSON, min_size=1, max_size=3))
def test_every_normalized_path_finds_its_value_in_a_foreign_query_engine(value: dict[str, Any]) -> None:
    tree = decode_body(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    root = next(tree.nodes())
    for leaf in root.leaves:
        matches = jsonpath.findall(leaf.path[-1], json.loads(json.dumps(root.document)))
        assert len(matches) == 1
        if leaf.kind in ("string", "number"):
            assert matches[0] == leaf.text


@pytest.mark.parametrize("wrapped", [b"\xef\xbb\xbf%s", b"  %s\r\n", b"%s,", b"%s\n"])
def test_marks_and_space_around_json_are_forgiven(wrapped: bytes) -> None:
    assert next(decode_body(wrapped % b'{"a": 1}').nodes()).path == ("json",)


def test_utf16_json_is_read() -> None:
    assert next(decode_body('{"a": "ü"}'.encode("utf-16")).nodes()).document == {"a": "ü"}


def test_single_bytes_that_are_not_utf8_cost_only_themselves() -> None:
    tree = decode_body(b'{"name": "M\xfcller", "id": 5}', "application/json")
    assert texts(tree)[0][1] == "M\ufffdller"


def test_half_surrogates_are_replaced_so_that_every_text_can_be_written() -> None:
    tree = decode_body(rb'{"a": "x\ud83dy", "b": "\ud83d\ude00", "k\udc00": 1}')
    assert [leaf.text for leaf in tree.leaves()] == ["x\ufffdy", "😀", "1"]
    assert "".join(leaf.name for leaf in tree.leaves()).encode()


def test_json_inside_strings_is_opened_at_any_depth() -> None:
    inner = json.dumps({"model": "Pixel 7"})
    body = json.dumps({"a": json.dumps({"b": [json.dumps({"c": inner})]})}).encode()
    last = list(decode_body(body).nodes())[-1]
    assert last.path == ("json", "$['a']", "json", "$['b'][0]", "json", "$['c']", "json")
    assert last.document == {"model": "Pixel 7"}


def test_json_quoted_as_a_string_is_opened() -> None:
    tree = decode_body(json.dumps({"a": json.dumps(json.dumps({"b": 1}))}).encode())
    assert tree.leaves()[-1].path == ("json", "$['a']", "json", "$", "json", "$['b']")


@pytest.mark.parametrize("body", [b'{"a":1}\n{"b":2}\n', b'{"a":1}{"b":2}', b'\x1e{"a":1}\n\x1e{"b":2}\n'])
def test_documents_in_a_row_are_a_list(body: bytes) -> None:
    root = next(decode_body(body, "application/x-ndjson").nodes())
    assert root.path == ("ndjson",)
    assert root.document == [{"a": "1"}, {"b": "2"}]


@pytest.mark.parametrize("body", [b"{not json}", b'{"a":1', b"[1, 2", b"{}{"])
def test_what_is_not_json_stays_text(body: bytes) -> None:
    tree = decode_body(body, "application/json")
    assert [(leaf.path, leaf.text) for leaf in tree.leaves()] == [(("text", "$"), body.decode())]


def test_bare_scalars_count_where_the_media_type_says_json() -> None:
    assert next(decode_body(b"48.40", "application/json").nodes()).path == ("json",)
    assert next(decode_body(b"48.40", "text/plain").nodes()).path == ("text",)
