"""IP addresses as integers: IPv4 as its own number, IPv6 as 2**32 plus a running number, exact in both directions."""

from __future__ import annotations

from ipaddress import IPv6Address

import numpy as np
from numpy.typing import NDArray

from auditor.network.octets import Ints

IPV6_FROM = 1 << 32


class Addresses:
    """Every IPv6 address met so far and its id; ids depend on order of appearance, never compare them across runs."""

    __slots__ = ("_ids", "_packed")

    def __init__(self) -> None:
        self._ids: dict[tuple[int, int], int] = {}
        self._packed: list[bytes] = []

    def ids(self, high: NDArray[np.uint64], low: NDArray[np.uint64]) -> Ints:
        """The id of each address given by its upper and lower 64 bits; new ones are numbered."""
        _, high_id = np.unique(high, return_inverse=True)
        _, low_id = np.unique(low, return_inverse=True)
        _, first, inverse = np.unique(high_id << 32 | low_id, return_index=True, return_inverse=True)
        known = [self._id(h, lo) for h, lo in zip(high[first].tolist(), low[first].tolist(), strict=True)]
        return np.array(known, np.int64)[inverse]

    def _id(self, high: int, low: int) -> int:
        found = self._ids.get((high, low))
        if found is None:
            found = self._ids[high, low] = IPV6_FROM + len(self._packed)
            self._packed.append((high << 64 | low).to_bytes(16, "big"))
        return found

    def packed(self, address: int) -> bytes:
        """The 4 or 16 bytes of an address."""
        return address.to_bytes(4, "big") if address < IPV6_FROM else self._packed[address - IPV6_FROM]

    def text(self, address: int) -> str:
        """The address as written: dotted quad, or RFC 5952."""
        if address < IPV6_FROM:
            return f"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}"
        return str(IPv6Address(self.packed(address)))
