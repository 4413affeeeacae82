from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network.stream import Data, StreamEvent
from auditor.protocols.datagrams import SpanAnnounced, SpokenSpan
from auditor.protocols.messages import HttpEvent, Switch, Unread
from auditor.protocols.socks import SocksReader
from tests.protocols.conftest import C, S, events

REQUEST = b"GET / HTTP/1.1\r\n\r\n"
BY_NAME = b"\x05\x01\x00\x03\x0blog.example\x00\x50"
GRANTED = b"\x05\x00\x00\x01\xc0\x00\x02\x01\x04\x38"


def run(
    client: list[bytes | int], server: list[bytes | int], *, size: int | None = None, server_first: bool = False,
    ends: bool = False,
) -> tuple[list[HttpEvent], list[StreamEvent]]:  # fmt: skip
    """Everything found, and what is left for the next reader."""
    until = None if ends else -1
    sides = [events(C, client, size)[:until], events(S, server, size)[:until]]
    reader, found, rest = SocksReader(), list[HttpEvent](), list[StreamEvent]()
    for event in [each for side in (sides[::-1] if server_first else sides) for each in side]:
        if any(isinstance(each, Switch) for each in found):
            rest.append(event)
            continue
        found += reader.receive(event)
        if any(isinstance(each, Switch) for each in found):
            rest = reader.remainder()
    return found + reader.close(), rest


def every_way(client: list[bytes | int], server: list[bytes | int]) -> list[HttpEvent]:
    whole, _ = run(client, server, ends=True)
    for size in (None, 1, 3):
        for server_first in (False, True):
            found, _ = run(client, server, size=size, server_first=server_first, ends=True)
            assert joined(found) == joined(whole)
    return whole


def joined(found: list[HttpEvent]) -> list[object]:
    """Events in order, unread bytes as the set of their offsets."""
    gaps = [each for each in found if isinstance(each, Unread)]
    rest = [each for each in found if not isinstance(each, Unread)]
    return [*rest, {(gap.direction, at) for gap in gaps for at in range(gap.start, gap.end)}]


def spoken(found: list[HttpEvent]) -> SpokenSpan:
    return next(each for each in found if isinstance(each, SpokenSpan))


@pytest.mark.parametrize(
    ("client", "server", "authority", "status"),
    [
        (b"\x05\x01\x00" + BY_NAME, b"\x05\x00" + GRANTED, "log.example:80", 0),
        (
            b"\x05\x01\x00\x05\x01\x00\x04" + bytes.fromhex("20010db8000000000000000000000001") + b"\x01\xbb",
            b"\x05\x00\x05\x00\x00\x04" + bytes(18),
            "[2001:db8::1]:443",
            0,
        ),
        (b"\x04\x01\x01\xbb\xc0\x00\x02\x07\x00", b"\x00\x5a" + bytes(6), "192.0.2.7:443", 90),
        (b"\x04\x01\x00\x50\x00\x00\x00\x01\x00log.example\x00", b"\x00\x5a" + bytes(6), "log.example:80", 90),
    ],
)
def test_tunnel_opens_where_the_negotiation_ended(client: bytes, server: bytes, authority: str, status: int) -> None:
    for size in (None, 1):
        for server_first in (False, True):
            found, rest = run([client + REQUEST], [server + b"HTTP/1.1 200 OK"], size=size, server_first=server_first)
            assert isinstance(found[0], SpanAnnounced)
            assert found[-1] == Switch("connect", authority, len(client), len(server), 0)
            span = spoken(found)
            assert (span.path, span.status, span.start, span.end) == (authority, status, 0, len(client))
            for direction, start, expected in ((C, len(client), REQUEST), (S, len(server), b"HTTP/1.1 200 OK")):
                data = [each for each in rest if isinstance(each, Data) and each.direction is direction]
                assert b"".join(each.data for each in data) == expected
                assert data[0].start == start


