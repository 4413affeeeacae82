from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.dissection import DissectionOptions, dissect
from auditor.model import Outcome
from auditor.network.network import Network
from auditor.network.stream import End as StreamEnd
from auditor.network.stream import Gap
from tests.network.conftest import Captured, Result, batch, ethernet, ip4
from tests.sources.conftest import pcap_file

CLIENT, SERVER = ("192.168.7.20", 32836), ("203.0.113.9", 80)
REQUEST = b"GET /map HTTP/1.1\r\nHost: sctp.example\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + b"x" * 900


def chunk(kind: int, body: bytes, flags: int = 3) -> bytes:
    return bytes([kind, flags]) + (4 + len(body)).to_bytes(2, "big") + body + bytes(-len(body) % 4)


def data(number: int, payload: bytes, stream: int = 0) -> bytes:
    return chunk(0, (number % 2**32).to_bytes(4, "big") + stream.to_bytes(2, "big") + bytes(6) + payload)


def init(kind: int, number: int) -> bytes:
    return chunk(kind, bytes(12) + (number % 2**32).to_bytes(4, "big"), 0)


def packet(source: tuple[str, int], destination: tuple[str, int], *chunks: bytes) -> Captured:
    ports = source[1].to_bytes(2, "big") + destination[1].to_bytes(2, "big")
    frame = ethernet(ip4(source[0], destination[0], 132, ports + bytes(8) + b"".join(chunks)))
    return Captured(frame, len(frame))


def association(first: int = 7) -> list[Captured]:
    sent = [data(first + i, REQUEST[at : at + 20]) for i, at in enumerate(range(0, len(REQUEST), 20))]
    back = [data(70 + i, ANSWER[at : at + 300], i % 3) for i, at in enumerate(range(0, len(ANSWER), 300))]
    return [
        packet(CLIENT, SERVER, init(1, first)),
        packet(SERVER, CLIENT, init(2, 70)),
        packet(CLIENT, SERVER, *sent),
        packet(SERVER, CLIENT, chunk(3, bytes(12), 0)),
        *(packet(SERVER, CLIENT, each) for each in back),
    ]


CHUNKS = st.builds(data, st.integers(0, 20), st.binary(max_size=9))


def run(packets: list[Captured], size: int = 1000) -> Result:
    network, result = Network(), Result()
    for at in range(0, len(packets), size):
        result.eat(network.receive(batch(packets[at : at + size], at + 1)))
    result.eat(network.close())
    result.other, result.packets = network.other, network.packets
    return result


@pytest.mark.parametrize("first", [7, 2**32 - 2])
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_user_data_is_a_stream_in_each_direction(size: int, first: int) -> None:
    result = run(association(first), size)
    assert (result.stream(0), result.stream(1)) == (REQUEST, ANSWER)
    flow = result.flows[1]
    assert (flow.transport, str(flow.client), flow.syn) == ("sctp", "192.168.7.20:32836", True)
    assert (flow.payload_packets, flow.payload_bytes) == ([1, 4], [len(REQUEST), len(ANSWER)])
    assert sum(flow.packets) == len(association())


def test_order_and_repetition_of_packets_do_not_matter() -> None:
    opening, rest = association()[:2], association()[2:]
    mixed = [*rest, *rest]
    random.Random(3).shuffle(mixed)
    result = run([*opening, *mixed])
    assert (result.stream(0), result.stream(1)) == (REQUEST, ANSWER)


def test_missing_chunk_is_a_gap() -> None:
    packets = association()
    del packets[5]
    result = run(packets)
    assert result.stream(1) == ANSWER[:300] + ANSWER[600:]
    assert [e for e in result.events[1, 1] if isinstance(e, Gap)] == [Gap(result.events[1, 1][0].direction, 300, None)]
    assert isinstance(result.events[1, 1][-1], StreamEnd)


def test_packet_too_short_for_a_chunk_is_counted_outside_flows() -> None:
    frame = ethernet(ip4(CLIENT[0], SERVER[0], 132, bytes(8)))
    assert run([Captured(frame, len(frame))]).other == {Outcome.UNKNOWN: (1, len(frame))}


def test_http_over_sctp_is_read(tmp_path: Path) -> None:
    path = tmp_path / "capture.pcap"
    path.write_bytes(pcap_file([(i, 0, p.original, p.data) for i, p in enumerate(association())]))
    with dissect(str(path), DissectionOptions(processes=2), lambda e: e) as dissection:
        ((_, exchange),) = list(dissection)
    assert (exchange.host, exchange.path, exchange.status, exchange.frames) == ("sctp.example", "/map", 200, (3,))
    assert exchange.response is not None
    assert exchange.response.body is not None
    assert exchange.response.body.length == 900


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.booleans(), st.binary(max_size=60) | CHUNKS)))
def test_hostile_chunks_raise_nothing_and_every_packet_counts(said: list[tuple[bool, bytes]]) -> None:
    packets = [packet(*((CLIENT, SERVER) if way else (SERVER, CLIENT)), body) for way, body in said]
    result = run(packets)
    counted = sum(flow.all_packets for flow in result.flows.values()) + sum(n for n, _ in result.other.values())
    assert counted == len(packets)
