from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UsageError
from auditor.recipients.blocklist import load_blocklist, parse_blocklist

ADBLOCK = """\
[Adblock Plus 2.0]
! Title: Example Privacy
! a comment
||tracker.example^
||ads.example^$third-party
||path.example/collect^
||typed.example^$image
||*.wild.example^
-analytics.js
@@||good.tracker.example^
page.example##.banner
"""


def test_adblock_rules_about_whole_hosts_are_taken() -> None:
    found = parse_blocklist(ADBLOCK, "file")
    assert found.title == "Example Privacy"
    assert found.hosts == {"tracker.example", "ads.example"}
    assert found.skipped == 5
    assert "a.b.tracker.example" in found
    assert "Tracker.Example." in found
    assert "good.tracker.example" not in found
    assert "nottracker.example" not in found
    assert "path.example" not in found


def test_hosts_files_and_plain_lists_are_taken() -> None:
    text = "# hosts\n127.0.0.1 localhost\n0.0.0.0 a.example b.example # two\n::1 localhost\nplain.example\n"
    text += "10.0.0.1 x.example\n"
    assert parse_blocklist(text, "hosts").hosts == {"a.example", "b.example", "plain.example"}


def test_file_without_hosts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("<!doctype html>\n")
    with pytest.raises(UsageError, match="no host in it"):
        load_blocklist(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not UTF-8"):
        load_blocklist(path)
    with pytest.raises(UsageError, match="cannot be read"):
        load_blocklist(tmp_path / "absent")


def test_title_falls_back_on_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("a.example\n")
    assert load_blocklist(path).title == "mine"


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all("." in host for host in parse_blocklist(text, "t").hosts)
