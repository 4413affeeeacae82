"""Runs the command as a person would, and a saved report to render."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.model import Confidence, Origin, Outcome
from auditor.report.document import (
    BytesOut,
    Coverage,
    Evidence,
    Finding,
    Input,
    RecipientRef,
    RecipientSummary,
    Report,
    Unaudited,
    to_json,
)

Run = Callable[..., subprocess.CompletedProcess[bytes]]
T = "2026-03-01T12:00:00.000000000Z"


@pytest.fixture
def auditor(tmp_path: Path) -> Run:
    def run(*args: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "auditor", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **environment},
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def report() -> Report:
    evidence = Evidence(input=0, exchange=0, time=T, frames=(4,), where="request.query", path=("$['model'][0]",))
    finding = Finding(
        id="0123456789ab-0",
        type="device.model",
        category="device",
        detector="rules",
        rule="generic/device/model",
        recipient=RecipientRef(id="example", name="Example", country=None),
        host="a.example",
        app=None,
        value="Pixel 7",
        unit=None,
        confidence=Confidence.LIKELY,
        origin=Origin.DEVICE,
        count=1,
        first=T,
        last=T,
        evidence=(evidence,),
        reason="its name and shape",
    )
    return Report(
        schema=1,
        tool="auditor 0.1.0",
        rules="0" * 64,
        inputs=(Input(path="x.pcap", sha256="1" * 64, kind="pcap"),),
        findings=(finding,),
        events=(),
        opaque=(),
        connections=(),
        unaudited=(Unaudited(reason=Outcome.NO_KEYS, flows=1, packets=3, bytes=50, detail="b.example"),),
        coverage=Coverage(
            packets={Outcome.AUDITED: 7, Outcome.NO_KEYS: 3, Outcome.LOCAL: 2},
            bytes_out=BytesOut(readable=50, unreadable=50),
            readable_share=0.5,
        ),
        recipients=(
            RecipientSummary(
                id="example", name="Example", country=None, hosts=("a.example",), categories={}, findings=1
            ),
        ),
    )


@pytest.fixture
def saved(report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "saved.json"
    path.write_bytes(to_json(report))
    return path
