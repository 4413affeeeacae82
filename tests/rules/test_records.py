"""Traits of a device written one behind another are told by what they look like."""

from __future__ import annotations

import json

import pytest

from auditor.decode.document import Document, Number
from auditor.decode.request import decode_body
from auditor.decode.tree import Node, Row, text_of_row
from auditor.rules.records import records


def told(document: object) -> list[tuple[str, str, str]]:
    """Place, name and text of what the records in a document hold."""
    node = decode_body(json.dumps(document).encode(), "application/json").roots[0]
    return [(row[0], row[1], text_of_row(row)) for row in records(node)]


def names(document: object) -> dict[str, str]:
    """Name and text of them."""
    return {name: text for _, name, text in told(document)}


@pytest.mark.parametrize(
    "text",
    [
        "Samsung|SM-G990B|Android|14|pt_PT",
        "Samsung;SM-G990B;Android;14;pt_PT",
        "Samsung ^ SM-G990B ^ Android ^ 14 ^ pt_PT",
        "Samsung,SM-G990B,Android,14,pt_PT",
        "Android/14/Samsung/SM-G990B/pt_PT",
    ],
)
def test_a_record_is_read_whatever_stands_between_its_parts(text: str) -> None:
    found = names({"d": text})
    assert found == {
        "manufacturer": "Samsung",
        "devicemodel": "SM-G990B",
        "os": "Android",
        "osversion": "14",
        "locale": "pt_PT",
    }


def test_parts_stand_at_the_place_of_their_text() -> None:
    found = told({"x": {"hw": "a|Google|Pixel 8|14|en_AU|1080x2400|420dpi"}})
    assert {place for place, _, _ in found} == {"$['x']['hw']"}


def test_elements_of_a_list_stand_at_their_own_places() -> None:
    found = told({"d": ["Samsung", "SM-G990B", "Android", 14, "pt_PT"]})
    assert ("$['d'][1]", "devicemodel", "SM-G990B") in found
    assert ("$['d'][3]", "osversion", "14") in found


def test_the_first_address_beside_traits_belongs_to_the_record() -> None:
    parts = ["Sony", "XQ-DC54", "203.0.113.9", "198.51.100.2"]
    assert names({"d": parts})["ipaddress"] == "203.0.113.9"


def test_what_follows_a_maker_is_a_model() -> None:
    assert names({"d": "Samsung|A54x5G|Android|14|de_DE"})["devicemodel"] == "A54x5G"


@pytest.mark.parametrize(
    "text",
    [
        "Samsung|Google|Sony|Nokia",
        "SM-G990B,SM-G991B,SM-G998B",
        "de_DE|en_US|fr_FR",
        "Android|iOS|Windows|de_DE",
        "Samsung|SM-S911B|799.00|EUR",
        "Samsung|Android|wifi",
        "Samsung|Android|14",
        "model=SM-G990B|os=Android|lang=de_DE",
        "https://a.example/Samsung/SM-G990B/Android",
        "Europe/Berlin|de_DE|A",
        "eins|zwei|drei|vier",
    ],
)
def test_lists_of_many_goods_and_pairs_are_no_records(text: str) -> None:
    assert told({"d": text}) == []


def test_numbered_fields_are_a_record_with_the_position_beside() -> None:
    document: Document = {
        "1": ["hb"],
        "2": [{"1": ["iPhone15,4"], "2": ["17.5.1"], "3": ["en-GB"]}],
        "3": [Number("51.507412")],
        "4": [Number("-0.127812")],
    }
    found = {row[1]: text_of_row(row) for row in records(_node(document))}
    assert found == {
        "devicemodel": "iPhone15,4",
        "osversion": "17.5.1",
        "locale": "en-GB",
        "pairoflatlng": "51.507412,-0.127812",
    }


def test_numbers_beside_no_device_are_no_position() -> None:
    assert records(_node({"3": [Number("51.507412")], "4": [Number("-0.127812")]})) == []


def test_shares_are_no_position() -> None:
    document: Document = {
        "2": [{"1": ["iPhone15,4"], "2": ["17.5.1"], "3": ["en-GB"]}],
        "3": [Number("0.507412")],
        "4": [Number("0.127812")],
    }
    assert "pairoflatlng" not in {row[1] for row in records(_node(document))}


def _node(document: Document) -> Node:
    rows: list[Row] = []
    _walk(document, "$", "", None, rows)
    return Node("body", "request.body", ("protobuf",), ("protobuf",), document, rows)


def _walk(value: Document, at: str, name: str, holder: dict[str, Document] | None, rows: list[Row]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _walk(inner, f"{at}['{key}']", key, value, rows)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _walk(inner, f"{at}[{index}]", name, holder, rows)
    elif isinstance(value, str | bool):
        rows.append((at, name, value, holder))
