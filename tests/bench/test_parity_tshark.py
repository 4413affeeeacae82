from __future__ import annotations

from pathlib import Path

import pytest

from bench.parity_tshark import view

CAPTURE = Path(__file__).parents[2] / "captures" / "xiaomi-browser-2020" / "capture.pcapng"


@pytest.mark.program("tshark")
def test_bodies_of_both_protocols_are_given_decoded_with_their_hash() -> None:
    seen = view("tshark", CAPTURE, None, 60).seen
    for second in (False, True):
        bodies = [r.answer for r in seen.requests if r.http2 is second and r.answer is not None and r.answer.length]
        assert bodies
        assert all(len(body.sha256) == 64 for body in bodies)
    assert {r.status for r in seen.requests} >= {200}


@pytest.mark.program("tshark")
def test_time_out_is_a_fault_and_no_error() -> None:
    assert "took more than" in view("tshark", CAPTURE, None, 0.001).fault


@pytest.mark.program("tshark")
def test_what_tshark_refuses_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "x.pcap"
    path.write_bytes(b"nothing of the kind")
    assert view("tshark", path, None, 60).fault
