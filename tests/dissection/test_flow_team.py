"""A flow file read by several processes gives what one process gives."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import mitmproxy.addons  # noqa: F401  what it imports warns of its own
    from mitmproxy.io import FlowWriter
    from mitmproxy.test import tflow, tutils

from auditor.dissection import Dissection, DissectionOptions, dissect
from auditor.dissection.flow_team import BLOCK, WORTH_FORKING, flow_team
from auditor.dissection.parallel import processors
from auditor.errors import CaptureError
from auditor.model import Exchange
from auditor.sources import open_source

Seen = tuple[str, str, int]


class Looking:
    """A transform that remembers what it was given."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, exchange: Exchange) -> Seen:
        if exchange.path == "/broken":
            raise CaptureError("broken on purpose")
        self.count += 1
        return exchange.method, exchange.path, exchange.n

    def answer(self, question: int) -> int:
        return self.count * question


def flows(path: Path, count: int, *, rest: bytes = b"") -> Path:
    """So many HTTP flows, every tenth with WebSocket messages, so that flows and exchanges are not one to one."""
    made = io.BytesIO()
    writer = FlowWriter(made)  # type: ignore[no-untyped-call]
    for number in range(count):
        flow = tflow.twebsocketflow() if number % 10 == 9 else tflow.tflow(req=tutils.treq(path=b"/%d" % number))
        writer.add(flow)
    path.write_bytes(made.getvalue() + rest)
    return path


def read(path: Path, processes: int) -> tuple[list[tuple[int, Seen]], Dissection[Seen], int]:
    with dissect(str(path), DissectionOptions(processes=processes), Looking()) as dissection:
        found = list(dissection)
        return found, dissection, sum(dissection.ask(2))


@pytest.mark.parametrize("count", [1, BLOCK - 7, BLOCK * 3, BLOCK * 5 + 1])
@pytest.mark.parametrize("processes", [2, 3])
def test_processes_make_no_difference(tmp_path: Path, count: int, processes: int) -> None:
    path = flows(tmp_path / "flows.mitm", count, rest=b"99999:cut short")
    alone, together = read(path, 1), read(path, processes)
    assert together[0] == alone[0]
    assert [n for n, _ in together[0]] == list(range(len(alone[0])))
    assert together[1].totals == alone[1].totals
    assert together[1].totals.unaudited, "the last flow is cut short"
    assert together[2] == alone[2] == 2 * len(alone[0])


def test_small_file_is_read_by_one_process_unless_more_are_asked_for(tmp_path: Path) -> None:
    source = open_source(flows(tmp_path / "flows.mitm", 3))
    assert flow_team(source, 0, Looking()) is None
    assert flow_team(source, 1, Looking()) is None
    source.close()


@pytest.mark.skipif(processors() < 2, reason="shares out among processors")
def test_large_file_is_shared_out_without_being_asked(tmp_path: Path) -> None:
    path = flows(tmp_path / "flows.mitm", 100)
    path.write_bytes(path.read_bytes() * (WORTH_FORKING // path.stat().st_size + 1))
    source = open_source(path)
    assert flow_team(source, 1, Looking()) is None
    team = flow_team(source, 0, Looking())
    assert team is not None
    assert [n for n, _ in team.results()][-1] > 1000
    assert len(team.ask(1)) >= 2
    team.close()
    source.close()


def test_fault_in_a_worker_is_raised_and_no_process_stays(tmp_path: Path) -> None:
    made = io.BytesIO()
    writer = FlowWriter(made)  # type: ignore[no-untyped-call]
    writer.add(tflow.tflow(req=tutils.treq(path=b"/broken")))
    path = flows(tmp_path / "flows.mitm", BLOCK * 2)
    path.write_bytes(path.read_bytes() + made.getvalue())
    with pytest.raises(CaptureError, match="broken on purpose"):
        read(path, 2)
