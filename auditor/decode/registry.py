"""All decoders, and the way through them: which one is tried on a piece of data, and what is left when none fits."""

from __future__ import annotations

import re

from msgspec import Struct

from auditor.decode.basic import BasicCredentials
from auditor.decode.cbor import Cbor
from auditor.decode.cookie import Cookies
from auditor.decode.decoder import GUESSED, Decoder, Hints, Layer
from auditor.decode.delimited import Delimited
from auditor.decode.dns import Dns
from auditor.decode.document import Document
from auditor.decode.envelopes.dwinfo import DwInfo
from auditor.decode.envelopes.mixmode import MixMode
from auditor.decode.envelopes.mta import TencentMta
from auditor.decode.envelopes.pangle import Pangle
from auditor.decode.envelopes.ttencrypt import TtEncrypt
from auditor.decode.escapes import Backslashes, Entities, PercentUnicode, QuotedPrintable
from auditor.decode.form import Form
from auditor.decode.form_lines import FormLines
from auditor.decode.hexdump import HexDump
from auditor.decode.inflate import Inflate, Zstandard
from auditor.decode.ini import Ini
from auditor.decode.json5 import Json5
from auditor.decode.jsontext import Json, JsonLines
from auditor.decode.jwt import Jwt
from auditor.decode.limits import Budget
from auditor.decode.lzstring import ARRAYS, OBJECTS, LzString
from auditor.decode.media import Media
from auditor.decode.msgpack import MessagePack
from auditor.decode.multipart import Multipart
from auditor.decode.pairs import Pairs
from auditor.decode.percent import Percent
from auditor.decode.plist import BinaryPlist, XmlPlist
from auditor.decode.protobuf import Grpc, Protobuf
from auditor.decode.radix import SHORTEST_MESSAGE, Base64, Hex, ReversedBase64, hexed_text, is_uuid
from auditor.decode.squeezed import BrotliStream, Lz4Block, Lz4Frame, SnappyFrames, SnappyRaw
from auditor.decode.table import Table
from auditor.decode.text import as_text, decent
from auditor.decode.url import Url
from auditor.decode.xml import Xml
from auditor.model import Outcome

_JSON, _LINES, _JSON5, _FORM, _JWT = Json(), JsonLines(), Json5(), Form(), Jwt()
_URL, _PERCENT, _HEX, _BASE64 = Url(), Percent(), Hex(), Base64()
_REVERSED, _LZ = ReversedBase64(), LzString()
_XML, _PLIST, _COOKIES, _DUMP = Xml(), XmlPlist(), Cookies(), HexDump()
_PERCENT_U, _BACKSLASHES, _ENTITIES, _QUOTED = PercentUnicode(), Backslashes(), Entities(), QuotedPrintable()
_PANGLE, _DWINFO, _NAMED, _BASIC, _MULTIPART = Pangle(), DwInfo(), Pairs(), BasicCredentials(), Multipart()

TEXT_DECODERS: tuple[Decoder, ...] = (
    _JSON,
    _LINES,
    _JSON5,
    Ini(),
    FormLines(),
    _MULTIPART,
    _PLIST,
    _XML,
    _FORM,
    _COOKIES,
    _JWT,
    _BASIC,
    _URL,
    _PANGLE,
    _DWINFO,
    _PERCENT_U,
    _PERCENT,
    _BACKSLASHES,
    _ENTITIES,
    _QUOTED,
    _HEX,
    _DUMP,
    _LZ,
    _BASE64,
    _REVERSED,
    Table(),
    _NAMED,
    Grpc(),
    Protobuf(),
    Delimited(),
)
"""Tried on text, the surest first, in this order where they are equally sure."""

ENVELOPES: tuple[Decoder, ...] = (TtEncrypt(), TencentMta())
"""What vendors wrap around content, in containers known by their first bytes."""

MIX_MODE = MixMode()
"""Asked only of values that a mark in the same request calls mixed."""

