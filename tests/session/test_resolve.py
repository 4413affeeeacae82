"""Folders to inputs: what the manifest lists, else what is a capture by its content."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from auditor.errors import CaptureError, FaultyFiles, UsageError
from auditor.session import Manifest, resolve


def names(paths: tuple[str, ...], folder: Path) -> list[str]:
    return [str(Path(path).relative_to(folder)) for path in paths]


def test_without_manifest_captures_and_key_logs_are_told_by_content(folder: Path) -> None:
    found = resolve(folder)
    assert names(found.captures, folder) == ["a.txt", "b.pcap"]
    assert names(found.keylogs, folder) == ["keys.log"]
    assert (found.manifest, found.crypto_logs, found.marks) == (None, (), None)


def test_manifest_decides_what_is_read_and_in_which_order(folder: Path) -> None:
    (folder / "session.yaml").write_text(
        "schema: 1\napp: Chat\ncaptures: [inside/c.pcap, b.pcap]\ncrypto_logs: aes_info.json\nmarks: README.md\n"
    )
    found = resolve(folder)
    assert names(found.captures, folder) == ["inside/c.pcap", "b.pcap"]
    assert found.keylogs == ()
    assert names(found.crypto_logs, folder) == ["aes_info.json"]
    assert found.marks == str(folder / "README.md")
    assert found.manifest is not None
    assert found.manifest.app == "Chat"


def test_manifest_without_captures_leaves_them_to_be_found(folder: Path) -> None:
    (folder / "other.keys").write_bytes((folder / "keys.log").read_bytes())
    (folder / "session.yaml").write_text("schema: 1\nkeylogs: [other.keys]\n")
    found = resolve(folder)
    assert names(found.captures, folder) == ["a.txt", "b.pcap"]
    assert names(found.keylogs, folder) == ["other.keys"]
    assert found.manifest == Manifest(keylogs=("other.keys",))


def test_folder_without_a_capture_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("nothing")
    with pytest.raises(UsageError, match="no capture in this folder"):
        resolve(tmp_path)


def test_faulty_manifest_is_an_error(folder: Path) -> None:
    (folder / "session.yaml").write_text("schema: 1\ncaptures: gone\n")
    with pytest.raises(FaultyFiles):
        resolve(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every file")
def test_file_that_cannot_be_opened_is_not_passed_over(folder: Path) -> None:
    (folder / "locked.pcap").write_bytes(b"x")
    (folder / "locked.pcap").chmod(0)
    with pytest.raises(CaptureError, match=r"locked\.pcap: cannot be opened"):
        resolve(folder)


CALL = b'[{"pid": 7, "process": "chat", "timestamp": 1, "data": {"alg": "AES", "iv": "", "in": "00", "out": "01"}}]'


def test_without_manifest_a_log_of_an_apps_own_encryption_is_told_by_content(folder: Path) -> None:
    (folder / "log.txt").write_bytes(CALL)
    assert names(resolve(folder).crypto_logs, folder) == ["log.txt"]


@pytest.mark.parametrize(
    "line",
    [
        b"RSA Session-ID:0A0B0C0D Master-Key:0E0F",
        b"MIIO_TOKEN " + b"0a" * 16,
        b"QUIC_CLIENT_TRAFFIC_SECRET_0 " + b"0a" * 32,
    ],
)
def test_key_logs_of_other_lines_are_told_by_content_too(folder: Path, line: bytes) -> None:
    (folder / "other").write_bytes(b"# made by hand\n" + line + b"\n")
    assert names(resolve(folder).keylogs, folder) == ["keys.log", "other"]
