"""RTP and RTCP."""

from __future__ import annotations

from auditor.network.stream import Direction
from auditor.protocols.rtp import RtpDatagrams, is_rtcp, parse_rtp
from fuzz.datagrams import check, written
from fuzz.running import fuzz

C, S = Direction.CLIENT, Direction.SERVER


def one_input(data: bytes) -> None:
    """The input is one packet, and a row of datagrams."""
    parse_rtp(data)
    is_rtcp(data)
    check(RtpDatagrams, data)


def seeds() -> list[bytes]:
    """A voice in both directions and a report about it."""
    voice = [(side, b"\x80\0\0" + bytes([n]) + b"\0\0\0\1\0\0\0\7" + bytes(20)) for n in range(8) for side in (C, S)]
    return [written([*voice, (C, b"\x80\xc9\0\1\0\0\0\7")])]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
