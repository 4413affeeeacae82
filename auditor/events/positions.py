"""How precise a position is by the digits it was sent with."""

from __future__ import annotations

import re

METRES_PER_DEGREE = 111_320.0
"""Of latitude, and of longitude at the equator (40,075 km / 360)."""
_PLACE = re.compile(r"\s*(-?\d{1,3}(?:\.(\d{1,17}))?)\s*[,;]\s*(-?\d{1,3}(?:\.(\d{1,17}))?)\s*")


def coordinates(text: str | None) -> tuple[float, float, float] | None:
    """Latitude, longitude and precision in metres of ``lat,lon`` text; None where it is no such place.

    The precision is the length of one step of the last digit that either was sent with: digits bound how near one can
    come, not how well the device knew it. A longitude's step is taken as long as a latitude's, its length at the
    equator.
    """
    found = None if text is None else _PLACE.fullmatch(text)
    if found is None:
        return None
    lat, lon = float(found[1]), float(found[3])
    if abs(lat) > 90 or abs(lon) > 180:
        return None
    digits = max(len(found[2] or ""), len(found[4] or ""))
    return lat, lon, METRES_PER_DEGREE / 10.0 ** min(digits, 9)
