r"""DNS messages (RFC 1035 section 4) as values, for DNS itself and its local relatives (mDNS, LLMNR, NetBIOS).

Lenient: a message is read as far as it goes, and ``fault`` says where it broke off. Names keep the case they were sent
in; bytes of labels that are not UTF-8 become ``\xNN``.
"""

from __future__ import annotations

from struct import Struct

import msgspec

from auditor.protocols.dns_records import CLASSES, OPT, TYPES, decode_data, read_name
from auditor.protocols.plain import Json

HEADER = 12
MOST_RECORDS = 512
FIRST_NAME = b"\xc0\x0c"
"""A compressed name that is the first one of the message, which is the one asked for."""
POINTER = 0xC0
"""The least length byte of a compressed name."""
MEMO_ENTRIES = 4096
_HEADER = Struct(">6H")
_FIXED = Struct(">HHIH")
_BEHIND_NAME = 5
RESPONSE = 0x8000


class Question(msgspec.Struct, frozen=True):
    """What is asked: the name without final dot (the root is ``.``), type and class as in the IANA registry."""

    name: str
    type: str
    klass: str = "IN"

    def __str__(self) -> str:
        return f"{self.name} {self.type}"


class Record(msgspec.Struct, frozen=True):
    """A resource record; ``data`` is text, or an object where the type has several fields; ``raw`` is as sent."""

    name: str
    type: str
    klass: str
    ttl: int
    data: Json
    raw: bytes

    def json(self) -> dict[str, Json]:
        """The record as an object with name, type, ttl and data."""
        return {"name": self.name, "type": self.type, "ttl": self.ttl, "data": self.data}


class DnsMessage(msgspec.Struct, frozen=True):
    """One message; ``edns`` are the options of its OPT record, None without one, which then is in no section."""

    id: int
    flags: int
    questions: tuple[Question, ...]
    answers: tuple[Record, ...]
    authority: tuple[Record, ...]
    additional: tuple[Record, ...]
    edns: dict[str, Json] | None = None
    rcode: int = 0
    fault: str | None = None

    @property
    def is_response(self) -> bool:
        """Whether it answers."""
        return bool(self.flags & RESPONSE)

    @property
    def opcode(self) -> int:
        """Kind of request: 0 query, 4 notify, 5 update and so on."""
        return self.flags >> 11 & 15

    def sections(self) -> dict[str, Json]:
        """Its non-empty sections but the question, and its EDNS options, for a body."""
        named = {"answers": self.answers, "authority": self.authority, "additional": self.additional}
        found: dict[str, Json] = {name: [r.json() for r in records] for name, records in named.items() if records}
        if self.edns:
            found["edns"] = self.edns
        return found


_ASKED: dict[bytes, tuple[Question, ...]] = {}
"""Questions met before by their bytes, where no name was compressed."""


def parse_dns(data: bytes) -> DnsMessage | None:
    """A message without TCP's length prefix; None where the bytes cannot be one."""
    if len(data) < HEADER:
        return None
    number, flags, *counts = _HEADER.unpack_from(data)
    questions, at = _questions(data, counts[0])
    if counts[0] and not questions:
        return None
    if at == len(data) and len(questions) == counts[0] and not any(counts[1:]):
        return DnsMessage(number, flags, questions, (), (), (), None, flags & 15)
    first = questions[0].name if questions else None
    sections, edns, extended, at = _sections(data, at, counts[1:], first)
    fault = None
    if at is None:
        fault = "the message ends early or breaks off"
    elif sum(counts) > len(questions) + sum(map(len, sections)) + (edns is not None):
        fault = f"only the first {MOST_RECORDS} records of a section were read"
    if not questions and not any(sections) and any(counts[1:]) and edns is None:
        return None
    answers, authority, additional = sections
    return DnsMessage(number, flags, questions, answers, authority, additional, edns, extended << 4 | flags & 15, fault)


def _questions(data: bytes, count: int) -> tuple[tuple[Question, ...], int | None]:
    """The question section and the offset behind it; an only question is remembered, because its answer repeats it."""
    at: int | None = HEADER
    behind = data.find(b"\0", HEADER) + _BEHIND_NAME
    if count == 1:
        known = _ASKED.get(data[HEADER:behind])
        if known is not None:
            return known, behind
    questions: list[Question] = []
    for _ in range(min(count, MOST_RECORDS)):
        question, at = _question(data, at)
        if question is None:
            break
        questions.append(question)
    found = tuple(questions)
    if count == 1 and found and at == behind and max(data[HEADER : behind - _BEHIND_NAME], default=0) < POINTER:
        if len(_ASKED) >= MEMO_ENTRIES:
            _ASKED.clear()
        _ASKED[data[HEADER:behind]] = found
    return found, at


def _question(data: bytes, at: int | None) -> tuple[Question | None, int | None]:
    if at is None:
        return None, None
    name, at = read_name(data, at)
    if at is None or at + 4 > len(data):
        return None, None
    kind, klass = int.from_bytes(data[at : at + 2], "big"), int.from_bytes(data[at + 2 : at + 4], "big")
    return Question(name, type_name(kind), class_name(klass)), at + 4


def _sections(
    data: bytes, at: int | None, counts: list[int], first: str | None
) -> tuple[list[tuple[Record, ...]], dict[str, Json] | None, int, int | None]:
    sections: list[tuple[Record, ...]] = []
    edns: dict[str, Json] | None = None
    extended = 0
    for count in counts:
        records: list[Record] = []
        for _ in range(min(count, MOST_RECORDS)):
            if at is None:
                break
            record, ttl, kind, at = _record(data, at, first)
            if record is None:
                break
            if kind == OPT:
                edns = record.data if isinstance(record.data, dict) else {}
                extended = ttl >> 24
            else:
                records.append(record)
        sections.append(tuple(records))
    return sections, edns, extended, at


def _record(data: bytes, at: int, first: str | None) -> tuple[Record | None, int, int, int | None]:
    at_fixed: int | None
    if first is not None and data[at : at + 2] == FIRST_NAME:
        name, at_fixed = first, at + 2
    else:
        name, at_fixed = read_name(data, at)
    if at_fixed is None or at_fixed + 10 > len(data):
        return None, 0, 0, None
    kind, klass, ttl, size = _FIXED.unpack_from(data, at_fixed)
    start = at_fixed + _FIXED.size
    end = start + size
    if end > len(data):
        return None, ttl, kind, None
    record = Record(name, type_name(kind), class_name(klass), ttl, decode_data(data, kind, start, end), data[start:end])
    return record, ttl, kind, end


def type_name(kind: int) -> str:
    """A type as the IANA registry names it, ``TYPE<n>`` where it has no name here (RFC 3597)."""
    return TYPES.get(kind) or f"TYPE{kind}"


def class_name(klass: int) -> str:
    """A class by name; mDNS's top bit (unicast answer wanted, cache flush) does not count."""
    return CLASSES.get(klass & 0x7FFF) or f"CLASS{klass & 0x7FFF}"
