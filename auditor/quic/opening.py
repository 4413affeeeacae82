"""Opens Initial packets, whose keys follow from a connection id that a client made up (RFC 9001 section 5.2)."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.quic.keys import initial_keys
from auditor.quic.packets import Packet
from auditor.quic.space import Opened, Space

_MOST_IDS = 8


class InitialSpaces:
    """Spaces of Initial packets by the connection ids that keys may follow from: the first, and that of a Retry."""

    __slots__ = ("_ids", "_spaces")

    def __init__(self) -> None:
        self._ids: list[bytes] = []
        self._spaces: dict[tuple[Direction, int, bytes], Space] = {}

    def add(self, dcid: bytes) -> None:
        """Keys may follow from this connection id."""
        if dcid not in self._ids and len(self._ids) < _MOST_IDS:
            self._ids.append(dcid)

    def open(self, direction: Direction, data: bytes, packet: Packet) -> Opened | None:
        """The packet under the keys of any id known so far, the latest first.

        Some stacks change the version in the header but not the keys, so those of other versions count too.
        """
        for dcid in reversed(self._ids):
            opened = self._try(direction, data, packet, dcid)
            if opened is not None:
                return opened
        for (side, version, _), space in self._spaces.items():
            if side is direction and version != packet.version:
                opened = space.open(data, packet.start, packet.number_at, packet.end)
                if opened is not None:
                    return opened
        return None

    def open_first(self, data: bytes, packet: Packet) -> Opened | None:
        """The packet as a client's first one, under the id it carries itself."""
        opened = None if packet.dcid in self._ids else self._try(Direction.CLIENT, data, packet, packet.dcid)
        if opened is not None:
            self.add(packet.dcid)
        return opened

    def fits(self, direction: Direction, data: bytes, packet: Packet) -> bool:
        """Whether the keys of an id known so far open the packet."""
        return self.open(direction, data, packet) is not None

    def _try(self, direction: Direction, data: bytes, packet: Packet, dcid: bytes) -> Opened | None:
        key = (direction, packet.version, dcid)
        space = self._spaces.get(key) or Space(initial_keys(packet.version, dcid, direction))
        opened = space.open(data, packet.start, packet.number_at, packet.end)
        if opened is not None:
            self._spaces[key] = space
        return opened
