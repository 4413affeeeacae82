"""What the reader of QUIC gives: requests completed, transactions with their place in the capture, and gaps."""

from __future__ import annotations

from msgspec import Struct

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.messages import Transaction, Unread


class Asked(Struct, frozen=True):
    """A request was read whole. ``number`` is its connection's (see `QuicConnections`), ``key`` unique in it.

    ``path`` is the flow the request began on, ``frames`` the packets that hold it (at most 16), ``time_ns`` that of the
    first, ``ready`` the frame with which it could be read whole.
    """

    number: int
    key: int
    path: int
    frames: tuple[int, ...]
    time_ns: int
    ready: int


class Answered(Struct, frozen=True):
    """A finished transaction and the place of its request, which was given as `Asked` before."""

    asked: Asked
    transaction: Transaction


QuicEvent = Asked | Answered | Unread
"""Spans of an `Unread` are offsets of one QUIC stream, in QUIC's own directions; they are in the report's sums."""


class QuicReport(Struct, frozen=True):
    """What became of the QUIC datagrams of one flow. Directions are the flow's own, as its datagrams came.

    ``packets`` and ``sizes`` (bytes of UDP payload) sum to those given; bytes lost in the capture are in ``lost``,
    counted as stream bytes. ``details`` has a sentence for each outcome but AUDITED. ``outcome`` and what follows are
    those of the flow's first connection.
    """

    outcome: Outcome
    detail: str
    version: str | None
    sni: str | None
    alpn: str | None
    ja4: str | None
    connections: int
    packets: dict[tuple[Direction, Outcome], int]
    sizes: dict[tuple[Direction, Outcome], int]
    lost: tuple[int, int]
    details: dict[Outcome, str]
    ech: bool = False
