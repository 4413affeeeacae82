"""What was recorded of one session, as marks are held against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from auditor.marks.clock import SYNC, ClockOffset, clock_offset
from auditor.marks.mark import Mark
from auditor.marks.transmission import Transmission
from auditor.model import Unaudited


class Recording(Struct, frozen=True):
    """One input: what left, ``marks`` of the person, those of the input itself, when it began and ended (ns)."""

    path: str
    sent: tuple[Transmission, ...]
    marks: tuple[Mark, ...]
    of_capture: tuple[Mark, ...]
    span: tuple[int, int] | None
    gaps: tuple[Unaudited, ...] = ()

    def clock(self, host: str | None) -> ClockOffset:
        """How far the person's clock is off; ``host`` is what was to be asked for at each sync mark."""
        return clock_offset(self.marks, self.of_capture, self.sent, host)


def acts(recordings: Iterable[Recording], host: str | None) -> list[tuple[int, str]]:
    """Every mark by its recording's clock (ns) with its action; the capture's own where the person noted none apart."""
    found = []
    for recording in recordings:
        if any(mark.action != SYNC for mark in recording.marks):
            offset = recording.clock(host).offset_ns
            found += [(mark.time_ns + offset, mark.action) for mark in recording.marks]
        else:
            found += [(mark.time_ns, mark.action) for mark in recording.of_capture]
    return found


def all_sent(recordings: Sequence[Recording]) -> list[Transmission]:
    """What left in all of them."""
    return [each for recording in recordings for each in recording.sent]
