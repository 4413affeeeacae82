from __future__ import annotations

import struct

import pytest

from auditor.network.addresses import Addresses
from auditor.network.internet import LONGEST_CHAIN, MALFORMED, Internet, internet_layer
from auditor.network.link import network_layer
from auditor.network.octets import Octets
from tests.network.conftest import Captured, batch, ethernet, ip4, ip6


def read(*packets: bytes) -> Internet:
    made = batch([Captured(p, len(p), 101) for p in packets])
    octets = Octets(made.buffer)
    end = made.offset + made.captured
    return internet_layer(octets, network_layer(octets, made), end, end, Addresses())


def test_length_is_what_the_header_says() -> None:
    assert read(ip4("10.0.0.1", "10.0.0.2", 17, bytes(30)) + b"padding").length.tolist() == [30]
    assert read(ip6("::1", "::2", 17, bytes(30)) + b"padding").length.tolist() == [30]


@pytest.mark.parametrize(("kind", "family"), [(0x0800, 4), (0x86DD, 4), (0x0800, 6), (0x86DD, 6)])
def test_version_is_believed_where_the_link_layer_names_the_other(kind: int, family: int) -> None:
    packet = ip4("10.0.0.1", "10.0.0.2", 17, bytes(8)) if family == 4 else ip6("::1", "::2", 17, bytes(8))
    made = batch([Captured(ethernet(packet, kind), 14 + len(packet))])
    octets = Octets(made.buffer)
    end = made.offset + made.captured
    found = internet_layer(octets, network_layer(octets, made), end, end, Addresses())
    assert (found.transport.tolist(), found.length.tolist()) == ([17], [8])


def test_fragments_say_where_they_belong() -> None:
    first = ip4("10.0.0.1", "10.0.0.2", 17, bytes(8), ident=5, fragment=0x2000)
    last = ip4("10.0.0.1", "10.0.0.2", 17, bytes(8), ident=5, fragment=1)
    middle = ip6("::1", "::2", 44, struct.pack(">BBHI", 17, 0, 24 | 1, 9) + bytes(8))
    whole = ip4("10.0.0.1", "10.0.0.2", 17, bytes(8), fragment=0x4000)
    found = read(whole, middle, first, last).fragments
    assert found.row.tolist() == [1, 2, 3]
    assert found.at.tolist() == [24, 0, 8]
    assert found.more.tolist() == [True, True, False]
    assert found.ident.tolist() == [9, 5, 5]


def test_endless_extension_headers_are_malformed() -> None:
    chain = b"\x3c\0\0\0\0\0\0\0" * (LONGEST_CHAIN + 4)
    assert read(ip6("::1", "::2", 60, chain)).transport.tolist() == [MALFORMED]
