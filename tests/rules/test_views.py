"""Names that stand beside their values are read as if they stood above them."""

from __future__ import annotations

import json

import pytest

from auditor.decode import decode
from auditor.decode.tree import text_of_row
from auditor.model import Body, Endpoint, Exchange, Message
from auditor.rules.views import views

PLACE = Endpoint("192.0.2.1", 443)


def read(document: object) -> list[tuple[str, str, str]]:
    """Place, name and text of every row of every view."""
    data = json.dumps(document).encode()
    message = Message(((b"content-type", b"application/json"),), Body(data, len(data), ""))
    sent = Exchange(0, 1, "HTTP/1.1", "POST", "https", "a.example", 443, "/", None, message, None, PLACE, PLACE)
    (node,) = (node for node in decode(sent).nodes() if node.place == "body")
    return [(row[0], row[1], text_of_row(row)) for view in views(node) for row in view]


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({"attrs": [{"key": "model", "value": "Q9"}]}, "$['attrs'][0]['value']"),
        ({"attrs": [{"k": "model", "v": "Q9"}]}, "$['attrs'][0]['v']"),
        ({"alanlar": [{"anahtar": "model", "deger": "Q9"}]}, "$['alanlar'][0]['deger']"),
        ({"traits": [{"trait_key": "model", "trait_value": "Q9"}]}, "$['traits'][0]['trait_value']"),
        ([{"name": "model", "value": {"stringValue": "Q9"}}], "$[0]['value']['stringValue']"),
        ({"1": [{"1": ["model"], "2": ["Q9"]}]}, "$['1'][0]['2'][0]"),
        ({"model": {"value": "Q9"}, "os": {"value": "14"}}, "$['model']['value']"),
        ({"model": {"v": ["Q9", "Q8"]}, "os": {"v": "14"}}, "$['model']['v'][0]"),
        ({"fields": [["model", "Q9"], ["os", "14"]]}, "$['fields'][0][1]"),
        ({"columns": ["ts", "model"], "rows": [[1, "Q9"]]}, "$['rows'][0][1]"),
        ({"zph_model": "Q9", "zph_os": "14", "zph_lang": "de"}, "$['zph_model']"),
        ({"q": 1, "cv_a": "1", "cv_b": "2", "cv_c": "3", "ce_model": "Q9", "ce_x": "4", "ce_y": "5"}, "$['ce_model']"),
    ],
)
def test_the_name_beside_a_value_is_its_name(document: object, place: str) -> None:
    assert (place, "model", "Q9") in read(document)


def test_a_pair_of_degrees_under_a_name_of_places_is_one_text() -> None:
    assert read({"gps": [48.4011, 9.9876]}) == [("$['gps'][0]", "pairoflatlng", "48.4011,9.9876")]


def test_so_is_one_under_a_name_of_places_in_another_language() -> None:
    assert read({"mestopolozhenie": [42.69771, 23.32187]}) == [
        ("$['mestopolozhenie'][0]", "pairoflatlng", "42.69771,23.32187")
    ]
    assert read({"poryadok": [42.69771, 23.32187]}) == []
    point = {"type": "Point", "coordinates": [9.9876, 48.4011]}
    assert [text for _, _, text in read(point)] == ["48.4011,9.9876"]


@pytest.mark.parametrize(
    "document",
    [
        {"loc": [2.3499, 48.853], "locFormat": "lonlat"},
        {"lonlat": [2.3499, 48.853]},
        {"type": "Point", "coordinates": [2.3499, 48.853]},
    ],
)
def test_a_longitude_may_be_said_to_come_first(document: object) -> None:
    assert [text for _, name, text in read(document) if name == "pairoflatlng"] == ["48.853,2.3499"]


def test_a_number_no_latitude_can_have_is_the_longitude() -> None:
    assert [text for _, name, text in read({"loc": [151.2093, -33.8688]})] == ["-33.8688,151.2093"]


def test_a_value_wrapped_beside_its_attribute_is_its_elements() -> None:
    element = {"speed": [{"@unit": "km/h", "#text": "82"}]}
    assert ("$['speed'][0]['#text']", "speed", "82") in read(element)


@pytest.mark.parametrize(
    ("beside", "text"),
    [
        ({"lat": 12.9701, "lng": 77.5921}, "12.9716,77.5946"),
        ({"latE7": 129701000, "lngE7": 775921000}, "12.9716,77.5946"),
        ({"lat": 77.1, "lng": 12.2}, "77.5946,12.9716"),
        ({"lat": 48.4, "lng": 9.9}, "77.5946,12.9716"),
    ],
)
def test_the_order_of_two_degrees_is_told_by_other_positions(beside: dict[str, float], text: str) -> None:
    found = read({"pickup": {"geo": [77.5946, 12.9716]}, "drop": beside})
    assert ("$['pickup']['geo'][0]", "pairoflatlng", text) in found


@pytest.mark.parametrize(
    "document",
    [
        {"model": "Q9", "os": "14"},
        {"experiments": [{"name": "like_button", "variant": "B"}]},
        {"x": [48.4011, 9.9876]},
        {"item_brand": "A", "item_model": "Q9", "item_name": "B"},
        {"rows": [["a", "b", "c"]]},
        {"gps": [48, 9]},
        {"rules": [{"attribute": "model", "op": "in", "values": ["Q9"]}]},
    ],
)
def test_plain_documents_have_no_other_view(document: object) -> None:
    assert read(document) == []
