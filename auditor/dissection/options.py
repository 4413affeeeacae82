"""What a caller may ask of a dissection, and the totals it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct, field

from auditor.marks import Mark
from auditor.model import Connection, Ledger, Unaudited
from auditor.protocols.messages import ResponseBodies

if TYPE_CHECKING:
    from auditor.sources.live_resistance import Resisting

BATCH_BYTES = 6 * 1024 * 1024

Progress = Callable[[int, int], None]
"""Called with packets' bytes read so far and the size of the input (0 where unknown)."""


class DissectionOptions(Struct, frozen=True):
    """``keylogs`` are texts of NSS key logs; ``device`` an IP or MAC; ``processes`` 0 means as many as help.

    Without ``connections`` the totals list none; with ``activity`` they say when each sent something. With
    ``outgoing_only``, exchanges begun by others than the device are left out, where one is named.
    """

    keylogs: tuple[bytes, ...] = ()
    response_bodies: ResponseBodies = ResponseBodies.HASH
    device: str | None = None
    outgoing_only: bool = False
    connections: bool = True
    activity: bool = False
    processes: int = 0
    batch_bytes: int = BATCH_BYTES
    stdin: BinaryIO | None = None
    progress: Progress | None = None


class Totals(Struct):
    """What is known after the last exchange: connections by first packet, gaps, where every packet went, keys used.

    ``marks`` are what the input itself says of what the person did, ``resisting`` who would not be read then.
    """

    connections: list[Connection] = field(default_factory=list)
    unaudited: list[Unaudited] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    keylog_entries: int = 0
    keylog_used: int = 0
    packets: int = 0
    marks: list[Mark] = field(default_factory=list)
    resisting: list[Resisting] = field(default_factory=list)
