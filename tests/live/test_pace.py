"""The analysis makes way in a flood of requests, on a small machine only, and makes up for it afterwards."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from mitmproxy.test import tflow, tutils

from auditor.live.flow_bytes import FlowBytes
from auditor.live.hub import Hub
from auditor.live.messages import Coverage, Exchange
from auditor.live.pace import ENOUGH, FLOOD, MEASURED, SHARE, Pace
from auditor.live.session import Session
from tests.live.conftest import WAIT


def paced(rate: float, processors: int) -> tuple[Pace, float]:
    """A pace that heard of so many records a second for two seconds, and the time it is then."""
    pace, now, steps = Pace(processors), 100.0, 40
    for step in range(steps + 1):
        now = 100.0 + step * 0.05
        pace.hear(int(rate * step * 0.05), now)
    return pace, now


@pytest.mark.parametrize(
    ("rate", "processors", "rests"),
    [(FLOOD * 3, 2, True), (FLOOD * 3, ENOUGH, False), (FLOOD / 2.5, 2, False), (FLOOD / 2.5, 1, False)],
)
def test_it_rests_in_a_flood_on_a_small_machine(rate: float, processors: int, rests: bool) -> None:
    pace, now = paced(rate, processors)
    pace.rest(0.02, now)
    assert (pace.resting(now) > 0) is rests


def test_it_works_for_its_share_of_the_time() -> None:
    pace, now = paced(FLOOD * 2, 2)
    pace.rest(0.02, now)
    assert pace.resting(now) == pytest.approx(0.02 / SHARE - 0.02)
    assert pace.resting(now + 1) == 0


def test_the_end_of_the_flood_ends_the_rest() -> None:
    pace, now = paced(FLOOD * 2, 2)
    pace.rest(10.0, now)
    assert pace.resting(now + 3 * MEASURED) == 0
    pace.rest(10.0, now + 3 * MEASURED)
    assert pace.resting(now + 3 * MEASURED) == 0


def test_what_a_flood_brings_is_told_in_order_and_counted_as_late(tmp_path: Path) -> None:
    hub, wanted = Hub(), 1200
    _, heard = hub.subscribe()
    session = Session.begin(tmp_path / "session", hub)
    assert session.link.ready.wait(WAIT)
    writer, told = FlowBytes(), list[Exchange | Coverage]()
    for number in range(wanted):
        flow = tflow.tflow(req=tutils.treq(path=b"/?n=%d" % number), resp=True)
        session.recorder.record(writer.http(flow, b"", b"", {}))
        time.sleep(0.0005)
    session.close()
    told += (message for message in heard.take() if isinstance(message, Exchange | Coverage))
    assert [each.n for each in told if isinstance(each, Exchange)] == list(range(wanted))
    last = [each for each in told if isinstance(each, Coverage)][-1]
    assert last.exchanges == wanted
    assert last.late > 0
