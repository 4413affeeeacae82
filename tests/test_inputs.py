"""Paths given to a command, and what is read in place of folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.inputs import Given, sessions
from auditor.marks import load_marks

HAR = '{"log": {"entries": []}}'
FIRST, SECOND = "time,action\n2026-01-01T00:00:00Z,like\n", "time,action\n2026-01-01T00:01:00Z,search\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session with its manifest, a key log and a mark."""
    made = tmp_path / "s"
    made.mkdir()
    (made / "one.har").write_text(HAR)
    (made / "two.har").write_text(HAR)
    (made / "keys.log").write_text(f"CLIENT_RANDOM {'ab' * 32} {'cd' * 48}\n")
    (made / "marks.csv").write_text(FIRST)
    (made / "session.yaml").write_text(
        "schema: 1\napp: Chat\ncaptures: [one.har, two.har]\nkeylogs: [keys.log]\nmarks: marks.csv\n"
    )
    return made


def test_files_are_read_as_given() -> None:
    assert sessions(("a.pcap", "-"), ("k",), None) == Given(("a.pcap", "-"), ("k",))


def test_folder_stands_for_what_is_in_it(folder: Path) -> None:
    given = sessions((str(folder), "beside.har"), ("k",), None)
    captures = (str(folder / "one.har"), str(folder / "two.har"))
    assert (given.captures, given.keylogs) == ((*captures, "beside.har"), ("k", str(folder / "keys.log")))
    assert {path: manifest.app for path, manifest in given.manifests.items()} == dict.fromkeys(captures, "Chat")
    assert given.marks == {captures[0]: load_marks(folder / "marks.csv")}


def test_name_is_for_inputs_without_a_manifest(folder: Path) -> None:
    given = sessions((str(folder), "beside.har"), (), "Mail@2")
    assert [given.manifests[path].app for path in given.captures] == ["Chat", "Chat", "Mail"]
    with pytest.raises(UsageError, match="says already what was recorded"):
        sessions((str(folder),), (), "Mail@2")


def test_marks_given_come_after_those_of_the_first_session(folder: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text(SECOND)
    assert sessions(("a.har", "b.har"), (), None, more).marks == {"a.har": load_marks(more)}
    (marks,) = sessions((str(folder), "b.har"), (), None, more).marks.values()
    assert [mark.action for mark in marks] == ["like", "search"]
