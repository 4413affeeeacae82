"""SOCKS 4, 4a and 5 (RFC 1928, RFC 1929) as captured: who is asked for through a proxy, then what goes through it.

Theory of operation: both directions are held while they negotiate; a generator takes from either as many bytes as the
next step needs. Where the proxy agreed to connect, the reader stops at a `Switch`, and `remainder` gives what was
received beyond it. Anything else that follows a negotiation is unread. A password is passed over, never kept.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from ipaddress import ip_address

from msgspec import Struct, field

from auditor.model import EMPTY_BODY, Message, Outcome
from auditor.network.stream import Data, Direction, Gap, StreamEvent
from auditor.protocols.datagrams import SpanAnnounced, SpokenSpan
from auditor.protocols.messages import HttpEvent, Switch, Unread
from auditor.protocols.plain import fields, text
from auditor.protocols.socks_sniff import ASSOCIATE, BIND, CONNECT, IPV4, IPV6, NAME, sniff_socks

__all__ = ["SocksReader", "sniff_socks"]

HELD_LIMIT = 32 * 1024 * 1024
_COMMANDS = {CONNECT: "CONNECT", BIND: "BIND", ASSOCIATE: "UDP ASSOCIATE"}
_NO_LOGIN, _PASSWORD, _NONE_FITS = 0, 2, 255
_GRANTED_4 = 90
_C, _S = Direction.CLIENT, Direction.SERVER

Want = tuple[Direction, int | None]
"""How many bytes of which direction are needed next; None: those up to a NUL, without it."""


class _Ask(Struct, frozen=True):
    """What the client wants; ``host`` and ``port`` of the far end."""

    version: int
    command: int
    host: str
    port: int
    user: str | None

    @property
    def authority(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class _NotSocks(Exception):
    """The bytes do not follow the protocol, or a way of it that is not read; the text says which."""


class _Side(Struct):
    """What one direction has sent: bytes of the negotiation, then, once something came between, further events."""

    buffer: bytearray = field(default_factory=bytearray)
    offset: int | None = None
    later: list[StreamEvent] = field(default_factory=list)
    size: int = 0

    def add(self, event: StreamEvent) -> None:
        if not self.buffer and not self.later:
            self.offset = event.start
        if isinstance(event, Data):
            self.size += len(event.data)
            if not self.later:
                self.buffer += event.data
                return
        self.later.append(event)

    def take(self, count: int | None) -> bytes | None:
        """The next bytes, None while they are not there."""
        taken = skip = count
        if taken is None:
            taken = self.buffer.find(0)
            skip = taken + 1
        if taken < 0 or len(self.buffer) < taken or skip is None:
            return None
        data = bytes(self.buffer[:taken])
        del self.buffer[:skip]
        self.offset = (self.offset or 0) + skip
        self.size -= skip
        return data


class SocksReader:
    """One connection to a proxy. ``receive`` takes the events of both directions, in order within each."""

    def __init__(self) -> None:
        self._sides = (_Side(), _Side())
        self._steps = self._negotiate()
        self._out: list[HttpEvent] = []
        self._want: Want | None = next(self._steps)
        self._failed: tuple[Outcome, str] | None = None
        self._unanswered: SpokenSpan | None = None
        self._switched = False

    def receive(self, event: StreamEvent) -> list[HttpEvent]:
        """Take one event; what it completes comes back, a `Switch` last."""
        self._sides[event.direction].add(event)
        while self._want is not None and self._advance():
            pass
        if self._failed is not None:
            self._pass_over(*self._failed)
        found, self._out = self._out, []
        return found

    def close(self) -> list[HttpEvent]:
        """Nothing more will come: a negotiation without its end is unread."""
        if not self._switched and self._failed is None:
            self._pass_over(Outcome.LOST, "a SOCKS negotiation without its end")
        found, self._out = self._out, []
        return found

    def horizon(self) -> int:
        """The lowest offset of the client's direction that may still be asked about."""
        return 0 if self._failed is None else self._sides[0].offset or 0

    def answer_horizon(self) -> int:
        """The same of the server's."""
        return 0

    def remainder(self) -> list[StreamEvent]:
        """After a `Switch`: what was received beyond it, for the next reader."""
        rest: list[StreamEvent] = []
        for direction, side in zip(Direction, self._sides, strict=True):
            if side.buffer:
                rest.append(Data(direction, bytes(side.buffer), side.offset or 0))
            rest += side.later
        return rest

    def _advance(self) -> bool:
        """One step of the negotiation; False where it has to wait."""
        assert self._want is not None
        direction, count = self._want
        side = self._sides[direction]
        data = side.take(count)
        if data is None:
            if side.later:
                lost = isinstance(side.later[0], Gap)
                self._fail(Outcome.LOST, "bytes of a SOCKS negotiation were lost" if lost else "SOCKS without its end")
            elif len(side.buffer) > 1024 or max(each.size for each in self._sides) > HELD_LIMIT:
                self._fail(Outcome.UNDECODABLE, "a SOCKS negotiation that does not come to its end")
            return False
        try:
            self._want = self._steps.send(data)
        except StopIteration:
            self._want = None
        except _NotSocks as fault:
            self._fail(Outcome.UNKNOWN, str(fault))
        return self._want is not None

    def _fail(self, reason: Outcome, detail: str) -> None:
        self._failed, self._want = (reason, detail), None

    def _pass_over(self, reason: Outcome, detail: str) -> None:
        if self._unanswered is not None:
            self._out.append(self._unanswered)
            self._unanswered = None
        for direction, side in zip(Direction, self._sides, strict=True):
            start = side.offset or 0
            if side.buffer:
                self._out.append(Unread(direction, start, start + len(side.buffer), reason, detail))
                side.offset = start + len(side.buffer)
            for event in side.later:
                if isinstance(event, Data):
                    side.offset = event.start + len(event.data)
                    self._out.append(Unread(direction, event.start, side.offset, reason, detail))
            side.buffer.clear()
            side.later.clear()
            side.size = 0

    # -- the negotiation

    def _negotiate(self) -> Generator[Want, bytes, None]:
        version = (yield _C, 1)[0]
        start = (self._sides[0].offset or 1) - 1
        ask = yield from self._ask4() if version == 4 else self._ask5()
        end = self._sides[0].offset or 0
        self._out.append(SpanAnnounced(0, _C, start, end))
        said = fields({"username": ask.user})
        name = _COMMANDS.get(ask.command, f"command {ask.command}")
        asked = partial(SpokenSpan, 0, f"SOCKS{version}", name, ask.authority, None)
        self._unanswered = asked(None, said, None, _C, start, end)
        answered = self._sides[1].offset or 0
        status = yield from self._answer4() if version == 4 else self._answer5()
        self._unanswered = None
        granted = status == (_GRANTED_4 if version == 4 else 0)
        self._out.append(asked(status, said, Message((), EMPTY_BODY), _C, start, end, answered=answered))
        if version == 5:
            yield from self._address(_S)
        if not granted:
            raise _NotSocks(f"sent after a SOCKS proxy refused (code {status})")
        if ask.command != CONNECT:
            raise _NotSocks(f"what follows SOCKS {name} is not read")
        self._switched = True
        self._out.append(Switch("connect", ask.authority, end, self._sides[1].offset or 0, 0))

    def _ask4(self) -> Generator[Want, bytes, _Ask]:
        head = yield _C, 7
        user = yield _C, None
        host = str(ip_address(head[3:]))
        if head[3:6] == b"\0\0\0" and head[6]:
            host = text((yield _C, None))
        return _Ask(4, head[0], host, int.from_bytes(head[1:3], "big"), text(user) or None)

    def _answer4(self) -> Generator[Want, bytes, int]:
        answer = yield _S, 8
        return answer[1]

    def _ask5(self) -> Generator[Want, bytes, _Ask]:
        yield _C, (yield _C, 1)[0]
        version, method = yield _S, 2
        user = None
        if version != 5 or method == _NONE_FITS:
            raise _NotSocks("sent after a SOCKS proxy accepted no way to log in")
        if method == _PASSWORD:
            user = yield from self._log_in()
        elif method != _NO_LOGIN:
            raise _NotSocks(f"SOCKS5 login method {method} is not read")
        head = yield _C, 3
        if head[0] != 5:
            raise _NotSocks("this is not a SOCKS5 request")
        host, port = yield from self._address(_C)
        return _Ask(5, head[1], host, port, user)

    def _log_in(self) -> Generator[Want, bytes, str]:
        """RFC 1929; the password goes nowhere."""
        _, size = yield _C, 2
        user = text((yield _C, size))
        yield _C, (yield _C, 1)[0]
        status = (yield _S, 2)[1]
        if status:
            raise _NotSocks(f"sent after a SOCKS proxy refused the login (code {status})")
        return user

    def _answer5(self) -> Generator[Want, bytes, int]:
        head = yield _S, 3
        return head[1]

    def _address(self, direction: Direction) -> Generator[Want, bytes, tuple[str, int]]:
        kind = (yield direction, 1)[0]
        if kind == NAME:
            host = text((yield direction, (yield direction, 1)[0]))
        elif kind in (IPV4, IPV6):
            host = str(ip_address((yield direction, 4 if kind == IPV4 else 16)))
        else:
            raise _NotSocks(f"SOCKS5 address of type {kind}")
        return host, int.from_bytes((yield direction, 2), "big")
