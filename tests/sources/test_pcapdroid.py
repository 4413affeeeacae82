"""PCAPdroid's trailers leave the packet and name its app; its blocks and comments are told from others."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.sources.linktypes import normalise
from auditor.sources.pcapdroid import read_uid_comment, read_uid_map, strip_trailers
from tests.sources.conftest import packets_of
from tests.sources.test_linktypes import IPV4, IPV6, batch

BOGUS = bytes(12)


def trailer(uid: int, name: bytes, magic: int = 0x01072021) -> bytes:
    return struct.pack(">Ii20sI", magic, uid, name, 0xDEADBEEF)


def test_trailer_is_no_part_of_the_packet_and_names_the_app() -> None:
    frames = [
        BOGUS + b"\x08\x00" + IPV4 + b"\0\0" + trailer(10_123, b"Tagesblatt"),
        BOGUS + b"\x86\xdd" + IPV6 + trailer(10_200, b""),
        BOGUS + b"\x08\x00" + IPV4 + trailer(-1, b"Unknown"),
        BOGUS + b"\x08\x00" + IPV4 + b"\0\0" + trailer(10_123, b"Tagesblatt"),
        BOGUS + b"\x08\x00" + IPV4,
    ]
    got = normalise(batch(1, *frames))
    assert [packet.data for packet in packets_of([got])] == [f[:-32] for f in frames[:4]] + frames[4:]
    assert (got.original - got.captured).tolist() == [100] * 5
    assert got.apps == ("Tagesblatt", "uid 10200")
    assert got.app is not None
    assert got.app.tolist() == [0, 1, -1, 0, -1]


def test_trailer_behind_bare_ip() -> None:
    got = normalise(batch(101, IPV4 + trailer(0, b"Root")))
    assert [packet.data for packet in packets_of([got])] == [IPV4]
    assert got.apps == ("Root",)


@pytest.mark.parametrize(
    "frame",
    [
        b"\2" + bytes(11) + b"\x08\x00" + IPV4 + trailer(1, b"x"),
        BOGUS + b"\x08\x00" + IPV4 + trailer(1, b"x", 0x01072022),
        BOGUS + b"\x08\x00" + b"\x45\0\0\x48" + bytes(16) + bytes(20) + trailer(1, b"x"),
        BOGUS + b"\x08\x06" + bytes(40) + trailer(1, b"x"),
    ],
    ids=["addresses", "magic", "within-the-packet", "no-ip"],
)
def test_what_a_sender_could_have_written_is_no_trailer(frame: bytes) -> None:
    one = batch(1, frame)
    assert strip_trailers(one) is one


@settings(deadline=None, max_examples=200)
@given(st.lists(st.binary(max_size=70), max_size=4), st.sampled_from([0, 1, 101, 113]))
def test_no_bytes_raise(heads: list[bytes], link: int) -> None:
    made = batch(link, *(head + trailer(5, b"\xff\0") for head in heads))
    got = strip_trailers(made)
    assert np.isin(made.captured - got.captured, (0, 32)).all()


@pytest.mark.parametrize("order", "<>")
def test_uid_map_gives_the_package(order: str) -> None:
    def block(pen: int, kind: int, uid: int, package: bytes, app: bytes) -> bytes:
        head = struct.pack(f"{order}IHBxiBB", pen, 1, kind, uid, len(package), len(app))
        return head + package + app + bytes(3)

    assert read_uid_map(block(62652, 1, 10_123, b"org.example.news", b"News"), order) == (10_123, "org.example.news")
    assert read_uid_map(block(62652, 1, 10_123, b"", b"News"), order) == (10_123, "News")
    assert read_uid_map(block(62652, 1, 10_123, b"", b""), order) == (10_123, "uid 10123")
    assert read_uid_map(block(62652, 1, -1, b"", b"Unknown"), order) is None
    assert read_uid_map(block(62652, 2, 7, b"a", b"b"), order) is None
    assert read_uid_map(block(62653, 1, 7, b"a", b"b"), order) is None
    assert read_uid_map(b"\0" * 13, order) is None


def test_comments_with_uids_are_told_from_others() -> None:
    assert read_uid_comment(b"u-10123") == 10_123
    assert read_uid_comment(b"u-0\0") == 0
    assert [read_uid_comment(text) for text in (b"u--1", b"u-", b"u-12x", b"x-12", b"", b"u-12345678901")] == [None] * 6
