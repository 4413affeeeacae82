"""One HTTP/2 stream: a request and its answer while their frames come in, and the transaction they make in the end."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.model import EMPTY_BODY, Headers, Message
from auditor.protocols.content import BodyCollector
from auditor.protocols.hpack_tables import Field
from auditor.protocols.http1_head import text
from auditor.protocols.messages import ResponseBodies, Transaction


class Half(Struct, eq=False):
    """One direction of a stream. ``fields`` is None until its head was read; ``start`` and ``end`` are offsets."""

    fields: Headers | None = None
    collector: BodyCollector | None = None
    message: Message | None = None
    start: int | None = None
    head_end: int = 0
    end: int = 0
    complete: bool = True
    unreadable: bool = False
    done: bool = False

    def open(self, fields: Headers, mode: ResponseBodies, span: tuple[int, int], *, ended: bool) -> None:
        """The head was read at these offsets; a body follows unless ``ended``."""
        self.fields = fields
        self.start, self.head_end = span
        if not ended and mode is not ResponseBodies.SKIP:
            encodings = [value for name, value in fields if name == b"content-encoding"]
            self.collector = BodyCollector(b", ".join(encodings) if encodings else None, mode)

    @property
    def size(self) -> int:
        """Bytes of the body kept."""
        return 0 if self.message is None or self.message.body is None else len(self.message.body.data)

    def close(self, mode: ResponseBodies, end: int) -> str | None:
        """Nothing more will come; a note where the body is not simply what was sent."""
        self.done, self.end = True, end
        if self.fields is None:
            return None
        body, note = None if mode is ResponseBodies.SKIP else EMPTY_BODY, None
        if self.collector is not None:
            body, note = self.collector.finish()
            self.collector = None
        self.message = Message(self.fields, body, self.complete)
        return note


class Stream(Struct, eq=False):
    """A request and its answer; ``key`` is -1 until the request's head was read, ``parent`` the stream that pushed."""

    number: int
    key: int = -1
    method: str = ""
    scheme: str | None = None
    authority: str | None = None
    target: str = ""
    status: int | None = None
    request: Half = field(default_factory=Half)
    response: Half = field(default_factory=Half)
    tunnel: bool = False
    websocket: bool = False
    parent: Stream | None = None
    upgraded: Transaction | None = None
    notes: list[str] = field(default_factory=list)
    answer_notes: list[str] = field(default_factory=list)

    def note(self, words: str, *, answer: bool) -> None:
        """Something odd about one half, told once."""
        notes, said = (self.answer_notes, f"answer: {words}") if answer else (self.notes, words)
        if said not in notes:
            notes.append(said)

    def address(self, pseudo: dict[bytes, bytes], headers: Headers) -> bool:
        """Take over what the pseudo-header fields of a request say; False where they are not those of a request."""
        method = pseudo.get(b":method")
        if method is None:
            return False
        self.method = text(method)
        authority = pseudo.get(b":authority")
        if authority is None:
            authority = next((value for name, value in headers if name == b"host"), None)
        self.authority = None if authority is None else text(authority)
        scheme = pseudo.get(b":scheme")
        self.scheme = None if scheme is None else text(scheme)
        path = pseudo.get(b":path")
        self.target = text(path) if path is not None else (self.authority or "")
        if method == b"CONNECT":
            self.tunnel = True
            if b":protocol" in pseudo:
                self.notes.append(f"extended CONNECT for {text(pseudo[b':protocol'])}")
                self.websocket = pseudo[b":protocol"].lower() == b"websocket"
        return True

    @property
    def start(self) -> int | None:
        """Where the request begins in the client's direction; a pushed one where the request that caused it does."""
        return self.request.start if self.parent is None else self.parent.start

    def transaction(self) -> Transaction | None:
        """What both halves make, None where the request could not be read."""
        answered = self.response.start if self.response.message is not None else None
        if self.upgraded is not None:
            notes = (*self.upgraded.notes, *self.notes, *self.answer_notes, "answered over HTTP/2 after an upgrade")
            return replace(
                self.upgraded, status=self.status, response=self.response.message, notes=notes, answered=answered
            )
        request = self.request.message
        if request is None or self.key < 0:
            return None
        return Transaction(
            self.key,
            "HTTP/2",
            self.method,
            self.scheme,
            self.authority,
            self.target,
            request,
            self.status,
            self.response.message,
            self.start or 0,
            self.request.end,
            (*self.notes, *self.answer_notes),
            answered=answered,
        )


def may_be_tunnel(answer: Headers) -> bool:
    """Whether an answer whose request is not known yet could be that of a tunnel: it says nothing of a body."""
    return not any(name in (b"content-type", b"content-length", b"content-encoding") for name, _ in answer)


def split_pseudo(fields: list[Field]) -> tuple[dict[bytes, bytes], Headers]:
    """Pseudo-header fields by name (the first of each), and the others in their order."""
    pseudo: dict[bytes, bytes] = {}
    for at, (name, value) in enumerate(fields):
        if name[:1] != b":":
            rest = tuple(fields[at:])
            break
        pseudo.setdefault(name, value)
    else:
        return pseudo, ()
    if [1 for name, _ in rest if name[:1] == b":"]:
        for name, value in rest:
            if name[:1] == b":":
                pseudo.setdefault(name, value)
        rest = tuple(f for f in rest if f[0][:1] != b":")
    return pseudo, rest
