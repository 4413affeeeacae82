"""gRPC and gRPC-Web bodies: messages bounded by what was sent."""

from __future__ import annotations

import gzip
from base64 import b64encode

from auditor.protocols.grpc import COMPRESSED, frames, from_text, messages
from fuzz.dice import Dice
from fuzz.running import fuzz

TYPES = (b"application/grpc", b"application/grpc-web+proto", b"application/grpc-web-text")
ENCODINGS = (None, b"gzip", b"identity", b"deflate")
LIMIT = 1 << 16


def one_input(data: bytes) -> None:
    """Two bytes choose content type and compression; the rest is a body."""
    dice = Dice(data)
    kind, encoding = TYPES[dice.number() % len(TYPES)], ENCODINGS[dice.number() % len(ENCODINGS)]
    body = dice.rest()
    whole, left = frames(body)
    assert sum(5 + len(frame.data) for frame in whole) + left == len(body), "bytes in no frame"
    assert len(from_text(body)) <= len(body)
    found = messages(body, kind, encoding, LIMIT)
    assert sum(len(message.data) for message in found) <= LIMIT + len(body)


def seeds() -> list[bytes]:
    """A plain and a compressed message, and both as text."""
    packed = gzip.compress(b"\x0a\6meadow" * 9, mtime=0)
    body = b"\0\0\0\0\x08\x0a\6meadow" + bytes([COMPRESSED]) + len(packed).to_bytes(4, "big") + packed
    return [b"\0\1" + body, b"\1\1" + body + b"\x80\0\0\0\x0fgrpc-status: 0\r", b"\2\1" + b64encode(body)]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
