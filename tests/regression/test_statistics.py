from __future__ import annotations

import pytest

from auditor.regression.statistics import fisher


@pytest.mark.parametrize(
    ("counts", "p"),
    [
        # published examples: the lady tasting tea (Fisher 1935), SciPy's documentation of fisher_exact, and
        # Wikipedia's of the test (1 of 10 men, 11 of 14 women)
        ((3, 4, 1, 4), 0.4857143),
        ((8, 10, 1, 6), 0.03496503),
        ((1, 10, 11, 14), 0.002759456),
        ((3, 3, 0, 3), 0.1),
        ((1, 3, 0, 3), 1.0),
        ((3, 3, 3, 3), 1.0),
        ((5, 5, 0, 5), 2 / 252),
        ((0, 0, 0, 3), 1.0),
    ],
)
def test_p_is_that_of_published_examples_and_of_counting(counts: tuple[int, int, int, int], p: float) -> None:
    assert fisher(*counts) == pytest.approx(p, rel=1e-4)


def test_more_hits_than_sessions_is_an_error() -> None:
    with pytest.raises(ValueError, match="no more sessions"):
        fisher(4, 3, 0, 3)
