"""HTTP/1 (RFC 9112) as captured: both directions in, requests with their answers out, whatever was lost between.

Theory of operation: two `MessageReader` objects read one direction each. The server's side is held while the request
its next answer belongs to is not known; the client's side is held behind CONNECT and Upgrade requests, because what
follows them is HTTP only if the server declined. An upgrade to h2c is read on here; for any other the connection
stops at a `Switch`, and `Http1Connection.remainder` gives what was received beyond it.
"""

from __future__ import annotations

from auditor.model import Body, Headers, Message, Outcome
from auditor.network.stream import Direction, End, StreamEvent
from auditor.protocols.http1_head import (
    NEXT_REQUEST,
    NEXT_RESPONSE,
    NO_BODY,
    Framing,
    Head,
    address,
    framing,
    read_request_line,
    read_status_line,
    sniff_http1,
    sniff_http1_response,
    text,
    tolerant,
)
from auditor.protocols.http1_pairing import FrameOf, OpenRequest, Pairing
from auditor.protocols.http1_reader import MessageReader
from auditor.protocols.http2 import Http2Connection
from auditor.protocols.messages import HttpEvent, ResponseBodies, Switch, Unread

__all__ = ["Http1Connection", "sniff_http1", "sniff_http1_response"]

HELD_LIMIT = 1024 * 1024
H2C = "h2c"
SPACED = "the request target has spaces in it, which RFC 9112 §3.2 does not allow; it is given as sent"


class _ClientSide:
    """Gets requests."""

    __slots__ = ("_current", "_next_key", "_pairing", "barrier", "reader")

    reader: MessageReader

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._current: OpenRequest | None = None
        self._next_key = 0
        self.barrier: OpenRequest | None = None

    def begin(self, head: Head) -> Framing:
        known = tolerant(head.known)
        connect = head.method == b"CONNECT"
        target = text(head.target.partition(b" ")[0] if connect else head.target)
        scheme, authority = address(target, head.method, known.get(b"host"))
        request = OpenRequest(
            self._next_key, head.version, head.method, scheme, authority, target, head.fields, head.start, head.end,
            upgrade=connect or b"upgrade" in known,
        )  # fmt: skip
        if b" " in head.target:
            request.notes.append(SPACED)
        self._next_key += 1
        self._current = request
        self._pairing.begin(request)
        return NO_BODY if connect else framing(known, answer=False)

    def finish(self, trailers: Headers, body: Body | None, complete: bool, notes: tuple[str, ...], end: int) -> None:
        request = self._current
        assert request is not None
        request.notes += notes
        self._pairing.complete(request, Message(request.fields + trailers, body, complete), end)
        if request.method == b"CONNECT" or (request.upgrade and not request.settled):
            self.barrier = request
            self.reader.held = True

    def lose(self) -> None:
        self._pairing.lose_requests()

    def end(self) -> None:
        self._pairing.end_requests()


class _ServerSide:
    """Gets answers."""

    __slots__ = (
        "_fields", "_informational", "_out", "_pairing", "_request", "_start", "_status", "reader", "switched",
        "unclaimed",
    )  # fmt: skip

    reader: MessageReader

    def __init__(self, pairing: Pairing, out: list[HttpEvent]) -> None:
        self._pairing = pairing
        self._out = out
        self._request: OpenRequest | None = None
        self._fields: Headers = ()
        self._status = self._start = 0
        self._informational = False
        self.switched: tuple[OpenRequest, str, int] | None = None
        self.unclaimed: int | None = None

    def begin(self, head: Head) -> Framing | None:
        status = int(head.target)
        self._informational = 100 <= status < 200 and status != 101
        if self._informational:
            return NO_BODY
        if not self._pairing.can_match:
            return None
        request = self._request = self._pairing.match(head.start)
        self._status, self._start, self._fields = status, head.start, head.fields
        self.unclaimed = head.start if request is None else None
        known = head.known
        if request is not None:
            if request.method == b"CONNECT" and 200 <= status < 300:
                self.switched = request, "connect", head.end
                return NO_BODY
            if status == 101 and request.upgrade and request.method != b"CONNECT":
                self.switched = request, text(b",".join(known.get(b"upgrade", [b"unknown"]))).lower(), head.end
            if request.method == b"HEAD":
                return NO_BODY
        return NO_BODY if status in (101, 204, 304) else framing(known, answer=True)

    def finish(self, trailers: Headers, body: Body | None, complete: bool, notes: tuple[str, ...], end: int) -> None:
        if self._informational:
            return
        request = self._request
        if request is None:
            reason = "answer without its request"
            self._out.append(Unread(Direction.SERVER, self._start, end, Outcome.LOST, reason))
            self.unclaimed = None
            return
        request.answer_notes += (f"answer: {note}" for note in notes)
        if self.switched is not None:
            self.reader.held = True
            if self.switched[1] == H2C:
                return
        self._pairing.settle(request, self._status, Message(self._fields + trailers, body, complete), self._start)

    def lose(self) -> None:
        self._pairing.lose_answers()

    def end(self) -> None:
        self._pairing.end_answers()


