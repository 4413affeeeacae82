"""What leaves the analysis: lines for the views at once or gathered, findings on the disk before that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.live.messages import Event, Exchange, Ready
from auditor.live.telling import Telling
from auditor.report import document

T = "2026-03-01T12:00:00.000000000Z"
EXCHANGE = Exchange(
    time=T, n=0, host="log.example", recipient=None, app=None, bytes=9, method="POST", protocol="HTTP/2"
)  # fmt: skip


def event(text: str) -> Event:
    row = document.Event(
        kind="commented", time=None, sent_time=T, recipient=None, subject=None, amount=None, unit=None, of=None,
        outcome="unknown", text=text,
    )  # fmt: skip
    return Event(time=T, id="e0", host="log.example", event=row, summary="commented")


def told(text: str) -> list[str]:
    return [json.loads(line)["kind"] for line in text.splitlines()]


def test_findings_and_events_are_kept_and_all_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    telling = Telling(tmp_path / "findings.jsonl", exchanges=True)
    telling.tell([Ready(time=T), EXCHANGE, event("hello")])
    telling.flush()
    assert told(capfd.readouterr().out) == ["ready", "exchange", "event"]
    assert told((tmp_path / "findings.jsonl").read_text()) == ["event"]
    assert telling.unsynced
    telling.sync_when_due()
    assert not telling.unsynced
    telling.close_findings()


def test_views_are_told_of_exchanges_only_where_they_show_them(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    telling = Telling(tmp_path / "findings.jsonl", exchanges=False)
    telling.tell([EXCHANGE, Ready(time=T)])
    telling.flush()
    assert told(capfd.readouterr().out) == ["ready"]
    telling.close_findings()


def test_half_a_surrogate_pair_does_not_stop_what_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    telling = Telling(tmp_path / "findings.jsonl", exchanges=True)
    telling.tell([event("half \ud83d of a pair")])
    telling.close_findings()
    assert json.loads(capfd.readouterr().out)["event"]["text"] == "half ? of a pair"
