"""Bodies sealed here by the published layout, with RC4 written out once more so that two implementations agree."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from auditor.decode import decode
from auditor.decode.decoder import Hints
from auditor.decode.envelopes.mta import MARK, TencentMta

if TYPE_CHECKING:
    from .conftest import MakeExchange

KEY = b"03a976511e2cbe3a7f26808fb7af3c05"
CONTENT = json.dumps([{"ui": "490154203237518", "ev": {"md": "Pixel 7", "wf": {"bs": "00:00:5e:00:53:a0"}}}]).encode()


def rc4(data: bytes, key: bytes = KEY) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


BODY = rc4(len(CONTENT).to_bytes(4, "big") + gzip.compress(CONTENT, mtime=0))


def test_the_second_implementation_gives_the_published_keystream() -> None:
    assert rc4(b"Plaintext", b"Key").hex() == "bbf316e8d940af0ad3"
    assert MARK == rc4(bytes(4) + b"\x1f\x8b\x08")[4:]


def test_body_is_opened_whatever_the_header_says(exchange: MakeExchange) -> None:
    for headers in (((b"content-encoding", b"rc4,gzip"),), ()):
        found = {leaf.name: leaf for leaf in decode(exchange("/mstat/report", headers, BODY)).leaves()}
        assert found["bs"].path == ("mta", "gzip", "json", "$[0]['ev']['wf']['bs']")
        assert found["md"].text == "Pixel 7"


@pytest.mark.parametrize("body", [BODY[:20], BODY[:60], rc4(bytes(4) + b"\x1f\x8b\x08" + bytes(40))])
def test_damaged_bodies_stay_closed(exchange: MakeExchange, body: bytes) -> None:
    tree = decode(exchange("/mstat/report", (), body))
    assert all(leaf.name != "bs" for leaf in tree.leaves())


def test_other_bytes_are_not_taken_for_it() -> None:
    assert TencentMta().sniff(bytes(100), Hints()) == 0
