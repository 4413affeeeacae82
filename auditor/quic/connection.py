"""A QUIC connection read passively: Initial packets always, the rest with the secrets of the key log.

Theory of operation: a datagram is cut into packets, each is opened by the keys of its level and direction, and its
frames feed the TLS handshake or the streams, which feed HTTP/3. A packet whose keys are not known yet is held until the
ClientHello names its secrets, or until they are added to the key log; what is left at the end counts as not read.
"""

from __future__ import annotations

from msgspec import Struct

from auditor.model import Outcome, TlsInfo
from auditor.network.stream import Direction
from auditor.network.udp import Datagram
from auditor.protocols.http3 import Http3Connection
from auditor.protocols.messages import RequestDone, ResponseBodies, Transaction, Unread
from auditor.quic.frames import (
    AckFrame,
    CloseFrame,
    CryptoFrame,
    DatagramFrame,
    Frame,
    NewIdFrame,
    ResetFrame,
    StreamFrame,
    UnknownFrame,
    read_frames,
)
from auditor.quic.handshake import Handshake, Level
from auditor.quic.identifiers import Identifiers
from auditor.quic.keys import possible_keys
from auditor.quic.opening import InitialSpaces
from auditor.quic.packets import Packet, google_version, split
from auditor.quic.results import Answered, Asked, QuicEvent
from auditor.quic.space import Opened, Space
from auditor.quic.streams import Place, Streams, UnknownApplication
from auditor.quic.tally import Seen, Tally
from auditor.quic.verdict import Progress, keyless, verdict
from auditor.quic.versions import Kind, dialects, version_name
from auditor.tls.hello import ClientHello
from auditor.tls.ja4 import ja4
from auditor.tls.keylog import KeyLog

_LEVELS = {Kind.ZERO_RTT: Level.EARLY, Kind.HANDSHAKE: Level.HANDSHAKE, Kind.SHORT: Level.APPLICATION}
_LABELS = {
    (Direction.CLIENT, Level.EARLY): "CLIENT_EARLY_TRAFFIC_SECRET",
    (Direction.CLIENT, Level.HANDSHAKE): "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
    (Direction.CLIENT, Level.APPLICATION): "CLIENT_TRAFFIC_SECRET_0",
    (Direction.SERVER, Level.HANDSHAKE): "SERVER_HANDSHAKE_TRAFFIC_SECRET",
    (Direction.SERVER, Level.APPLICATION): "SERVER_TRAFFIC_SECRET_0",
}
_HELD_BEFORE_HELLO = 256 * 1024
_HELD_FOR_KEYS = 1024 * 1024
_UNVERIFIED = "packets do not verify under the keys of the key log"


class _Item(Struct, frozen=True):
    """A packet in its datagram, with what is needed to read it now or later."""

    data: bytes
    packet: Packet
    place: Place
    sender: Direction
    seen: Seen


