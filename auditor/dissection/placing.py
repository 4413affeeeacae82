"""What every reader of a flow gives the shard: requests in order, exchanges, and the flow's part of the ledger."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct, field

from auditor.model import Connection, Endpoint, Exchange, Outcome, TlsInfo
from auditor.network.flows import Flow
from auditor.network.names import Names
from auditor.network.stream import Direction
from auditor.protocols.datagrams import Spoken, SpokenSpan
from auditor.protocols.messages import PUSHED, Transaction

K = TypeVar("K")

WHOLE_FLOW = frozenset(
    {Outcome.NO_KEYS, Outcome.KEYS_MISSING, Outcome.ABORTED, Outcome.CIPHER, Outcome.UNKNOWN, Outcome.UNDECODABLE}
)
"""Outcomes under which nothing of a flow counts as read."""

_SAID = {
    Outcome.SNAPLEN: "packets were cut short when captured",
    Outcome.LOST: "bytes that were sent are not in the capture",
}

Key = tuple[int, int, int, int]
"""When a request could first be read whole: frame, flow, layer, and the reader's own count."""


class Placed(Struct, frozen=True):
    """Where a finished request stands in the capture: its frames, its time (ns) and its place in the order."""

    key: Key
    frames: tuple[int, ...]
    time_ns: int


class FlowYield(Struct):
    """What one batch gave for one flow: requests completed, and exchanges with the order key of their request."""

    completed: list[Key]
    exchanges: list[tuple[Key, Exchange]]


class Share(Struct, frozen=True):
    """What a flow adds to the ledger: its uncut payload packets by outcome, gaps as bytes and
    one sentence each, and the device's bytes read and not read.
    """

    packets: dict[Outcome, int]
    gaps: dict[Outcome, tuple[int, str]]
    readable: int
    unreadable: int


class Settled(Struct, frozen=True):
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
    ech: bool = False

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
            unread_out=sum(self.unread_of(Direction.CLIENT).values()),
            activity=() if flow.activity is None else flow.activity.bursts(),
            ech=self.ech,
        )

    def unread_of(self, direction: Direction) -> dict[Outcome, int]:
        """Bytes of one direction that were not read, by outcome; never more than the direction has.

        Spans inside TLS claim the bytes of their plaintext; what no outcome claims was read.
        """
        flow = self.flow
        found: dict[Outcome, int] = {}
        left = flow.payload_bytes[direction]
        lost, cut = flow.lost_bytes[direction], flow.cut_bytes[direction]
        cut = cut if flow.transport == "udp" else min(cut, lost)
        claims = [(Outcome.SNAPLEN, cut), (Outcome.LOST, lost - cut if flow.transport == "tcp" else lost)]
        if self.outcome in WHOLE_FLOW or self.outcome is Outcome.LOCAL:
            claims.append((self.outcome, left))
        else:
            spans = ((reason, size) for (way, reason), size in self.unread_bytes.items() if way is direction)
            claims += sorted(spans)
        for reason, size in claims:
            taken = min(size, left)
            if taken > 0:
                add(found, reason, taken)
                left -= taken
        return found

    def share(self) -> Share:
        """The flow's part of the ledger; its packets sum to all packets of the flow, its bytes to all its payload."""
        flow = self.flow
        if self.clean:
            read = {Outcome.NO_PAYLOAD: flow.bare_packets, Outcome.AUDITED: sum(flow.payload_packets)}
            return Share(read, {}, *self._sent())
        cut = sum(flow.cut_packets)
        left = sum(flow.payload_packets) - cut
        packets = {Outcome.NO_PAYLOAD: flow.bare_packets, Outcome.SNAPLEN: cut}
        if self.outcome in WHOLE_FLOW or self.outcome is Outcome.LOCAL:
            add(packets, self.outcome, left)
            left = 0
        else:
            for reason, count in sorted(self.unread.items()):
                taken = min(count, left)
                add(packets, reason, taken)
                left -= taken
        add(packets, Outcome.AUDITED, left)
        return Share(packets, self._gaps(packets), *self._sent())

    @property
    def clean(self) -> bool:
        """Whether all of it was captured whole and read, as most flows with keys are."""
        flow = self.flow
        return not (
            self.outcome is not Outcome.AUDITED
            or self.unread
            or self.unread_bytes
            or any(flow.cut_packets)
            or any(flow.lost_bytes)
            or any(flow.cut_bytes)
        )

    def _own(self) -> Direction:
        """The device's direction."""
        return Direction.SERVER if self.flow.from_device is False else Direction.CLIENT

    def _gaps(self, packets: dict[Outcome, int]) -> dict[Outcome, tuple[int, str]]:
        sizes: dict[Outcome, int] = {}
        for direction in Direction:
            for reason, size in self.unread_of(direction).items():
                add(sizes, reason, size)
        said = {**_SAID, **self.details}
        if self.outcome is not Outcome.AUDITED:
            said[self.outcome] = self.detail
        spans = () if self.outcome in WHOLE_FLOW else self.unread
        due = {self.outcome, *sizes, *spans, *(reason for reason, count in packets.items() if count)}
        return {
            reason: (sizes.get(reason, 0), said.get(reason, ""))
            for reason in sorted(due - {Outcome.AUDITED, Outcome.NO_PAYLOAD})
        }

    def _sent(self) -> tuple[int, int]:
        """The device's bytes read and not read; those of others and those that stay in the own network are neither."""
        if self.flow.of_others:
            return 0, 0
        own = self._own()
        unread = sum(self.unread_of(own).values())
        return (0, 0) if self.outcome is Outcome.LOCAL else (self.flow.payload_bytes[own] - unread, unread)


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
        port=server_port(flow.server, around) if port is None else port,
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
        sent=PUSHED not in t.notes,
    )


def spoken_exchange(s: Spoken | SpokenSpan, placed: Placed, flow: Flow, around: Around, names: Names) -> Exchange:
    """The exchange a message of another protocol is; where the far end spoke first, it is the client.

    What that said was not sent by the flow's initiator. An empty request of it stands for what came unasked.
    """
    told = s.request.headers or (s.request.body is not None and s.request.body.length > 0)
    reverse = s.direction is Direction.SERVER and (s.response is None or bool(told))
    client, server = (flow.server, flow.client) if reverse else (flow.client, flow.server)
    return Exchange(
        n=-1,
        time_ns=placed.time_ns,
        protocol=s.protocol,
        method=s.method,
        scheme=s.protocol.lower(),
        host=(s.host or server_name(server, DIRECT if reverse else around, names, placed.key[0])).lower(),
        port=server_port(server, DIRECT if reverse else around),
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
        sent=not reverse,
    )


def server_name(server: Endpoint, around: Around, names: Names, frame: int) -> str:
    """The name asked for in TLS, else of the proxy, else what DNS had named the address by this frame, else that."""
    tls, tunnel = around
    asked = (tls.sni if tls else None) or split_authority(tunnel)[0]
    return asked or names.name(server.address, frame) or server.address


def server_port(server: Endpoint, around: Around) -> int:
    """The port a tunnel was opened to, where it was sent through one; else that of the server."""
    port = split_authority(around[1])[1]
    return server.port if port is None else port


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