BINARY_DECODERS: tuple[Decoder, ...] = (
    *ENVELOPES,
    Dns(),
    Inflate("gzip", 31),
    Inflate("zlib", 15),
    Zstandard(),
    Lz4Frame(),
    SnappyFrames(),
    BinaryPlist(),
    _MULTIPART,
    Grpc(),
    Media(),
    MessagePack(),
    Cbor(),
    Protobuf(),
    Delimited(),
    Lz4Block(),
    SnappyRaw(),
    Inflate("deflate", -15),
    BrotliStream(),
)
"""Tried on bytes that are no text."""

_PAIR = r"(?:0[xX])?+[0-9A-Fa-f]{2}"
_GATE = re.compile(
    rf"""
      (\s*+[\[{{"\ufeff])
    | ([A-Za-z][A-Za-z0-9+.-]{{1,31}}+://[^?\#]*+[?\#] | //?[A-Za-z0-9][^?\#\s=]*+\?[^=\s]++=)
    | ([A-Za-z_$\[][A-Za-z0-9_.$\[\]:%+*~-]{{0,127}}+=[^=\s])
    | ([Bb]earer\ |[Bb]asic\ |data:|[A-Za-z]{{3,12}}\ (?:token=)?"?eyJ)
    | (\s*+<[A-Za-z?!])
    | ({_PAIR}(?:[\s:,;-]\s?+{_PAIR}){{7}} | [0-9A-Fa-f]{{4,16}}+:?+[ \t]++(?:[0-9A-Fa-f]{{2}}[ \t-]?+){{2}})
    | ([A-Za-z0-9+/_-]{{12,}}+(?:[=\s%.]|$))
    """,
    re.VERBOSE,
)
_gate = _GATE.match
_ESCAPED: tuple[Decoder, ...] = (_PERCENT_U, _PERCENT, _BACKSLASHES, _ENTITIES, _QUOTED)
_CANDIDATES: tuple[tuple[Decoder, ...], ...] = (
    (),
    (_JSON, _LINES, _JSON5, *_ESCAPED),
    (_URL, _FORM, *_ESCAPED),
    (_FORM, _COOKIES, _NAMED, *_ESCAPED),
    (_JWT, _BASIC, _LZ, _BASE64, _PERCENT),
    (_PLIST, _XML, *_ESCAPED),
    (_DUMP, *_ESCAPED),
    (_JWT, _PANGLE, _DWINFO, _HEX, _LZ, _BASE64, _REVERSED, *_ESCAPED),
)
"""Which decoders may like a value inside a document, by the group of the gate it went through (0: none of them)."""
URLS = _CANDIDATES[2]
"""What `candidates` says of an absolute URL."""
_RECORDS: tuple[Decoder, ...] = (_NAMED, *_ESCAPED)
_NO_CAPITALS: tuple[Decoder, ...] = (_HEX,)
_JSON_FIRST: tuple[Decoder, ...] = (_JSON,)
_PARTS: tuple[Decoder, ...] = (_MULTIPART,)
_RAW: tuple[Decoder, ...] = (Protobuf(),)
"""Stands for all decoders of bytes: for text with controls, which is text by chance."""
_UNUSUAL: tuple[Decoder, ...] = (_LZ, _REVERSED, *_ESCAPED)
_LETTERS = 7
_SHORTEST_RAW = 12
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1d\x1f]")
_SHORTEST_HEX = 12
_LONG = 64
_MANY = 2
SHORTEST = 5
"""Characters of the shortest value worth a look."""


class Chain(Struct, frozen=True):
    """Decoders in the order they were run, and the document the last one gave."""

    decoders: tuple[str, ...]
    document: Document


