"""Reads a session's files while they grow, with the very readers that will read them afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from auditor.live.folder import CONNECTIONS, FLOWS
from auditor.model import Exchange, Unaudited
from auditor.sources.live_connections import Tried, tried_of
from auditor.sources.mitmproxy_flows import BROKEN, FlowReading, state_of
from auditor.sources.tnetstring import Records

CHUNK = 1024 * 1024


class FlowFollower:
    """The exchanges of a growing flow file; ``read`` says how many of its flows were taken so far."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FLOWS
        self._file: BinaryIO = self.path.open("rb", buffering=0)
        self._records = Records()
        self._reading = FlowReading()
        self._broken = False

    @property
    def read(self) -> int:
        """How many flows were taken."""
        return self._reading.read

    def exchanges(self) -> Iterator[Exchange]:
        """Those of the flows that were written since the last call."""
        while not self._broken and (data := self._file.read(CHUNK)):
            try:
                for record in self._records.receive(data):
                    yield from self._reading.take(state_of(record))
            except BROKEN:
                self._broken = True

    def close(self) -> None:
        """Give back the file."""
        self._file.close()

    def faults(self) -> tuple[Unaudited, ...]:
        """Flows that are no exchanges."""
        return self._reading.faults(str(self.path))


class ConnectionFollower:
    """The connections of a session that could not be read; read anew when there are more."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / CONNECTIONS
        self._size = 0
        self.tried: tuple[Tried, ...] = ()

    def refresh(self) -> bool:
        """Whether there are more than before."""
        size = self.path.stat().st_size if self.path.exists() else 0
        if size == self._size:
            return False
        self._size = size
        self.tried, _ = tried_of(self.path.read_bytes().split(b"\n"), str(self.path))
        return True
