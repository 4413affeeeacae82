"""The lab's own search for facts in requests, which uses no decoder of the auditor."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from urllib.parse import quote

import pytest

from captures.lab.witnesses.plain import values

FACT = "kunde-20771"
DOCUMENT = json.dumps({"user": {"id": FACT}, "n": 1360}).encode()


@pytest.mark.parametrize(
    "body",
    [
        DOCUMENT,
        gzip.compress(DOCUMENT),
        zlib.compress(DOCUMENT),
        b"data=" + quote(base64.b64encode(DOCUMENT)).encode(),
        b'{"kind":"meta"}\n' + DOCUMENT + b"\n",
        json.dumps({"requests": [f"?uid={FACT}&n=1360"]}).encode(),
        json.dumps({"inner": DOCUMENT.decode()}).encode(),
    ],
    ids=["json", "gzip", "zlib", "form-base64", "lines", "query-in-json", "json-in-json"],
)
def test_scalars_are_found_at_any_depth(body: bytes) -> None:
    assert {FACT, "1360"} <= values("/e", body)


def test_a_part_of_a_value_is_not_held() -> None:
    assert "1360" not in values("/e?v=1360x768", b'{"n": 13600}')


def test_bytes_that_are_nothing_hold_nothing() -> None:
    assert values("/", bytes(range(256))) == frozenset()
