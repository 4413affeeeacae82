"""Exact integer ids for pairs of endpoints: a hash probe for all packets at once, a dict only for what it misses."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from auditor.network.octets import Flags, Ints

BITS = 18
PAIR_FACTOR = np.uint64(0x9E3779B97F4A7C15)
PORTS_FACTOR = np.uint64(0xC2B2AE3D27D4EB4F)

Words = NDArray[np.uint64]


class PairTable:
    """Ids from 0, in no promised order, for keys of two 64-bit words; equal keys always have equal ids."""

    __slots__ = ("_ids", "_low", "_pairs", "_slots")

    def __init__(self) -> None:
        self._ids: dict[tuple[int, int], int] = {}
        self._pairs = np.zeros(256, np.uint64)
        self._low = np.zeros(256, np.uint64)
        self._slots = np.zeros(1 << BITS, np.int32)

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self, pairs: Words, ports: Words) -> Ints:
        """The id of each key; unknown ones are numbered."""
        slot = self._slot(pairs, ports)
        found, missed = self._probe(slot, pairs, ports)
        if missed.size:
            self._claim(slot, missed, pairs, ports)
            found[missed], again = self._probe(slot[missed], pairs[missed], ports[missed])
            missed = missed[again]
        if missed.size:
            found[missed] = self._learn(pairs[missed], ports[missed])
        return found.astype(np.int64) - 1

    def _probe(self, slot: NDArray[np.intp], pairs: Words, ports: Words) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
        """What each key's slot holds, and the rows for which that is another key or none."""
        found = self._slots.take(slot)
        wrong = (self._pairs.take(found) != pairs) | (self._low.take(found) != ports) | (found == 0)
        return found, np.flatnonzero(wrong)

    def _claim(self, slot: NDArray[np.intp], rows: NDArray[np.intp], pairs: Words, ports: Words) -> None:
        """Give every free slot among these rows to one of the keys that want it."""
        free = rows[self._slots[slot[rows]] == 0]
        marks = np.arange(-1, -free.size - 1, -1, dtype=np.int32)
        self._slots[slot[free]] = marks
        winners = free[self._slots[slot[free]] == marks]
        keys = (slot[winners], pairs[winners], ports[winners])
        for at, pair, port in zip(*(k.tolist() for k in keys), strict=True):
            self._slots[at] = self._ids.get((pair, port)) or self._add(pair, port)

    def key(self, number: int) -> tuple[int, int]:
        """Both words of the key with this id."""
        return int(self._pairs[number + 1]), int(self._low[number + 1])

    def _slot(self, pairs: Words, ports: Words) -> NDArray[np.intp]:
        return (mixed(pairs, ports) >> np.uint64(64 - BITS)).astype(np.intp)

    def _learn(self, pairs: Words, ports: Words) -> NDArray[np.int32]:
        """Keys whose slot another one has: number the distinct first words, then the distinct (number, second word)."""
        _, pair_id = np.unique(pairs, return_inverse=True)
        both = pair_id.astype(np.uint64) << np.uint64(34) | ports
        _, first, inverse = np.unique(both, return_index=True, return_inverse=True)
        keys = zip(pairs[first].tolist(), ports[first].tolist(), strict=True)
        return np.array([self._ids.get(key) or self._add(*key) for key in keys], np.int32)[inverse]

    def _add(self, pair: int, port: int) -> int:
        number = self._ids[pair, port] = len(self._ids) + 1
        if number >= self._pairs.size:
            self._pairs, self._low = (np.concatenate([a, np.zeros_like(a)]) for a in (self._pairs, self._low))
        self._pairs[number], self._low[number] = pair, port
        return number


def mixed(pairs: Words, ports: Words) -> Words:
    """A number for each key in which its upper half of bits depends on every bit of the key."""
    return ((pairs * PAIR_FACTOR) ^ (ports * PORTS_FACTOR)) * PAIR_FACTOR


def pair_keys(source: Ints, destination: Ints, source_port: Ints, destination_port: Ints) -> tuple[Words, Words, Flags]:
    """Both words of each packet's endpoint pair, the same in both directions, and where source and destination swapped.

    Ports take 32 bits of the second word, the address family one; IPv6 ids are unique in their lower 32 bits.
    """
    swapped = (source > destination) | ((source == destination) & (source_port > destination_port))
    low = np.where(swapped, destination, source)
    high = source ^ destination ^ low
    low_port = np.where(swapped, destination_port, source_port)
    high_port = source_port ^ destination_port ^ low_port
    family = (source >> 32) & 1
    pairs = (low & 0xFFFFFFFF) << 32 | (high & 0xFFFFFFFF)
    return pairs.view(np.uint64), (family << 32 | low_port << 16 | high_port).view(np.uint64), swapped
