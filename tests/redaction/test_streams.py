from __future__ import annotations

import random

import pytest

from auditor.redaction.frames import Flow, Segment
from auditor.redaction.known import Known
from auditor.redaction.plain_http import PlainHttp
from auditor.redaction.rewriting import Rewriter
from auditor.redaction.streams import Streams

FLOW = Flow(6, b"\x0a\0\0\1", 40000, b"\x08\x08\x08\x08", 443)
HELLO = b"\x16\x03\x01\x00\x10" + bytes(range(100, 116))
RECORDS = [b"\x14\x03\x03\x00\x01\x01", b"\x17\x03\x03\x00\x20" + b"S" * 32, b"\x17\x03\x03\x01\x00" + b"T" * 256]
KEPT = HELLO + b"\x14\x03\x03\x00\x01\0" + b"\x17\x03\x03\x00\x20" + bytes(32) + b"\x17\x03\x03\x01\x00" + bytes(256)


def streams(known: Known) -> Streams:
    return Streams(known, PlainHttp(known, Rewriter(known)))


def segments(data: bytes, sizes: list[int], base: int = 1000, flow: Flow = FLOW) -> list[tuple[Segment, bytes]]:
    """A SYN, then the data in pieces of these sizes, the last one as long as it takes."""
    found, at = [(Segment(flow, 0, 0, base - 1, True), b"")], 0
    for size in [*sizes, len(data)]:
        piece = data[at : at + size]
        if piece:
            found.append((Segment(flow, 0, len(piece), (base + at) % (1 << 32)), piece))
        at += size
    return found


def passed(known: Known, sent: list[tuple[Segment, bytes]]) -> list[bytes]:
    both = streams(known)
    for segment, data in sent:
        assert both.note(segment, data) == bytes(len(data))
    both.close()
    return [both.payload(segment, data) for segment, data in sent]


@pytest.mark.parametrize("sizes", [[], [1] * 400, [3, 2, 16, 7, 100], [21], [20, 2]])
@pytest.mark.parametrize("base", [1000, (1 << 32) - 10])
def test_tls_keeps_its_hello_and_the_headers_of_records(known: Known, sizes: list[int], base: int) -> None:
    shown = passed(known, segments(HELLO + b"".join(RECORDS), sizes, base))
    assert b"".join(shown) == KEPT


def test_segments_sent_again_or_overlapping_change_nothing(known: Known) -> None:
    data = HELLO + b"".join(RECORDS)
    sent = segments(data, [30, 30, 30])
    again = (Segment(FLOW, 0, 50, 1010), data[10:60])
    shown = passed(known, [*sent[:3], again, *sent[3:], sent[1]])
    assert shown[3] == KEPT[10:60]
    assert shown[-1] == KEPT[:30]


def test_behind_a_gap_nothing_stays_that_was_not_followed(known: Known) -> None:
    data = HELLO + b"".join(RECORDS)
    sent = segments(data, [23, 30])
    shown = b"".join(passed(known, [sent[0], sent[1], sent[3]]))
    assert b"S" not in shown
    assert b"T" not in shown


def test_stream_of_no_known_beginning_becomes_zeros(known: Known) -> None:
    assert set(b"".join(passed(known, segments(b"SSH-2.0-x\r\n" + b"secret" * 9, [5, 5])))) == {0}


def test_stream_whose_first_bytes_are_missing_becomes_zeros(known: Known) -> None:
    late = segments(HELLO + RECORDS[2], [23])[2:]
    assert set(b"".join(passed(known, late))) == {0}


@pytest.mark.parametrize("sizes", [[], [1] * 300, [7, 90]])
def test_plain_http_is_rewritten_across_segments(known: Known, sizes: list[int]) -> None:
    data = b"GET /?u=mia.muster@example.org HTTP/1.1\r\nHost: a.example\r\nCookie: s=geheim\r\n\r\n"
    shown = b"".join(passed(known, segments(data, sizes)))
    assert len(shown) == len(data)
    assert known.left_in(shown) is None
    assert b"geheim" not in shown
    assert b"\r\nHost: a.example\r\n" in shown


def test_dns_keeps_names_but_those_that_tell(known: Known) -> None:
    flow = Flow(17, b"\x0a\0\0\1", 5000, b"\x08\x08\x08\x08", 53)
    query = b"\0\1\1\0\0\1\0\0\0\0\0\0\x01a\x07example\x00\0\1\0\1" + b"mia.muster@example.org"
    shown = streams(known).payload(Segment(flow, 0, len(query)), query)
    assert shown[:20] == query[:20]
    assert known.left_in(shown) is None


def test_quic_keeps_initial_packets_alone(known: Known) -> None:
    flow = Flow(17, b"\x0a\0\0\1", 5000, b"\x08\x08\x08\x08", 443)
    initial = b"\xc3\0\0\0\1\x02ab\x02cd\0\x05hello"
    both = streams(known)
    assert both.payload(Segment(flow, 0, 0), initial + b"\xd3zero-rtt") == initial + bytes(9)
    assert both.payload(Segment(flow, 0, 0), b"\x43" + b"x" * 60) == b"\x43" + b"x" * 20 + bytes(40)
    assert both.payload(Segment(flow, 0, 0), b"\xe3\0\0\0\1" + b"x" * 60)[21:] == bytes(44)


def test_other_datagrams_become_zeros(known: Known) -> None:
    flow = Flow(17, b"\x0a\0\0\1", 5353, b"\xe0\0\0\xfb", 5353)
    assert streams(known).payload(Segment(flow, 0, 0), b"Mias-Telefon.local") == bytes(18)


def test_no_bytes_are_too_odd(known: Known) -> None:
    chance = random.Random(4)
    for _ in range(200):
        data = bytes([chance.choice((0x16, 0x47, 0xC3))]) + chance.randbytes(chance.randrange(200))
        assert len(b"".join(passed(known, segments(data, [chance.randrange(1, 9) for _ in range(20)])))) == len(data)
        flow = Flow(17, b"", 1, b"", chance.choice((53, 443, 9)))
        assert len(streams(known).payload(Segment(flow, 0, 0), data)) == len(data)
