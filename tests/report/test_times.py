from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.report.times import nanoseconds, rfc3339


def test_every_nanosecond_is_kept() -> None:
    assert rfc3339(1_772_366_400_000_000_001) == "2026-03-01T12:00:00.000000001Z"
    assert rfc3339(0) == "1970-01-01T00:00:00.000000000Z"
    assert rfc3339(-1) == "1969-12-31T23:59:59.999999999Z"


def test_time_beyond_the_calendar_is_moved_to_its_border() -> None:
    assert rfc3339(2**80).startswith("9999-12-31T23:59:59.")
    assert rfc3339(-(2**80)).startswith("0001-01-01T00:00:00.")


@settings(deadline=None)
@given(st.integers(-(2**62), 2**62))
def test_text_and_number_are_one_to_one(time_ns: int) -> None:
    assert nanoseconds(rfc3339(time_ns)) == time_ns


@pytest.mark.parametrize("text", ["", "2026-03-01", "2026-03-01T12:00:00+01:00", "2026-03-01T12:00:00.1234567890Z"])
def test_other_text_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="time"):
        nanoseconds(text)
