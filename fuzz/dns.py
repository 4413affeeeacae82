"""DNS messages: alone (parsed, its names shown and learnt) and as a flow of questions and answers."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.dns import DnsDatagrams
from auditor.protocols.dns_message import parse_dns
from fuzz.datagrams import check, written
from fuzz.running import fuzz

C, S = Direction.CLIENT, Direction.SERVER
QUESTION = b"\3log\7example\0"
OPTIONS = b"\0\0\x29\4\xd0\0\0\0\0\0\x0b\0\x08\0\7\0\1\x18\0\xc0\0\2"
ALIAS = b"\xc0\x0c\0\5\0\1\0\0\0\x3c\0\6\3cdn\xc0\x10" + b"\xc0\x29\0\1\0\1\0\0\0\x3c\0\4\xc0\0\2\7"
AUTHORITY = b"\xc0\x10\0\6\0\1\0\0\0\x3c\0\x18\0\0" + bytes(22)
MESSAGES = (
    (C, b"\x12\x34\1\0\0\1\0\0\0\0\0\1" + QUESTION + b"\0\1\0\1" + OPTIONS),
    (S, b"\x12\x34\x81\x80\0\1\0\2\0\0\0\0" + QUESTION + b"\0\1\0\1" + ALIAS),
    (C, b"\x12\x35\1\0\0\1\0\0\0\0\0\0" + QUESTION + b"\0\x41\0\1"),
    (S, b"\x12\x35\x81\x83\0\1\0\0\0\1\0\0" + QUESTION + b"\0\x41\0\1" + AUTHORITY),
)


def one_input(data: bytes) -> None:
    """The input is one message, and a row of datagrams."""
    message = parse_dns(data)
    if message is not None:
        message.sections()
    check(DnsDatagrams, data)


def seeds() -> list[bytes]:
    """Questions and answers, as a flow and alone."""
    return [written(MESSAGES), *(data for _, data in MESSAGES)]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
