"""What either side made of a capture, in one shape, and the comparison of the two, kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

EXAMPLES = 4
ANSWER_NOT_SHOWN = "answer that tshark does not show"
H = TypeVar("H", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Content:
    """A body: length and SHA-256 (hex), decoded. What tshark does not give whole is None and not compared."""

    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request with its answer; ``host`` is empty where the message names none, ``answered`` without answer False."""

    method: str
    host: str
    path: str
    status: int | None
    body: Content | None
    answer: Content | None
    http2: bool = False

    @property
    def name(self) -> str:
        """Method and address in one line, for tables."""
        return f"{self.method} {self.host}{self.path}"[:120]


@dataclass(slots=True)
class Seen:
    """One side's view of one capture. WebSocket messages are told apart by the client's port, direction and length.

    ``unreadable`` are ports of clients whose WebSocket messages this side does not show as they were sent.
    """

    requests: list[Request] = field(default_factory=list)
    websocket: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    mqtt: Counter[tuple[str, str]] = field(default_factory=Counter)
    dns: Counter[tuple[str, str]] = field(default_factory=Counter)
    sni: Counter[str] = field(default_factory=Counter)
    not_compared: Counter[str] = field(default_factory=Counter)
    unreadable: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: how many each side saw, how many agree, and what does not, in words."""

    capture: str
    kind: str
    tshark: int
    auditor: int
    same: int
    bodies: int
    differences: tuple[str, ...]

    @property
    def asked(self) -> int:
        """What there was to agree on: all that either side saw."""
        return self.tshark + self.auditor - min(self.same, self.tshark, self.auditor)


def compare(capture: str, theirs: Seen, ours: Seen) -> list[Row]:
    """Rows for every kind either side saw something of."""
    rows = [_requests(capture, theirs.requests, ours.requests)]
    rows += [
        _counted(capture, "websocket", _websocket(theirs, theirs), _websocket(ours, theirs)),
        _counted(capture, "mqtt", theirs.mqtt, ours.mqtt),
        _counted(capture, "dns", theirs.dns, ours.dns),
        _counted(capture, "sni", theirs.sni, ours.sni),
    ]
    return [row for row in rows if row.tshark or row.auditor]


def _websocket(side: Seen, theirs: Seen) -> Counter[tuple[str, str, int]]:
    return Counter({key: n for key, n in side.websocket.items() if key[0] not in theirs.unreadable})


def _counted(capture: str, kind: str, theirs: Counter[H], ours: Counter[H]) -> Row:
    missing, surplus = theirs - ours, ours - theirs
    told = [f"{n}× only tshark: {_words(what)}" for what, n in missing.most_common(EXAMPLES)]
    told += [f"{n}× only auditor: {_words(what)}" for what, n in surplus.most_common(EXAMPLES)]
    return Row(capture, kind, theirs.total(), ours.total(), (theirs & ours).total(), 0, tuple(told))


def _words(what: Hashable) -> str:
    return " ".join(map(str, what)) if isinstance(what, tuple) else str(what)


def _requests(capture: str, theirs: list[Request], ours: list[Request]) -> Row:
    left = list(ours)
    unmatched: list[Request] = []
    same = bodies = 0
    for request in theirs:
        match = next((mine for mine in left if _disagreement(request, mine) is None), None)
        if match is None:
            unmatched.append(request)
            continue
        left.remove(match)
        same += 1
        bodies += (request.body is not None) + (request.answer is not None)
    told = []
    for request in unmatched:
        match = next((mine for mine in left if _named(request, mine)), None)
        if match is None:
            told.append(f"only tshark: {request.name}")
            continue
        left.remove(match)
        told.append(f"{_disagreement(request, match)}: {request.name}")
    told += [f"only auditor: {request.name}" for request in left]
    return Row(capture, "http", len(theirs), len(ours), same, bodies, tuple(told))


def _named(request: Request, mine: Request) -> bool:
    hosts = not request.host or request.host == mine.host
    return hosts and request.method == mine.method and request.path == mine.path


def _disagreement(request: Request, mine: Request) -> str | None:
    """What differs between two views of what may be one request; None where nothing does."""
    if not _named(request, mine):
        return "another request"
    if request.status != mine.status:
        return f"status {request.status} / {mine.status}"
    for what, one, other in (("request body", request.body, mine.body), ("answer", request.answer, mine.answer)):
        if one is not None and one != other:
            length = "none" if other is None else f"{other.length}"
            return f"{what} {one.length} / {length} bytes"
    return None


def without_port(authority: str) -> str:
    """The host of an HTTP/2 authority: an exchange keeps its port apart, and no user's name."""
    authority = authority.rpartition("@")[2]
    host, _, port = authority.rpartition(":")
    return host if port.isdigit() else authority


def causes(rows: Iterable[Row]) -> Counter[str]:
    """How often each kind of difference between requests occurs: what a difference says before its colon."""
    told = (text.partition(":")[0] for row in rows if row.kind == "http" for text in row.differences)
    return Counter(ANSWER_NOT_SHOWN if text.startswith("status None /") else text for text in told)


def in_what_is_shown(rows: Iterable[Row]) -> tuple[int, int]:
    """Requests of tshark that agree but for an answer it does not show, and captures whose requests all do."""
    alike = holding = 0
    for row in rows:
        if row.kind == "http" and row.tshark:
            more = sum(text.startswith("status None /") for text in row.differences)
            alike += row.same + more
            holding += row.same + more == row.tshark
    return alike, holding


def totals(rows: Iterable[Row], kind: str) -> tuple[int, int, int, int, int]:
    """Of a kind: what there was, how much agrees, captures with any, those that agree wholly, bodies hashed alike."""
    own = [row for row in rows if row.kind == kind]
    whole = sum(not row.differences for row in own)
    return sum(r.asked for r in own), sum(r.same for r in own), len(own), whole, sum(r.bodies for r in own)
