"""What the analysis tells: views through standard output, and findings and events for good in the session's file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from auditor.live import messages
from auditor.live.folder import append
from auditor.report.text import without_surrogates

SYNC_EVERY = 0.25
"""Seconds between two times that findings are forced onto the disk."""
GATHERED = 0.02
"""Seconds for which messages are gathered before they leave together."""


class Telling:
    """Messages on their way out, as JSON lines; ``findings`` is the file of those to keep."""

    def __init__(self, findings: Path, *, exchanges: bool) -> None:
        self._findings = append(findings)
        self._exchanges = exchanges
        self._said = bytearray()
        self._kept = bytearray()
        self._flushed = 0.0
        self._synced = 0.0
        self.unsynced = False

    def tell(self, told: Iterable[messages.Message]) -> None:
        """Say these, at the latest with the next `flush`; exchanges only where views are to be told of them."""
        for message in told:
            if isinstance(message, messages.Exchange) and not self._exchanges:
                continue
            data = _line(message)
            self._said += data
            if isinstance(message, messages.Finding | messages.Event):
                self._kept += data
        if self._said and time.monotonic() >= self._flushed + GATHERED:
            self.flush()

    def flush(self) -> None:
        """Write findings down, then let the views know all that was gathered."""
        if self._kept:
            self._findings.write(self._kept)
            self._kept.clear()
            self.unsynced = True
        self._flushed = time.monotonic()
        try:
            if self._said:
                sys.stdout.buffer.write(self._said)
                sys.stdout.buffer.flush()
        except BrokenPipeError:
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
        self._said.clear()

    def sync_when_due(self) -> None:
        """Force findings onto the disk where that was not done for a while."""
        if self.unsynced and time.monotonic() >= self._synced + SYNC_EVERY:
            self._sync()

    def close_findings(self) -> None:
        """No finding comes any more: all are written down for good."""
        self.flush()
        self._sync()
        self._findings.close()

    def _sync(self) -> None:
        os.fsync(self._findings.fileno())
        self.unsynced, self._synced = False, time.monotonic()


def _line(message: messages.Message) -> bytes:
    """A message as one line of JSON."""
    try:
        return msgspec.json.encode(message) + b"\n"
    except UnicodeEncodeError:
        builtins = msgspec.to_builtins(message)
        return msgspec.json.encode(without_surrogates(builtins)) + b"\n"
