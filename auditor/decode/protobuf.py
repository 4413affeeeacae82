"""Protocol Buffers without a schema: fields by number, the kind of each guessed conservatively from its bytes.

A message is ``{"1": [values…], "2": […]}``. Varints are decimal integers (ten-byte ones negative, as int64 writes
them). Eight- and four-byte fields are the double or float they hold if that is 0 or between 1e-6 and 1e12 in size,
else the unsigned integer. Length-delimited fields are text where they are printable UTF-8, else a message where they
parse wholly as one, else bytes; packed fields stay bytes. Groups are not read.
Source: protobuf.dev, "Encoding".
"""

from __future__ import annotations

import struct

from msgspec import Struct

from auditor.decode.cbor import Cbor
from auditor.decode.decoder import GUESSED, Decoder, Hints, Parsed
from auditor.decode.document import Document, Number
from auditor.decode.inflate import Inflate, Zstandard
from auditor.decode.limits import Budget
from auditor.decode.msgpack import MessagePack
from auditor.decode.text import decent
from auditor.model import Outcome
from auditor.protocols.grpc import COMPRESSED, HEADER_SIZE, TRAILERS, GrpcFrame, frames, from_text

_MEDIA_TYPES = frozenset(
    (
        "application/x-protobuf",
        "application/protobuf",
        "application/vnd.google.protobuf",
        "application/x-google-protobuf",
        "application/x-protobuffer",
    )
)
_HIGHEST_FIELD = 20_000
_DEEPEST = 32
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D}) + b"\x7f"
_DOUBLE, _FLOAT = struct.Struct("<d"), struct.Struct("<f")
_MANY_FIELDS = 100_000
_MUCH_TEXT = 64
_MAGICS = (
    b"\x1f\x8b\x08",
    b"\x28\xb5\x2f\xfd",
    b"\x04\x22\x4d\x18",
    b"\xff\x06\x00\x00sNaPpY",
    b"bplist00",
    b"\xd9\xd9\xf7",
    b"\x78\x9c",
    b"\x78\xda",
)
"""How gzip, Zstandard, LZ4, Snappy, binary property lists, self-described CBOR and zlib begin."""
_FEWEST_SEALED = 16


class _NoMessage(Exception):
    """These bytes are not a message."""


class Reading(Struct):
    """A message and what speaks for it: bytes of text in it, fields in all, and content of known first bytes."""

    message: dict[str, Document]
    text: int
    fields: int
    sealed: bool = False


def _varint(data: bytes, at: int) -> tuple[int, int]:
    byte = data[at]
    if byte < 0x80:
        return byte, at + 1
    value, shift, end = byte & 0x7F, 7, min(at + 10, len(data))
    at += 1
    while at < end:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return value, at
        shift += 7
    raise _NoMessage


def _float_text(value: float, size: int) -> str | None:
    if value != 0 and not 1e-6 <= abs(value) <= 1e12:
        return None
    if size == 8:
        return repr(value)
    for digits in range(6, 10):
        text = f"{value:.{digits}g}"
        if _FLOAT.pack(float(text)) == _FLOAT.pack(value):
            return text
    return repr(value)


def _fixed(raw: bytes) -> Number:
    value: float = (_DOUBLE if len(raw) == 8 else _FLOAT).unpack(raw)[0]
    integer = int.from_bytes(raw, "little")
    text = None if integer == 0 else _float_text(value, len(raw))
    return Number(integer if text is None else text)


def _text(raw: bytes) -> str | None:
    if raw.translate(None, _CONTROLS) != raw:
        return None
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _framed(raw: bytes) -> bool:
    """Printable all through, yet starting as a message would: a length-delimited tag and a length no letter has."""
    return len(raw) > 2 and raw[0] & 7 == 2 and raw[1] + 2 <= len(raw) and not bytes(raw[1:2]).isalnum()


def _delimited(raw: bytes, depth: int, reading: Reading) -> Document:
    text = _text(raw)
    if (text is None or _framed(raw)) and raw and depth < _DEEPEST:
        try:
            inner = _read(raw, depth + 1)
        except (_NoMessage, IndexError):
            inner = None
        if inner is not None and (text is None or inner.text * 2 >= len(raw)):
            reading.text += inner.text
            reading.fields += inner.fields
            reading.sealed |= inner.sealed
            return inner.message
    if text is None:
        reading.sealed |= len(raw) >= _FEWEST_SEALED and raw.startswith(_MAGICS)
        return raw
    if len(raw) >= 4:
        reading.text += len(raw)
    return text


def _read(data: bytes, depth: int) -> Reading:
    reading = Reading({}, 0, 0)
    message, at, end = reading.message, 0, len(data)
    while at < end:
        tag, at = _varint(data, at)
        field, kind = tag >> 3, tag & 7
        if not 0 < field <= _HIGHEST_FIELD or reading.fields > _MANY_FIELDS:
            raise _NoMessage
        value: Document
        if kind == 0:
            number, at = _varint(data, at)
            value = Number(number if number < 1 << 63 else number - (1 << 64))
        elif kind == 2:
            size, at = _varint(data, at)
            if at + size > end:
                raise _NoMessage
            value = _delimited(data[at : at + size], depth, reading)
            at += size
        elif kind in (1, 5):
            size = 8 if kind == 1 else 4
            if at + size > end:
                raise _NoMessage
            value = _fixed(data[at : at + size])
            at += size
        else:
            raise _NoMessage
        reading.fields += 1
        values = message.setdefault(str(field), [])
        if isinstance(values, list):
            values.append(value)
    return reading


