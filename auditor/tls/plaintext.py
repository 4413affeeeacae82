"""Collects the plaintext of one direction into few events, with its provenance, and the spans that stayed unread."""

from __future__ import annotations

from itertools import accumulate

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, End, Gap, MappedProvenance, Provenance, StreamEvent
from auditor.protocols.messages import Unread
from auditor.tls.runs import Run

_EARLY_LIMIT = 1024 * 1024


class Plaintext:
    """Output of one direction: `take` and `take_unread` give what came together since they were last called.

    0-RTT data waits for `keep_early` (the client says it was accepted) or `drop_early` (it was not and is sent again).
    """

    __slots__ = (
        "_direction",
        "_early",
        "_early_length",
        "_events",
        "_missed",
        "_parts",
        "_start",
        "_unread",
        "length",
        "provenance",
    )

    def __init__(self, direction: Direction, below: Provenance) -> None:
        self.provenance = MappedProvenance(below)
        self.length = 0
        self._direction = direction
        self._start = 0
        self._parts: list[bytes | memoryview] = []
        self._events: list[StreamEvent] = []
        self._unread: list[Unread] = []
        self._early: list[tuple[bytes, int, int, int]] = []
        self._early_length = 0
        self._missed = False

    def add(self, data: bytes, start: int, end: int, floor: int, *, early: bool = False) -> None:
        """Content of the application data record at [start, end), whose key was known at frame ``floor``."""
        if early:
            self._add_early(data, start, end, floor)
            return
        if self._early:
            self.drop_early()
        size = len(data)
        if size == 0:
            return
        self._missed = False
        self.provenance.add(self.length, start, end, floor)
        self._parts.append(data)
        self.length = self.provenance.end = self.length + size

    def add_run(self, run: Run, floor: int) -> None:
        """Contents of application data records, as `add` takes them one by one."""
        if self._early:
            self.drop_early()
        if not run.contents:
            return
        self._missed = False
        starts = list(accumulate(map(len, run.contents), initial=self.length))
        self.length = self.provenance.end = starts.pop()
        self.provenance.extend(starts, run.starts, run.ends, floor)
        self._parts += run.contents

    def _add_early(self, data: bytes, start: int, end: int, floor: int) -> None:
        if self._early_length + len(data) > _EARLY_LIMIT:
            self.unread(start, end, Outcome.BODY_LIMIT, "more 0-RTT data than is kept")
            return
        self._early_length += len(data)
        self._early.append((data, start, end, floor))

    def keep_early(self, frame: int) -> None:
        """The 0-RTT data held back was accepted; that was known at ``frame``."""
        early, self._early = self._early, []
        for data, start, end, floor in early:
            self.add(data, start, end, max(floor, frame))

    def drop_early(self) -> None:
        """The 0-RTT data held back was refused by the server: it will be sent again."""
        if not self._early:
            return
        early, self._early = self._early, []
        for _, start, end, _ in early:
            self.unread(start, end, Outcome.UNDECODABLE, "0-RTT data the server refused")

    def missed(self) -> None:
        """Plaintext of unknown length is missing here."""
        if not self._missed:
            self._missed = True
            self._flush()
            self._events.append(Gap(self._direction, self.length, None))

    def end(self, *, clean: bool) -> None:
        """No more plaintext."""
        self.drop_early()
        self._flush()
        self._events.append(End(self._direction, self.length, clean))

    def unread(self, start: int, end: int, reason: Outcome, detail: str) -> None:
        """Note a passed-over span of the stream below; neighbours of the same reason become one."""
        if end <= start:
            return
        if self._unread:
            last = self._unread[-1]
            if last.end == start and last.reason is reason and last.detail == detail:
                start = last.start
                self._unread.pop()
        self._unread.append(Unread(self._direction, start, end, reason, detail))

    def take(self) -> list[StreamEvent]:
        """The events since the last call, neighbouring records as one."""
        if self._parts:
            self._flush()
        elif not self._events:
            return []
        events, self._events = self._events, []
        return events

    def take_unread(self) -> list[Unread]:
        """The spans since the last call."""
        if not self._unread:
            return []
        unread, self._unread = self._unread, []
        return unread

    def _flush(self) -> None:
        if self._parts:
            self._events.append(Data(self._direction, b"".join(self._parts), self._start))
            self._parts = []
            self._start = self.length
