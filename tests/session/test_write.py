"""Writing manifests: what is written is read again, for the owner's eyes alone, and never over another."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import ManifestError, UsageError
from auditor.rules.yaml_nodes import Faults, read_yaml
from auditor.session import Manifest, read_manifest, write_manifest
from auditor.session.manifest import FILES, TEXTS
from auditor.session.write import HINTS, manifest_yaml


def test_folder_and_manifest_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    path = write_manifest(folder, Manifest(app="Chat", time_zone="UTC"))
    assert path == folder / "session.yaml"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_manifest(path) == Manifest(app="Chat", time_zone="UTC")


def test_folder_that_is_there_already_is_closed_to_others(folder: Path) -> None:
    folder.chmod(0o755)
    path = write_manifest(folder, Manifest(captures=("b.pcap", "a.txt"), marks="README.md"))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert read_manifest(path) == Manifest(captures=("b.pcap", "a.txt"), marks="README.md")


def test_another_manifest_is_never_overwritten(tmp_path: Path) -> None:
    write_manifest(tmp_path / "s", Manifest(app="first"))
    with pytest.raises(UsageError, match="is there already"):
        write_manifest(tmp_path / "s", Manifest(app="second"))
    assert read_manifest(tmp_path / "s" / "session.yaml").app == "first"


def test_place_that_is_a_file_and_text_that_is_none_are_errors(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="no folder"):
        write_manifest(tmp_path / "file", Manifest())
    with pytest.raises(UsageError, match="no text"):
        write_manifest(tmp_path / "s", Manifest(app="\udcff"))


def test_fields_left_out_are_there_to_fill_in() -> None:
    text = manifest_yaml(Manifest(app="Chat"))
    assert text.startswith('schema: 1\napp: "Chat"\n# package:  # ')
    assert HINTS.keys() == {*TEXTS, *FILES}


@given(text=st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    faults = Faults(ManifestError)
    root = read_yaml(manifest_yaml(Manifest(notes=text)), "x", faults)
    assert faults.found == []
    assert root is not None
    assert root.fields(("schema", "notes"), "a session").text("notes") == text
