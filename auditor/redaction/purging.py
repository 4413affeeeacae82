"""What of a session's folder holds recorded traffic or keys, and how to be rid of it while what was found stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from auditor.errors import CaptureError, UsageError
from auditor.session import MANIFEST_NAME, Manifest, read_manifest
from auditor.session.write import manifest_yaml
from auditor.sources import KEY_LOG, kind_of
from auditor.sources.stream import HEAD

AUTHORITY = "authority"
"""Folder of the certificate authority of a live session, whose private key could vouch for any server."""
EMPTIED = ("capture.pcap", "flows.mitm", "connections.jsonl", "resistance.jsonl", "keys.log")
"""Files of a live session that hold recordings or keys, and may have nothing in them."""
_REPORT = re.compile(rb'\s*\{\s*"schema"\s*:')
_FOUND = (b"<!DOCTYPE html>", b"<!doctype html>")
_PRIVATE_KEY = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----")
_COMPRESSED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\xfd7zXZ")


class Purge(Struct, frozen=True):
    """Of a session's ``folder``: files to ``remove``, those that ``stay``, and ``findings``, reports among these.

    ``elsewhere`` are files the manifest lists outside of the folder; they are left alone.
    """

    folder: Path
    manifest: Manifest | None
    remove: tuple[Path, ...]
    stay: tuple[Path, ...]
    findings: tuple[Path, ...]
    elsewhere: tuple[str, ...]

    @property
    def bytes(self) -> int:
        """How large the files to remove are together."""
        return sum(path.lstat().st_size for path in self.remove)


def plan(folder: Path) -> Purge:
    """What a purge of this folder would do; nothing is changed.

    UsageError where it is no session: neither a manifest nor a recording is in it. `FaultyFiles` for a bad manifest.
    """
    if not folder.is_dir() or folder.is_symlink():
        raise UsageError(f"{folder}: is not the folder of a session")
    path = folder / MANIFEST_NAME
    manifest = read_manifest(path) if path.exists() else None
    listed = () if manifest is None else (*manifest.captures, *manifest.keylogs, *manifest.crypto_logs)
    within = {folder / name for name in listed if _is_within(folder, name)}
    files = sorted({*_files(folder), *within})
    remove = tuple(p for p in files if p in within or p.parent.name == AUTHORITY or is_recording(p))
    if manifest is None and not remove:
        raise UsageError(f"{folder}: neither {MANIFEST_NAME} nor a recording is in this folder")
    stay = tuple(p for p in files if p not in remove)
    findings = tuple(p for p in stay if _is_findings(p))
    elsewhere = tuple(name for name in listed if not _is_within(folder, name))
    return Purge(folder, manifest, remove, stay, findings, elsewhere)


def carry_out(purge: Purge) -> None:
    """Remove the files, links rather than what they lead to, and take them out of the manifest first.

    UsageError where one cannot be removed; the others before it are gone then.
    """
    if purge.manifest is not None:
        _rewrite(purge.folder / MANIFEST_NAME, manifest_yaml(_emptied(purge.manifest, purge.elsewhere)))
    for path in purge.remove:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise UsageError(f"{path}: cannot be removed: {error.strerror}") from error
    authority = purge.folder / AUTHORITY
    if authority.is_dir() and not authority.is_symlink() and not any(authority.iterdir()):
        authority.rmdir()


def _emptied(manifest: Manifest, elsewhere: tuple[str, ...]) -> Manifest:
    """The manifest listing only what lies elsewhere."""
    captures, keylogs, crypto_logs = (
        tuple(path for path in paths if path in elsewhere)
        for paths in (manifest.captures, manifest.keylogs, manifest.crypto_logs)
    )
    return replace(manifest, captures=captures, keylogs=keylogs, crypto_logs=crypto_logs)


def is_recording(path: Path) -> bool:
    """Whether a file, by its content, holds recorded traffic or keys: a capture, HAR, flow file, key log, or key."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise CaptureError(f"{path}: cannot be read: {error.strerror}") from error
    if not head:
        return path.name in EMPTIED
    if head.startswith(_COMPRESSED):
        from auditor.sources.stream import open_stream

        stream = open_stream(path, None)
        head = stream.head
        stream.close()
    if _PRIVATE_KEY.search(head) or KEY_LOG.match(head):
        return True
    kind = kind_of(head)
    return kind is not None and (kind.surely is None or kind.surely.search(head) is not None)


def _is_findings(path: Path) -> bool:
    if path.name == "findings.jsonl":
        return True
    with path.open("rb") as file:
        head = file.read(HEAD)
    return _REPORT.match(head) is not None or head.startswith(_FOUND)


def _files(folder: Path) -> Iterable[Path]:
    """Files of the folder and of its authority; links are passed over, since what they lead to is elsewhere."""
    for place in (folder, folder / AUTHORITY):
        if place.is_dir() and not place.is_symlink():
            yield from (path for path in place.iterdir() if path.is_file() and not path.is_symlink())


def _is_within(folder: Path, name: str) -> bool:
    path = folder / name
    return path.parent.resolve().is_relative_to(folder.resolve())


def _rewrite(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        part.touch(0o600, exist_ok=False)
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
