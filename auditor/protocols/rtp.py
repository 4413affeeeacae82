"""RTP (RFC 3550): audio and video leaving, known by several packets that fit together; the media are not decoded.

Theory of operation: one datagram proves nothing. Those of a flow are held until one source (SSRC) has sent enough
packets with numbers that follow each other; then the flow is a stream of media, else all of it stays unread.
"""

from __future__ import annotations

from msgspec import Struct, field

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.datagrams import Announced, DatagramEvent, Spoken, unread
from auditor.protocols.messages import Unread
from auditor.protocols.plain import Json, fields

ENOUGH = 5
MOST_HELD = 64
MOST_SOURCES = 64
MOST_STEP = 10
LONGEST_SOUND = 500
"""Bytes a packet above which a source of even rhythm is no sound."""
UNKNOWN = "no reader knows this protocol"
CONTENT = "the media themselves are not decoded"
AUDIO, VIDEO = "audio", "video"
STATIC = {
    0: ("PCMU", AUDIO), 3: ("GSM", AUDIO), 4: ("G723", AUDIO), 5: ("DVI4", AUDIO), 6: ("DVI4", AUDIO),
    7: ("LPC", AUDIO), 8: ("PCMA", AUDIO), 9: ("G722", AUDIO), 10: ("L16", AUDIO), 11: ("L16", AUDIO),
    12: ("QCELP", AUDIO), 13: ("CN", AUDIO), 14: ("MPA", AUDIO), 15: ("G728", AUDIO), 16: ("DVI4", AUDIO),
    17: ("DVI4", AUDIO), 18: ("G729", AUDIO), 25: ("CelB", VIDEO), 26: ("JPEG", VIDEO), 28: ("nv", VIDEO),
    31: ("H261", VIDEO), 32: ("MPV", VIDEO), 33: ("MP2T", VIDEO), 34: ("H263", VIDEO),
}  # fmt: skip
"""Payload types with a fixed meaning (RFC 3551 section 6): encoding and kind."""


class RtpHeader(Struct, frozen=True):
    """The fixed header (section 5.1) and the size of what follows it."""

    payload_type: int
    sequence: int
    timestamp: int
    ssrc: int
    payload: int


def parse_rtp(data: bytes) -> RtpHeader | None:
    """A datagram's RTP header, None where it cannot have one (RTCP has none: RFC 5761 section 4)."""
    if len(data) < 12 or data[0] >> 6 != 2 or is_rtcp(data):
        return None
    size = 12 + 4 * (data[0] & 15)
    if data[0] & 16:
        if len(data) < size + 4:
            return None
        size += 4 + 4 * int.from_bytes(data[size + 2 : size + 4], "big")
    padding = data[-1] if data[0] & 32 else 0
    if size + padding > len(data) or (data[0] & 32 and padding == 0):
        return None
    number, timestamp, source = (int.from_bytes(data[a:b], "big") for a, b in ((2, 4), (4, 8), (8, 12)))
    return RtpHeader(data[1] & 127, number, timestamp, source, len(data) - size - padding)


def is_rtcp(data: bytes) -> bool:
    """Whether it is a compound RTCP packet (reports, feedback)."""
    return len(data) >= 8 and data[0] >> 6 == 2 and 192 <= data[1] <= 223


class _Source(Struct):
    """One sender of media; ``fitting`` packets came right after the one before them, the last ``run`` in a row.

    ``proved`` says that it had sent enough at some time, whatever came later.
    ``together`` of them have the time of the one before, ``even`` as much more time as the one before had.
    """

    header: RtpHeader
    first: Datagram
    last: RtpHeader
    run: int = 1
    fitting: int = 1
    packets: int = 1
    bytes: int = 0
    together: int = 0
    even: int = 0
    step: int = 0
    proved: bool = False
    frames: list[int] = field(default_factory=list)

    @property
    def plausible(self) -> bool:
        """Whether most packets so far came right after the one before them."""
        return 2 * self.fitting > self.packets

    @property
    def kind(self) -> str:
        """What it sends by its payload type; where that was negotiated, by its rhythm.

        A picture takes several packets of one time, sound comes in small ones evenly.
        """
        known = kind(self.header.payload_type)
        if known != "media" or self.packets < ENOUGH:
            return known
        if 3 * self.together >= self.packets:
            return VIDEO
        small = self.bytes <= LONGEST_SOUND * self.packets
        return AUDIO if small and not self.together and 4 * self.even >= 3 * (self.packets - 2) else known

    def add(self, header: RtpHeader, datagram: Datagram) -> None:
        step = header.sequence - self.last.sequence & 0xFFFF
        later = header.timestamp - self.last.timestamp & 0xFFFFFFFF < 1 << 31
        fits = 0 < step <= MOST_STEP and later
        step = header.timestamp - self.last.timestamp
        self.together += step == 0
        self.even += step == self.step
        self.step = step
        self.run = self.run + 1 if fits else 1
        self.fitting += fits
        self.last = header
        self.packets += 1
        self.bytes += header.payload
        if len(self.frames) < 16:
            self.frames.append(datagram.frame)