def test_user_is_told_and_the_password_is_not_kept() -> None:
    client = b"\x05\x02\x00\x02" + b"\x01\x05fiona\x06secret" + BY_NAME
    server = b"\x05\x02" + b"\x01\x00" + GRANTED
    for size in (None, 1):
        found, rest = run([client], [server], size=size)
        body = spoken(found).request.body
        assert body is not None
        assert body.data == b'{"username":"fiona"}'
        assert "secret" not in repr(found) + repr(rest)
        assert isinstance(found[-1], Switch)


def test_user_of_version_4_is_told() -> None:
    span = spoken(run([b"\x04\x01\x01\xbb\xc0\x00\x02\x07fiona\x00"], [b"\x00\x5a" + bytes(6)])[0])
    assert span.protocol == "SOCKS4"
    assert span.request.body is not None
    assert span.request.body.data == b'{"username":"fiona"}'


@pytest.mark.parametrize(
    ("client", "server", "detail"),
    [
        (b"\x05\x01\x00" + BY_NAME + b"late", b"\x05\x00\x05\x05" + GRANTED[2:], "refused (code 5)"),
        (b"\x05\x01\x00" + b"\x05\x03" + BY_NAME[2:] + b"late", b"\x05\x00" + GRANTED, "UDP ASSOCIATE"),
        (b"\x05\x01\x00" + b"\x05\x02" + BY_NAME[2:] + b"late", b"\x05\x00" + GRANTED, "BIND"),
        (b"\x05\x01\x01late", b"\x05\x01", "login method 1"),
        (b"\x05\x01\x00late", b"\x05\xff", "no way to log in"),
    ],
)
def test_what_follows_anything_but_a_connection_is_unread(client: bytes, server: bytes, detail: str) -> None:
    found = every_way([client], [server])
    assert not any(isinstance(each, Switch) for each in found)
    (gap,) = [each for each in found if isinstance(each, Unread)]
    assert (gap.start, gap.end, gap.reason) == (len(client) - 4, len(client), Outcome.UNKNOWN)
    assert detail in gap.detail


def test_loss_within_a_negotiation_leaves_the_rest_unread() -> None:
    found = every_way([b"\x05\x01\x00" + BY_NAME[:4], 3, BY_NAME[7:] + REQUEST], [b"\x05\x00" + GRANTED])
    assert not any(isinstance(each, Switch) for each in found)
    gaps = [each for each in found if isinstance(each, Unread)]
    assert {each.reason for each in gaps} == {Outcome.LOST}
    assert max(each.end for each in gaps if each.direction is C) == len(b"\x05\x01\x00" + BY_NAME + REQUEST)


def announced_and_spoken(found: list[HttpEvent]) -> tuple[int, int]:
    return sum(isinstance(each, SpanAnnounced) for each in found), sum(isinstance(each, SpokenSpan) for each in found)


@pytest.mark.parametrize("server", [b"", b"\x05", b"\x05\x00", b"\x05\x00\x05", b"\x05\x00\x05\x00\x00\x09"])
def test_request_the_proxy_did_not_answer_is_told_without_an_answer(server: bytes) -> None:
    found = every_way([b"\x05\x01\x00" + BY_NAME], [server])
    assert announced_and_spoken(found) == ((1, 1) if len(server) > 1 else (0, 0))
    if 1 < len(server) < 5:
        span = spoken(found)
        assert (span.path, span.status, span.response) == ("log.example:80", None, None)


def test_negotiation_without_an_answer_is_unread() -> None:
    found, _ = run([b"\x05\x01\x00" + BY_NAME + REQUEST], [])
    assert [(each.start, each.end) for each in found if isinstance(each, Unread)] == [(3, 3 + len(BY_NAME + REQUEST))]


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=60), st.binary(max_size=40), st.sampled_from([b"", b"\x05\x01\x00", b"\x04\x01"]))
def test_any_bytes_are_taken(client: bytes, server: bytes, head: bytes) -> None:
    announced, told = announced_and_spoken(every_way([head + client], [server]))
    assert announced == told
