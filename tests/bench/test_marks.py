from __future__ import annotations

import pytest

from auditor.marks.simulate import World, session
from bench.marks import main, renamed


def test_bench_prints_every_world_and_is_content_while_the_bound_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sessions", "10", "-n", "4"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("false") for line in lines) == 6
    assert sum(line.startswith("power") for line in lines) == 5


def test_transmissions_to_another_recipient_keep_time_and_size() -> None:
    _, recording = session(World(), 1)
    found = list(renamed(recording.sent, "b.example"))
    assert [(each.time_ns, each.size) for each in found] == [(each.time_ns, each.size) for each in recording.sent]
    assert all(each.is_to("b.example") and not each.is_to("health.example") for each in found)
