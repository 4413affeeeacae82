from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decode.document import Number
from auditor.decode.tree import Node
from auditor.errors import RuleError
from auditor.rules.example_bodies import build_body
from auditor.rules.invented import Inventor, flow, invented_number, invented_text, quoted
from auditor.rules.yaml_nodes import Faults, read_yaml


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Pixel 7 Pro", "Bcdef 7 Ijk"),
        ("6f9b1c2e-70aa-4c1d-9b53-0d2f4b8e1a77", "a1b2c3d4-5f60-89a1-2c3d-e5f60789a1b2"),
        ("6000000135790246813", "1234567890123456789"),
        ("https://shop.example/basket?user=47", "https://www.example/page"),
        ("anna@mail.example", "acde@bghi.klmnopq"),
        ("true", "true"),
        ("Grüße\n", "Bcdef-"),
    ],
)
def test_invented_text_keeps_the_shape_alone(text: str, shape: str) -> None:
    assert invented_text(text) == shape


def test_invented_numbers_keep_their_digits_and_point() -> None:
    assert (invented_number("48.4011"), invented_number("-9.98"), invented_number("7")) == ("12.3456", "-1.23", "7")


@given(st.text(min_size=6, max_size=80))
@settings(deadline=None)
def test_nothing_of_a_long_word_stays(text: str) -> None:
    words = [word for word in text.split() if len(word) >= 6 and word.isalpha() and word.lower() not in ("false",)]
    assert not [word for word in words if word in invented_text(text) and word not in invented_text("a" * 200)]


def node(document: object, *decoders: str, children: list[tuple[str, Node]] | None = None) -> Node:
    made = Node("body", "request.body", decoders, decoders, document, [])  # type: ignore[arg-type]
    for at, child in children or []:
        made.add(at, child)
    return made


def test_body_is_built_in_the_layers_it_had() -> None:
    inner = node({"gaid": "abc"}, "base64", "json")
    outer = node({"data": "eyJ…", "n": Number("48.40")}, "gzip", "json", children=[("$['data']", inner)])
    made = Inventor().body(outer)
    nested = {"$body": {"json": {"gaid": "acd"}, "wrap": ["base64"]}}
    assert made == {"json": {"data": nested, "n": "12.34"}, "wrap": ["gzip"]}


def test_what_an_example_cannot_build_is_none_and_maps_by_value_lose_their_keys() -> None:
    assert Inventor().body(node({"a": "b"}, "ttencrypt", "json")) is None
    made = Inventor().body(node({"anna@mail.example": "x", "name": "y"}, "json"))
    assert made == {"json": {"name": "a"}}


def grown(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)


@given(st.recursive(st.text(max_size=20) | st.booleans() | st.none(), grown, max_leaves=9))
@settings(deadline=None)
def test_flow_style_is_read_back_as_it_was_meant(document: object) -> None:
    faults = Faults(RuleError)
    shown = flow(Inventor().body(node({"a": document}, "json")), 0)
    root = read_yaml(f"schema: 1\nbody: {shown}\n", "x", faults)
    assert root is not None
    body = root.fields(("schema", "body"), "x")["body"]
    assert body is not None
    json.loads(build_body(body))
    assert faults.found == []


def test_quoted_text_is_json_and_yaml() -> None:
    assert quoted('a"b\\c\x07é') == '"a\\"b\\\\c\\u0007é"'
