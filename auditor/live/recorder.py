"""Appends what happens to the files of a session: written at once, synced to disk in a thread of its own.

What is written survives the death of the process; the thread sees to it that it survives that of the machine too, a
quarter of a second later at most. Each record is one write; only the last can be cut short.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec

from auditor.live.folder import CONNECTIONS, FLOWS, MARKS, append
from auditor.report.times import rfc3339

SYNC_EVERY = 0.25
_to_disk: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)
"""What is needed to read a file again, without the time of its last change."""


class Recorder:
    """``rung`` is called after each record that the analysis reads. Once it is closed it takes nothing more."""

    def __init__(self, folder: Path, records: str = FLOWS, rung: Callable[[], None] = lambda: None) -> None:
        self.folder = folder
        self._rung = rung
        self._records = append(folder / records)
        self._connections = append(folder / CONNECTIONS)
        self._marks = append(folder / MARKS)
        self._dirty = dict.fromkeys((self._records, self._connections, self._marks), False)
        self._over = threading.Event()
        self.records = 0
        self._thread = threading.Thread(target=self._sync_often, name="auditor-sync", daemon=True)
        self._thread.start()

    def record(self, data: bytes) -> None:
        """Append one flow (or packets)."""
        self._write(self._records, data)
        self.records += 1
        self._rung()

    def connection(self, row: msgspec.Struct) -> None:
        """Append what became of one connection."""
        self._write(self._connections, msgspec.json.encode(row) + b"\n")
        self._rung()

    def mark(self, time_ns: int, action: str, text: str | None) -> str:
        """Append what the person did; gives its time as the file says it."""
        time = rfc3339(time_ns)
        row = {"time": f"{time[:-4]}Z", "action": action} | ({} if text is None else {"text": text})
        self._write(self._marks, msgspec.json.encode(row) + b"\n")
        return time

    def close(self) -> None:
        """Sync what is left and give the files back; nothing the second time."""
        if self._over.is_set():
            return
        self._over.set()
        self._thread.join()
        self._sync()
        for file in (self._records, self._connections, self._marks):
            file.close()

    def _write(self, file: BinaryIO, data: bytes) -> None:
        if self._over.is_set():
            return
        written = os.write(file.fileno(), data)
        while written < len(data):
            written += os.write(file.fileno(), memoryview(data)[written:])
        self._dirty[file] = True

    def _sync_often(self) -> None:
        while not self._over.wait(SYNC_EVERY):
            self._sync()

    def _sync(self) -> None:
        for file in [file for file, dirty in self._dirty.items() if dirty]:
            self._dirty[file] = False
            _to_disk(file.fileno())
