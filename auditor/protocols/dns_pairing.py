"""Questions with their answers, by message id and question, whatever carried them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from auditor.model import Message
from auditor.protocols.dns_message import DnsMessage, Question
from auditor.protocols.plain import fields

P = TypeVar("P")

MOST_PENDING = 512
UNSEEN = "the query is not in the capture"
OPCODES = {0: "QUERY", 1: "IQUERY", 2: "STATUS", 4: "NOTIFY", 5: "UPDATE", 6: "DSO"}
Identity = tuple[int, str, str, str]


class Asked(Struct, Generic[P], frozen=True):
    """A question was read; ``place`` is where it stands."""

    key: int
    place: P


class Answered(Struct, Generic[P], frozen=True):
    """A question is done with: answered, or given up (``response`` and ``status`` None); ``answer`` is its place."""

    key: int
    method: str
    path: str
    status: int | None
    request: Message
    response: Message | None
    notes: tuple[str, ...]
    place: P
    answer: P | None


class _Open(Struct, Generic[P]):
    key: int
    question: Question | None
    message: DnsMessage
    place: P


class DnsPairing(Generic[P]):
    """Takes messages in order; holds at most `MOST_PENDING` questions for their answers."""

    __slots__ = ("_answered", "_key", "_open")

    def __init__(self) -> None:
        self._open: dict[Identity, _Open[P]] = {}
        self._answered: dict[Identity, None] = {}
        self._key = 0

    def take(self, message: DnsMessage, place: P) -> list[Asked[P] | Answered[P]]:
        """The next message. Answers given before are passed over; one without question stands for both."""
        if message.is_response:
            return self._response(message, place)
        found: list[Asked[P] | Answered[P]] = []
        for question in message.questions or (None,):
            identity = _identity(message, question)
            before = self._open.pop(identity, None)
            if before is not None:
                found.append(_done(before, None, None, ("asked again before an answer came",)))
            elif len(self._open) >= MOST_PENDING:
                found.append(_done(self._open.pop(next(iter(self._open))), None, None, ()))
            self._answered.pop(identity, None)
            self._open[identity] = _Open(self._next(), question, message, place)
            found.append(Asked(self._open[identity].key, place))
        return found

    def close(self) -> list[Asked[P] | Answered[P]]:
        """No more messages: what was asked and not answered."""
        found: list[Asked[P] | Answered[P]] = [_done(each, None, None, ()) for each in self._open.values()]
        self._open.clear()
        return found

    def places(self) -> Iterator[P]:
        """Where the open questions stand, the oldest first."""
        return (opened.place for opened in self._open.values())

    def _next(self) -> int:
        self._key += 1
        return self._key - 1

    def _response(self, message: DnsMessage, place: P) -> list[Asked[P] | Answered[P]]:
        found: list[Asked[P] | Answered[P]] = []
        for identity in [_identity(message, q) for q in message.questions] or self._by_id(message.id):
            opened = self._open.pop(identity, None)
            if opened is not None:
                found.append(_done(opened, message, place, ()))
                self._remember(identity)
        if found:
            if not self._open:
                self._open = {}
            return found
        for question in message.questions:
            identity = _identity(message, question)
            if identity not in self._answered:
                opened = _Open(self._next(), question, _question_of(message), place)
                found += [Asked(opened.key, place), _done(opened, message, place, (UNSEEN,))]
                self._remember(identity)
        return found

    def _by_id(self, number: int) -> list[Identity]:
        return [identity for identity in self._open if identity[0] == number]

    def _remember(self, identity: Identity) -> None:
        self._answered[identity] = None
        if len(self._answered) > MOST_PENDING:
            del self._answered[next(iter(self._answered))]


def _identity(message: DnsMessage, question: Question | None) -> Identity:
    if question is None:
        return message.id, "", "", ""
    return message.id, question.name.lower(), question.type, question.klass


def _question_of(answer: DnsMessage) -> DnsMessage:
    """What must have been asked, as far as the answer repeats it."""
    return DnsMessage(answer.id, answer.flags & 0x7FFF, answer.questions, (), (), (), fault=UNSEEN)


def _done(opened: _Open[P], answer: DnsMessage | None, place: P | None, notes: tuple[str, ...]) -> Answered[P]:
    asked = opened.message
    odd = [*notes]
    if opened.question is not None and opened.question.klass != "IN":
        odd.append(f"class {opened.question.klass}")
    if answer is not None and answer.fault is not None:
        odd.append(f"answer: {answer.fault}")
    if asked.fault is not None and asked.fault != UNSEEN:
        odd.append(f"query: {asked.fault}")
    return Answered(
        opened.key,
        method_name(asked),
        "" if opened.question is None else str(opened.question),
        None if answer is None else answer.rcode,
        fields(asked.sections(), complete=asked.fault is None),
        None if answer is None else fields(answer.sections(), complete=answer.fault is None),
        tuple(odd),
        opened.place,
        place,
    )


def method_name(message: DnsMessage) -> str:
    """What kind of request it is, in capitals."""
    return OPCODES.get(message.opcode) or f"OPCODE{message.opcode}"
