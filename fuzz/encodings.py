"""Every decoder by itself on any bytes, as text and as binary: bounded output, nothing raised, the same twice."""

from __future__ import annotations

import plistlib

import brotli
import cbor2
import cramjam
import msgpack  # type: ignore[import-untyped]

from auditor.decode.decoder import Decoder, Hints, Layer, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget, Limits
from auditor.decode.registry import BINARY_DECODERS, MIX_MODE, TEXT_DECODERS
from fuzz.dice import Dice
from fuzz.running import fuzz

TYPES = ("", "application/msgpack", "application/cbor-seq", "text/xml", "application/x-protobuf; delimited=true", "a/b")
LIMITS = Limits(leaves=400, nesting=32, document=1 << 16, expansion=1 << 18)
DECODERS: tuple[Decoder, ...] = (*TEXT_DECODERS, *BINARY_DECODERS, MIX_MODE)
DEVICE = {"model": "Meadow 7", "lat": 48.40, "list": [1, True, "a"]}


def one_input(data: bytes) -> None:
    """The first byte chooses the media type, the second whether outer layers were guessed; the rest is the data."""
    dice = Dice(data)
    hints = Hints(TYPES[dice.number() % len(TYPES)], guess=bool(dice.number() % 2))
    raw = dice.rest()
    for subject in (raw, raw.decode("utf-8", "replace")):
        for decoder in DECODERS:
            sure = decoder.sniff(subject, hints)
            assert 0 <= sure <= 1, (decoder.name, sure)
            if sure > 0:
                check(decoder, subject, hints)


def check(decoder: Decoder, subject: bytes | str, hints: Hints) -> None:
    """One decoder on one subject."""
    result = decoder.decode(subject, hints, Budget.of(LIMITS))
    assert result == decoder.decode(subject, hints, Budget.of(LIMITS)), decoder.name
    if isinstance(result, Layer):
        assert len(result.data) <= max(LIMITS.document, 4 * len(subject)), decoder.name
    elif isinstance(result, Parsed):
        assert size(result.document) <= 4 * len(subject) + 2 * LIMITS.leaves + 8, decoder.name


def size(document: Document) -> int:
    """Values in a document, containers included."""
    total, waiting = 0, [document]
    while waiting:
        each = waiting.pop()
        total += 1
        if isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return total


def seeds() -> list[bytes]:
    """A device in every format, and what is around it in every other."""
    text = b'{"model": "Meadow 7", "lat": 48.40}'
    packed: list[bytes] = [
        msgpack.packb(DEVICE), cbor2.dumps(DEVICE), plistlib.dumps(DEVICE),
        plistlib.dumps(DEVICE, fmt=plistlib.FMT_BINARY), b"<?xml version='1.0'?><d v='2'><lat>48.40</lat></d>",
        bytes(brotli.compress(text * 3)), bytes(cramjam.lz4.compress(text * 3)),
        bytes(cramjam.lz4.compress_block(text * 3)), bytes(cramjam.snappy.compress(text * 3)),
        bytes(cramjam.snappy.compress_raw(text * 3)), b"\x06\x0a\4abcd\x08\x0a\6meadow",
        text.replace(b'"', b"\\u0022"), text.replace(b'"', b"&quot;"), text.replace(b'"', b"%u0022"),
        text.replace(b'"', b"=22"), text.hex(" ").encode(), b"id=7; theme=dark; id=8",
        b"/p/7?lat=48.40&u=%2Fq%3Fa%3D1",
        b"5r/x/Onv+uf4", b"2e3d333435", b"20123456789abcdefAAAAAAAAAAAAAAAAAAAAAA==",
        bytes(4) + b"\x0d\xa9\xa5" + bytes(30),
    ]  # fmt: skip
    return [bytes([number % len(TYPES), number % 2]) + each for number, each in enumerate(packed)]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
