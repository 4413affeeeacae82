from __future__ import annotations

import pytest

from auditor.model import Outcome
from auditor.network.internet import UNKNOWN_FRAME
from auditor.network.ip_protocols import outcome_of
from auditor.network.network import Network
from tests.network.conftest import Captured, batch, ethernet, ip4


@pytest.mark.parametrize(
    ("code", "outcome", "detail"),
    [
        (50, Outcome.NO_KEYS, "IPsec (ESP), which is encrypted"),
        (47, Outcome.UNKNOWN, "GRE, which is not read"),
        (253, Outcome.UNKNOWN, "IP protocol 253"),
        (UNKNOWN_FRAME, Outcome.UNKNOWN, "a tunnel of the link layer, which is not read"),
    ],
)
def test_packets_outside_flows_are_named(code: int, outcome: Outcome, detail: str) -> None:
    assert outcome_of(code) == (outcome, detail)


def test_packets_are_counted_by_what_they_are() -> None:
    frames = [ethernet(ip4("192.168.7.20", "203.0.113.9", number, bytes(30))) for number in (50, 253, 50)]
    network = Network()
    network.receive(batch([Captured(frame, len(frame)) for frame in frames]))
    assert network.outside == {
        (Outcome.NO_KEYS, "IPsec (ESP), which is encrypted"): (2, 128),
        (Outcome.UNKNOWN, "IP protocol 253"): (1, 64),
    }
