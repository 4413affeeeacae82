from __future__ import annotations

import random

import pytest

from auditor.network.reassembly import PATIENCE
from auditor.network.stream import Direction, Gap
from tests.network.conftest import ACK, CLIENT, PSH, SERVER, Captured, goodbye, handshake, run, tcp

TEXT = random.Random(5).randbytes(40_000)


def capture(seed: int, loss: float) -> tuple[list[Captured], list[tuple[int, int]]]:
    """A long download with requests in between and some packets lost; and the ranges lost of the download."""
    rng = random.Random(seed)
    packets, lost, up, down = [*handshake()], list[tuple[int, int]](), 0, 0
    while down < len(TEXT):
        if rng.random() < 0.1:
            packets.append(tcp(CLIENT, SERVER, 1001 + up, 9001 + down, PSH | ACK, b"GET"))
            up += 3
        size = min(rng.randint(1, 300), len(TEXT) - down)
        if rng.random() < loss and 0 < down < len(TEXT) - 300:
            lost.append((down, size))
        else:
            packets.append(tcp(SERVER, CLIENT, 9001 + down, 1001 + up, ACK, TEXT[down : down + size]))
        down += size
        if rng.random() < 0.4:
            packets.append(tcp(CLIENT, SERVER, 1001 + up, 9001 + down, ACK))
    return [*packets, *goodbye(1001 + up, 9001 + down)], lost


def joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, length in ranges:
        if out and sum(out[-1]) == start:
            out[-1] = (out[-1][0], out[-1][1] + length)
        else:
            out.append((start, length))
    return out


@pytest.mark.parametrize("loss", [0.0, 0.02, 0.3])
def test_lost_ranges_and_only_they_are_gaps(loss: float) -> None:
    packets, lost = capture(3, loss)
    whole = run(packets)
    assert whole.gaps(1) == joined(lost)
    assert run(packets, 17).comparable() == whole.comparable()
    kept = bytearray(TEXT)
    for start, length in reversed(lost):
        del kept[start : start + length]
    assert whole.stream(1) == bytes(kept)
    assert whole.flows[1].lost_bytes == [0, sum(length for _, length in lost)]


def test_interleaved_connections_do_not_mix() -> None:
    texts = {port: random.Random(port).randbytes(3000) for port in range(3000, 3040)}
    packets: list[Captured] = []
    for at in range(0, 3000, 100):
        for port, text in texts.items():
            end = ("192.168.7.20", port)
            if at == 0:
                packets.append(tcp(end, SERVER, port * 50_000 - 1, 0, 2))
            packets.append(tcp(end, SERVER, port * 50_000 + at, 1, ACK, text[at : at + 100]))
    for size in (10**9, 33):
        result = run(packets, size)
        assert {f.client.port: result.stream(0, s) for s, f in result.flows.items()} == texts


def test_hole_falls_due_in_the_middle_of_a_batch() -> None:
    first = [*handshake(), tcp(CLIENT, SERVER, 1006, 9001, ACK, b"world"), tcp(SERVER, CLIENT, 9001, 1011, ACK)]
    filler = [tcp(SERVER, CLIENT, 9001 + i, 1011, ACK, b"z") for i in range(PATIENCE + 3)]
    late = tcp(CLIENT, SERVER, 1001, 9001, ACK, b"hello")
    for size in (10**9, 999):
        result = run([*first, *filler, late], size)
        assert result.events[1, 0][0] == Gap(Direction.CLIENT, 0, 5)
        assert result.stream(1) == b"z" * len(filler)


def test_syn_ack_that_names_a_wrong_beginning_changes_nothing_before_it() -> None:
    """What a later packet of the batch claims of a stream must not be held against the acknowledgments before it."""
    packets = [
        tcp(SERVER, CLIENT, 9024, 27, ACK, b"ab"),
        *(tcp(CLIENT, SERVER, 70_050, 9015 + i // 40, ACK, b"client") for i in range(PATIENCE)),
        tcp(CLIENT, SERVER, 70_056, 9050, ACK, b"x"),
        tcp(CLIENT, SERVER, 1000, 9054, 18),
        *(tcp(SERVER, CLIENT, 9026, 70_057, ACK) for _ in range(PATIENCE)),
    ]
    for size in (1000, PATIENCE + 2):
        assert run(packets, size).comparable() == run(packets).comparable()
