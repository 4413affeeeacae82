"""From the folder of a session to the files to read: those its manifest lists, else whatever in it is a capture."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from auditor.errors import UsageError
from auditor.session.manifest import MANIFEST_NAME, Manifest, read_manifest
from auditor.sources import CRYPTO_LOG, KEY_LOG, kind_of
from auditor.sources.stream import open_stream


class SessionInputs(Struct, frozen=True):
    """Paths to read, as one would give them on the command line, and the manifest where there is one."""

    captures: tuple[str, ...]
    keylogs: tuple[str, ...]
    manifest: Manifest | None
    crypto_logs: tuple[str, ...] = ()
    marks: str | None = None


class _Found(NamedTuple):
    captures: tuple[str, ...]
    keylogs: tuple[str, ...]
    crypto_logs: tuple[str, ...]


def resolve(folder: str | Path) -> SessionInputs:
    """The inputs of the session in this folder.

    Key logs and marks that are empty are passed over, and captures unless all are.
    Where no manifest lists captures, they, key logs and logs of apps' own encryption are found by content, in order
    of their names; folders inside and files whose names begin with a dot are passed over.
    Raises UsageError where there is nothing to read, `FaultyFiles` where the manifest is faulty, `CaptureError` where
    a file in the folder cannot be opened.
    """
    folder = Path(folder)
    path = folder / MANIFEST_NAME
    manifest = read_manifest(path) if path.exists() else None
    listed = Manifest() if manifest is None else manifest
    found = _Found((), (), ()) if listed.captures else _find(folder)
    captures = tuple(str(folder / name) for name in _written(folder, listed.captures) or listed.captures)
    captures = captures or found.captures
    if not captures:
        raise UsageError(f"{folder}: no capture in this folder; give a pcap, pcapng, HAR or mitmproxy flow file")
    keylogs = tuple(str(folder / name) for name in _written(folder, listed.keylogs)) or found.keylogs
    crypto_logs = tuple(str(folder / name) for name in listed.crypto_logs) or found.crypto_logs
    marks = next((str(folder / name) for name in _written(folder, (listed.marks,))), None)
    return SessionInputs(captures, keylogs, manifest, crypto_logs, marks)


def _written(folder: Path, names: Iterable[str | None]) -> tuple[str, ...]:
    """The names of files with anything in them: those a live session appends to begin empty, and may stay so."""
    return tuple(name for name in names if name is not None and (folder / name).stat().st_size)


def _find(folder: Path) -> _Found:
    """Captures, key logs and logs of apps' own encryption in a folder."""
    captures, keylogs, crypto_logs = [], [], []
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read: {error.strerror}") from error
    for path in paths:
        stream = open_stream(path, None)
        kind, head = kind_of(stream.head), stream.head
        stream.close()
        if kind is not None and (kind.surely is None or kind.surely.search(head)):
            captures.append(str(path))
        elif KEY_LOG.match(head):
            keylogs.append(str(path))
        elif CRYPTO_LOG.match(head):
            crypto_logs.append(str(path))
    return _Found(tuple(captures), tuple(keylogs), tuple(crypto_logs))
