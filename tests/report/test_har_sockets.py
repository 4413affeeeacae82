from __future__ import annotations

import io
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from auditor.model import EMPTY_BODY, Body, Exchange, Message
from auditor.report.har import entry_json, write_har
from auditor.report.har_sockets import IN_MEMORY, opens_socket

Make = Callable[..., Exchange]
AGREED = Message(((b"Upgrade", b"WebSocket"),), EMPTY_BODY)


def said(data: bytes) -> Message:
    return Message((), Body(data, len(data), sha256(data).hexdigest()))


def opening(make: Make, n: int, path: str = "/socket") -> Exchange:
    return make(n, method="GET", path=path, status=101, response=AGREED)


def spoken(make: Make, n: int, data: bytes, path: str = "/socket", *, sent: bool = True) -> Exchange:
    nothing = Message((), EMPTY_BODY)
    ends = (said(data), None) if sent else (nothing, said(data))
    return make(
        n, protocol="WebSocket", method="SEND" if sent else "RECEIVE", path=path, status=None,
        request=ends[0], response=ends[1], time_ns=1_700_000_000_123_456_789,
    )  # fmt: skip


def entries(*exchanges: Exchange) -> list[dict[str, Any]]:
    out = io.BytesIO()
    written, _ = write_har(((e.n, entry_json(e)) for e in exchanges), out)
    found: list[dict[str, Any]] = json.loads(out.getvalue())["log"]["entries"]
    assert len(found) == written
    return found


def test_messages_stand_in_the_entry_that_opened_their_socket(make_exchange: Make) -> None:
    before, one, other, after = entries(
        make_exchange(0, path="/before"),
        opening(make_exchange, 1, "/one"),
        opening(make_exchange, 2, "/other"),
        spoken(make_exchange, 3, b"to one", "/one"),
        make_exchange(4, path="/after"),
        spoken(make_exchange, 5, b"from other", "/other", sent=False),
        spoken(make_exchange, 6, b"to one again", "/one"),
    )
    assert [m["data"] for m in one["_webSocketMessages"]] == ["to one", "to one again"]
    assert [(m["type"], m["data"]) for m in other["_webSocketMessages"]] == [("receive", "from other")]
    assert one["_resourceType"] == "websocket"
    assert [e["request"]["url"].rpartition("/")[2] for e in (before, after)] == ["before", "after"]
    assert not [e for e in (before, after) if "_webSocketMessages" in e]


def test_text_is_opcode_1_and_other_bytes_are_base64_of_opcode_2(make_exchange: Make) -> None:
    texts = (spoken(make_exchange, n, data) for n, data in enumerate(("grüß".encode(), b"\x00\xff"), 1))
    (entry,) = entries(opening(make_exchange, 0), *texts)
    assert [(m["opcode"], m["data"]) for m in entry["_webSocketMessages"]] == [(1, "grüß"), (2, "AP8=")]
    assert entry["_webSocketMessages"][0]["time"] == 1_700_000_000.123456


def test_message_that_was_not_kept_has_no_data(make_exchange: Make) -> None:
    left = spoken(make_exchange, 1, b"x", sent=False)
    kept = make_exchange(
        1, protocol="WebSocket", method="RECEIVE", path="/socket", request=left.request, response=Message((), None)
    )
    (entry,) = entries(opening(make_exchange, 0), kept)
    (message,) = entry["_webSocketMessages"]
    assert "data" not in message
    assert message["comment"] == "the message was not kept"


def test_message_without_an_opening_is_counted_as_left_out(make_exchange: Make) -> None:
    out = io.BytesIO()
    exchanges = (make_exchange(0), spoken(make_exchange, 1, b"stray"))
    assert write_har(((e.n, entry_json(e)) for e in exchanges), out) == (1, 1)


def test_more_than_is_kept_in_memory_comes_back_whole(make_exchange: Make) -> None:
    texts = [bytes([97 + n]) * (IN_MEMORY // 2) for n in range(5)]
    spoken_ones = [spoken(make_exchange, n, text) for n, text in enumerate(texts, 1)]
    entry, last = entries(opening(make_exchange, 0), *spoken_ones, make_exchange(9))
    assert [m["data"].encode() for m in entry["_webSocketMessages"]] == texts
    assert last["request"]["method"] == "POST"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"status": 101, "response": AGREED}, True),
        ({"status": 101, "response": Message(((b"Upgrade", b"h2c"),), EMPTY_BODY)}, False),
        ({"status": 200, "response": AGREED}, False),
        ({"method": "CONNECT", "status": 200, "notes": ("extended CONNECT for websocket",)}, True),
        ({"method": "CONNECT", "status": 200}, False),
        ({"status": None, "response": None}, False),
    ],
)
def test_what_opens_a_socket(make_exchange: Make, changes: dict[str, Any], expected: bool) -> None:
    assert opens_socket(make_exchange(**changes)) is expected
