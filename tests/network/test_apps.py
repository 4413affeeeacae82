"""Flows learn whose they are from their packets, the same whatever the batches."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from auditor.network.network import Network
from tests.network.conftest import ACK, CLIENT, PSH, SERVER, batch, handshake, tcp, udp

PACKETS = [*handshake(), tcp(CLIENT, SERVER, 1001, 9001, PSH | ACK, b"hello"), *([udp(CLIENT, SERVER, b"x")] * 3)]
WHOSE = ["", "news", "", "maps", "", "", "news"]
APPS = ("maps", "news")


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_first_app_named_stays_and_others_are_noted(size: int) -> None:
    network, flows = Network(), {}
    for start in range(0, len(PACKETS), size):
        made = batch(PACKETS[start : start + size], start + 1)
        numbers = [APPS.index(name) if name else -1 for name in WHOSE[start : start + size]]
        for found in network.receive(replace(made, apps=APPS, app=np.array(numbers, np.int64))):
            flows[found.flow.serial] = found.flow
    for found in network.close():
        flows[found.flow.serial] = found.flow
    stream, datagrams = flows[1], flows[5]
    assert (stream.app, stream.app_frame, stream.notes) == ("news", 2, ["some packets are of another app: maps"])
    assert (datagrams.app, datagrams.app_frame, datagrams.notes) == ("news", 7, [])
    assert [stream.app_by(frame) for frame in (1, 2, 7)] == [None, "news", "news"]


def test_capture_that_says_nothing_of_apps_leaves_flows_without() -> None:
    network = Network()
    network.receive(batch(PACKETS))
    assert {found.flow.app for found in network.close()} == {None}
