"""Lists of people as a device keeps them."""

from __future__ import annotations

import json

import pytest

from auditor.decode import decode
from auditor.decode.tree import text_of_row
from auditor.model import Body, Endpoint, Exchange, Message
from auditor.rules.people import EMAIL, NAME, PHONE, people

PLACE = Endpoint("192.0.2.1", 443)
IDA = {"dn": "Tante Ida", "nums": ["+49 421 5550178"]}
BOSS = {"dn": "Chefin", "nums": ["0172 5550135"], "mails": [{"value": "chefin@example.org"}]}


def read(document: object) -> list[tuple[str, str, str]]:
    """Place, name and text of what is found in a body."""
    data = json.dumps(document).encode()
    message = Message(((b"content-type", b"application/json"),), Body(data, len(data), ""))
    sent = Exchange(0, 1, "HTTP/1.1", "POST", "https", "a.example", 443, "/", None, message, None, PLACE, PLACE)
    (node,) = (node for node in decode(sent).nodes() if node.place == "body")
    return [(row[0], row[1], text_of_row(row)) for row in people(node)]


def test_names_numbers_and_addresses_are_told_whatever_the_list_is_called() -> None:
    assert set(read({"q": {"entries": [IDA, BOSS]}})) == {
        ("$['q']['entries'][0]['dn']", NAME, "Tante Ida"),
        ("$['q']['entries'][0]['nums'][0]", PHONE, "+49 421 5550178"),
        ("$['q']['entries'][1]['dn']", NAME, "Chefin"),
        ("$['q']['entries'][1]['nums'][0]", PHONE, "0172 5550135"),
        ("$['q']['entries'][1]['mails'][0]['value']", EMAIL, "chefin@example.org"),
    }


@pytest.mark.parametrize(
    "document",
    [
        {"entries": [IDA]},
        {"stores": [IDA, BOSS]},
        {"entries": [IDA, {**BOSS, "street": "Weg 1"}]},
        {"entries": [{**IDA, "price": 3}, {**BOSS, "price": 4}]},
        {"entries": [{"dn": "Ida"}, {"dn": "Chefin"}]},
        {"entries": [IDA, "x"]},
    ],
)
def test_one_alone_shops_and_things_for_sale_are_none(document: object) -> None:
    assert read(document) == []
