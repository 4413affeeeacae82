from __future__ import annotations

import pytest

from auditor.model import Endpoint
from auditor.network.flows import MOST_NOTES, Flow, asks, source_is_client
from tests.network.conftest import ACK, CLIENT, SERVER, Captured, handshake, run, tcp, udp


@pytest.mark.parametrize(
    ("transport", "source", "destination", "expected"),
    [
        ("tcp", ("192.168.7.20", 50000), ("203.0.113.9", 443), True),
        ("tcp", ("203.0.113.9", 443), ("192.168.7.20", 50000), False),
        ("tcp", ("203.0.113.9", 8443), ("192.168.7.20", 40000), False),
        ("tcp", ("8.8.8.8", 40000), ("192.168.7.20", 50000), False),
        ("tcp", ("192.168.7.20", 40000), ("8.8.8.8", 50000), True),
        ("tcp", ("192.168.7.20", 40000), ("192.168.7.21", 50000), False),
        ("udp", ("192.168.7.1", 53), ("192.168.7.20", 40000), False),
        ("udp", ("203.0.113.9", 443), ("192.168.7.20", 40000), False),
        ("udp", ("203.0.113.9", 40000), ("192.168.7.20", 50000), True),
        ("udp", ("192.168.7.20", 5353), ("224.0.0.251", 5353), True),
    ],
)
def test_opener_is_told_from_the_first_packet(
    transport: str, source: tuple[str, int], destination: tuple[str, int], expected: bool
) -> None:
    assert source_is_client(transport, Endpoint(*source), Endpoint(*destination)) is expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"GET / HTTP/1.1\r\n", True),
        (b"PRI * HTTP/2.0\r\n", True),
        (b"\x16\x03\x01\x02\x00\x01\0", True),
        (b"HTTP/1.1 200 OK\r\n", False),
        (b"\x16\x03\x03\x0a\x0a\x02\0", False),
        (b"\x17\x03\x03\x00\x20", None),
        (b"GETTING", None),
        (b"", None),
    ],
)
def test_who_asks_is_told_from_first_bytes(head: bytes, expected: bool | None) -> None:
    assert asks(head) is expected
    packet = tcp((SERVER[0], 60000), CLIENT, 1001, 9001, ACK, head)
    if expected is not None:
        assert (run([packet]).flows[1].client.address == SERVER[0]) is expected


def test_counters_tell_bare_from_payload_packets() -> None:
    packets = [*handshake(), tcp(CLIENT, SERVER, 1001, 9001, ACK, b"abc"), tcp(SERVER, CLIENT, 9001, 1004, ACK, b"xyz")]
    packets += [packets[-1]]
    flow = run(packets, 2).flows[1]
    assert (flow.packets, flow.payload_packets, flow.payload_bytes) == ([3, 3], [1, 2], [3, 3])
    assert (flow.all_packets, flow.bare_packets, flow.first_frame) == (6, 3, 1)


def test_times_cover_all_packets() -> None:
    first, *rest = handshake()
    packets = [Captured(first.data, first.original, 1, 50), *(Captured(p.data, p.original, 1, 90) for p in rest)]
    flow = run(packets, 1).flows[1]
    assert (flow.first_ns, flow.last_ns) == (50, 90)


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        (None, None),
        ("192.168.7.20", True),
        ("192.168.7.21", False),
        ("02:00:00:00:00:01", True),
        ("203.0.113.9", False),
    ],
)
def test_device_is_known_by_address_or_hardware_address(device: str | None, expected: bool | None) -> None:
    assert run(handshake(), device=device).flows[1].from_device is expected


def test_flow_between_others_is_told_from_one_the_device_answers_in() -> None:
    devices = ("192.168.7.20", SERVER[0], "02:00:00:00:00:02", "198.51.100.99", "02:00:00:00:00:99")
    flows = [run(handshake(), device=device).flows[1] for device in devices]
    assert [(flow.from_device, flow.of_others) for flow in flows] == [
        (True, False),
        (False, False),
        (False, False),
        (False, True),
        (False, True),
    ]


def test_device_is_known_from_an_answer_too() -> None:
    answer = udp(SERVER, CLIENT, b"answer seen first")
    assert run([answer], device="02:00:00:00:00:02").flows[1].from_device is True


def test_notes_are_kept_once_and_bounded() -> None:
    end = Endpoint("10.0.0.1", 1)
    flow = Flow(1, "tcp", end, end, 0, 0)
    for i in range(100):
        flow.note(str(i % 50))
    assert flow.notes == [str(i) for i in range(MOST_NOTES)]
