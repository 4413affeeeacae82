from __future__ import annotations

from pathlib import Path

import pytest

from bench.parity_tshark import view
from tests.network.conftest import ACK, CLIENT, PSH, SERVER, goodbye, handshake, tcp
from tests.sources.conftest import pcap_file

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


@pytest.mark.program("tshark")
@pytest.mark.parametrize("lost", [False, True])
def test_answers_to_requests_sent_in_a_row_are_taken_in_order(tmp_path: Path, lost: bool) -> None:
    asked = b"".join(b"GET /%d HTTP/1.1\r\nHost: a.example\r\n\r\n" % i for i in range(2))
    answers = [b"HTTP/1.1 20%d X\r\nContent-Length: %d\r\n\r\n" % (i, i) + b"x" * i for i in range(1 if lost else 2)]
    packets = [*handshake(), tcp(CLIENT, SERVER, 1001, 9001, PSH | ACK, asked)]
    seq = 9001
    for answer in answers:
        packets.append(tcp(SERVER, CLIENT, seq, 1001 + len(asked), PSH | ACK, answer))
        seq += len(answer)
    packets += goodbye(1001 + len(asked), seq)
    path = tmp_path / "x.pcap"
    path.write_bytes(pcap_file([(i, 0, p.original, p.data) for i, p in enumerate(packets)]))
    requests = view("tshark", path, None, 60).seen.requests
    assert [(r.path, r.status) for r in requests] == [("/0", 200), ("/1", None if lost else 201)]
