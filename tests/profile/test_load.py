"""Profiles are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import FaultyFiles, UsageError
from auditor.profile import Indicator, load_profile

TYPES = ("identifier.imei", "location.coordinates")


def write(path: Path, values: str) -> Path:
    file = path / "mine.yaml"
    file.write_text(f"schema: 1\nvalues:\n{values}", encoding="utf-8")
    return file


def test_values_and_places_are_read(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        """\
  - {type: identifier.imei, value: 490154203237518, label: test phone}
  - {type: location.coordinates, value: [48.4011, 9.9876], radius_m: 50}
  - {type: location.coordinates, value: [0, 0]}
""",
    )
    imei, home, zero = load_profile(file, TYPES).indicators
    assert imei == Indicator("identifier.imei", "490154203237518", "test phone")
    assert home == Indicator("location.coordinates", "48.4011,9.9876", None, 48.4011, 9.9876, 50.0)
    assert (zero.latitude, zero.radius_m) == (0.0, 100.0)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ("  - {type: identifier.imie, value: abcd}\n", "3:12: there is no data type 'identifier.imie'; did you mean"),
        ("  - {type: identifier.imei}\n", "3:5: a value of the profile needs 'value'"),
        ("  - {type: identifier.imei, value: a}\n", "needs 2 characters"),
        ("  - {type: identifier.imei, value: abcd, radius_m: 5}\n", "only a place"),
        ("  - {type: identifier.imei, value: abcd, lable: x}\n", "did you mean 'label'?"),
        ("  - {type: location.coordinates, value: [98.4, 9.9]}\n", "latitude lies within"),
        ("  - {type: location.coordinates, value: [48.4]}\n", "a place is"),
        ("  - {type: location.coordinates, value: [48.4, x]}\n", "a number is wanted here, not a text"),
        ("  - {type: location.coordinates, value: [1, 2], radius_m: 0}\n", "a radius is"),
    ],
)
def test_faults_are_said_with_their_place(tmp_path: Path, values: str, message: str) -> None:
    with pytest.raises(FaultyFiles) as caught:
        load_profile(write(tmp_path, values), TYPES)
    assert message in str(caught.value)


def test_a_file_that_cannot_be_read_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_profile(tmp_path / "none.yaml")
    (tmp_path / "bin").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not UTF-8"):
        load_profile(tmp_path / "bin")
