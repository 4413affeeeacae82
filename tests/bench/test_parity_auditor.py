from __future__ import annotations

from pathlib import Path

import pytest

from bench.parity_auditor import Result, main, parse

CAPTURE = Path(__file__).parents[2] / "captures" / "tiktok-session" / "capture.pcapng"


@pytest.fixture
def result(capsys: pytest.CaptureFixture[str]) -> Result:
    assert main([str(CAPTURE)]) == 0
    return parse(capsys.readouterr().out)


def test_view_survives_the_way_between_processes(result: Result) -> None:
    assert result.kind == "pcapng"
    assert sum(result.ledger.values()) == result.packets > 0
    assert result.adds_up
    assert sum(flow.packets for flow in result.flows) <= result.packets
    assert {type(request.status) for request in result.seen.requests} <= {int, type(None)}
    assert all(isinstance(name, str) and isinstance(type_, str) for name, type_ in result.seen.dns)
    assert result.seen.sni.total() > 0