class RtpWatch:
    """Counts the sources of media in a flow; others may share it with a protocol of their own."""

    __slots__ = ("_sources", "found")

    def __init__(self) -> None:
        self._sources: dict[tuple[Direction, int], _Source] = {}
        self.found: int | None = None

    def watch(self, datagram: Datagram, data: bytes | None = None) -> bool:
        """Whether it looks like RTP (or RTCP of a flow known to be media); ``data`` is what another layer held.

        ``found`` becomes the frame with which one source had sent enough.
        """
        data = datagram.data if data is None else data
        header = parse_rtp(data)
        if header is None:
            return is_rtcp(data)
        source = self._sources.get((datagram.direction, header.ssrc))
        if source is None:
            if len(self._sources) >= MOST_SOURCES:
                return True
            source = _Source(header, datagram, header, bytes=header.payload, frames=[datagram.frame])
            self._sources[datagram.direction, header.ssrc] = source
        else:
            source.add(header, datagram)
        if self.found is None and source.run >= ENOUGH and source.plausible:
            self.found, source.proved = datagram.frame, True
        return True

    def spoken(self, key: int) -> list[Spoken]:
        """The flow as one message, if any source was `found`."""
        if self.found is None:
            return []
        sources = [(d, s) for (d, _), s in self._sources.items() if s.proved or (s.packets > 1 and s.plausible)]
        kinds = {s.kind for _, s in sources} - {"media"}
        first = min((s for _, s in sources), key=lambda s: s.first.frame)
        body: dict[str, Json] = {"streams": [_described(d, s) for d, s in sources]}
        spoken = Spoken(
            protocol="RTP",
            method="STREAM",
            path="+".join(sorted(kinds)) or "media",
            host=None,
            status=None,
            request=fields(body),
            response=None,
            frames=tuple(first.frames),
            time_ns=first.first.time_ns,
            ready=self.found,
            notes=(CONTENT,),
            key=key,
            direction=first.first.direction,
        )
        return [spoken]


def kind(payload_type: int) -> str:
    """``audio`` or ``video`` where the payload type says so, else ``media``."""
    return STATIC[payload_type][1] if payload_type in STATIC else "media"


def _described(direction: Direction, source: _Source) -> dict[str, Json]:
    header = source.header
    return {
        "from": "client" if direction is Direction.CLIENT else "server",
        "kind": source.kind,
        "encoding": STATIC[header.payload_type][0] if header.payload_type in STATIC else "dynamic",
        "payload_type": header.payload_type,
        "ssrc": header.ssrc,
        "packets": source.packets,
        "payload_bytes": source.bytes,
    }


class RtpDatagrams:
    """Reads a flow that begins like RTP: one STREAM when it is, every datagram unread when it is not."""

    __slots__ = ("_held", "_watch")

    def __init__(self) -> None:
        self._watch = RtpWatch()
        self._held: list[Unread] | None = []

    def receive(self, datagram: Datagram) -> list[DatagramEvent]:
        fits = self._watch.watch(datagram)
        if self._held is None:
            return [] if fits else [unread(datagram, Outcome.UNKNOWN, UNKNOWN)]
        self._held.append(unread(datagram, Outcome.UNKNOWN, UNKNOWN))
        if self._watch.found is not None:
            self._held = None
            return [Announced(0, datagram.frame)]
        if len(self._held) < MOST_HELD:
            return []
        held, self._held = self._held, []
        return [*held]

    def close(self) -> list[DatagramEvent]:
        if self._held is None:
            return [*self._watch.spoken(0)]
        held, self._held = self._held, []
        return [*held]
