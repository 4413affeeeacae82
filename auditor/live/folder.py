"""The folder of a live session: what is in it, made for its owner alone."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from auditor.errors import UsageError
from auditor.session import Manifest, write_manifest

FLOWS = "flows.mitm"
CAPTURE = "capture.pcap"
CONNECTIONS = "connections.jsonl"
KEYS = "keys.log"
RESISTANCE = "resistance.jsonl"
MARKS = "marks.jsonl"
FINDINGS = "findings.jsonl"
AUTHORITY = "authority"
PRIVATE = 0o600


def dated(now: datetime) -> Path:
    """The name of a folder for a session that begins ``now`` and was given none."""
    return Path(f"auditor-{now:%Y-%m-%d-%H%M%S}")


def make_folder(folder: Path, manifest: Manifest, captures: tuple[str, ...], keylogs: tuple[str, ...]) -> None:
    """Make the folder (0700) with its manifest and the files that are appended to (0600), empty as yet.

    UsageError where it holds a session already or cannot be written.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder}: is not empty; give --session a folder that is not there yet")
    write_manifest(folder, replace(manifest, captures=(), keylogs=(), marks=None))
    for name in (*captures, *keylogs, MARKS, FINDINGS):
        append(folder / name).close()
    (folder / "session.yaml").unlink()
    write_manifest(folder, replace(manifest, captures=captures, keylogs=keylogs, marks=MARKS))


def append(path: Path) -> BinaryIO:
    """A file to append to, unbuffered, for its owner alone. UsageError where it cannot be written."""
    try:
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, PRIVATE), "ab", 0)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
