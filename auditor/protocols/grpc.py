"""gRPC messages in request and response bodies: frames of a flag byte, a four-byte length and the message.

Sources: grpc.io "gRPC over HTTP2", "gRPC-Web" (there a flag of 0x80 marks trailers, and ``-text`` bodies are base64,
padded wherever the sender flushed).
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64

from msgspec import Struct

from auditor.model import BODY_LIMIT
from auditor.protocols.content import decode_content

MEDIA_TYPE = b"application/grpc"
COMPRESSED, TRAILERS = 0x01, 0x80
HEADER_SIZE = 5
MOST_MESSAGES = 50_000
_SEGMENT = re.compile(rb"[A-Za-z0-9+/_-]+={0,2}")
_URLSAFE = bytes.maketrans(b"-_", b"+/")


class GrpcFrame(Struct, frozen=True):
    """One frame as sent; its message is still compressed where the flag says so."""

    flag: int
    data: bytes


class GrpcMessage(Struct, frozen=True):
    """One message, decompressed; ``note`` says where it could not be, ``trailers`` that it is gRPC-Web's trailers."""

    data: bytes
    trailers: bool = False
    note: str | None = None


def is_grpc(content_type: bytes) -> bool:
    """Whether a content-type is one of gRPC or gRPC-Web."""
    return content_type[:16].lower() == MEDIA_TYPE and content_type[16:17] in (b"", b"+", b"-", b";", b" ")


def frames(body: bytes) -> tuple[list[GrpcFrame], int]:
    """The whole frames of a body (at most `MOST_MESSAGES`), and how many bytes at its end are none."""
    found: list[GrpcFrame] = []
    at, size = 0, len(body)
    while size - at >= HEADER_SIZE and len(found) < MOST_MESSAGES:
        end = at + HEADER_SIZE + int.from_bytes(body[at + 1 : at + HEADER_SIZE], "big")
        if end > size:
            break
        found.append(GrpcFrame(body[at], body[at + HEADER_SIZE : end]))
        at = end
    return found, size - at


def from_text(body: bytes) -> bytes:
    """The frames of a ``grpc-web-text`` body: base64 segments one after the other, up to what is no base64."""
    out = bytearray()
    for segment in _SEGMENT.finditer(body):
        plain = segment[0].translate(_URLSAFE).rstrip(b"=")
        plain = plain[: len(plain) - (len(plain) % 4 == 1)]
        try:
            out += a2b_base64(plain + b"=" * (-len(plain) % 4))
        except Error:
            break
    return bytes(out)


def messages(body: bytes, content_type: bytes, encoding: bytes | None, limit: int = BODY_LIMIT) -> list[GrpcMessage]:
    """The messages of a body; ``encoding`` is the ``grpc-encoding`` field, ``limit`` bytes are kept of all of them."""
    raw = from_text(body) if b"-text" in content_type.lower() else body
    found: list[GrpcMessage] = []
    for frame in frames(raw)[0]:
        trailers = bool(frame.flag & TRAILERS)
        if not frame.flag & COMPRESSED:
            found.append(GrpcMessage(frame.data, trailers))
            continue
        decoded, note = decode_content(frame.data, encoding, limit)
        limit = max(limit - len(decoded.data), 0)
        note = "compressed with a coding its headers do not name" if encoding is None else note
        found.append(GrpcMessage(decoded.data, trailers, note))
    return found


def method_of(target: str) -> str | None:
    """``package.Service/Method``, the last two segments of a request target; None where it has none."""
    parts = target.partition("?")[0].rsplit("/", 2)
    return f"{parts[-2]}/{parts[-1]}" if len(parts) > 1 and parts[-2] and parts[-1] else None
