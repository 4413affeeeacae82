"""DNS over TCP and TLS: messages behind their lengths, whole and in pieces, with gaps."""

from __future__ import annotations

from auditor.protocols.dns import DnsStream, sniff_dns
from fuzz.dns import MESSAGES
from fuzz.running import fuzz
from fuzz.streams import check, written


def one_input(data: bytes) -> None:
    """The input is a script of stream events."""
    sniff_dns(data)
    check(DnsStream, data, resumes=False)


def seeds() -> list[bytes]:
    """Questions and answers one after the other."""
    return [written([(side, len(data).to_bytes(2, "big") + data) for side, data in MESSAGES])]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