class QuicConnection:
    """One connection. `receive` its datagrams in order of capture; results as they are complete.

    ``number`` names it in its results. ``path`` of a datagram is the flow it came on; `add_path` says beforehand if on
    that flow the connection's client is the flow's server. With ``keys_may_come`` packets without secrets are kept for
    `retry`, up to 1 MiB.
    """

    def __init__(
        self, keys: KeyLog, response_bodies: ResponseBodies, *, keys_may_come: bool = False, number: int = 0
    ) -> None:
        self.number = number
        self.ids = Identifiers()
        self.tallies: dict[int, Tally] = {}
        self.progress = Progress(keys, Handshake())
        self._keys = keys
        self._response_bodies = response_bodies
        self._keys_may_come = keys_may_come
        self._flips: dict[int, bool] = {}
        self._initial = InitialSpaces()
        self._spaces: dict[tuple[Direction, Level], Space] = {}
        self._streams: Streams | None = None
        self._held: list[_Item] = []
        self._held_bytes = 0
        self._wake = False
        self._asked: dict[int, Asked] = {}
        self._frame = 0
        self._here = Place(0, 0, 0)

    def receive(self, datagram: Datagram, path: int = 0) -> list[QuicEvent]:
        """Take a datagram that came on the flow ``path``."""
        data = datagram.data
        self._frame = datagram.frame
        place = self._here = Place(datagram.frame, datagram.time_ns, path)
        tally = self._tally(path)
        google = self.progress.google or (google_version(data) if self.hello is None else None)
        packets = [] if google is not None else split(data)
        seen = Seen(tally, datagram.direction, len(data), len(packets))
        if google is not None:
            self.progress.see_google(google, data)
            seen.release(Outcome.NO_KEYS, f"{google}, which is not opened")
        elif not packets:
            seen.release(Outcome.UNDECODABLE, "datagrams that are not QUIC packets")
        for packet in packets:
            self._packet(_Item(data, packet, place, datagram.direction, seen))
        if self._wake:
            self._replay()
        if self._streams is not None:
            self._streams.tick(datagram.time_ns)
        return self._results()

    def retry(self, frame: int) -> list[QuicEvent]:
        """New secrets were added to the key log at this frame: read what waited for them."""
        self._frame = frame
        self._replay()
        return self._results()

    def close(self) -> list[QuicEvent]:
        """Nothing more will come: what is still open ends here, what still waits is counted as not read."""
        self._keys_may_come = False
        self._frame = 0
        self._replay()
        outcome, detail = self._unopened()
        for item in self._held:
            item.seen.release(outcome, detail)
        self._held.clear()
        if self._streams is not None:
            self._streams.close()
        return self._results()

    def add_path(self, path: int, *, flipped: bool) -> None:
        """The connection goes on, on another flow; ``flipped`` if that flow's client is the connection's server."""
        self._flips.setdefault(path, flipped)

    def flipped(self, path: int) -> bool:
        """Whether on this flow the flow's client is the connection's server."""
        return self._flips.get(path, False)

    def opens(self, datagram: Datagram, packet: Packet) -> bool:
        """Whether this Initial packet of a client belongs here: the keys of this connection open it."""
        return self._initial.fits(Direction.CLIENT, datagram.data, packet)

    @property
    def hello(self) -> ClientHello | None:
        """The ClientHello, once all of it came."""
        return self.progress.handshake.client

    @property
    def ja4(self) -> str | None:
        """The fingerprint of the ClientHello."""
        return None if self.hello is None else ja4(self.hello, "q")

    @property
    def info(self) -> TlsInfo | None:
        """What was negotiated; None before the server answered. The ALPN is known only with keys."""
        handshake = self.progress.handshake
        if self.progress.version is None or not self.progress.answered:
            return None
        agreed = None if handshake.alpn is None else handshake.alpn.decode("ascii", "backslashreplace")
        sni = None if handshake.client is None else handshake.client.sni
        return TlsInfo(version_name(self.progress.version), sni, agreed)

    @property
    def version(self) -> str | None:
        """The version last used, in words; None if only short headers were seen."""
        if self.progress.google is not None:
            return self.progress.google
        return None if self.progress.version is None else version_name(self.progress.version)

    @property
    def outcome(self) -> Outcome:
        """What became of the connection so far."""
        return verdict(self.progress)[0]

    @property
    def detail(self) -> str:
        """One sentence on the outcome; may be empty for a connection that was read."""
        return verdict(self.progress)[1]

    @property
    def lost(self) -> tuple[int, int]:
        """Stream bytes of the client and of the server that the capture does not hold."""
        return (0, 0) if self._streams is None else (self._streams.lost[0], self._streams.lost[1])

    # -- packets

    def _direction(self, item: _Item) -> Direction:
        return Direction(item.sender ^ self.flipped(item.place.path))

    def _packet(self, item: _Item) -> None:
        packet = item.packet
        self._here = item.place
        if packet.kind is Kind.INITIAL:
            self._read_initial(item)
        elif packet.kind in _LEVELS:
            self._read_protected(item, _LEVELS[packet.kind])
        elif packet.kind is Kind.FOREIGN:
            self.progress.foreign = version_name(packet.version)
            item.seen.release(Outcome.UNKNOWN, f"{self.progress.foreign} is not read")
        else:
            if not self.progress.answered:
                self.progress.handshake.restart()
            if packet.kind is Kind.RETRY:
                self._initial.add(packet.scid)
                self.ids.learn(Direction.SERVER, packet.scid)
            else:
                self.progress.renegotiated = True
            item.seen.release()

    def _read_initial(self, item: _Item) -> None:
        packet, data = item.packet, item.data
        direction = self._direction(item)
        opened = self._initial.open(direction, data, packet)
        if opened is None and (direction is Direction.CLIENT or item.place.path not in self._flips):
            opened = self._initial.open_first(data, packet)
            if opened is not None:
                direction = Direction.CLIENT
                self._flips[item.place.path] = item.sender is not Direction.CLIENT
                self.ids.learn(Direction.SERVER, packet.dcid)
                self._wake = True
        if opened is None:
            self._hold(item)
            return
        self._note_long(direction, packet)
        item.seen.release()
        self._frames(direction, Level.INITIAL, opened)

    def _note_long(self, direction: Direction, packet: Packet) -> None:
        """A long header tells the version, and by which connection ids both sides are addressed."""
        self.progress.version = packet.version
        self.ids.learn(direction, packet.scid, chosen=True)
        if direction is Direction.SERVER:
            self.progress.answered = True
            self.ids.learn(Direction.CLIENT, packet.dcid, chosen=True)
        elif packet.kind is Kind.HANDSHAKE:
            self.ids.learn(Direction.SERVER, packet.dcid, chosen=True)

    def _read_protected(self, item: _Item, level: Level) -> None:
        packet, data = item.packet, item.data
        direction = self._direction(item)
        space = self._space(direction, level)
        if space is None:
            if packet.version:
                self._note_long(direction, packet)
            self._hold(item)
            return
        number_at = packet.number_at
        if level is Level.APPLICATION:
            number_at += self.ids.length(Direction(1 - direction), data, number_at)
        opened = space.open(data, packet.start, number_at, packet.end)
        if packet.version:
            self._note_long(direction, packet)
        if opened is None:
            self.progress.unverified += 1
            item.seen.release(Outcome.UNDECODABLE, _UNVERIFIED)
            return
        item.seen.release()
        if level is not Level.HANDSHAKE:
            self.progress.opened[direction] += 1
        self._frames(direction, level, opened)

    def _space(self, direction: Direction, level: Level) -> Space | None:
        space = self._spaces.get((direction, level))
        if space is None and self.hello is not None:
            secret = self._secret(direction, level, self.hello.random)
            if secret is not None:
                first = dialects(self.progress.version or 1)[0].prefix
                prefixes = (first, *({b"quic", b"quicv2"} - {first}))
                space = self._spaces[direction, level] = Space(possible_keys(prefixes, secret))
        return space

    def _secret(self, direction: Direction, level: Level, client_random: bytes) -> bytes | None:
        label = _LABELS.get((direction, level))
        if label is None:
            return None
        return self._keys.secret(label, client_random) or self._keys.secret("QUIC_" + label, client_random)

    def _hold(self, item: _Item) -> None:
        """Keep a packet that cannot be opened yet, if it ever may be."""
        short = item.packet.kind is Kind.SHORT
        self.progress.closed[self._direction(item)] += short
        limit = _HELD_FOR_KEYS if self._keys_may_come else _HELD_BEFORE_HELLO
        waits = self._keys_may_come or self.hello is None or item.packet.kind is Kind.INITIAL
        size = item.packet.end - item.packet.start
        if not waits or self._held_bytes + size > limit:
            item.seen.release(*self._unopened())
            return
        self._held.append(item)
        self._held_bytes += size

    def _replay(self) -> None:
        """Try what was held, again and again while that brings news."""
        while True:
            self._wake = False
            held, self._held = self._held, []
            self._held_bytes = 0
            for item in held:
                self.progress.closed[self._direction(item)] -= item.packet.kind is Kind.SHORT
                self._packet(item)
            if not self._wake:
                return

    def _unopened(self) -> tuple[Outcome, str]:
        return keyless(self.progress)

    # -- frames

    def _frames(self, direction: Direction, level: Level, opened: Opened) -> None:
        for frame in read_frames(opened.frames):
            if isinstance(frame, CryptoFrame):
                self._crypto(direction, level, frame)
            elif isinstance(frame, StreamFrame | ResetFrame):
                self._stream_frame(direction, level, frame)
            else:
                self._other_frame(direction, level, frame)

    def _crypto(self, direction: Direction, level: Level, frame: CryptoFrame) -> None:
        before = self.hello
        self.progress.handshake.receive(direction, level, frame.offset, frame.data)
        if self.hello is not before:
            self._wake = True
            self._spaces.clear()

    def _stream_frame(self, direction: Direction, level: Level, frame: StreamFrame | ResetFrame) -> None:
        if level not in (Level.EARLY, Level.APPLICATION):
            return
        if self._streams is None:
            self._streams = Streams(self._application())
        if isinstance(frame, StreamFrame):
            self._streams.receive(direction, frame, self._here)
        else:
            self._streams.reset(direction, frame, self._here)

    def _application(self) -> Http3Connection | UnknownApplication:
        """Who reads the streams: by the protocol agreed, or, if that was not seen, by what the client offers."""
        handshake = self.progress.handshake
        offered = () if handshake.client is None else handshake.client.alpn
        names = ((handshake.alpn,) if handshake.alpn else ()) if handshake.agreed else offered
        if any(name == b"h3" or name.startswith(b"h3-") for name in names):
            return Http3Connection(self._response_bodies)
        name = names[0].decode("ascii", "backslashreplace") if names else "a protocol without name"
        self.progress.unknown = name
        return UnknownApplication(name)

    def _other_frame(self, direction: Direction, level: Level, frame: Frame) -> None:
        if isinstance(frame, AckFrame):
            space = self._spaces.get((Direction(1 - direction), level))
            if space is not None:
                space.acknowledged(frame.largest)
        elif isinstance(frame, NewIdFrame):
            self.ids.learn(direction, frame.dcid)
        elif isinstance(frame, CloseFrame):
            self.progress.close(direction, level, frame)
        elif isinstance(frame, DatagramFrame):
            self._move(direction, Outcome.UNKNOWN, len(frame.data), "datagrams inside QUIC are not read")
        elif isinstance(frame, UnknownFrame):
            self._move(direction, Outcome.UNDECODABLE, frame.rest, "QUIC frames of an unknown extension")

    def _move(self, direction: Direction, outcome: Outcome, size: int, detail: str) -> None:
        path = self._here.path
        self._tally(path).move(Direction(direction ^ self.flipped(path)), outcome, size, detail)

    def _tally(self, path: int) -> Tally:
        tally = self.tallies.get(path)
        if tally is None:
            tally = self.tallies[path] = Tally()
        return tally

    # -- results

    def _results(self) -> list[QuicEvent]:
        if self._streams is None:
            return []
        found: list[QuicEvent] = []
        for event in self._streams.application.take():
            if isinstance(event, RequestDone):
                asked = self._asked[event.key] = self._place(event.key)
                found.append(asked)
            elif isinstance(event, Transaction):
                found.append(Answered(self._asked.pop(event.key), event))
            elif isinstance(event, Unread):
                self._move(event.direction, event.reason, event.end - event.start, event.detail)
                found.append(event)
        return found

    def _place(self, key: int) -> Asked:
        assert self._streams is not None
        track = self._streams.track(key)
        if track is None:
            here = self._here
            return Asked(self.number, key, here.path, (here.frame,), here.time_ns, max(self._frame, here.frame))
        ready = max(track.ready, self._frame)
        return Asked(self.number, key, track.path, tuple(track.frames), track.time_ns, ready)