class Http1Connection:
    """One connection. ``receive`` takes the events of both directions, in order within each.

    ``midstream`` says that the capture began after the connection did, so that the first answer need not belong to the
    first request; ``frame_of`` tells the frame that holds an offset, and with it requests and answers find each other
    again after a loss.
    """

    def __init__(
        self, response_bodies: ResponseBodies, *, midstream: bool = False, frame_of: FrameOf | None = None
    ) -> None:
        self._bodies = response_bodies
        self._out: list[HttpEvent] = []
        self._pairing = Pairing(self._out, frame_of, midstream=midstream)
        self._client_side = _ClientSide(self._pairing)
        self._server_side = _ServerSide(self._pairing, self._out)
        self._client = MessageReader(
            Direction.CLIENT, self._client_side, ResponseBodies.KEEP, (read_request_line, NEXT_REQUEST), self._out
        )
        self._server = MessageReader(
            Direction.SERVER, self._server_side, response_bodies, (read_status_line, NEXT_RESPONSE), self._out
        )
        self._client_side.reader, self._server_side.reader = self._client, self._server
        self._switched = False
        self._http2: Http2Connection | None = None

    def receive(self, event: StreamEvent) -> list[HttpEvent]:
        """Take one event; what it completes comes back, requests in their order."""
        if self._http2 is not None:
            return self._http2.receive(event)
        reader = self._server if event.direction == Direction.SERVER else self._client
        reader.receive(event)
        while not self._switched and self._drive():
            pass
        if not self._out:
            return []
        found = self._out[:]
        self._out.clear()
        return found

    def close(self) -> list[HttpEvent]:
        """End both directions, where they did not end by themselves."""
        found: list[HttpEvent] = []
        for reader, direction in ((self._client, Direction.CLIENT), (self._server, Direction.SERVER)):
            if not reader.stopped and not self._switched:
                found += self.receive(End(direction, reader.offset + reader.waiting, clean=False))
        return found + (self._http2.close() if self._http2 is not None else [])

    def horizon(self) -> int:
        """The lowest offset of the client's direction that may still be asked about."""
        if self._http2 is not None:
            return self._http2.horizon()
        oldest = self._pairing.oldest
        return self._client.offset if oldest is None else min(oldest, self._client.offset)

    def answer_horizon(self) -> int:
        """The lowest offset of the server's direction that may still be asked about, give or take a frame's length."""
        if self._http2 is not None:
            return self._http2.answer_horizon()
        begun = self._server_side.unclaimed
        return self._server.offset if begun is None else min(begun, self._server.offset)

    def remainder(self) -> list[StreamEvent]:
        """After a `Switch`: what was received beyond it, for the next reader."""
        return [*self._client.remainder(), *self._server.remainder()]

    def _drive(self) -> bool:
        """Let a side go on that can; True where that may have made room for the other."""
        if self._server_side.switched is not None:
            return self._switch(*self._server_side.switched)
        if self._server.held and (self._pairing.can_match or self._server.waiting > HELD_LIMIT):
            if not self._pairing.can_match:
                self._pairing.lose_answers()
            self._server.resume()
            return True
        barrier = self._client_side.barrier
        if barrier is None or not (barrier.settled or self._client.waiting > HELD_LIMIT):
            return False
        if barrier.method == b"CONNECT" and barrier.status is None:
            head, more = self._client.peek()
            verdict = sniff_http1(head) if head else None
            if verdict is None and more:
                return False
            if head and not verdict:
                return self._switch(barrier, "connect", self._server.offset)
        self._client_side.barrier = None
        self._client.resume()
        return True

    def _switch(self, request: OpenRequest, protocol: str, server_start: int) -> bool:
        if request.request is None:
            return False
        if protocol == H2C and request.settled:
            self._server_side.switched = None
            self._server.resume()
            return True
        self._switched = True
        if protocol == H2C:
            self._http2 = Http2Connection(self._bodies, upgraded=request.transaction())
            for event in self.remainder():
                self._out += self._http2.receive(event)
            return False
        if not request.settled:
            self._pairing.end_answers()
        self._out.append(Switch(protocol, request.authority, request.end, server_start, request.key))
        return False
