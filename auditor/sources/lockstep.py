"""Finds the records of a pcap window many at a time: guesses where some begin, follows all chains at once, checks them.

Theory of operation: every `STEP` bytes the next place that looks like a record header, and is followed by another two,
is taken for one. From all these places the length fields are followed together, one NumPy gather a step, until each
chain reaches the beginning of the next. Nothing rests on the guesses: a chain counts only if it, and all before it, end
exactly where the next one begins, and then its offsets are those a walk from the first record would have given.
"""

from __future__ import annotations

import struct

import numpy as np

from auditor.model import SECOND
from auditor.sources.interface import Ints

STEP = 64 * 1024
FARTHEST = 4 * STEP
"""Distance between two beginnings beyond which following one chain costs more than walking."""
CHAIN = 3
TRIES = 64
DAY_HALVES = slice(2, 4), slice(0, 2)
"""The bytes of a little and of a big endian time in seconds that change every 18 hours only."""


def known_records(data: bytes, order: str, record: int, limit: int) -> Ints:
    """Offsets of the first records of ``data``, which begins with one; maybe none, never a wrong one.

    ``order`` is that of `struct`, ``record`` the length of a record header, ``limit`` that of a packet.
    """
    starts = _beginnings(data, order, record, limit)
    if len(starts) < 3:
        return np.zeros(0, np.int64)
    beginning = np.array(starts, np.int64)
    lengths = np.ndarray((len(data) - 11,), f"{order}u4", data, 8, (1,))
    offsets, ends = _follow(lengths, record, beginning)
    wrong = np.flatnonzero(ends != beginning[1:])
    sure = beginning[wrong[0]] if wrong.size else beginning[-1]
    offsets = offsets[: np.searchsorted(offsets, sure)]
    too_long = np.flatnonzero(lengths[offsets] > limit)
    return offsets[: too_long[0]] if too_long.size else offsets


def _follow(lengths: Ints, record: int, beginning: Ints) -> tuple[Ints, Ints]:
    """Every offset met between the beginnings, sorted, and where each chain but the last came out."""
    position, end = beginning[:-1].copy(), beginning[1:]
    chain = np.arange(position.size)
    ends = np.zeros(position.size, np.int64)
    found = []
    while position.size:
        found.append(position)
        position = position + lengths[position] + record
        going = position < end
        if not going.all():
            over = ~going
            ends[chain[over]] = position[over]
            position, end, chain = position[going], end[going], chain[going]
    return np.sort(np.concatenate(found)), ends


def _beginnings(data: bytes, order: str, record: int, limit: int) -> list[int]:
    """Places that look like records, each at least `STEP` after the one before and at most `FARTHEST`, from 0 on."""
    place = DAY_HALVES[order == ">"]
    mark = data[place]
    last = len(data) - record
    unpack = struct.Struct(order + "4I").unpack_from

    def plausible(at: int) -> bool:
        for _ in range(CHAIN):
            if at > last:
                return False
            _, fraction, captured, original = unpack(data, at)
            if fraction >= SECOND or not captured <= original or captured > limit:
                return False
            if data[at + place.start : at + place.stop] != mark:
                return False
            at += record + captured
        return True

    starts, farthest = [0], 0
    while farthest < last:
        at, farthest = starts[-1] + STEP, starts[-1] + FARTHEST
        for _ in range(TRIES):
            at = data.find(mark, at + place.start, farthest) - place.start
            if at < 0 or plausible(at):
                break
            at += 1
        else:
            break
        if at < 0:
            break
        starts.append(at)
    return starts
