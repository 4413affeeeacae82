"""The requests read from each bundled capture are those tshark reads with the same keys."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from auditor.dissection import DissectionOptions, dissect
from auditor.model import Exchange

CAPTURES = Path(__file__).parent.parent.parent / "captures"
FIELDS = (
    "http.request.method",
    "http.host",
    "http.request.uri",
    "http2.headers.method",
    "http2.headers.authority",
    "http2.headers.path",
)
Request = tuple[str, str, str]


def by_tshark(capture: Path) -> Counter[Request]:
    fields = [option for field in FIELDS for option in ("-e", field)]
    command = ["tshark", "-n", "-r", str(capture), "-o", "tcp.reassemble_out_of_order:TRUE"]
    command += ["-Y", "http.request or http2.headers.method", "-T", "fields", "-E", "separator=\x1e", *fields]
    command += ["-E", "aggregator=\x1f"]
    found: Counter[Request] = Counter()
    for line in subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\n"):
        columns = [column.split("\x1f") if column else [] for column in line.split("\x1e")]
        for first in (0, 3):
            found.update(zip(*columns[first : first + 3], strict=True))
    return found


def request_of(exchange: Exchange) -> Request | None:
    return (exchange.method, exchange.host, exchange.path) if exchange.protocol.startswith("HTTP/") else None


@pytest.mark.program("tshark")
@pytest.mark.parametrize("name", ["tiktok-session", "xiaomi-browser-2020"])
def test_the_same_requests_as_tshark(name: str) -> None:
    capture = CAPTURES / name / "capture.pcapng"
    with dissect(str(capture), DissectionOptions(), request_of) as dissection:
        ours = Counter(request for _, request in dissection if request is not None)
    assert ours == by_tshark(capture)
