"""Which name an address was looked up by: DNS answers seen in the traffic, and names a capture file brings along.

A lenient reader of DNS messages (RFC 1035 section 4): what cannot be read is skipped, nothing is raised, and
compression pointers are followed a bounded number of times.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

A, CNAME, AAAA = 1, 5, 28
INTERNET = 1
HEADER = 12
FIRST_NAME = b"\xc0\x0c"
"""A compressed name that is the first one of the message, which is the one asked for."""
MOST_RECORDS = 256
MOST_LABELS = 128
MOST_NAMES = 1 << 18
MOST_CHANGES = 64
MOST_HEARD = 16_384
"""Answers kept unread."""
MOST_LOOKS = 64
"""Addresses looked for in answers not yet read, before it is better to read them."""


class Names:
    """Names of addresses, each from the frame on with which it was learnt; the last one learnt wins.

    Most requests say themselves whom they are for, so that most names are never asked for: answers to lookups are put
    by, and read when an address is asked about that is in one of them.
    """

    __slots__ = ("_absent", "_heard", "_names")

    def __init__(self) -> None:
        self._names: dict[str, list[tuple[int, str]]] = {}
        self._heard: list[tuple[int, bytes]] = []
        self._absent: dict[str, int] = {}

    def hear(self, answers: list[tuple[int, bytes]]) -> None:
        """Put DNS messages by, each with its frame, for `learn_dns` before they matter; frames come in rising order."""
        self._heard += answers
        if len(self._heard) > MOST_HEARD:
            self._listen()

    def learn(self, address: str, name: str, frame: int = 0) -> None:
        """An address has a name, on whatever authority, as of this frame; frames come in rising order."""
        self._listen()
        known = self._names.pop(address, [])
        if not known or known[-1][1] != name:
            known.append((frame, name))
        self._names[address] = known[-MOST_CHANGES:]
        if len(self._names) > MOST_NAMES:
            del self._names[next(iter(self._names))]

    def learn_dns(self, payload: bytes, frame: int = 0) -> None:
        """Learn from one DNS message (without TCP's length prefix); anything but an answer is ignored.

        An address is named by the question that led to it, through whatever chain of aliases; an address record that
        no alias connects to a question is named by its own owner (mDNS answers have no question).
        """
        for address, name in answers(payload):
            self.learn(address, name, frame)

    def _listen(self) -> None:
        """Read what was put by."""
        heard, self._heard = self._heard, []
        self._absent.clear()
        for frame, payload in heard:
            self.learn_dns(payload, frame)

    def _may_be_heard(self, address: str) -> bool:
        """Whether this address may be in what was put by: an address record holds it as it is."""
        known = self._absent.get(address, 0)
        if known == len(self._heard):
            return False
        if known == 0 and len(self._absent) >= MOST_LOOKS:
            return True
        fresh = b"".join([payload for _, payload in self._heard[known:]])
        try:
            found = ip_address(address).packed in fresh
        except ValueError:
            return True
        if not found:
            self._absent[address] = len(self._heard)
        return found

    def name(self, address: str, frame: int | None = None) -> str | None:
        """The name of this address (as `ipaddress` writes it), in lower case without a final dot.

        With ``frame``, the one known by then; without, the last one learnt.
        """
        if self._heard and self._may_be_heard(address):
            self._listen()
        known = self._names.get(address)
        if known is None:
            return None
        if frame is None:
            return known[-1][1]
        return next((name for since, name in reversed(known) if since <= frame), None)


def answers(payload: bytes) -> list[tuple[str, str]]:
    """Addresses in the answer section of a DNS response, each with the name that was asked for."""
    if len(payload) < HEADER or not payload[2] & 0x80 or payload[3] & 15:
        return []
    questions = int.from_bytes(payload[4:6], "big")
    records = int.from_bytes(payload[6:8], "big")
    at: int | None = HEADER
    asked: set[str] = set()
    first: str | None = None
    for _ in range(min(questions, MOST_RECORDS)):
        name, at = _name(payload, at)
        if at is None:
            return []
        asked.add(name)
        first = name if first is None else first
        at += 4
    aliases: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    for _ in range(min(records, MOST_RECORDS)):
        if at is not None and first is not None and payload[at : at + 2] == FIRST_NAME:
            owner, at = first, at + 2
        else:
            owner, at = _name(payload, at)
        if at is None or at + 10 > len(payload):
            break
        kind, family = int.from_bytes(payload[at : at + 2], "big"), int.from_bytes(payload[at + 2 : at + 4], "big")
        size = int.from_bytes(payload[at + 8 : at + 10], "big")
        data = payload[at + 10 : at + 10 + size]
        if family & 0x7FFF == INTERNET:
            address = _address(kind, data)
            if address is not None:
                found.append((address, owner))
            elif kind == CNAME:
                target, end = _name(payload, at + 10)
                if end is not None:
                    aliases.setdefault(target, owner)
        at += 10 + size
    return [(address, _asked_for(owner, aliases, asked)) for address, owner in found if owner]


def _address(kind: int, data: bytes) -> str | None:
    if kind == A and len(data) == 4:
        return ".".join(map(str, data))
    if kind == AAAA and len(data) == 16:
        return str(IPv6Address(data))
    return None


def _asked_for(owner: str, aliases: dict[str, str], asked: set[str]) -> str:
    """Follow aliases back to the question; the owner itself where that leads nowhere."""
    name = owner
    for _ in range(len(aliases) + 1):
        if name in asked or name not in aliases:
            break
        name = aliases[name]
    return name if name in asked or not asked else owner


def _name(payload: bytes, at: int | None) -> tuple[str, int | None]:
    """A name and the offset behind it; the offset is None where the message is broken."""
    labels: list[bytes] = []
    end: int | None = None
    for _ in range(MOST_LABELS):
        if at is None or at >= len(payload):
            return "", None
        length = payload[at]
        if length >= 0xC0:
            if at + 2 > len(payload):
                return "", None
            end = at + 2 if end is None else end
            at = int.from_bytes(payload[at : at + 2], "big") & 0x3FFF
        elif length >= 0x40:
            return "", None
        elif length == 0:
            text = b".".join(labels).decode("ascii", "backslashreplace").lower()
            return text, at + 1 if end is None else end
        else:
            labels.append(payload[at + 1 : at + 1 + length])
            at += 1 + length
    return "", None
