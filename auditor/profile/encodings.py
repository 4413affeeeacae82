"""How a value is wrapped on the way: base64 at all three alignments, hexadecimal, escapes of several kinds, UTF-16."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, quote_plus

SHORTEST_CORE = 10
"""Characters of base64 that must be left of a value for it to be looked for."""
_URLSAFE = bytes.maketrans(b"+/", b"-_")


class Encoded(NamedTuple):
    """A wrapped value: ``data`` as sent, how it is called, the ``codec`` that unwraps it to check its neighbours.

    ``phase`` is where in a group of four the first character of base64 stands; ``exact``: whether case matters.
    """

    data: bytes
    how: str
    codec: str = ""
    phase: int = 0
    exact: bool = False


def base64(data: bytes, alignments: range = range(3)) -> Iterator[Encoded]:
    """The characters any base64 holds of ``data`` wherever it stands in the text encoded; the URL-safe ones too."""
    for before in alignments:
        first, end = -(-before * 8 // 6), (before + len(data)) * 8 // 6
        core = b64encode(bytes(before) + data)[first:end]
        if len(core) >= SHORTEST_CORE:
            yield Encoded(core, "base64", "base64", first % 4, True)
            if b"+" in core or b"/" in core:
                yield Encoded(core.translate(_URLSAFE), "base64url", "base64", first % 4, True)


def escapes(data: bytes) -> Iterator[Encoded]:
    """Percent escapes of what needs them and of everything, ``+`` for spaces, JSON's and JavaScript's escapes."""
    seen = {data}
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = None
    forms: list[tuple[str, str]] = [(quote(data, safe=""), "percent-encoded"), (quote_plus(data), "as in a form")]
    once = forms[0][0]
    forms.append((once.replace("%", "%25"), "percent-encoded twice"))
    forms.append(("".join(f"%{octet:02x}" for octet in data), "percent-encoded throughout"))
    if text is not None:
        units = text.encode("utf-16-be")
        codes = [f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2)]
        forms.append(("".join(codes), "in unicode escapes"))
        if not text.isascii():
            some = [code if code[2:4] != "00" or int(code[4:], 16) > 0x7E else chr(int(code[4:], 16)) for code in codes]
            forms.append(("".join(some), "in unicode escapes"))
        if "/" in text:
            forms.append((text.replace("/", "\\/"), "with escaped slashes"))
        if '"' in text or "\\" in text:
            forms.append((text.replace("\\", "\\\\").replace('"', '\\"'), "with escaped quotes"))
        if "&" in text or "<" in text:
            forms.append((text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"), "in HTML escapes"))
    for form, how in forms:
        escaped = form.encode()
        if escaped not in seen:
            seen.add(escaped)
            yield Encoded(escaped, how)


def hexadecimal(data: bytes) -> Encoded:
    """Pairs of hexadecimal digits; their case does not matter."""
    return Encoded(data.hex().encode(), "in hexadecimal", "hex")


def wide(data: bytes) -> Iterator[Encoded]:
    """UTF-16 in both byte orders, as programs keep text in memory."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    yield Encoded(text.encode("utf-16-le"), "in UTF-16", "utf-16", 0)
    yield Encoded(text.encode("utf-16-be"), "in UTF-16, big-endian", "utf-16", 1)


def wrappings(data: bytes) -> Iterator[Encoded]:
    """Everything a text is wrapped in, once."""
    yield from escapes(data)
    yield from base64(data)
    yield hexadecimal(data)
    yield from wide(data)
