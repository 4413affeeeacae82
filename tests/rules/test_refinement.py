"""Exact scaling, and values that are no numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.rules.refinement import scale_number


@pytest.mark.parametrize(
    ("text", "factor", "expected"),
    [
        ("48401100", "1e-6", "48.4011"),
        ("48400000", "0.000001", "48.4"),
        ("1", "1000", "1000"),
        ("0", "1e-6", "0"),
        ("-0.5", "2", "-1"),
        ("1e3", "1", "1000"),
        ("nan", "1", None),
        ("inf", "1", None),
        ("1e999", "1", None),
        ("abc", "1", None),
        ("", "1", None),
        ("9" * 100, "1", None),
    ],
)
def test_scaling_is_exact_and_plain(text: str, factor: str, expected: str | None) -> None:
    assert scale_number(text, Decimal(factor)) == expected
