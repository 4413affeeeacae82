"""The table of figures says ratios the right way round."""

from __future__ import annotations

from bench.measure import Cost
from bench.table import SUBJECTS, Row, median


def cost(wall: float) -> Cost:
    return Cost(wall, wall, 0.0, 1_000_000, 2_000_000)


def test_ratio_is_how_many_times_faster_the_auditor_is() -> None:
    assert "| 2.00 / 10.00 s | 5.0× | 20× | 5.0× | 2 / 2 MB |" in str(Row("x", cost(2.0), cost(10.0), 20, ()))


def test_median_is_a_run_that_took_place() -> None:
    assert median([cost(3.0), cost(1.0), cost(2.0)]) == cost(2.0)


def test_every_subject_has_a_name_of_its_own() -> None:
    assert len({subject.name for subject in SUBJECTS}) == len(SUBJECTS)
