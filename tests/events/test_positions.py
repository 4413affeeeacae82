from __future__ import annotations

import pytest

from auditor.events.positions import coordinates


@pytest.mark.parametrize(
    ("text", "metres"),
    [("52.52,13.40", 1113.2), ("52,13", 111_320.0), ("48.4011, 9.9876", 11.132), ("-33.8,151.20930", 1.1132)],
)
def test_precision_follows_the_digits_sent(text: str, metres: float) -> None:
    found = coordinates(text)
    assert found is not None
    assert found[2] == pytest.approx(metres)


@pytest.mark.parametrize("text", [None, "", "Berlin", "91.0,10.0", "10.0,181.0", "1.2", "1.2,3.4,5.6", "nan,nan"])
def test_what_is_no_place_has_no_coordinates(text: str | None) -> None:
    assert coordinates(text) is None