def read(data: bytes) -> Reading | None:
    """The message these bytes wholly are, or None."""
    try:
        return _read(data, 0)
    except (_NoMessage, IndexError):
        return None


class Protobuf:
    """A message; without a media type that says so, only one whose text fields speak for it."""

    name = "protobuf"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        named = hints.media_type in _MEDIA_TYPES or "protobuf" in hints.media_type
        if isinstance(data, str):
            return 0.95 if named and data else 0.0
        if len(data) < 2:
            return 0.0
        if named:
            return 0.95
        return 0.4 if data[0] & 7 in (0, 1, 2, 5) and data[0] >= 8 else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        raw = data.encode() if isinstance(data, str) else data
        reading = read(raw)
        if reading is None or not reading.fields:
            return None
        if "protobuf" in hints.media_type or speaks(reading, len(raw)) or _holds(reading.message, len(raw), budget):
            return Parsed(reading.message)
        return None


def _holds(message: dict[str, Document], size: int, budget: Budget) -> bool:
    """Whether one field is most of the message, and itself a document."""
    for values in message.values():
        for value in values if isinstance(values, list) else ():
            if isinstance(value, bytes) and len(value) >= _FEWEST_SEALED and 2 * len(value) >= size:
                return any(each.sniff(value, GUESSED) and each.decode(value, GUESSED, budget) for each in _INNER)
    return False


def speaks(reading: Reading, size: int) -> bool:
    """Whether a guess is borne out by text of 8 bytes or more that fills a quarter; chance does not do that."""
    if reading.text < 8 or reading.text * 4 < size:
        return reading.sealed
    return reading.text >= _MUCH_TEXT or any(decent(text) for text in _texts(reading.message)) or reading.fields >= 4


def _texts(document: Document) -> list[str]:
    if isinstance(document, dict):
        return [text for value in document.values() for text in _texts(value)]
    if isinstance(document, list):
        return [text for value in document for text in _texts(value)]
    return [document] if isinstance(document, str) and not isinstance(document, Number) else []


class Grpc:
    """gRPC and gRPC-Web messages: the document is the list of them, decompressed; text and JSON as strings.

    Compressed ones are told by their flag and opened by ``grpc-encoding`` or their first bytes.
    """

    name = "grpc"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if hints.media_type.startswith("application/grpc"):
            return 0.98
        if not isinstance(data, bytes) or len(data) <= HEADER_SIZE or data[0] > COMPRESSED:
            return 0.0
        end = HEADER_SIZE + int.from_bytes(data[1:HEADER_SIZE], "big")
        return 0.6 if HEADER_SIZE < end <= len(data) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        raw = data.encode() if isinstance(data, str) else data
        if "-text" in hints.media_type:
            raw = from_text(raw)
        found, left = frames(raw)
        named = hints.media_type.startswith("application/grpc")
        if not found or not (named or _framed_messages(found, left)) or not budget.spend(len(raw)):
            return None
        if left:
            budget.gap(Outcome.UNDECODABLE, left, "the end of a gRPC body that is no whole message")
        messages: list[Document] = []
        for frame in found:
            piece: bytes | None = frame.data
            if frame.flag & COMPRESSED:
                piece = _decompressed(frame.data, hints, budget)
                if piece is None:
                    budget.gap(Outcome.UNDECODABLE, len(frame.data), "a gRPC message in a compression not known here")
            if piece is None:
                messages.append(frame.data)
            else:
                messages.append(_message(piece, text=hints.media_type.endswith("+json") or bool(frame.flag & TRAILERS)))
        return Parsed(messages)


def _framed_messages(found: list[GrpcFrame], left: int) -> bool:
    """Whether frames met without a media type are gRPC's: none of the bytes are left, and all messages speak for it."""
    if left or any(frame.flag > COMPRESSED for frame in found):
        return False
    for frame in found:
        if frame.flag:
            if not frame.data.startswith((b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd")):
                return False
        elif frame.data:
            reading = read(frame.data)
            if reading is None or not speaks(reading, len(frame.data)):
                return False
    return True


def _message(piece: bytes, *, text: bool) -> Document:
    if text:
        return piece.decode("utf-8", "replace")
    reading = read(piece)
    return piece if reading is None else reading.message


def _decompressed(piece: bytes, hints: Hints, budget: Budget) -> bytes | None:
    if hints.message_encoding == "identity":
        return piece
    raw_deflate = hints.message_encoding == "deflate"
    for decoder in (*_COMPRESSIONS, *(_RAW_DEFLATE if raw_deflate else ())):
        layer = decoder.decode(piece, hints, budget) if decoder.sniff(piece, hints) else None
        if layer is not None and isinstance(layer.data, bytes) and budget.spend(len(layer.data)):
            return layer.data
    return None


_COMPRESSIONS = Inflate("gzip", 31), Inflate("zlib", 15), Zstandard()
_RAW_DEFLATE = (Inflate("deflate", -15),)
_INNER: tuple[Decoder, ...] = (MessagePack(), Cbor(), Grpc())
