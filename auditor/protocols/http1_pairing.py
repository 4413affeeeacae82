"""Which answer belongs to which request on an HTTP/1 connection: in order, and after a loss only where time tells.

Theory of operation: requests wait in a queue, and answers take the first. Where the capture lost bytes that may have
held whole requests, a mark stands in the queue; where it lost answers, or at such a mark, the order is unknown. From
then on requests stay without answer and answers without request, unless the frames of both are known: an answer whose
frame comes after that of exactly one request sent since the server last spoke belongs to that one, and the order is
known again. At most one request before that may still wait: what the server said before then was the answer to it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from msgspec import Struct, field

from auditor.model import Headers, Message
from auditor.network.stream import Direction
from auditor.protocols.messages import HttpEvent, RequestDone, Transaction

FrameOf = Callable[[Direction, int], int]
"""The frame that holds an offset of a direction."""

MAX_UNANSWERED = 32768
MAX_UNANSWERED_BYTES = 128 * 1024 * 1024


class OpenRequest(Struct, eq=False):
    """A request of which something is still to come: its own end, or what became of its answer."""

    key: int
    protocol: str
    method: bytes
    scheme: str | None
    authority: str | None
    target: str
    fields: Headers
    start: int
    end: int
    upgrade: bool
    request: Message | None = None
    settled: bool = False
    status: int | None = None
    response: Message | None = None
    answered: int | None = None
    notes: list[str] = field(default_factory=list)
    answer_notes: list[str] = field(default_factory=list)

    def transaction(self) -> Transaction:
        """The request with what is known of its answer."""
        request = Message(self.fields, None, complete=False) if self.request is None else self.request
        return Transaction(
            self.key,
            self.protocol,
            self.method.decode("latin-1"),
            self.scheme,
            self.authority,
            self.target,
            request,
            self.status,
            self.response,
            self.start,
            self.end,
            (*self.notes, *self.answer_notes),
            answered=self.answered,
        )


class Pairing:
    """The queue between the two directions; finished transactions go to ``out``."""

    __slots__ = (
        "_bytes", "_frame_of", "_last_frame", "_lost", "_out", "_over", "_requests_over", "_unanswered", "_unfinished",
    )  # fmt: skip

    def __init__(self, out: list[HttpEvent], frame_of: FrameOf | None, *, midstream: bool) -> None:
        self._out = out
        self._frame_of = frame_of
        self._unanswered: deque[OpenRequest | None] = deque()
        self._unfinished: dict[int, OpenRequest] = {}
        self._lost = midstream
        self._requests_over = self._over = False
        self._last_frame = -1
        self._bytes = 0

    @property
    def oldest(self) -> int | None:
        """Where the oldest unfinished request begins."""
        return next(iter(self._unfinished.values())).start if self._unfinished else None

    @property
    def can_match(self) -> bool:
        """Whether `match` would not have to wait."""
        return bool(self._unanswered) or self._lost or self._requests_over

    def begin(self, request: OpenRequest) -> None:
        """A request's head was read."""
        self._unfinished[request.key] = request
        if self._over or (self._lost and self._frame_of is None):
            self._leave(request)
            return
        self._unanswered.append(request)
        if len(self._unanswered) > MAX_UNANSWERED or self._bytes > MAX_UNANSWERED_BYTES:
            self.lose_answers()

    def complete(self, request: OpenRequest, message: Message, end: int) -> None:
        """A request ended, or was cut, before offset ``end``."""
        request.request, request.end = message, end
        self._out.append(RequestDone(request.key, end, request.start))
        if request.settled:
            self._emit(request)
        else:
            self._bytes += 0 if message.body is None else len(message.body.data)

    def lose_requests(self) -> None:
        """Whole requests may be missing after those begun so far."""
        if not self._over and (not self._unanswered or self._unanswered[-1] is not None):
            self._unanswered.append(None)

    def end_requests(self) -> None:
        """No request will come any more."""
        self._requests_over = True

    def match(self, offset: int) -> OpenRequest | None:
        """The request that the answer beginning at the server's ``offset`` belongs to, still first in the queue."""
        if self._unanswered and self._unanswered[0] is None:
            self._lost = True
        if self._lost:
            return self._by_time(offset)
        return self._unanswered[0] if self._unanswered else None

    def settle(self, request: OpenRequest, status: int, message: Message, offset: int) -> None:
        """The final answer to the first request was read."""
        if self._unanswered and self._unanswered[0] is request:
            self._unanswered.popleft()
        request.status, request.response, request.answered = status, message, offset
        self._settled(request)

    def lose_answers(self) -> None:
        """Whole answers may be missing here: no request so far can be told its answer any more."""
        self._lost = True
        if self._frame_of is None or len(self._unanswered) > MAX_UNANSWERED or self._bytes > MAX_UNANSWERED_BYTES:
            self._leave_all()

    def end_answers(self) -> None:
        """No answer will come any more."""
        self._over = True
        self._leave_all()

    def _leave_all(self) -> None:
        while self._unanswered:
            request = self._unanswered.popleft()
            if request is not None:
                self._leave(request)

    def _by_time(self, offset: int) -> OpenRequest | None:
        if self._frame_of is None:
            self._leave_all()
            return None
        frame, before = self._frame_of(Direction.SERVER, offset), self._last_frame
        self._last_frame = frame
        if offset:
            before = max(before, self._frame_of(Direction.SERVER, offset - 1))
        sent: list[OpenRequest] = []
        while self._unanswered:
            request = self._unanswered[0]
            if request is not None and self._frame_of(Direction.CLIENT, request.start) >= frame:
                break
            self._unanswered.popleft()
            if request is not None:
                sent.append(request)
        since = [r for r in sent if self._frame_of(Direction.CLIENT, r.start) > before]
        found = since[0] if len(since) == 1 and len(sent) <= 2 else None
        for request in sent:
            if request is not found:
                self._leave(request)
        if found is not None:
            found.answer_notes.append("paired with its answer by time, after a loss in the capture")
            self._unanswered.appendleft(found)
            self._lost = False
        return found

    def _leave(self, request: OpenRequest) -> None:
        """This request stays without an answer."""
        request.answer_notes.append("its answer is not in the capture, or cannot be told from others after a loss")
        self._settled(request)

    def _settled(self, request: OpenRequest) -> None:
        request.settled = True
        if request.request is not None:
            self._bytes -= 0 if request.request.body is None else len(request.request.body.data)
            self._emit(request)

    def _emit(self, request: OpenRequest) -> None:
        del self._unfinished[request.key]
        self._out.append(request.transaction())
