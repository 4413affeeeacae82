"""Activity: what was sent is joined into bursts by time alone, and bounded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Burst
from auditor.network import activity
from auditor.network.activity import JOINED_NS, Activity
from auditor.network.network import Network
from tests.network.conftest import ACK, CLIENT, PSH, SERVER, SYN, batch, tcp, udp

PACKETS = st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 1400)), max_size=60).map(sorted)


def bursts(*parts: list[tuple[int, int]]) -> tuple[Burst, ...]:
    found = Activity()
    for part in parts:
        found.sent(part)
    return found.bursts()


def test_packets_close_together_are_one_burst() -> None:
    apart = 10 * JOINED_NS
    assert bursts([(0, 5), (JOINED_NS, 6), (apart, 7)]) == (Burst(0, 11, 2), Burst(apart, 7, 1))


@settings(deadline=None)
@given(PACKETS, st.integers(0, 60))
def test_bursts_are_the_same_however_batched(packets: list[tuple[int, int]], cut: int) -> None:
    assert bursts(packets) == bursts(packets[:cut], packets[cut:]) == bursts(*([each] for each in packets))


def test_what_is_kept_is_bounded_and_no_byte_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "MOST_BURSTS", 64)
    found = bursts([(n * 1_000_000_000, 3) for n in range(5000)])
    assert 0 < len(found) <= 64
    assert (sum(b.bytes for b in found), sum(b.packets for b in found)) == (15_000, 5000)


def test_times_that_go_back_do_no_harm() -> None:
    assert bursts([(10**9, 1), (0, 2), (10**9 + 5, 3)]) == (Burst(10**9, 6, 3),)


def test_only_the_clients_payload_is_activity() -> None:
    network = Network(activity=True)
    packets = [
        tcp(CLIENT, SERVER, 0, 0, SYN),
        tcp(SERVER, CLIENT, 0, 1, SYN | ACK),
        tcp(CLIENT, SERVER, 1, 1, ACK),
        tcp(CLIENT, SERVER, 1, 1, PSH | ACK, b"12345"),
        tcp(SERVER, CLIENT, 1, 6, PSH | ACK, b"an answer"),
        udp(CLIENT, SERVER, b"123"),
        udp(SERVER, CLIENT, b"1234"),
    ]
    flows = {e.flow.transport: e.flow for e in [*network.receive(batch(packets)), *network.close()]}
    sent = {name: flow.activity.bursts() for name, flow in flows.items() if flow.activity is not None}
    assert {name: [(b.bytes, b.packets) for b in found] for name, found in sent.items()} == {
        "tcp": [(5, 1)],
        "udp": [(3, 1)],
    }


def test_device_that_answers_is_the_one_that_sends() -> None:
    network = Network(activity=True, device=SERVER[0])
    packets = [udp(CLIENT, SERVER, b"123"), udp(SERVER, CLIENT, b"1234")]
    (flow,) = {id(e.flow): e.flow for e in network.receive(batch(packets))}.values()
    assert flow.activity is not None
    assert [b.bytes for b in flow.activity.bursts()] == [4]


def test_activity_is_not_kept_unless_asked_for() -> None:
    network = Network()
    assert all(e.flow.activity is None for e in network.receive(batch([udp(CLIENT, SERVER, b"123")])))
