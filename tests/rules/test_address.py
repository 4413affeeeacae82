"""Addresses over trees that the real decoder made."""

from __future__ import annotations

import base64
import gzip
import json
from urllib.parse import quote_plus

import pytest

from auditor.decode import Tree, decode_body
from auditor.rules.address import AddressError, is_absolute, parse_address

INNER = base64.b64encode(gzip.compress(json.dumps([{"url": "https://a.example"}, {"url": "u2"}]).encode())).decode()


@pytest.fixture
def form_tree() -> Tree:
    body = f"data_list={quote_plus(INNER)}&plain=1&data_list={quote_plus(INNER)}"
    return decode_body(body.encode(), "application/x-www-form-urlencoded")


@pytest.mark.parametrize(
    "text",
    [
        "form $.data_list[*] base64 gzip json $[*].url",
        "body form $.data_list[*] $[*].url",
        "body $.data_list[*] json $[*].url",
        "body   $['data_list'][*]   base64 json $[*]['url']",
    ],
)
def test_address_goes_on_inside_decoded_texts_with_and_without_decoders(form_tree: Tree, text: str) -> None:
    spots = parse_address(text).find(form_tree)
    assert [spot.value for spot in spots] == ["https://a.example", "u2"] * 2
    assert spots[3].where == ("form", "$['data_list'][1]", "base64", "gzip", "json", "$[1]['url']")


@pytest.mark.parametrize(
    "text", ["body json $.plain[0]", "form $.data_list[*] gzip base64 $[*].url", "query $.plain[0]"]
)
def test_decoders_and_places_that_were_not_there_select_nothing(form_tree: Tree, text: str) -> None:
    assert parse_address(text).find(form_tree) == []


def test_relative_address_starts_at_its_anchor_and_may_go_deeper(form_tree: Tree) -> None:
    anchors = parse_address("form $.data_list").find(form_tree)
    found = parse_address("$[0] json $[0].url").find_from(anchors[0])
    assert [(spot.value, spot.where[1]) for spot in found] == [("https://a.example", "$['data_list'][0]")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "begins with one of"),
        ("bdy $.a", "begins with one of"),
        ("body", "ends with a query"),
        ("body json", "ends with a query"),
        ("body gzzip $.a", "neither a decoder"),
        ("body $.a json", "ends with a query"),
        ("body $.a[", "no RFC 9535 query"),
    ],
)
def test_faulty_addresses_say_why(text: str, message: str) -> None:
    with pytest.raises(AddressError, match=message):
        parse_address(text, {"json", "gzip"})


def test_white_space_in_brackets_belongs_to_the_query() -> None:
    address = parse_address("""body $[?@.a == 'x ] y' && (@.b == "q")].c json $['two words']""")
    assert [step.query.text for step in address.steps] == [
        """$[?@.a == 'x ] y' && (@.b == "q")].c""",
        "$['two words']",
    ]


def test_literals_are_told_from_addresses() -> None:
    assert is_absolute("query $.a[0]")
    assert not is_absolute("body of evidence")
    assert not is_absolute("completed")
