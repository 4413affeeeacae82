"""Rewrites one direction of plain HTTP/1 without changing its length: heads, and bodies that are text and whole.

What cannot be rewritten to the same length – compressed, chunked, binary or cut bodies, answers – becomes zeros.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

from auditor.redaction.credentials import is_credential
from auditor.redaction.exchanges import header_value
from auditor.redaction.known import Known
from auditor.redaction.rewriting import Rewriter, identifies

LARGEST = 16 * 1024 * 1024
"""Bytes of one direction that are rewritten; what follows becomes zeros."""
_HEAD = re.compile(
    rb"(?:[A-Z]{3,10} [^\s\x00]+ HTTP/1\.[01]|HTTP/1\.[01] \d{3}[^\r\n\x00]{0,200})\r\n"
    rb"(?:[!#-'*+.^_`|~0-9A-Za-z-]{1,100}:[^\r\n\x00]*\r\n)*\r\n"
)
_TEXTS = ("text/", "application/json", "application/x-www-form-urlencoded", "application/xml")
_REDACTED = b"x"


class PlainHttp:
    """Rewrites streams by what is ``known``; without ``bodies`` none is kept, nor any query."""

    def __init__(self, known: Known, rewriter: Rewriter, *, bodies: bool = True) -> None:
        self._known = known
        self._rewriter = rewriter
        self._bodies = bodies

    def rewritten(self, data: bytes) -> bytes:
        """The stream with the same number of bytes."""
        out, end = bytearray(), 0
        while (head := _HEAD.match(data, end)) is not None:
            out += self._head(head[0])
            following = _HEAD.search(data, head.end())
            end = len(data) if following is None else following.start()
            out += self._body(head[0], data[head.end() : end])
        return bytes(out) + bytes(len(data) - len(out))

    def _head(self, head: bytes) -> bytes:
        first, *lines = head[:-4].split(b"\r\n")
        shown = [self._first(first), *(self._line(line) for line in lines)]
        return b"\r\n".join(shown) + b"\r\n\r\n"

    def _first(self, line: bytes) -> bytes:
        if line.startswith(b"HTTP/"):
            return self._known.octets(line)
        method, target, version = line.split(b" ", 2)
        path, mark, query = target.decode("latin-1").partition("?")
        segments = "/".join(self._segment(each) for each in path.split("/"))
        pairs = "&".join(self._pair(pair) for pair in query.split("&"))
        shown = (segments + mark + pairs).encode("latin-1")
        return b" ".join((method, _same_length(shown, target), version))

    def _segment(self, text: str) -> str:
        whole = self._known.is_whole("", unquote_plus(text)) or identifies("", unquote_plus(text))
        return self._known.placeholders.escaped(text) if whole and len(text) > 1 else self._known.text(text)

    def _pair(self, pair: str) -> str:
        """A pair of a query; escapes of a value that must not stay become letters, so that it is as long."""
        name, equals, value = pair.partition("=")
        if not value:
            return self._known.text(pair)
        plain_name, plain = unquote_plus(name), unquote_plus(value)
        new = self._rewriter.text(plain_name, plain)
        if new == plain and self._bodies and not is_credential(plain_name):
            return name + equals + value
        return self._known.text(name) + equals + (value and self._known.placeholders.text(_letters(value)))

    def _line(self, line: bytes) -> bytes:
        name, colon, value = line.partition(b":")
        blank = value[: len(value) - len(value.lstrip())]
        text = value.strip().decode("latin-1")
        shown = header_value(name.decode("latin-1").lower(), text, self._rewriter).encode("latin-1", "replace")
        rest = value[len(blank) + len(text) :]
        return name + colon + blank + _same_length(self._known.octets(shown), value.strip()) + rest

    def _body(self, head: bytes, body: bytes) -> bytes:
        fields = {
            name.strip().lower(): value.strip().lower()
            for name, _, value in (line.partition(":") for line in head.decode("latin-1").split("\r\n")[1:])
        }
        text = any(fields.get("content-type", "").startswith(kind) for kind in _TEXTS)
        coded = "content-encoding" in fields or "transfer-encoding" in fields
        whole = fields.get("content-length") == str(len(body))
        if not (self._bodies and text and whole and not coded and not head.startswith(b"HTTP/")):
            return bytes(len(body))
        shown = self._rewriter.octets("", body)
        return shown if len(shown) == len(body) else bytes(len(body))


def _letters(value: str) -> str:
    return re.sub(r"%[0-9a-fA-F]{2}", "xxx", value)


def _same_length(shown: bytes, before: bytes) -> bytes:
    """What is shown, or so many letters where it came out in another length."""
    return shown if len(shown) == len(before) else _REDACTED * len(before)
