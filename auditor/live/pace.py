"""When the analysis rests: in a flood of requests on a small machine, the processors belong to the proxied app.

What is not analysed meanwhile is in the session's files, counted as late, and made up for when the flood is over.
"""

from __future__ import annotations

import os

from auditor.dissection.parallel import processors

FLOOD = 250.0
"""Records a second from which on the analysis makes way; a phone in use sends a tenth of it."""
SHARE = 0.1
"""Of the time, that the analysis works during a flood."""
SLICE = 0.02
"""Seconds it works at a stretch."""
MEASURED = 0.25
ENOUGH = 4
"""With so many processors one is left for the analysis anyway."""


class Pace:
    """Measures how fast records come. ``count`` of processors there are; without it, as many as the process may use."""

    def __init__(self, count: int | None = None) -> None:
        self._small = (processors() if count is None else count) < ENOUGH
        self._since = 0.0
        self._counted = 0
        self._flood = False
        self._until = 0.0

    def hear(self, records: int, now: float) -> None:
        """At ``now`` (seconds of a monotonic clock) there are so many records."""
        passed = now - self._since
        if passed >= MEASURED:
            self._flood = (records - self._counted) / passed > FLOOD
            self._since, self._counted = now, records

    def rest(self, worked: float, now: float) -> None:
        """So many seconds were worked; in a flood that earns some rest."""
        if self._small and self._flood and now < self._since + 2 * MEASURED:
            self._until = now + worked * (1 / SHARE - 1)

    def resting(self, now: float) -> float:
        """Seconds left to rest; none once nothing more was heard for a while."""
        return max(0.0, min(self._until, self._since + 2 * MEASURED) - now)


def step_back() -> None:
    """Let all else on the machine go first: as an idle task where there is such a thing, else with low priority."""
    os.nice(19)
    idle = getattr(os, "SCHED_IDLE", None)
    if idle is not None:
        os.sched_setscheduler(0, idle, os.sched_param(0))
