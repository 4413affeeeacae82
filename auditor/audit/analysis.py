"""What is done to one exchange, wherever it was read: decode, detect, and remember what servers answered."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from auditor.audit.fields import Field, fields_of
from auditor.audit.lookups import Lookup, lookup_of
from auditor.audit.memory import ResponseMemory
from auditor.decode import Opaque, decode
from auditor.decode.plaintexts import Plaintexts, join
from auditor.detect import Detector, run
from auditor.dissection import sent_bytes
from auditor.events.traces import Trace, trace_of
from auditor.identifiers.tokens import Token, issued_by, tokens_of
from auditor.model import Detection, Exchange, Unaudited
from auditor.rules.answers import AnswerReader, Learnt


class Analysed(Struct, frozen=True):
    """One exchange after detection: where and when it was, what was found in it, and what was not understood."""

    time_ns: int
    host: str
    server: str
    app: str | None
    method: str
    target: str
    frames: tuple[int, ...]
    sent_bytes: int
    entered: bool
    detections: tuple[Detection, ...]
    opaque: tuple[Opaque, ...]
    gaps: tuple[Unaudited, ...]
    lookup: Lookup | None = None
    learnt: tuple[Learnt, ...] = ()
    trace: Trace | None = None
    tokens: tuple[Token, ...] = ()
    issued: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()


class Analyser:
    """Callable on exchanges; afterwards `answer` says when each of the given values was first seen in an answer.

    ``answers`` reads what servers say of the things events are about (lengths of videos); without it nothing is learnt.
    ``thorough`` keeps tokens of fields, too, whose names speak against identifiers; ``fields`` tells of those that no
    detector spoke of.
    """

    def __init__(
        self,
        detectors: Sequence[Detector],
        plaintexts: Plaintexts | None = None,
        answers: AnswerReader | None = None,
        *,
        thorough: bool = False,
        fields: bool = False,
    ) -> None:
        self._detectors = detectors
        self._answers = answers
        self._thorough = thorough
        self._fields = fields
        self._plaintexts = plaintexts
        self._memory = ResponseMemory()

    def __call__(self, exchange: Exchange) -> Analysed:
        self._memory.remember(exchange)
        tree = decode(exchange)
        if self._plaintexts is not None:
            tree = join(tree, self._plaintexts)
        detections, crashes = run(self._detectors, exchange, tree) if exchange.sent else ([], [])
        return Analysed(
            time_ns=exchange.time_ns,
            host=exchange.host,
            server=exchange.server.address,
            app=exchange.app,
            method=exchange.method,
            target=exchange.path.partition("?")[0],
            frames=exchange.frames,
            sent_bytes=sent_bytes(exchange),
            entered=is_form_of_the_person(exchange),
            detections=tuple(detections),
            opaque=tree.opaque,
            gaps=(*tree.gaps, *crashes),
            lookup=lookup_of(exchange),
            learnt=() if self._answers is None else self._answers.read(exchange),
            trace=trace_of(exchange),
            tokens=tokens_of(tree, thorough=self._thorough) if exchange.sent else (),
            issued=issued_by(exchange),
            fields=fields_of(tree, detections) if self._fields and exchange.sent else (),
        )

    def answer(self, question: Sequence[str]) -> dict[str, int]:
        """Time (ns) at which a server first answered with each of these values, for those that were seen."""
        return self._memory.first_seen(question)


FORM_TYPES = (b"application/x-www-form-urlencoded", b"multipart/form-data")


def is_form_of_the_person(exchange: Exchange) -> bool:
    """A page's form sent by navigation to the very site it stands on (Fetch Metadata, W3C), as a browser does it."""
    request = exchange.request
    if exchange.method != "POST" or request.header(b"sec-fetch-mode") != b"navigate":
        return False
    if request.header(b"sec-fetch-site") not in (b"same-origin", b"same-site"):
        return False
    return (request.header(b"content-type") or b"").lower().startswith(FORM_TYPES)
