"""Finds known places in bytes nothing is known of: two numbers one after the other, in either byte order.

They may be doubles, floats, or integers of ten-millionths or millionths of a degree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

LONGEST = 4 * 1024 * 1024
"""Bytes from the start that are looked at."""
NEAR = 3e-4
"""Degrees either number may be off: about 33 metres."""
SHORTEST = 8

FORMATS: tuple[tuple[str, float, str], ...] = (
    ("<f8", 1.0, "two doubles"),
    (">f8", 1.0, "two doubles, big-endian"),
    ("<f4", 1.0, "two floats"),
    (">f4", 1.0, "two floats, big-endian"),
    ("<i4", 1e-7, "two integers of ten-millionths of a degree"),
    (">i4", 1e-7, "two integers of ten-millionths of a degree, big-endian"),
    ("<i4", 1e-6, "two integers of millionths of a degree"),
    (">i4", 1e-6, "two integers of millionths of a degree, big-endian"),
)
"""NumPy's name of each number, what it is multiplied with, and how it is called."""


class Packed(Struct, frozen=True):
    """Place number ``place`` at ``offset``, said as these degrees; ``exact``: too many bits to be met by chance."""

    place: int
    offset: int
    latitude: float
    longitude: float
    notation: str
    exact: bool


def packed(data: bytes, places: Sequence[tuple[int, float, float]]) -> Iterator[Packed]:
    """Every known place (number, latitude, longitude) that stands in these bytes, at any offset and in either order."""
    if len(data) < SHORTEST or not places:
        return
    import numpy as np

    data = data[:LONGEST]
    wanted = np.sort(np.array([degree for _, *degrees in places for degree in degrees]))
    wanted = np.concatenate(([-np.inf], wanted, [np.inf]))
    for name, scale, notation in FORMATS:
        size = np.dtype(name).itemsize
        for phase in range(min(size, max(len(data) - 2 * size + 1, 0))):
            with np.errstate(all="ignore"):
                degrees = np.frombuffer(data, name, (len(data) - phase) // size, phase).astype(np.float64) * scale
                after = np.searchsorted(wanted[1:-1], degrees) + 1
                close = (wanted[after] - degrees < NEAR) | (degrees - wanted[after - 1] < NEAR)
            for at in np.flatnonzero(close[:-1] & close[1:]).tolist():
                pair = float(degrees[at]), float(degrees[at + 1])
                offset = phase + at * size
                yield from (
                    Packed(place, offset, latitude, longitude, notation, size == SHORTEST)
                    for latitude, longitude in (pair, pair[::-1])
                    for place, *known in places
                    if abs(latitude - known[0]) < NEAR and abs(longitude - known[1]) < NEAR
                )
