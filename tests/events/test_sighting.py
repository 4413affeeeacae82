from __future__ import annotations

import pytest

from auditor.events.sighting import length_ns


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [(8600, "ms", 8_600_000_000), (0.5, "s", 500_000_000), (2, "min", 120 * 10**9), (1, "%", None), (None, "s", None)],
)
def test_lengths_in_nanoseconds(amount: float | None, unit: str | None, expected: int | None) -> None:
    assert length_ns(amount, unit) == expected
