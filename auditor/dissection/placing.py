"""What every reader of a flow gives the shard: requests in order, exchanges, and the flow's part of the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from auditor.model import Connection, Endpoint, Exchange, Outcome, TlsInfo
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.stream import Direction
from auditor.protocols.datagrams import Spoken, SpokenSpan
from auditor.protocols.messages import Transaction

K = TypeVar("K")

WHOLE_FLOW = frozenset(
    {Outcome.NO_KEYS, Outcome.KEYS_MISSING, Outcome.ABORTED, Outcome.CIPHER, Outcome.UNKNOWN, Outcome.UNDECODABLE}
)
"""Outcomes under which nothing of a flow counts as read."""

Key = tuple[int, int, int, int]
"""When a request could first be read whole: frame, flow, layer, and the reader's own count."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a finished request stands in the capture: its frames, its time (ns) and its place in the order."""

    key: Key
    frames: tuple[int, ...]
    time_ns: int


@dataclass(slots=True)
class FlowYield:
    """What one batch gave for one flow: requests completed, and exchanges with the order key of their request."""

    completed: list[Key]
    exchanges: list[tuple[Key, Exchange]]


@dataclass(frozen=True, slots=True)
class Share:
    """What a flow adds to the ledger: its uncut payload packets by outcome, gaps as bytes and
    one sentence each, and the device's bytes read and not read.
    """

    packets: dict[Outcome, int]
    gaps: dict[Outcome, tuple[int, str]]
    readable: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A flow after it was read: its counters still grow while late packets come, the rest is final."""

    flow: Flow
    outcome: Outcome
    detail: str
    sni: str | None = None
    alpn: str | None = None
    ja4: str | None = None
    version: str | None = None
    unread: dict[Outcome, int] = field(default_factory=dict)
    unread_bytes: dict[tuple[Direction, Outcome], int] = field(default_factory=dict)
    details: dict[Outcome, str] = field(default_factory=dict)

    def connection(self, names: Names) -> Connection:
        """The flow as it looks from outside."""
        flow = self.flow
        return Connection(
            client=flow.client,
            server=flow.server,
            transport=flow.transport,
            sni=self.sni,
            alpn=self.alpn,
            ja4=self.ja4,
            app=flow.app,
            bytes_out=flow.payload_bytes[0],
            bytes_in=flow.payload_bytes[1],
            packets=flow.all_packets,
            first=flow.first_ns,
            last=flow.last_ns,
            outcome=self.outcome,
            version=self.version,
            host=self.sni or names.name(flow.server.address),
            frame=flow.first_frame,
            detail=self.detail,
        )

    def share(self) -> Share:
        """The flow's part of the ledger; its packets sum to all packets of the flow."""
        flow = self.flow
        cut = sum(flow.cut_packets)
        left = sum(flow.payload_packets) - cut
        packets = {Outcome.NO_PAYLOAD: flow.bare_packets, Outcome.SNAPLEN: cut}
        gaps = {Outcome.SNAPLEN: (0, "packets were cut short when captured")} if cut else {}
        own = Direction.SERVER if flow.from_device is False else Direction.CLIENT
        sent = flow.payload_bytes[own]
        if self.outcome in WHOLE_FLOW:
            add(packets, self.outcome, left)
            gaps[self.outcome] = (sum(flow.payload_bytes), self.detail)
            return Share(packets, gaps, 0, sent)
        if self.outcome is Outcome.LOCAL:
            add(packets, self.outcome, left)
            gaps[self.outcome] = (sum(flow.payload_bytes), self.detail)
            return Share(packets, gaps, 0, 0)
        for reason, count in sorted(self.unread.items()):
            taken = min(count, left)
            add(packets, reason, taken)
            left -= taken
            size = sum(self.unread_bytes.get((direction, reason), 0) for direction in Direction)
            gaps[reason] = (size, self.details[reason])
        add(packets, Outcome.AUDITED, left)
        if any(flow.lost_bytes):
            size, text = gaps.get(Outcome.LOST, (0, "bytes that were sent are not in the capture"))
            gaps[Outcome.LOST] = (size + sum(flow.lost_bytes), text)
        lost = flow.lost_bytes[own] + sum(n for (direction, _), n in self.unread_bytes.items() if direction is own)
        return Share(packets, gaps, max(sent - lost, 0), min(lost, sent))


def add(sums: dict[K, int], key: K, number: int) -> None:
    """Add to one of several sums; flows are many, and most have nothing to add."""
    sums[key] = sums.get(key, 0) + number


Around = tuple[TlsInfo | None, str | None]
"""What a message was sent through: the TLS around it, and the authority its tunnel was opened to."""


DIRECT: Around = (None, None)


def exchange_of(t: Transaction, placed: Placed, flow: Flow, around: Around, names: Names) -> Exchange:
    """The exchange an HTTP transaction on this flow is; without an authority its host is the server's best name."""
    tls = around[0]
    host, port = split_authority(t.authority)
    return Exchange(
        n=-1,
        time_ns=placed.time_ns,
        protocol=t.protocol,
        method=t.method,
        scheme=t.scheme or ("https" if tls else "http"),
        host=(host or server_name(flow.server, around, names, placed.key[0])).lower(),
        port=flow.server.port if port is None else port,
        path=t.target,
        status=t.status,
        request=t.request,
        response=t.response,
        client=flow.client,
        server=flow.server,
        app=flow.app_by(placed.key[0]),
        frames=placed.frames,
        tls=tls,
        notes=t.notes,
    )


def spoken_exchange(s: Spoken | SpokenSpan, placed: Placed, flow: Flow, around: Around, names: Names) -> Exchange:
    """The exchange a message of another protocol is; where the far end spoke first, it is the client."""
    reverse = s.direction is Direction.SERVER and s.response is None
    client, server = (flow.server, flow.client) if reverse else (flow.client, flow.server)
    return Exchange(
        n=-1,
        time_ns=placed.time_ns,
        protocol=s.protocol,
        method=s.method,
        scheme=s.protocol.lower(),
        host=(s.host or server_name(server, DIRECT if reverse else around, names, placed.key[0])).lower(),
        port=server.port,
        path=s.path,
        status=s.status,
        request=s.request,
        response=s.response,
        client=client,
        server=server,
        app=flow.app_by(placed.key[0]),
        frames=placed.frames,
        tls=around[0],
        notes=s.notes,
    )


def server_name(server: Endpoint, around: Around, names: Names, frame: int) -> str:
    """The name asked for in TLS, else of the proxy, else what DNS had named the address by this frame, else that."""
    tls, tunnel = around
    asked = (tls.sni if tls else None) or split_authority(tunnel)[0]
    return asked or names.name(server.address, frame) or server.address


def split_authority(authority: str | None) -> tuple[str | None, int | None]:
    """Host and port of ``host``, ``host:port``, ``[v6]`` or ``[v6]:port``; user information is dropped."""
    if not authority:
        return None, None
    authority = authority.rpartition("@")[2]
    if authority.startswith("["):
        host, _, rest = authority[1:].partition("]")
        port = rest.removeprefix(":")
    else:
        host, _, port = authority.partition(":")
    return host, int(port) if port.isascii() and port.isdigit() and len(port) <= 5 else None
