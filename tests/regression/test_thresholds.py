from __future__ import annotations

import pytest

from auditor.errors import UsageError
from auditor.model import Confidence
from auditor.regression.thresholds import thresholds


def test_what_fails_by_default() -> None:
    least = thresholds((), None)
    assert least.level("new", Confidence.LIKELY, 1, 3) == "error"
    assert least.level("new", Confidence.POSSIBLE, 3, 3) == "warning"
    assert least.level("undeclared", Confidence.CERTAIN, 3, 3) == "warning"
    assert least.level("incomparable", Confidence.CERTAIN, 3, 3) == "warning"


def test_only_what_is_named_fails() -> None:
    least = thresholds(("new:certain",), None)
    assert least.level("new", Confidence.CERTAIN, 3, 3) == "error"
    assert least.level("new", Confidence.LIKELY, 3, 3) == "warning"
    assert least.level("must-not", Confidence.CERTAIN, 3, 3) == "warning"
    assert thresholds(("certain",), None).level("undeclared", Confidence.CERTAIN, 1, 1) == "error"
    assert thresholds(("undeclared",), None).level("undeclared", Confidence.POSSIBLE, 1, 1) == "error"


def test_one_off_sightings_warn_unless_they_must_not_be() -> None:
    least = thresholds((), "2/3")
    assert [least.level("new", Confidence.CERTAIN, k, 3) for k in (1, 2, 3)] == ["warning", "error", "error"]
    assert least.level("must-not", Confidence.CERTAIN, 1, 3) == "error"


@pytest.mark.parametrize(
    ("fail_on", "seen_in"),
    [("gone:certain", None), ("new:sure", None), ("", None), ("new", "3/2"), ("new", "often"), ("new", "1/0")],
)
def test_nonsense_is_wrong_use(fail_on: str, seen_in: str | None) -> None:
    with pytest.raises(UsageError):
        thresholds((fail_on,), seen_in)
