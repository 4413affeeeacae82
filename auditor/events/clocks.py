"""Estimates how far the device's clock is behind that of the packets, for each recipient of each input.

Nothing is sent before it happened. So in every sending the time of sending less the newest time in its payload is the
skew plus a delay of zero or more, and the least of these over all sendings comes nearest to the skew. Assumed is that
the clock keeps one rate over the recording, and that at least one sending went out soon after its newest event. A
lone sending whose payload lies over an hour further in the future than all others (a planned event, a broken field)
does not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from auditor.events.sighting import EventSighting
from auditor.model import SECOND

LONE = 3600 * SECOND
FEWEST_FOR_LONE = 4


class Skew(Struct, frozen=True):
    """The clock in what ``input`` told ``told_to``: ``skew_ns`` to add to its times to get those of the packets.

    ``spread_ns`` is how much further off the median sending was: delay of batches, or drift of the clock.
    """

    input: int
    told_to: str
    host: str
    recipient: str | None
    skew_ns: int
    spread_ns: int
    sendings: int


def skews(sightings: Iterable[EventSighting]) -> list[Skew]:
    """The skew of each recipient in each input that was told times."""
    newest: dict[tuple[int, str], dict[int, tuple[int, EventSighting]]] = defaultdict(dict)
    for sighting in sightings:
        time_ns = sighting.draft.time_ns
        if time_ns is None:
            continue
        sendings = newest[sighting.input, sighting.told_to]
        known = sendings.get(sighting.exchange)
        if known is None or time_ns > known[0]:
            sendings[sighting.exchange] = (time_ns, sighting)
    found = []
    for (number, told_to), sendings in sorted(newest.items()):
        behind = sorted(sighting.sent_ns - time_ns for time_ns, sighting in sendings.values())
        least = estimate(behind)
        one = next(iter(sendings.values()))[1]
        middle = behind[len(behind) // 2]
        found.append(Skew(number, told_to, one.host, one.recipient, least, max(middle - least, 0), len(behind)))
    return found


def estimate(behind: list[int]) -> int:
    """The skew (ns) from what each sending lay behind its newest event, in rising order and not empty."""
    lone = len(behind) >= FEWEST_FOR_LONE and behind[1] - behind[0] > LONE
    return behind[1] if lone else behind[0]
