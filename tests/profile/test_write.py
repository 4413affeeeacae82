"""Profiles are written so that they are read again, by their owner alone."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import FaultyFiles, UsageError
from auditor.profile import Indicator, load_profile
from auditor.profile.write import TEMPLATE, profile_yaml, write_profile
from auditor.rules import load_rules

PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=2, max_size=30)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PRINTABLE, PRINTABLE)
def test_values_are_read_again(tmp_path: Path, value: str, label: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(profile_yaml([Indicator("device.name", value, label)]), encoding="utf-8")
    assert load_profile(file).indicators == (Indicator("device.name", value, label),)


def test_places_are_read_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    home = Indicator("location.coordinates", "-48.4011,0.00001", "home", -48.4011, 0.00001, 50.0)
    file.write_text(profile_yaml([home]), encoding="utf-8")
    (read,) = load_profile(file).indicators
    assert (read.latitude, read.longitude, read.radius_m, read.label) == (-48.4011, 0.00001, 50.0, "home")


def test_the_template_is_to_be_filled_in(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    write_profile(file, TEMPLATE)
    with pytest.raises(FaultyFiles, match="needs 'values', which is empty here"):
        load_profile(file)
    file.write_text(re.sub(r"^#(?=  - )", "", TEMPLATE, flags=re.MULTILINE))
    assert len(load_profile(file, load_rules().vocabulary.types).indicators) > 15


def test_nobody_else_can_read_it_and_nothing_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    write_profile(file, "one")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(UsageError, match="is there already"):
        write_profile(file, "two")
    assert file.read_text() == "one"
    with pytest.raises(UsageError, match="cannot be written"):
        write_profile(tmp_path / "no" / "such.yaml", "x")
