"""Vendors' formats that are only common encodings one inside the other: none needs a decoder, each has its vector."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from auditor.decode import decode, decode_body

if TYPE_CHECKING:
    from .conftest import MakeExchange

FORM = ((b"content-type", b"application/x-www-form-urlencoded"),)


def test_tcclick_is_json_in_zlib() -> None:
    content = {"device": {"udid": "u-1", "model": "Pixel 7", "mac": "00:00:5e:00:53:a0"}, "data": {"activities": []}}
    tree = decode_body(zlib.compress(json.dumps(content).encode()), "application/octet-stream")
    found = {leaf.name: leaf.path for leaf in tree.leaves()}
    assert found["mac"] == ("zlib", "json", "$['device']['mac']")


def test_sensors_analytics_is_json_in_gzip_in_base64_in_a_form(exchange: MakeExchange) -> None:
    event = {
        "distinct_id": "d-1",
        "event": "$AppViewScreen",
        "properties": {"$latitude": 48401100, "$model": "Pixel 7"},
    }
    data = base64.b64encode(gzip.compress(json.dumps([event]).encode())).decode()
    body = urlencode({"crc": "-1234", "gzip": "1", "data_list": data}).encode()
    found = {leaf.name: leaf.path for leaf in decode(exchange("/sa?project=meadow", FORM, body)).leaves()}
    assert found["$latitude"] == (
        "form",
        "$['data_list'][0]",
        "base64",
        "gzip",
        "json",
        "$[0]['properties']['$latitude']",
    )


def test_sensors_analytics_of_pages_is_json_in_base64_in_a_query(exchange: MakeExchange) -> None:
    event = {"distinct_id": "d-1", "event": "$pageview", "properties": {"$url": "https://meadow.example/?q=shoes"}}
    data = base64.b64encode(json.dumps(event).encode()).decode()
    found = [leaf.path for leaf in decode(exchange(f"/sa.gif?{urlencode({'data': data})}")).leaves()]
    assert ("$['data'][0]", "base64", "json", "$['properties']['$url']", "url", "$['query']['q'][0]") in found
