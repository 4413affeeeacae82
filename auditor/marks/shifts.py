"""The circular-shift test for marks made without a plan: exploratory, for nothing was drawn by lot.

Theory of operation. If what was sent has nothing to do with the marks, moving all marks together by any amount along
the recording, what falls off its end coming in at its beginning, gives a sum over their windows like the observed one.
That keeps how both are bunched, but not why: any other thing that went with the marks fits as well.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from msgspec.structs import replace

from auditor.marks.transmission import Statistic, Timeline, damped

SHIFTS = 1_999


def shift_test(
    timeline: Timeline,
    marks: Sequence[int],
    span: tuple[int, int],
    window_ns: int,
    statistic: Statistic,
    seed: int = 0,
) -> float:
    """One-sided p, (b + 1) / (m + 1) over `SHIFTS` random shifts, that this much is sent after marks (times in ns).

    ``span`` is the recording's begin and end; marks outside it count as if it went on in a circle.
    """
    begin, length = span[0], max(span[1] - span[0], 1)
    ring = _closed(timeline, begin, length, window_ns)
    places = [(mark - begin) % length for mark in marks]

    def total(shift: int) -> float:
        starts = (begin + (place + shift) % length for place in places)
        return sum(damped(ring.measure(start, start + window_ns, statistic), statistic) for start in starts)

    observed = total(0)
    if observed == 0:
        return 1.0
    draw = random.Random(seed)
    above = sum(total(draw.randrange(length)) >= observed - 1e-9 for _ in range(SHIFTS))
    return (above + 1) / (SHIFTS + 1)


def smallest_shift_p(span: tuple[int, int], window_ns: int) -> float:
    """The smallest p that tells anything: one in as many as windows fit into the recording side by side."""
    return min(1.0, max(window_ns / max(span[1] - span[0], 1), 1 / (SHIFTS + 1)))


def _closed(timeline: Timeline, begin: int, length: int, window_ns: int) -> Timeline:
    """The timeline with its beginning once more behind its end."""
    again = (replace(each, time_ns=each.time_ns + length) for each in timeline.between(begin, begin + window_ns))
    return Timeline([*timeline.sent, *again])
