"""When bytes are text, and when text is good enough to vouch for the guess that led to it."""

from __future__ import annotations

from auditor.decode.decoder import Hints

_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D, 0x1E})
_CHARSETS = frozenset(
    "utf-16 iso-8859-1 latin-1 windows-1252 windows-1251 koi8-r gbk gb2312 gb18030 big5 shift_jis euc-jp euc-kr".split()
)
_SHORT, _SHORTEST = 16, 10
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:@/_-+")
_WORDLIKE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;@/_-+=&?{}[]\"'()")
_TEXTUAL = ("json", "xml", "urlencoded", "javascript", "text/plain", "text/html")
_SAMPLE = 256


def as_text(data: bytes, hints: Hints) -> str | None:
    """The text these bytes are, without byte order mark, or None if they are not text.

    UTF-8 without control characters; UTF-16 with a byte order mark; or the charset the sender named. What the media
    type calls text is text even where single bytes are not UTF-8 (they become U+FFFD).
    """
    head = data[:_SAMPLE]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") and len(data) % 2 == 0:
        return _decoded(data, "utf-16")
    if len(head) != len(head.translate(None, _CONTROLS)):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        if hints.charset in _CHARSETS:
            return _decoded(data, hints.charset)
        return data.decode("utf-8", "replace") if hints.media_type.endswith(_TEXTUAL) else None
    if len(data) > _SAMPLE and len(data) != len(data.translate(None, _CONTROLS)):
        return None
    return text[1:] if text[:1] == "\ufeff" else text


def _decoded(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return None


def decent(text: str) -> bool:
    """True if this is text no chance would give: ten characters or more, nearly all of ordinary kinds, all if short."""
    if len(text) < _SHORT:
        return len(text) >= _SHORTEST and _PLAIN.issuperset(text)
    sample = text[:_SAMPLE]
    ordinary = sum(char in _WORDLIKE or (char > "\x9f" and char.isalpha()) for char in sample)
    return ordinary >= 0.85 * len(sample)
