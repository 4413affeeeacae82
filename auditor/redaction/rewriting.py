"""Rewrites values inside what they are written in – JSON, forms, base64, gzip, one in another – and wraps them again.

What is not understood is searched as bytes. Everything but the values stays as it was written, byte for byte.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from base64 import b64encode, urlsafe_b64encode
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from auditor.decode.radix import from_base64
from auditor.identifiers.names import Likelihood, likelihood
from auditor.identifiers.shapes import SHORTEST, kind_of
from auditor.redaction.credentials import is_credential, is_place
from auditor.redaction.known import Known

DEEPEST = 8
LARGEST = 64 * 1024 * 1024
"""Bytes that one compressed value may become."""
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?', re.DOTALL)
_JSON = re.compile(r"\s*[\[{]")
_FORM = re.compile(r"[^=&\s<>{}]{1,200}=[^=&\s]*(?:&[^=&\s]{1,200}=[^&\s]*)*")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_JWT = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://[^\s?#]+\?", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)?")
_MIXED = re.compile(r"(?=.*\d).*[A-Za-z]")
_HEADER = re.compile(rb'name="([^"]*)"')


class Rewriter:
    """Rewrites by what is ``known``, and what has the shape of an identifier; with ``every`` all texts and numbers."""

    def __init__(self, known: Known, *, every: bool = False) -> None:
        self._known = known
        self._every = every
        self._new = known.placeholders

    def text(self, name: str, text: str, depth: int = 0) -> str:
        """What a field of this name held, without what must not stay."""
        if not text:
            return text
        if is_credential(name) or self._known.is_whole(name, text) or _JWT.fullmatch(text):
            return self._new.text(text)
        if depth < DEEPEST:
            inner = self._inside(name, text, depth)
            if inner is not None:
                return inner
        place = is_place(name) and _NUMBER.fullmatch(text) is not None
        wanted = self._every or place or identifies(name, text)
        return self._new.text(text) if wanted else self._known.within(name, text)

    def number(self, name: str, text: str) -> str:
        """The same of a number as JSON writes it."""
        wanted = self._every or is_credential(name) or is_place(name) or identifies(name, text)
        wanted = wanted or self._known.is_whole(name, text)
        return self._new.number(text) if wanted else text

    def octets(self, name: str, data: bytes, depth: int = 0) -> bytes:
        """The same of bytes: of a body, or of what came out of base64."""
        if not data or depth > DEEPEST:
            return self._known.octets(data)
        if data.startswith((b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")):
            inner = _inflated(data)
            if inner is not None:
                new = self.octets(name, inner, depth + 1)
                packed = gzip.compress(new, mtime=0) if data[0] == 0x1F else zlib.compress(new)
                return data if new == inner else packed
        if data.lstrip().startswith(b"--") and b"\r\n\r\n" in data:
            return self._multipart(data, depth)
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return self._known.octets(data)
        inner_text = self._inside(name, text, depth)
        return self._known.octets(data) if inner_text is None else inner_text.encode("utf-8", "surrogateescape")

    def query(self, text: str, depth: int = 0) -> str:
        """A query or form (WHATWG URL §5): names and values in order, those unchanged as they were written."""
        return "&".join(self._pair(pair, depth) for pair in text.split("&"))

    def target(self, text: str) -> str:
        """A request's target or an address: its path by segments, its query and fragment by pairs."""
        before, hash_, fragment = self._known.text(text).partition("#")
        path, mark, query = before.partition("?")
        head, slashes, rest = path.partition("://")
        segments = "/".join(self._segment(each) for each in (rest if slashes else path).split("/"))
        shown = f"{head}{slashes}{segments}" if slashes else segments
        return shown + (mark + self.query(query) if mark else "") + (hash_ + self.query(fragment) if hash_ else "")

    def _segment(self, text: str) -> str:
        plain = unquote(text)
        wanted = self._known.is_whole("", plain) or identifies("", plain)
        new = self._new.text(plain) if wanted else self._known.within("", plain)
        return text if new == plain else quote(new, safe="", errors="replace")

    def _pair(self, pair: str, depth: int) -> str:
        name, equals, value = pair.partition("=")
        plain_name, plain = unquote_plus(name), unquote_plus(value)
        new_name, new = self._known.text(plain_name), self.text(plain_name, plain, depth + 1)
        name = name if new_name == plain_name else quote_plus(new_name, errors="replace")
        return name + equals + (value if new == plain else quote_plus(new, errors="replace"))

    def _inside(self, name: str, text: str, depth: int) -> str | None:
        """The text rewritten by its own structure; None where it has none."""
        if _JSON.match(text):
            return self._json(name, text, depth)
        if _ADDRESS.match(text):
            return self.target(self._known.within(name, text))
        if "=" in text and len(text) > 3 and _FORM.fullmatch(text) and not _BASE64.fullmatch(text):
            return self.query(text, depth + 1)
        if "%" in text and unquote(text) != text:
            plain = unquote(text)
            new = self.text(name, plain, depth + 1)
            return None if new == plain else quote(new, safe="", errors="replace")
        return self._base64(name, text, depth) if _BASE64.fullmatch(text) and not text.isdigit() else None

    def _base64(self, name: str, text: str, depth: int) -> str | None:
        data = from_base64(text)
        if not data:
            return None
        new = self.octets(name, data, depth + 1)
        if new == data:
            return None
        safe = "-" in text or "_" in text
        coded = (urlsafe_b64encode if safe else b64encode)(new).decode()
        return coded if text.endswith("=") or len(text) % 4 == 0 else coded.rstrip("=")

    def _json(self, name: str, text: str, depth: int) -> str:
        """JSON by its tokens, so that numbers, blanks and doubled names stay as they are written."""
        current = name

        def token(found: re.Match[str]) -> str:
            nonlocal current
            written = found[0]
            if not written.startswith('"'):
                return self.number(current, written)
            colon = found[1] or ""
            try:
                value = json.loads(written[: len(written) - len(colon)], strict=False)
            except ValueError:
                return self._known.text(written)
            new = self._known.text(value) if colon else self.text(current, value, depth + 1)
            if colon:
                current = value
            return written if new == value else json.dumps(new, ensure_ascii=written.isascii()) + colon

        return self._known.text(_TOKEN.sub(token, text))

    def _multipart(self, data: bytes, depth: int) -> bytes:
        """Parts between their boundaries (RFC 7578), each by the name it has."""
        boundary = data.lstrip().split(b"\r\n", 1)[0]
        parts = data.split(boundary)
        for at, part in enumerate(parts):
            head, blank, body = part.partition(b"\r\n\r\n")
            if blank:
                found = _HEADER.search(head)
                name = "" if found is None else found[1].decode("utf-8", "replace")
                end = b"\r\n" if body.endswith(b"\r\n") else b""
                content = body[: len(body) - len(end)]
                if is_credential(name) or self._every:
                    content = self._new.octets(content, text=True)
                else:
                    whole = self.text(name, content.decode("utf-8", "surrogateescape"), depth + 1)
                    content = whole.encode("utf-8", "surrogateescape")
                parts[at] = self._known.octets(head) + blank + self._known.octets(content) + end
        return boundary.join(parts)


def identifies(name: str, text: str) -> bool:
    """Whether a value has the shape of an identifier, or a mixed one stands in a field called as if it were one."""
    if kind_of(text) is not None:
        return True
    mixed = len(text) >= SHORTEST and " " not in text and _MIXED.search(text) is not None
    return mixed and likelihood(name) >= Likelihood.PERHAPS


def _inflated(data: bytes) -> bytes | None:
    stream = zlib.decompressobj(47)
    try:
        out = stream.decompress(data, LARGEST)
    except zlib.error:
        return None
    return out if stream.eof and not stream.unused_data else None
