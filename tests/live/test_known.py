"""What the analysis is told to know is what scan would know with the same options."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.live.known import Known
from tests.live.conftest import own_recipients


def test_own_recipients_and_lists_are_loaded(tmp_path: Path) -> None:
    own, hosts = tmp_path / "own.yaml", tmp_path / "hosts.txt"
    own.write_text(own_recipients("metrics.example.net"))
    hosts.write_text("0.0.0.0 tracker.example.org\n")
    loaded = Known.of(None, None, own, (hosts,)).load()
    found = loaded.rules.recipients.lookup("metrics.example.net")
    assert found is not None
    assert found.name == "Example Metrics"
    assert ["tracker.example.org" in each for each in loaded.outside.lists] == [True]
    assert loaded.profile is None


def test_what_is_not_there_is_said_before_anything_begins(tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match=r"nowhere\.yaml"):
        Known.of(None, None, tmp_path / "nowhere.yaml").load()
