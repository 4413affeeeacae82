"""What has the shape of an identifier: long and random enough to tell one device, person or visit from all others."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log2
from typing import Literal

Kind = Literal["uuid", "hex", "digits", "mixed"]
SHORTEST, LONGEST = 10, 160
UUID_LENGTH = 36
ENOUGH = 12
"""Random characters that make an identifier; of digits alone ten do."""

_TOKEN = re.compile(r"(?=[^0-9]*[0-9])[A-Za-z0-9_.~=+/:|{}%-]+")
_UUID = re.compile(r"[A-Za-z0-9_.:{]{0,12}[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?")
_BARE_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
_CLIENT = re.compile(r"(?:GA\d\.\d\.)?\d{8,10}\.\d{10}|fb\.\d\.\d{13}\.\d{8,19}")
"""What Google Analytics and Meta's pixel keep in the cookies ``_ga`` and ``_fbp``: a time and a random number."""
_HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_PIECE = re.compile(r"[A-Za-z0-9]+")
_TURN = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])|(?<=[A-Z])(?=[a-z])")
_NOT = re.compile(
    r"""\d{4}-\d{2}-\d{2}(?:$|[T ])       # a date
    |^[/.+]|^data:                          # a path, a telephone number
    |^-?\d+\.\d+$                          # a decimal fraction
    |^v\d{1,4}\.\d|^\d{1,4}(?:\.\d{1,6}){1,4}(?:[-+]|$) # a version
    |^eyJ                                   # JSON in base64 (a JWT), which is looked into
    |^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$     # an IPv4 address
    |^(?:[a-z][a-z0-9-]*\.)+[a-z]{2,}$      # a host, a package
    |^[a-z]+/[a-z0-9.+-]+$                  # a media type
    |\.(?:js|css|png|jpe?g|webp|gif|svg|mp4|m3u8|woff2?|json|html?|php|zip|apk)$""",
    re.VERBOSE,
)
_EPOCHS = frozenset((10, 13, 16, 19))
_FIRST_SECOND, _LAST_SECOND = 1_000_000_000, 2_200_000_000
_DATE = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{0,9}")


@lru_cache(maxsize=16384)
def kind_of(text: str) -> Kind | None:
    """The kind of identifier this looks like; None for times, dates, versions, addresses, words and short values.

    An all-zero or otherwise repeated value (a limited advertising id, RFC 9562 §5.9) identifies nobody.
    """
    if not SHORTEST <= len(text) <= LONGEST or "://" in text:
        return None
    if len(text) == UUID_LENGTH and text[8] == "-" == text[23] and _BARE_UUID.fullmatch(text) is not None:
        return "uuid" if len(set(text)) > 4 else None
    if text.isdecimal():
        return _kind_of_piece(text) if text.isascii() else None
    if _TOKEN.fullmatch(text) is None:
        return None
    if _UUID.fullmatch(text) is not None:
        return "uuid" if len(set(text.lower())) > 4 else None
    if _CLIENT.fullmatch(text) is not None:
        return "digits"
    if _NOT.search(text) is not None:
        return None
    pieces = [(piece, _kind_of_piece(piece)) for piece in _PIECE.findall(text)]
    random = [(piece, kind) for piece, kind in pieces if kind is not None]
    weight = sum(len(piece) for piece, _ in random)
    kinds = {kind for _, kind in random}
    if kinds == {"digits"}:
        return "digits" if weight >= SHORTEST else None
    if weight < ENOUGH or weight * 2 < sum(len(piece) for piece, _ in pieces):
        return None
    return "hex" if kinds == {"hex"} else "mixed"


def is_time(digits: str) -> bool:
    """Whether digits are seconds, milli-, micro- or nanoseconds since 1970 of the years 2001 to 2039, or a date."""
    if digits[:2] in ("19", "20") and _DATE.fullmatch(digits) is not None:
        return True
    return len(digits) in _EPOCHS and _FIRST_SECOND <= int(digits[:10]) <= _LAST_SECOND


def entropy(text: str) -> float:
    """Shannon entropy of the characters, in bits each."""
    size = len(text)
    return log2(size) - sum(n * log2(n) for n in Counter(text).values()) / size if size else 0.0


def _kind_of_piece(piece: str) -> Kind | None:
    size = len(piece)
    if piece.isdigit():
        varied = size >= SHORTEST and len(set(piece)) > 3
        return "digits" if varied and not is_time(piece) and not piece.endswith("000000") else None
    if size < 8 or len(set(piece)) < 5:
        return None
    if _is_hex(piece):
        return "hex"
    turns = len(_TURN.findall(piece))
    if size >= ENOUGH and turns >= max(3, size // 5) and entropy(piece) >= 3.0:
        return "mixed"
    return None


def _is_hex(piece: str) -> bool:
    return _HEX.fullmatch(piece) is not None and not piece.isalpha()
