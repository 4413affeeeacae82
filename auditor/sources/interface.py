"""What a source gives: batches of packets as columns of offsets, or finished exchanges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from auditor.marks import Mark
from auditor.model import Connection, Exchange, Unaudited

if TYPE_CHECKING:
    from auditor.sources.live_resistance import Resisting

Ints = NDArray[np.int64]


class PacketBatch(Struct, frozen=True):
    """Consecutive packets of one input: their bytes in one buffer, and one array entry a packet.

    ``offset`` and ``captured`` (bytes in the buffer), ``original`` (bytes on the wire), ``time_ns`` and ``link``
    (LINKTYPE number; below 0 where there is no packet to be read, see `auditor.sources.located`) have one entry a
    packet; packet i is frame ``first_frame + i`` in Wireshark's numbering. ``secrets`` are TLS key-log texts that stood
    in the input before the end of this batch and after the one before; ``names`` maps addresses to host names (pcapng
    NRB); ``comments`` maps frame numbers to packet comments. ``apps`` are names of apps (packages, processes) and
    ``app`` says for each packet which of them it is of, -1 where that is not known; None if it is of no packet.
    ``hardware`` has the addresses of sender and receiver by packet, where a link layer that had them was taken off.
    """

    buffer: bytes
    first_frame: int
    offset: Ints
    captured: Ints
    original: Ints
    time_ns: Ints
    link: Ints
    secrets: tuple[bytes, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    comments: tuple[tuple[int, str], ...] = ()
    apps: tuple[str, ...] = ()
    app: Ints | None = None
    hardware: Mapping[int, tuple[bytes, bytes]] = field(default_factory=dict)


class PacketSource(Protocol):
    """A capture. ``kind`` is ``pcap`` or ``pcapng``, with the compression if any (``pcap.gz``)."""

    path: str
    kind: str

    def secrets(self) -> tuple[bytes, ...]:
        """Key-log texts embedded anywhere in a seekable input, known before the first batch; else empty."""

    def batches(self, size: int = ...) -> Iterator[PacketBatch]:
        """All packets once, in file order, in batches of about ``size`` bytes; may be called once."""

    def faults(self) -> tuple[Unaudited, ...]:
        """After the last batch: what of the input could not be read (truncated file), if anything."""

    def close(self) -> None:
        """Give back the file."""


@runtime_checkable
class ExchangeSource(Protocol):
    """A HAR or flow file: exchanges numbered from 0 in file order."""

    path: str
    kind: str

    def exchanges(self) -> Iterator[Exchange]:
        """All exchanges once, in file order."""

    def faults(self) -> tuple[Unaudited, ...]:
        """After the last exchange: entries that could not be read, if any."""

    def close(self) -> None:
        """Give back the file."""


@runtime_checkable
class ContactSource(Protocol):
    """An `ExchangeSource` that also, or only, knows who was contacted, without what was sent."""

    def connections(self) -> tuple[Connection, ...]:
        """After the last exchange: the contacts of the input, by time."""


@runtime_checkable
class MarkedSource(Protocol):
    """An `ExchangeSource` that says what the person did, such as the pages a browser opened."""

    def marks(self) -> tuple[Mark, ...]:
        """After the last exchange: in the order of the input."""


@runtime_checkable
class ResistingSource(Protocol):
    """An `ExchangeSource` that also, or only, knows who resisted being read while it was recorded."""

    def resisting(self) -> tuple[Resisting, ...]:
        """After the last exchange: most often first."""


Source = PacketSource | ExchangeSource
JsonObject = dict[str, Any]
