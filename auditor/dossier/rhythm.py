"""When a person was active, by the hours of the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from auditor.report.document import Event
from auditor.report.dossiers import Rhythm

HOURS = 24


def rhythm_of(events: Sequence[Event], numbers: Iterable[int]) -> Rhythm | None:
    """Acts by hour (UTC) of the events of these numbers that were told, not inferred; None where there are none."""
    told = [n for n in numbers if not events[n].inferred and events[n].kind != "requested"]
    times = [events[n].time or events[n].sent_time for n in told]
    if not times:
        return None
    hours = Counter(int(time[11:13]) for time in times)
    return Rhythm(
        hours=tuple(hours.get(hour, 0) for hour in range(HOURS)),
        days=len({time[:10] for time in times}),
        first=min(times),
        last=max(times),
        events=tuple(told),
    )
