"""Records found many at a time are those a walk finds, whatever the packets hold, and never a wrong one."""

from __future__ import annotations

import struct
from random import Random

import pytest

from auditor.sources.lockstep import FARTHEST, STEP, known_records

LIMIT = 4 * STEP


def records(order: str, sizes: list[int], fill: bytes = b"", header: int = 16) -> tuple[bytes, list[int]]:
    """Records with bodies of these sizes, all made of ``fill``, and where they begin."""
    parts, offsets, at = [], [], 0
    for number, size in enumerate(sizes):
        body = (fill * (size // max(len(fill), 1) + 1))[:size].ljust(size, b"\xaa")
        head = struct.pack(order + "4I", 1_700_000_000 + number // 1000, number % 1_000_000, size, size + number % 2)
        parts.append(head.ljust(header, b"\0") + body)
        offsets.append(at)
        at += header + size
    return b"".join(parts), offsets


def sizes(seed: int, total: int = 12 * STEP) -> list[int]:
    random, found = Random(seed), [60]
    while sum(found) < total:
        found.append(random.choice((0, 40, 60, 1448, 1500, random.randrange(9000))))
    return found


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("header", [16, 24])
@pytest.mark.parametrize("seed", range(3))
def test_nearly_all_records_are_found_and_no_other_place(order: str, header: int, seed: int) -> None:
    data, offsets = records(order, sizes(seed), header=header)
    known = known_records(data, order, header, LIMIT).tolist()
    assert known == offsets[: len(known)]
    assert known[-1] > len(data) - 2 * FARTHEST


@pytest.mark.parametrize("seed", range(3))
def test_packets_that_hold_a_capture_mislead_nobody(seed: int) -> None:
    inner = records("<", [100] * 8)[0]
    data, offsets = records("<", sizes(seed), fill=inner)
    known = known_records(data, "<", 16, LIMIT).tolist()
    assert known == offsets[: len(known)]


def test_nothing_is_known_from_a_length_over_the_limit_on() -> None:
    body = sizes(0, 4 * STEP)
    data, offsets = records("<", [*body, 3000, *body])
    assert known_records(data, "<", 16, 9000).tolist()[-1] > offsets[len(body)]
    known = known_records(data, "<", 16, 2999).tolist()
    first = next(i for i, size in enumerate(body) if size > 2999)
    assert known == offsets[: len(known)]
    assert len(known) <= first


def test_a_chain_broken_midway_counts_up_to_its_beginning_at_most() -> None:
    data, offsets = records("<", sizes(1))
    at = next(offset for offset in offsets if offset > 5 * STEP)
    broken = data[:at] + b"\xff" * 64 + data[at + 64 :]
    known = known_records(broken, "<", 16, LIMIT).tolist()
    assert known == offsets[: len(known)]
    assert known[-1] <= at


def test_a_place_without_records_ends_the_search() -> None:
    data, offsets = records("<", [60] * 200)
    assert known_records(data + b"\xbb" * 2 * FARTHEST, "<", 16, LIMIT).tolist() == []
    assert known_records(data, "<", 16, LIMIT).tolist() == []
    assert len(offsets) == 200
