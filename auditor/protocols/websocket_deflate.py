"""permessage-deflate (RFC 7692): what a handshake agreed on, and compressed messages of one direction undone."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from auditor.network.stream import Direction
from auditor.protocols.content import EXPANSION_LIMIT, FREE_EXPANSION, RATIO_LIMIT
from auditor.protocols.inflaters import BrokenStream, Stream

TAIL = b"\0\0\xff\xff"
NAME = "permessage-deflate"
BOMB = "message expands beyond reason: decoding stopped"
CONTEXT_LOST = "compressed with reference to messages that are not in the capture"
_LARGEST_WINDOW = -15


class Agreement(Struct, frozen=True):
    """Which extensions both sides agreed on.

    ``takeover`` says for client and server whether a message may refer to earlier ones. The window's size need not be
    known to decompress (RFC 7692 section 7.2.2). ``other`` are the names of extensions not known here.
    """

    deflate: bool = False
    takeover: tuple[bool, bool] = (True, True)
    other: tuple[str, ...] = ()


PLAIN = Agreement()
"""No extension at all."""


def read_agreement(extensions: bytes | None) -> Agreement:
    """From the server's ``Sec-WebSocket-Extensions`` (several joined by ", "); the first of a name counts."""
    deflate, takeover, other = False, (True, True), list[str]()
    for offer in (extensions or b"").decode("latin-1").split(","):
        name, *parameters = (part.strip().lower() for part in offer.split(";"))
        if name == NAME and not deflate:
            deflate = True
            takeover = "client_no_context_takeover" not in parameters, "server_no_context_takeover" not in parameters
        elif name and name != NAME:
            other.append(name[:40])
    return Agreement(deflate, takeover, tuple(other))


class Unpacker:
    """The compressed messages of one direction; what they may refer to is kept where the handshake allows it."""

    __slots__ = ("_stream", "_takeover", "lost", "produced", "raw")

    def __init__(self, agreement: Agreement, direction: Direction) -> None:
        self._takeover = agreement.takeover[direction]
        self._stream: Stream | None = None
        self.raw = self.produced = 0
        self.lost = False

    def begin(self) -> bool:
        """A compressed message begins; False where it cannot be read because something before it was not."""
        self.raw = self.produced = 0
        if not self._takeover:
            self._stream, self.lost = None, False
        return not self.lost

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decoded pieces; raises `BrokenStream` where this is not deflate or expands beyond reason."""
        self.raw += len(data)
        while data:
            if self._stream is None:
                self._stream = Stream(_LARGEST_WINDOW)
            for piece in self._stream.feed(data, "deflate"):
                self.produced += len(piece)
                yield piece
                made = self.produced
                if made > FREE_EXPANSION and (made > EXPANSION_LIMIT or made > RATIO_LIMIT * self.raw):
                    raise BrokenStream(BOMB)
            if not self._stream.ended:
                return
            data, self._stream = self._stream.unused, None

    def finish(self) -> Iterator[bytes]:
        """The message is over: what its omitted last bytes (RFC 7692 section 7.2.2) set free."""
        yield from self.feed(TAIL)

    def lose(self) -> None:
        """Bytes are missing here, or could not be read."""
        self.lost = self._takeover
        self._stream = None
