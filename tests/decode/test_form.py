from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode import decode_body
from auditor.decode.form import fields

_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


@given(st.lists(st.tuples(_TEXT.filter(bool), _TEXT), max_size=8))
def test_fields_agree_with_the_standard_library(pairs: list[tuple[str, str]]) -> None:
    encoded = urlencode(pairs)
    expected: dict[str, list[str]] = {}
    for name, value in parse_qsl(encoded, keep_blank_values=True):
        expected.setdefault(name, []).append(value)
    assert fields(encoded) == expected


def test_values_that_are_not_utf8_are_bytes_and_flags_are_empty() -> None:
    assert fields("raw=%ff%00&flag&a=1&a=2") == {"raw": [b"\xff\x00"], "flag": [""], "a": ["1", "2"]}


def test_a_long_token_without_a_name_is_a_value() -> None:
    token = "eyJhIjoxfQ" * 4
    assert fields(token) == {"": [token]}


def test_a_body_is_a_form_without_a_media_type_too() -> None:
    tree = decode_body(b"gaid=1234&lat=48.40")
    assert [(leaf.path, leaf.name, leaf.text) for leaf in tree.leaves()] == [
        (("form", "$['gaid'][0]"), "gaid", "1234"),
        (("form", "$['lat'][0]"), "lat", "48.40"),
    ]


@pytest.mark.parametrize("body", [b"a sentence, with x = y & z", b"c2hvcnQ=", b"==&==", b"x\n=1&b=2"])
def test_other_text_is_no_form(body: bytes) -> None:
    assert "form" not in next(decode_body(body).nodes()).path


def test_json_sent_as_a_form_is_json() -> None:
    body = b'{"q":"a=1&b=2"}'
    paths = [node.path for node in decode_body(body, "application/x-www-form-urlencoded").nodes()]
    assert paths == [("json",), ("json", "$['q']", "form")]


def test_a_query_with_its_question_mark_inside_a_document_is_a_form() -> None:
    tree = decode_body(b'{"requests": ["?url=https%3A%2F%2Fshop.example%2Fbike&uid=4711&idsite=7&rec=1"]}')
    found = {(leaf.path, leaf.text) for leaf in tree.leaves()}
    assert (("json", "$['requests'][0]", "form", "$['uid'][0]"), "4711") in found
    assert (("json", "$['requests'][0]", "form", "$['url'][0]"), "https://shop.example/bike") in found
