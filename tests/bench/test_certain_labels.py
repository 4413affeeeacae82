"""The labels that hold what may be called certain are what the program draws, and say what they mean."""

from __future__ import annotations

import random
from pathlib import Path

from bench.certain_labels import HOME, MIA, OUT, moved, nearly, write


def test_the_files_are_what_the_program_draws(tmp_path: Path) -> None:
    assert write(tmp_path) >= 300
    for name in ("drawn.yaml", "mia.profile"):
        assert (tmp_path / name).read_text("utf-8") == (OUT / name).read_text("utf-8")


def test_what_is_nearly_a_value_is_another_one() -> None:
    draw = random.Random(3)
    for kind in sorted(MIA):
        assert MIA[kind] not in {nearly(kind, draw) for _ in range(20)}


def test_places_elsewhere_are_as_far_off_as_they_should_be() -> None:
    draw = random.Random(4)
    for _ in range(50):
        latitude, longitude = moved(draw, 400, 4000)
        north, east = (latitude - HOME[0]) * 111_195, (longitude - HOME[1]) * 111_195 * 0.66391
        assert 399 < (north**2 + east**2) ** 0.5 < 4010
