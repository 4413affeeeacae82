"""Flows: who talks to whom over which transport, how much, and what was odd about it."""

from __future__ import annotations

import re
from ipaddress import ip_address

from msgspec import Struct, field

from auditor.model import Endpoint
from auditor.network.activity import Activity
from auditor.network.stream import SegmentProvenance

SERVICES = frozenset(
    {1080, 1194, 1433, 1521, 1883, 1900, 3128, 3306, 3389, 3478, 3479, 4070, 4433, 4443, 5222, 5223, 5228, 5349, 5353}
    | {5355, 5432, 5672, 6379, 6667, 7680, 8000, 8008, 8009, 8080, 8081, 8123, 8443, 8554, 8883, 8888, 9000, 9200}
    | {19302, 27017, 51820}
)
"""Ports of 1024 and above that servers listen on often enough to tell the ends of a flow apart."""

MOST_NOTES = 16


NO_PROVENANCE = (SegmentProvenance(), SegmentProvenance())
"""Of flows without streams, or whose streams are over; nothing is ever added to it."""


class Flow(Struct, eq=False):
    """One conversation. Pairs are (client, server); they and the counters grow while packets come.

    ``serial`` is the frame of the packet that opened it: unique, and the same whatever the batches or the shard.
    ``packets`` counts every packet, ``payload_packets`` those with transport payload, ``cut_packets`` (of these) the
    ones the capture's packet limit cut. ``payload_bytes``: for TCP the length of the stream, retransmissions counted
    once and bytes lost in the capture included; for UDP the payload of all datagrams. ``lost_bytes`` is the part of it
    the capture does not hold; ``cut_bytes`` what that packet limit took (UDP: all of such datagrams).
    ``from_device`` says whether the client is the device asked about, None if none was; ``of_others`` that neither end
    is it.
    ``app`` is who it is of as far as the capture says, known from packet
    ``app_frame`` on; the first one named stays.
    ``activity`` notes when the device (or the client) sent something, where that is wanted.
    """

    serial: int
    transport: str
    client: Endpoint
    server: Endpoint
    first_ns: int
    last_ns: int
    from_device: bool | None = None
    of_others: bool = False
    syn: bool = False
    syn_ack: bool = False
    reset: bool = False
    fin: list[bool] = field(default_factory=lambda: [False, False])
    packets: list[int] = field(default_factory=lambda: [0, 0])
    payload_packets: list[int] = field(default_factory=lambda: [0, 0])
    payload_bytes: list[int] = field(default_factory=lambda: [0, 0])
    cut_packets: list[int] = field(default_factory=lambda: [0, 0])
    lost_bytes: list[int] = field(default_factory=lambda: [0, 0])
    cut_bytes: list[int] = field(default_factory=lambda: [0, 0])
    provenance: tuple[SegmentProvenance, SegmentProvenance] = field(
        default_factory=lambda: (SegmentProvenance(), SegmentProvenance())
    )
    notes: list[str] = field(default_factory=list)
    app: str | None = None
    app_frame: int = 0
    activity: Activity | None = None

    @property
    def first_frame(self) -> int:
        """The frame of its first packet (for a fragmented one, of the fragment that completed it)."""
        return self.serial

    @property
    def own_side(self) -> int:
        """The direction that leaves the device: 0, the client's, or 1 where the client is known not to be it."""
        return 1 if self.from_device is False else 0

    @property
    def all_packets(self) -> int:
        """Packets in both directions."""
        return self.packets[0] + self.packets[1]

    @property
    def bare_packets(self) -> int:
        """Packets without payload, in both directions."""
        return self.all_packets - self.payload_packets[0] - self.payload_packets[1]

    def sent_by(self, app: str, frame: int) -> None:
        """A packet of the flow is of this app."""
        if self.app is None:
            self.app, self.app_frame = app, frame
        elif app != self.app:
            self.note(f"some packets are of another app: {app}")

    def app_by(self, frame: int) -> str | None:
        """The app known when this packet had been seen, whatever came later in the same batch."""
        return self.app if self.app_frame <= frame else None

    def note(self, text: str) -> None:
        """Remember once what was odd about the flow."""
        if text not in self.notes and len(self.notes) < MOST_NOTES:
            self.notes.append(text)


_ASKS = re.compile(rb"(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH|CONNECT|PRI) [!-~]|\x16\x03[\0-\4]..\x01", re.DOTALL)
_ANSWERS = re.compile(rb"HTTP/1\.[01] [1-5]\d\d|\x16\x03[\0-\4]..\x02", re.DOTALL)
TELLING = 16
"""Bytes at the front of a packet that `asks` looks at."""


def asks(head: bytes) -> bool | None:
    """Whether a packet that begins so comes from the side that asks (True) or answers (False); None: nothing tells."""
    if _ASKS.match(head):
        return True
    return False if _ANSWERS.match(head) else None


def source_is_client(transport: str, source: Endpoint, destination: Endpoint) -> bool:
    """Who opened a flow whose opening was not seen, from its first packet.

    A known service port on one side only is the server's; without one, UDP's first sender is the client; for TCP a
    private address facing a public one is the client, else the lower port is the server's.
    """
    ours, theirs = _is_service(source.port), _is_service(destination.port)
    if ours != theirs:
        return theirs
    if transport == "udp":
        return True
    near, far = ip_address(source.address).is_private, ip_address(destination.address).is_private
    if near != far:
        return near
    return source.port >= destination.port


def _is_service(port: int) -> bool:
    return port < 1024 or port in SERVICES
