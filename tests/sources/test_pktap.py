"""PKTAP headers give the packet behind them and the process it is of."""

from __future__ import annotations

import struct

import pytest

from auditor.sources.linktypes import normalise
from auditor.sources.located import UNKNOWN, Located
from auditor.sources.pktap import locate_in_pktap, process_name
from tests.sources.conftest import packets_of
from tests.sources.test_linktypes import IPV4, batch


def pktap(link: int, *, command: bytes = b"", effective: bytes = b"", length: int = 108, kind: int = 1) -> bytes:
    head = struct.pack("<III24sIIIII20s", length, kind, link, b"en0", 1, 2, 14, 0, 501, command)
    head += struct.pack("<IHHI20s", 0, 6, 0, 502, effective)
    return head + bytes(max(length - len(head), 0))


@pytest.mark.parametrize("number", [258, 149])
def test_packet_and_process_are_found(number: int) -> None:
    one, two = pktap(12, command=b"Tagesblatt") + IPV4, pktap(1, command=b"nsurlsessiond", effective=b"Wanderkarte")
    got = normalise(batch(number, one, two + bytes(14) + IPV4, pktap(12, length=156) + IPV4))
    assert [(packet.link, packet.data) for packet in packets_of([got])] == [
        (12, IPV4),
        (1, bytes(14) + IPV4),
        (12, IPV4),
    ]
    assert got.apps == ("Tagesblatt", "Wanderkarte")
    assert got.app is not None
    assert got.app.tolist() == [0, 1, -1]


def test_wireless_frame_behind_it_is_read_too() -> None:
    wifi = bytes.fromhex("08010000") + bytes(20) + bytes.fromhex("aaaa030000000800")
    got = normalise(batch(258, pktap(105, command=b"airportd") + wifi + IPV4))
    assert [(packet.link, packet.data) for packet in packets_of([got])] == [(101, IPV4)]
    assert got.apps == ("airportd",)


@pytest.mark.parametrize(
    "head", [b"", pktap(1)[:107], pktap(1, kind=0), pktap(1, length=400)[:200], pktap(0x123456), b"\xff" * 150]
)
def test_what_is_no_such_header_is_unknown(head: bytes) -> None:
    assert locate_in_pktap(head) == Located(0, UNKNOWN)


def test_names_end_at_zero_and_are_printable() -> None:
    assert process_name(b"launchd\0garbage\xff") == "launchd"
    assert process_name(b"a\x1b[31mb") == ""
    assert process_name("Blätter\0".encode()) == "Blätter"
