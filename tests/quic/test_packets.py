"""Cutting datagrams into packets, and telling QUIC from other things by its first datagram."""

from __future__ import annotations

from aioquic.buffer import encode_uint_var
from aioquic.quic.packet import encode_quic_retry, encode_quic_version_negotiation
from hypothesis import given
from hypothesis import strategies as st

from auditor.quic.packets import google_version, sniff_quic, split
from auditor.quic.versions import VERSION_1, VERSION_2, Kind


def long_packet(first: int, version: int, payload: bytes, token: bytes | None = None) -> bytes:
    head = bytes((first,)) + version.to_bytes(4, "big") + b"\x04dcid\x03sci"
    if token is not None:
        head += encode_uint_var(len(token)) + token
    return head + encode_uint_var(len(payload)) + payload


def test_coalesced_packets_are_cut_apart_and_padding_is_left_out() -> None:
    initial = long_packet(0xC0, VERSION_1, b"i" * 30, b"token")
    handshake = long_packet(0xE0, VERSION_1, b"h" * 25)
    short = b"\x41" + b"s" * 40
    packets = split(initial + handshake + short)
    assert [packet.kind for packet in packets] == [Kind.INITIAL, Kind.HANDSHAKE, Kind.SHORT]
    assert [(packet.start, packet.end) for packet in packets] == [
        (0, len(initial)),
        (len(initial), len(initial + handshake)),
        (len(initial + handshake), len(initial + handshake + short)),
    ]
    assert (packets[0].dcid, packets[0].scid, packets[0].token) == (b"dcid", b"sci", b"token")
    assert packets[0].number_at == len(initial) - 30
    assert [packet.kind for packet in split(initial + bytes(500))] == [Kind.INITIAL]


def test_version_2_numbers_its_types_differently() -> None:
    kinds = [split(long_packet(0xC0 | n << 4, VERSION_2, b"x" * 30, b"" if n == 1 else None))[0].kind for n in range(4)]
    assert kinds == [Kind.RETRY, Kind.INITIAL, Kind.ZERO_RTT, Kind.HANDSHAKE]


def test_retry_and_version_negotiation_are_recognised() -> None:
    retry = encode_quic_retry(VERSION_1, b"server", b"client", b"original", b"the token")
    (packet,) = split(retry)
    assert (packet.kind, packet.scid, packet.dcid, packet.token) == (Kind.RETRY, b"server", b"client", b"the token")
    negotiation = encode_quic_version_negotiation(b"server", b"client", [VERSION_1, VERSION_2])
    assert split(negotiation)[0].kind is Kind.NEGOTIATION
    assert sniff_quic(negotiation)
    assert not sniff_quic(negotiation[:-8] + b"abcdefgh")


def test_packets_that_reach_beyond_their_datagram_are_none() -> None:
    whole = long_packet(0xC0, VERSION_1, b"i" * 30, b"")
    for cut in range(len(whole)):
        assert not [packet for packet in split(whole[:cut]) if packet.kind is Kind.INITIAL]
    too_long_id = b"\xc0" + VERSION_1.to_bytes(4, "big") + b"\xff" + bytes(60)
    assert split(too_long_id) == []


def test_google_quic_is_recognised_with_and_without_long_headers() -> None:
    assert google_version(b"\x0d" + bytes(8) + b"Q043" + bytes(20)) == "Google QUIC Q043"
    assert google_version(b"\xc3Q046\x50" + bytes(20)) == "Google QUIC Q046"
    assert google_version(b"\x01\x02") is None
    assert sniff_quic(b"\xc3Q050\x08" + bytes(20))


def test_versions_nobody_knows_are_quic_only_by_a_reserved_number_and_full_size() -> None:
    reserved = long_packet(0xC0, 0x1A2A3A4A, bytes(1200))
    assert sniff_quic(reserved)
    assert not sniff_quic(reserved[:600])
    assert not sniff_quic(long_packet(0xC0, 0x12345678, bytes(1200)))


@given(st.binary(max_size=200))
def test_arbitrary_bytes_give_packets_that_lie_inside_and_in_order(data: bytes) -> None:
    at = 0
    for packet in split(data):
        assert packet.start == at
        assert packet.start < packet.number_at <= packet.end <= len(data)
        at = packet.end
    sniff_quic(data)