def candidates(text: str) -> tuple[Decoder, ...]:
    """The decoders that may like this value; none for most values, found out far cheaper than by asking them all."""
    if len(text) < SHORTEST or (len(text) < 12 and text.isidentifier()):
        return ()
    if len(text) < SHORTEST_MESSAGE and text.islower() and text.isalnum():
        possible = len(text) >= _SHORTEST_HEX and len(text) % 2 == 0 and not text.isalpha()
        return _NO_CAPITALS if possible and hexed_text(text) else ()
    match = _gate(text)
    if match is None:
        if text[0] == "?" and "=" in text:
            return (_FORM, *_ESCAPED)
        if text[0] == "=" or ord(text[0]) in OBJECTS or ord(text[0]) in ARRAYS:
            return _UNUSUAL
        if text.startswith("--") and "\nContent-" in text[:256]:
            return _PARTS
        if not text.isprintable() and len(text) >= _SHORTEST_RAW and _CONTROL.search(text) is not None:
            return _RAW
        escaped = "%" in text or "\\" in text or ("&" in text and ";" in text) or text.count("=") > 1
        if (";" in text and text.count("=") > 1) or ("|" in text and text.count(":") > 1) or text.count("~") > _MANY:
            return _RECORDS
        return _ESCAPED if escaped else ()
    group = match.lastindex
    if group == _LETTERS and len(text) < _LONG:
        if text.isdigit() or is_uuid(text):
            return ()
        if text.islower() and "%" not in text:
            if len(text) % 2 or not text.isalnum() or text.isalpha():
                return ()
            return _NO_CAPITALS
    return () if group is None else _CANDIDATES[group]


def unfold(
    data: bytes | str, hints: Hints, budget: Budget, depth: int, decoders: tuple[Decoder, ...] | None = None
) -> Chain | None:
    """Decode as far as a document; None where nothing fits, or what fits does not bear out a guess.

    ``depth`` decoders have been run on the way here; ``decoders`` are those to ask, by default all.
    """
    if depth >= budget.limits.depth:
        budget.gap(Outcome.BODY_LIMIT, len(data), f"more than {budget.limits.depth} encodings inside one another")
        return None
    if len(data) > (budget.limits.document if hints.whole else budget.limits.sniff):
        if not hints.guess:
            budget.gap(Outcome.BODY_LIMIT, len(data), "a value too long to look into")
        return None
    if decoders is _RAW and isinstance(data, str):
        data, decoders = data.encode("utf-8", "surrogatepass"), BINARY_DECODERS
    text = as_text(data, hints) if isinstance(data, bytes) else data
    subject = data if text is None else text
    if decoders is None:
        decoders = BINARY_DECODERS if text is None else TEXT_DECODERS
    if decoders[:1] == _JSON_FIRST and _is_an_object(subject, hints):
        parsed = _JSON.decode(subject, hints, budget)
        if parsed is not None:
            return Chain((_JSON.name,), parsed.document)
        decoders = decoders[1:]
    for decoder in _ranked(subject, decoders, hints):
        result = decoder.decode(subject, hints, budget)
        if isinstance(result, Layer):
            chain = _inside(result, hints, budget, depth + 1)
            if chain is not None:
                return Chain((decoder.name, *chain.decoders), chain.document)
        elif result is not None:
            return Chain((result.name or decoder.name,), result.document)
    if text is not None and (decent(text) if hints.guess else hints.whole):
        return Chain(("text",), text)
    return None


def _is_an_object(data: bytes | str, hints: Hints) -> bool:
    """Whether this is spelt as a JSON object and nothing else can be surer of it, so that no other need be asked."""
    if not isinstance(data, str) or data[:1] != "{" or data[-1:] != "}" or "<" in data[:64]:
        return False
    return not hints.media_type.startswith(("multipart/", "application/grpc"))


def _ranked(data: bytes | str, decoders: tuple[Decoder, ...], hints: Hints) -> list[Decoder]:
    sure = [(confidence, decoder) for decoder in decoders if (confidence := decoder.sniff(data, hints)) > 0]
    if len(sure) > 1:
        sure.sort(key=lambda pair: -pair[0])
    return [decoder for _, decoder in sure]


def _inside(layer: Layer, hints: Hints, budget: Budget, depth: int) -> Chain | None:
    if not budget.spend(len(layer.data)):
        return None
    inner = hints if layer.sure else GUESSED
    chain = unfold(layer.data, inner, budget, depth)
    if chain is not None or not layer.sure:
        return chain
    text = as_text(layer.data, inner) if isinstance(layer.data, bytes) else layer.data
    return Chain(("bytes",), layer.data) if text is None else Chain(("text",), text)
