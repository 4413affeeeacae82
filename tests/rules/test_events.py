"""Times as payloads say them."""

from __future__ import annotations

import pytest

from auditor.model import EventDraft
from auditor.rules.events import parse_time, particulars, size_of

SECOND = 10**9


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("1700000000", None, 1_700_000_000 * SECOND),
        ("1700000000123", None, 1_700_000_000_123_000_000),
        ("1700000000123456", None, 1_700_000_000_123_456_000),
        ("1700000000123456789", None, 1_700_000_000_123_456_789),
        ("1700000000.25", None, 1_700_000_000_250_000_000),
        ("1700000000", "ms", 1_700_000_000_000_000),
        ("2023-11-14T22:13:20Z", None, 1_700_000_000 * SECOND),
        ("2023-11-14T23:13:20.123456789+01:00", "rfc3339", 1_700_000_000_123_456_789),
        ("2023-11-14t22:13:20.5z", None, 1_700_000_000_500_000_000),
        ("2023-11-14T22:13:20", None, None),
        ("1700000000", "rfc3339", None),
        ("soon", None, None),
        ("-5", None, None),
        ("0", None, None),
        ("99999999999999999999", "s", None),
        (None, None, None),
    ],
)
def test_times_are_read_to_the_nanosecond(text: str | None, unit: str | None, expected: int | None) -> None:
    assert parse_time(text, unit) == expected


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("data:audio/wav;base64," + "QUJD" * 8, "24"),
        ("QUJD" * 8, "24"),
        ("QUJD" * 8 + "QQ==", "25"),
        ("turn on the light", "17"),
        ("grün", "5"),
        ("", "0"),
    ],
)
def test_size_is_that_of_what_was_encoded(value: str, size: str) -> None:
    assert size_of(value) == size


def test_an_event_with_a_subject_tells_more_than_one_without_and_that_more_than_none() -> None:
    told = [None, EventDraft("paid"), EventDraft("paid", amount=4), EventDraft("paid", subject="shop", amount=4)]
    assert [particulars(each) for each in told] == [0, 1, 2, 3]
