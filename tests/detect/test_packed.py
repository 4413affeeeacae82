"""Known places are found in bytes nothing is known of."""

from __future__ import annotations

import random
import struct

import pytest

from auditor.detect.packed import packed

HOME = (3, 48.4011, -9.9876)
ELSEWHERE = (4, -12.5, 130.25)


@pytest.mark.parametrize("before", range(9))
@pytest.mark.parametrize(
    ("layout", "scale"), [("<dd", 1), (">dd", 1), ("<ff", 1), (">ff", 1), ("<ii", 1e7), (">ii", 1e7), ("<ii", 1e6)]
)
def test_places_are_found_at_every_offset_and_in_either_order(layout: str, scale: float, before: int) -> None:
    degrees = [value if scale == 1 else round(value * scale) for value in HOME[1:]]
    for values in (degrees, degrees[::-1]):
        data = b"\x07" * before + struct.pack(layout, *values) + b"end"
        (found,) = packed(data, [ELSEWHERE, HOME])
        assert (found.place, found.offset, found.exact) == (3, before, layout[1] == "d")
        assert (found.latitude, found.longitude) == pytest.approx(HOME[1:], abs=1e-5)


def test_other_places_and_other_numbers_are_not_found() -> None:
    assert list(packed(struct.pack("<dd", 48.4031, -9.9876), [HOME])) == []
    assert list(packed(struct.pack("<dxd", 48.4011, -9.9876), [HOME])) == []
    assert list(packed(b"short", [HOME])) == []
    assert list(packed(struct.pack("<dd", *HOME[1:]), [])) == []


def test_random_bytes_hold_no_place() -> None:
    draw = random.Random(3)
    places = [(n, draw.uniform(-60, 70), draw.uniform(-180, 180)) for n in range(200)]
    assert list(packed(draw.randbytes(200_000), places)) == []


def test_odd_floats_do_no_harm() -> None:
    data = struct.pack("<dddd", float("nan"), float("inf"), float("-inf"), 1e308) + b"\xff" * 64
    assert list(packed(data, [HOME])) == []
