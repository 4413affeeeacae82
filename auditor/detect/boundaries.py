"""Whether a value found in bytes stands alone, or is only a piece of a longer number, hexadecimal text or word."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64

from auditor.profile.spellings import MAIL, PAGE
from auditor.profile.variants import BLOB, DIGITS, HEX, Variant

_DIGITS = frozenset(b"0123456789")
_HEX = frozenset(b"0123456789abcdefABCDEF")
_ALNUM = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]*")
_ESCAPE_BEFORE = re.compile(rb"(?:%[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[bfnrt]|\\x[0-9a-fA-F]{2})\Z")
_MORE_NAME = re.compile(rb"[A-Za-z0-9][.+_-]\Z")
_MORE_DOMAIN = re.compile(rb"[.-][A-Za-z0-9]")
_MORE_PATH = re.compile(rb"(?:[/._~-]|%2[dDeEfF]){1,2}[A-Za-z0-9]")
"""What makes another address of a known one."""
_STANDARD = bytes.maketrans(b"-_", b"+/")
_AROUND = 24
"""Bytes on either side of a wrapped value that are unwrapped with it; a multiple of 3 and 4."""
_TOKEN = 64
"""How far a run of hexadecimal digits is followed."""


def stands_alone(data: bytes, start: int, end: int, variant: Variant) -> bool:
    """Whether the variant at ``start:end`` is there for itself; wrapped ones are unwrapped with what is around them."""
    if variant.inner is not None:
        found = _unwrapped(data, start, end, variant)
        if found is None:
            return True
        inner, at = found
        return at >= 0 and stands_alone(inner, at, at + len(variant.inner.data), variant.inner)
    if variant.shape == BLOB:
        return True
    before = data[max(start - 6, 0) : start]
    if _ESCAPE_BEFORE.search(before) is not None:
        before = b""
    if variant.shape == DIGITS:
        return _no_longer_number(data, start, end, before) and _no_longer_token(data, start, end, before)
    if variant.shape == HEX:
        return _no_longer_token(data, start, end, before)
    if _joined(before[-1:], data[start : start + 1]) or _joined(data[end - 1 : end], data[end : end + 1]):
        return False
    if variant.shape == MAIL:
        return _MORE_NAME.search(before) is None and _MORE_DOMAIN.match(data, end) is None
    return variant.shape != PAGE or _MORE_PATH.match(data, end) is None


def _joined(one: bytes, other: bytes) -> bool:
    return bool(one and other) and one[0] in _ALNUM and other[0] in _ALNUM


def _no_longer_number(data: bytes, start: int, end: int, before: bytes) -> bool:
    """No digit on either side, and not the fraction or the whole part of a decimal number."""
    after = data[end : end + 2]
    if (before and before[-1] in _DIGITS) or (after and after[0] in _DIGITS):
        return False
    if len(before) > 1 and before[-1] == 0x2E and before[-2] in _DIGITS and data[start] in _DIGITS:
        return False
    return not (len(after) > 1 and after[0] == 0x2E and after[1] in _DIGITS)


def _no_longer_token(data: bytes, start: int, end: int, before: bytes) -> bool:
    """Not inside a longer run of hexadecimal digits, unless that run is itself the end of a word (``imeiphone49…``)."""
    left = start
    while before and left > max(start - _TOKEN, 0) and data[left - 1] in _HEX:
        left -= 1
    right = end
    while right < min(end + _TOKEN, len(data)) and data[right] in _HEX:
        right += 1
    if right > end and not (right < len(data) and data[right] in _ALNUM and right - end <= 2):
        return False
    if left == start:
        return True
    worded = left > 0 and data[left - 1] in _ALNUM
    return worded and not any(octet in _DIGITS for octet in data[left:start])


def _unwrapped(data: bytes, start: int, end: int, variant: Variant) -> tuple[bytes, int] | None:
    """What is inside a wrapped hit and a little around it, and where in it the inner variant begins; None if unknown.

    It begins at -1 where it is another value: the characters that are all a value's own leave out its last bits.
    """
    if variant.inner is None:
        return None
    if variant.codec == "base64":
        inner = _from_base64(data, start - variant.phase, end)
    elif variant.codec == "hex":
        inner = _from_hex(data, start, end)
    elif variant.codec == "utf-16":
        first = start + variant.phase
        inner = data[first % 2 + max(first // 2 * 2 - 2 * _AROUND, 0) : end + 2 * _AROUND : 2]
    else:
        return None
    wanted = variant.inner.data
    at = inner.find(wanted) if variant.inner.exact else inner.lower().find(wanted.lower())
    return None if not inner or (at < 0 and variant.codec == "utf-16") else (inner, at)


def _from_base64(data: bytes, group: int, end: int) -> bytes:
    """The groups of four from a little before ``group``, where one begins, to a little after ``end``."""
    first = group
    while first - 4 >= max(group - _AROUND, 0) and _BASE64.fullmatch(data, first - 4, first) is not None:
        first -= 4
    match = _BASE64.match(data, max(first, 0), min(end + _AROUND, len(data)))
    text = b"" if match is None else match[0].translate(_STANDARD)
    text = text[: len(text) - 1] if len(text) % 4 == 1 else text
    try:
        return a2b_base64(text + b"=" * (-len(text) % 4))
    except (Error, ValueError):
        return b""


def _from_hex(data: bytes, start: int, end: int) -> bytes:
    first, last = start, end
    while first - 2 >= max(start - _AROUND, 0) and data[first - 1] in _HEX and data[first - 2] in _HEX:
        first -= 2
    while last + 2 <= min(end + _AROUND, len(data)) and data[last] in _HEX and data[last + 1] in _HEX:
        last += 2
    return bytes.fromhex(data[first:last].decode("ascii"))
