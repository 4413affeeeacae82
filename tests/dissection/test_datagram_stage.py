from __future__ import annotations

import pytest

from auditor.dissection.datagram_stage import DatagramStage
from auditor.model import Endpoint, Exchange, Outcome
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.messages import ResponseBodies
from auditor.tls.keylog import KeyLog
from tests.protocols.test_dns import answer, query

C, S = Direction.CLIENT, Direction.SERVER
SAID = [
    (C, query("app.example", 5)),
    (C, query("app.example", 9, kind=28)),
    (S, answer("app.example", 9, rcode=3, kind=28)),
    (S, answer("app.example", 5)),
    (S, answer("app.example", 5)),
    (C, query("later.example", 5)),
    (S, b"nonsense"),
]
DATAGRAMS = [Datagram(direction, data, frame, frame * 1000) for frame, (direction, data) in enumerate(SAID, 1)]


def read(*batches: list[Datagram]) -> tuple[list[object], list[Exchange], Outcome, dict[Outcome, int]]:
    """Keys of what was completed, exchanges in the order of theirs, and the flow's verdict and unread packets."""
    stage = DatagramStage(KeyLog(), ResponseBodies.HASH, Names(), keys_may_come=False)
    flow = Flow(1, "udp", Endpoint("192.0.2.10", 40000), Endpoint("192.0.2.53", 53), 0, 0)
    flow.payload_packets = [3, 4]
    found = [stage.receive(flow, batch) for batch in batches] + [stage.close()]
    exchanges = sorted((pair for each in found for pair in each.exchanges), key=lambda pair: pair[0])
    (settled,) = stage.settle()
    completed = sorted(key for each in found for key in each.completed)
    return list(completed), [exchange for _, exchange in exchanges], settled.outcome, settled.unread


@pytest.mark.parametrize("split", range(1, len(DATAGRAMS)))
@pytest.mark.parametrize("upto", [2, 4, 5, 6, 7])
def test_lookups_are_the_same_however_they_were_batched(split: int, upto: int) -> None:
    whole = DATAGRAMS[:upto]
    one_by_one = read(*([each] for each in whole))
    assert read(whole) == read(whole[:split], [], whole[split:]) == one_by_one
    assert len(one_by_one[1]) == (2 if upto <= 5 else 3)


def test_a_lookup_is_read_whole() -> None:
    _, (first, second), outcome, unread = read(DATAGRAMS[:4])
    assert (first.path, first.status, first.frames, first.time_ns) == ("app.example A", 0, (1,), 1000)
    assert (second.path, second.status, second.frames, second.time_ns) == ("app.example AAAA", 3, (2,), 2000)
    assert (outcome, unread) == (Outcome.AUDITED, {})
