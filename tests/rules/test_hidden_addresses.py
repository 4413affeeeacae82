"""Addresses in base64 and hexadecimal are whole again beside their parts."""

from __future__ import annotations

import base64
import json

import pytest

from auditor.decode.request import decode_body
from auditor.decode.tree import text_of_row
from auditor.rules.hidden_addresses import hidden_addresses

ADDRESS = "https://forum.example/thread/8112?highlight=rosen"


def told(value: str) -> list[tuple[str, str, str]]:
    """Place, name and text of the addresses in a document."""
    node = decode_body(json.dumps({"items": [{"u": value, "n": 1}]}).encode(), "application/json").roots[0]
    return [(row[0], row[1], text_of_row(row)) for row in hidden_addresses(node)]


@pytest.mark.parametrize(
    "value",
    [
        base64.b64encode(ADDRESS.encode()).decode(),
        base64.urlsafe_b64encode(ADDRESS.encode()).decode().rstrip("="),
        ADDRESS.encode().hex(),
    ],
)
def test_an_address_stands_where_its_code_does(value: str) -> None:
    assert told(value) == [("$['items'][0]['u']", "u", ADDRESS)]


@pytest.mark.parametrize("value", [ADDRESS, "aHR0cHM6", "68747470", "aHR0cHM6Ly8=", "x" * 9000])
def test_plain_addresses_and_scraps_are_left(value: str) -> None:
    assert told(value) == []
