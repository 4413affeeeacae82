"""Every byte of an exchange is laid out, and each place is told as the leaf it is."""

from __future__ import annotations

import hashlib
import json

from auditor.decode import decode
from auditor.detect.haystack import Haystack
from auditor.model import Body, Endpoint, Exchange, Leaf, Message

PLACE = Endpoint("192.0.2.1", 443)


def laid_out(path: str, body: bytes, *, loose: bool = False, protocol: str = "HTTP/2") -> Haystack:
    request = Message(((b"x-odd", b"caf\xe9"),), Body(body, len(body), hashlib.sha256(body).hexdigest()))
    exchange = Exchange(
        0, 1, protocol, "POST", "https", "a.example", 443, path, 200, request, None, PLACE, PLACE
    )  # fmt: skip
    return Haystack(exchange, decode(exchange), loose=loose)


def located(haystack: Haystack, wanted: bytes, nth: int = 0) -> Leaf | None:
    start = -1
    for _ in range(nth + 1):
        start = haystack.data.index(wanted, start + 1)
    return haystack.locate(start, start + len(wanted))


def test_every_part_of_a_request_is_there() -> None:
    body = json.dumps({"a": "one\ntwo", "membername": {"deep": "ünï"}}).encode()
    haystack = laid_out("/seg%20ment?q=va%2Clue", body)
    for wanted, where, path in (
        (b"one\ntwo", "request.body", ("json", "$['a']")),
        ("ünï".encode(), "request.body", ("json", "$['membername']['deep']")),
        (b"seg ment", "request.path", ("$[0]",)),
        (b"seg%20ment", "request.path", ("raw", "$[1]")),
        (b"va%2Clue", "request.query", ("raw", "$[2]")),
        (b"a.example", "request.header", ("$['host'][0]",)),
        (b"caf\xe9", "request.header", ("raw", "$[0]")),
        (b'{"a"', "request.body", ("raw", "$[0]")),
    ):
        leaf = located(haystack, wanted)
        assert leaf is not None, wanted
        assert (leaf.where, leaf.path) == (where, path), wanted


def test_nothing_runs_over_the_end_of_a_text() -> None:
    haystack = laid_out("/", json.dumps(["first", "second"]).encode())
    assert located(haystack, b"first\nsecond") is None


def test_loose_texts_know_their_leaf() -> None:
    haystack = laid_out("/", json.dumps({"a": "x-y z", "b": "12 34-56"}).encode(), loose=True)
    start = haystack.data.index(b"123456", haystack.loose)
    leaf = haystack.locate(start, start + 6)
    assert leaf is not None
    assert leaf.path == ("json", "$['b']")


def test_binary_leaves_are_there_in_full() -> None:
    long = bytes(range(256)) * 40
    size = len(long)
    message = b"\x0a" + bytes((size & 0x7F | 0x80, size >> 7)) + long
    haystack = laid_out("/", message)
    assert haystack.data.count(long) >= 1


def test_labels_of_a_name_are_joined() -> None:
    assert b"abcdef" in laid_out("abc.def", b"", protocol="DNS").data
    assert b"abcdef" not in laid_out("abc.def", b"", protocol="HTTP/2").data


def test_an_empty_request_has_no_leaves_but_a_host() -> None:
    request = Message((), None)
    exchange = Exchange(
        0, 1, "HTTP/1.1", "GET", "https", "a.example", 443, "", 200, request, None, PLACE, PLACE
    )  # fmt: skip
    haystack = Haystack(exchange, decode(exchange), loose=True)
    start = haystack.data.index(b"a.example")
    leaf = haystack.locate(start, start + 9)
    assert leaf is not None
    assert leaf.name == "host"
