"""One TCP connection: both streams, what SYN and RST mean for it, and when it is over.

A RST does not end the streams at once: what it overtook may still come, and a forged one is followed by more data of
the side that seemed to send it (it is then ignored). `PATIENCE` frames later, or at the capture's end, it counts.
"""

from __future__ import annotations

from auditor.model import Endpoint
from auditor.network.columns import ACK, FIN, RST, SYN
from auditor.network.flows import NO_PROVENANCE, Flow
from auditor.network.reassembly import PATIENCE, Stream, distance
from auditor.network.stream import Direction, StreamEvent

NEAR = 1 << 22
"""A SYN that comes late belongs to a flow already seen if it fits within this many bytes before its first packet."""

FORGED_RESET = "a connection reset was ignored: the side it came from went on sending"


def _gone() -> tuple[Stream, Stream]:
    nowhere = Endpoint("", 0)
    flow = Flow(0, "tcp", nowhere, nowhere, 0, 0, provenance=NO_PROVENANCE)
    streams = (Stream(flow, Direction.CLIENT), Stream(flow, Direction.SERVER))
    for stream in streams:
        stream.ended = True
    return streams


_GONE = _gone()
"""The streams of every connection that is over and done with; nothing is played into them."""


class Conversation:
    """Both directions of a connection. ``upside`` says that the client is the upper endpoint of its pair."""

    __slots__ = (
        "_reset_direction",
        "_reset_due",
        "_reset_seq",
        "closed",
        "first_seq",
        "flow",
        "forgotten",
        "isn",
        "streams",
        "upside",
    )

    def __init__(self, flow: Flow, *, upside: bool) -> None:
        self.flow = flow
        self.upside = upside
        self.streams = (Stream(flow, Direction.CLIENT), Stream(flow, Direction.SERVER))
        self.isn: list[int | None] = [None, None]
        self.first_seq: list[int | None] = [None, None]
        self.closed = False
        self.forgotten = False
        self._reset_due: int | None = None
        self._reset_direction = 0
        self._reset_seq = 0

    @property
    def calm(self) -> bool:
        """Whether nothing is awaited: whole runs of in-order packets may bypass `packet`."""
        return self._reset_due is None and self.streams[0].calm and self.streams[1].calm

    @property
    def due(self) -> int | None:
        """The frame by which something must be decided, if anything is open."""
        client, server, reset = self.streams[0].due, self.streams[1].due, self._reset_due
        if client is None and server is None and reset is None:
            return None
        return min(d for d in (client, server, reset) if d is not None)

    def same_connection(self, direction: int, seq: int, ack: int | None) -> bool:
        """Whether a SYN (``ack`` None) or SYN-ACK belongs here, and not to a later use of the same ports.

        A sequence number learnt this way is remembered.
        """
        known, peer = self.isn[direction], self.isn[1 - direction]
        if ack is not None and peer is not None:
            same = 0 <= distance(ack, peer + 1) < NEAR
        elif known is not None:
            same = known == seq
        else:
            first = self.first_seq[direction]
            same = first is None or 0 <= distance(first, seq) < NEAR
        if same and known is None:
            self.isn[direction] = seq
        if same and ack is not None and peer is None:
            self.isn[1 - direction] = (ack - 1) & 0xFFFFFFFF
        return same

    def packet(
        self, direction: int, seq: int, ack: int, flags: int, data: bytes, wire: int, frame: int, time_ns: int
    ) -> None:
        """Take one packet, in order of capture."""
        self.expire(frame)
        if self.closed:
            return
        own, other = self.streams[direction], self.streams[1 - direction]
        if flags & SYN:
            self._opening(direction, seq, ack, flags, frame)
            seq = (seq + 1) & 0xFFFFFFFF
        if flags & RST:
            self._reset(direction, seq, frame)
            return
        if wire:
            own.segment(seq, data, wire, frame, time_ns)
            self._doubt_reset(direction, seq + wire)
        if flags & ACK:
            other.acknowledged(ack, frame)
        if flags & FIN:
            self.flow.fin[direction] = True
            own.finish_at((seq + wire) & 0xFFFFFFFF, frame)
        self.closed = own.ended and other.ended

    def expire(self, frame: int) -> None:
        """Decide what was due before this frame."""
        due = self.due
        while due is not None and due < frame:
            for stream in self.streams:
                if stream.due == due:
                    stream.expire()
            if self._reset_due == due:
                self.close(due, due)
            self.closed = self.streams[0].ended and self.streams[1].ended
            due = self.due

    def close(self, frame: int, ended_by: int = 0) -> None:
        """No more packets will come: end both streams as of this frame; see `Stream.close`."""
        for stream in self.streams:
            stream.close(frame, ended_by)
        self._reset_due = None
        self.closed = True

    def take_events(self) -> list[StreamEvent]:
        """Events since the last call, the client's first."""
        for direction, stream in enumerate(self.streams):
            self.flow.payload_bytes[direction] = max(stream.next, 0)
        return self.streams[0].take_events() + self.streams[1].take_events()

    def forget(self) -> None:
        """Give back streams and provenance of a connection that is over; late packets are only counted."""
        self.forgotten = True
        self.flow.provenance = NO_PROVENANCE
        self.streams = _GONE

    def _opening(self, direction: int, seq: int, ack: int, flags: int, frame: int) -> None:
        if flags & ACK:
            self.flow.syn_ack = True
            if not self.streams[1 - direction].settled:
                self.streams[1 - direction].open(ack, frame)
        else:
            self.flow.syn = True
        if self._reset_due is not None and direction == self._reset_direction and not self.streams[direction].settled:
            self._forgive()
        self.streams[direction].open(seq + 1, frame)

    def _reset(self, direction: int, seq: int, frame: int) -> None:
        self.flow.reset = True
        if self._reset_due is None:
            self._reset_due, self._reset_direction, self._reset_seq = frame + PATIENCE, direction, seq

    def _doubt_reset(self, direction: int, end: int) -> None:
        if self._reset_due is None or direction != self._reset_direction or distance(end, self._reset_seq) <= 0:
            return
        self._forgive()

    def _forgive(self) -> None:
        self._reset_due = None
        self.flow.note(FORGED_RESET)
