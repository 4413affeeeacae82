"""Every value in a request, found without the auditor's decoders: the standard library's, tried on everything, nested.

It knows no format of any vendor; what it cannot open it leaves. That is enough to say which facts a request held.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

_DEPTH = 8
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}")


def values(target: str, body: bytes) -> frozenset[str]:
    """All scalars of the path's query and of the body, at any depth, as text."""
    found: set[str] = set()
    parts = urlsplit(target)
    for segment in parts.path.split("/"):
        _open(segment.encode(), 0, found)
    for name, value in parse_qsl(parts.query):
        found.add(name)
        _open(value.encode(), 0, found)
    _open(body, 0, found)
    return frozenset(found)


def _open(data: bytes, depth: int, found: set[str]) -> None:
    if depth > _DEPTH or not data:
        return
    for inner in _inside(data):
        _open(inner, depth + 1, found)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    found.add(text)
    for tree in _json(text):
        for scalar in _scalars(tree):
            if scalar != text:
                found.add(scalar)
                _open(scalar.encode("utf-8", "surrogatepass"), depth + 1, found)
    if ("=" in text and "&" in text) or re.match(r"^[\w.\[\]-]+=", text):
        for _, value in parse_qsl(text):
            if value != text:
                _open(value.encode(), depth + 1, found)
    if "%" in text and unquote(text) != text:
        _open(unquote(text).encode(), depth + 1, found)


def _inside(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"\x1f\x8b":
        try:
            yield gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            pass
    if data[:1] == b"\x78":
        try:
            yield zlib.decompress(data)
        except zlib.error:
            pass
    if _BASE64.fullmatch(data):
        try:
            opened = base64.b64decode(data.rstrip(b"=") + b"=" * (-len(data.rstrip(b"=")) % 4), altchars=_letters(data))
        except (binascii.Error, ValueError):
            return
        if opened[:2] == b"\x1f\x8b" or opened[:1] in (b"{", b"[", b"\x78") or opened.isascii():
            yield opened


def _letters(data: bytes) -> bytes | None:
    return b"-_" if b"-" in data or b"_" in data else None


def _json(text: str) -> Iterator[object]:
    """The text as one document, else each of its lines that is one."""
    whole = _document(text)
    if whole is not None:
        yield whole
        return
    for line in text.splitlines():
        tree = _document(line)
        if tree is not None:
            yield tree


def _document(text: str) -> object:
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except ValueError:
        return None


def _scalars(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        for value in tree.values():
            yield from _scalars(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _scalars(value)
    elif isinstance(tree, str):
        yield tree
