"""Gets bytes, times and addresses back from the strings a HAR file holds: undoes what its producers did to bodies.

HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/) defines base64 for response content only; producers mark
binary request bodies in ways of their own, or decode them with a charset of their own choosing.
"""

from __future__ import annotations

import binascii
import math
import re
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import quote

from msgspec import Struct

from auditor.model import SECOND

PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}
URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^/?#:]*)(?::([^/?#]*))?([^#]*)", re.DOTALL)
OPAQUE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):([^#]*)", re.DOTALL)
TIME = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:[.,](\d+))?\s*(Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
EPOCH = re.compile(r"\d{9,14}(?:\.\d{1,9})?", re.ASCII)
EARLIEST = 100_000_000
RECENT = 10_000_000_000
"""Numbers above this are milliseconds since 1970, those below seconds."""
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
BOUNDARY = re.compile(r"boundary\s*=\s*\"?([^\";]+)", re.IGNORECASE)
SENT_ESCAPED = re.compile(r"(?:[A-Za-z0-9._~*+-]|%[0-9A-Fa-f]{2})*")
URL_SAFE = str.maketrans("-_", "+/")
UTF8_BY_DEFAULT = ("json", "html", "xml", "javascript", "ecmascript", "text/css")
TEXTUAL = ("text/", "json", "xml", "javascript", "urlencoded", "multipart/")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x80-\x9f]")


class Target(Struct, frozen=True):
    """Where a request went: ``path`` as sent, with the query; ``host`` in lower case without brackets."""

    scheme: str
    host: str
    port: int
    path: str


class Part(Struct, frozen=True):
    """One field of a multipart form; file name and media type may be empty."""

    name: str
    value: str
    file_name: str
    kind: str


def to_bytes(text: str) -> bytes:
    """UTF-8, with lone surrogates turned back into the bytes they usually stand for."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def parse_url(url: str) -> tuple[Target, str | None]:
    """The target of an absolute URL, and a note if its port makes no sense; host is empty where it names none."""
    found = URL.match(url)
    if found is None:
        opaque = OPAQUE.match(url)
        if opaque is None:
            return Target("", "", 0, url.partition("#")[0]), "the URL is not absolute"
        return Target(opaque[1].lower(), "", 0, opaque[2]), None
    scheme, host, port, path = found[1].lower(), found[2].strip("[]").lower(), found[3], found[4]
    path = path if path.startswith("/") else f"/{path}"
    usual = PORTS.get(scheme, 0)
    if not port:
        return Target(scheme, host, usual, path), None
    if port.isascii() and port.isdecimal() and len(port) < 6 and int(port) < 65536:
        return Target(scheme, host, int(port), path), None
    return Target(scheme, host, usual, path), f"the port {port[:20]!r} makes no sense"


def parse_time(text: object) -> tuple[int, str | None]:
    """Nanoseconds of an ISO 8601 date and time, and a note where it had to be guessed at; 0 when there is none.

    Dates of HTTP and mail (RFC 5322), and seconds or milliseconds since 1970, are taken too, and noted.
    """
    found = TIME.match(text.strip()) if isinstance(text, str) else None
    if found is None:
        return _other_time(text)
    zone = (found[3] or "Z").upper()
    try:
        moment = datetime.fromisoformat(found[1] + ("+00:00" if zone == "Z" else zone))
        seconds = round(moment.timestamp())
    except (ValueError, OverflowError):
        return 0, f"startedDateTime {found[0][:40]!r} is no date"
    note = None if found[3] else "startedDateTime has no time zone; UTC was assumed"
    return seconds * SECOND + int((found[2] or "0")[:9].ljust(9, "0")), note


def _other_time(text: object) -> tuple[int, str]:
    if text is None:
        return 0, "startedDateTime is missing"
    shown = f"startedDateTime {str(text)[:40]!r} is"
    if isinstance(text, int | float) or (isinstance(text, str) and EPOCH.fullmatch(text)):
        number = float(text)
        time = from_seconds(number / 1000 if number > RECENT else number) if number >= EARLIEST else 0
        return (time, f"{shown} no date; it was read as time since 1970") if time else (0, f"{shown} no date")
    if isinstance(text, str) and text[:3].isalpha():
        from email.utils import parsedate_to_datetime

        try:
            return round(parsedate_to_datetime(text).timestamp()) * SECOND, f"{shown} no ISO 8601 date"
        except (ValueError, OverflowError):
            pass
    return 0, f"{shown} no date"


def from_seconds(seconds: float) -> int:
    """Nanoseconds of a time kept as floating point, which is exact to the microsecond only; 0 out of range."""
    if not 0 <= seconds < 9e9:
        return 0
    fraction, whole = math.modf(seconds)
    return int(whole) * SECOND + round(fraction * 1e6) * 1000


def parse_address(text: object) -> str:
    """An IP address in its usual form, without brackets and zone; empty if it is none."""
    if not isinstance(text, str):
        return ""
    try:
        return str(ip_address(text.strip().strip("[]").partition("%")[0]))
    except ValueError:
        return ""


def decode_base64(text: str) -> bytes | None:
    """The bytes of base64 or base64url text, padded or not; None when it is neither."""
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        packed = "".join(text.split()).translate(URL_SAFE).rstrip("=")
    try:
        return binascii.a2b_base64(packed + "=" * (-len(packed) % 4), strict_mode=True)
    except ValueError:
        return None


def text_to_bytes(text: str, mime: str, *, by_mitmproxy: bool) -> tuple[bytes, str | None]:
    """The bytes a body's text was decoded from, and a note where they are not certain.

    A charset in the media type holds. mitmproxy (``by_mitmproxy``) falls back on Latin-1 but for some types; others
    use UTF-8, or map each byte of a binary body to the code point of the same number.
    """
    mime = mime.lower()
    charset = CHARSET.search(mime)
    latin = "latin-1" if by_mitmproxy and not any(kind in mime for kind in UTF8_BY_DEFAULT) else None
    binary = not any(kind in mime for kind in TEXTUAL) and CONTROLS.search(text) is not None and max(text) <= "\xff"
    for name in (None if charset is None else charset[1], latin, "latin-1" if binary else None):
        if name is not None:
            try:
                return text.encode(name), None
            except (LookupError, UnicodeError):
                continue
    note = "bytes of the body were lost when the HAR was written" if "\ufffd" in text else None
    return to_bytes(text), note


def form_bytes(params: list[tuple[str, str]]) -> bytes:
    """A URL-encoded form of these fields; one that is percent-encoded already is left as it is."""
    fields = (f"{_escaped(name)}={_escaped(value)}" for name, value in params)
    return "&".join(fields).encode()


def _escaped(text: str) -> str:
    return text if SENT_ESCAPED.fullmatch(text) else quote(to_bytes(text), safe="")


def multipart_bytes(parts: list[Part], mime: str) -> bytes:
    """A multipart form (RFC 7578) of these parts, with the boundary of this media type."""
    boundary = BOUNDARY.search(mime)
    mark = to_bytes("boundary" if boundary is None else boundary[1].strip())
    lines: list[bytes] = []
    for part in parts:
        attributes = f'name="{part.name}"' + (f'; filename="{part.file_name}"' if part.file_name else "")
        lines += [b"--" + mark, to_bytes(f"Content-Disposition: form-data; {attributes}")]
        lines += [to_bytes(f"Content-Type: {part.kind}")] if part.kind else []
        lines += [b"", to_bytes(part.value)]
    return b"\r\n".join([*lines, b"--" + mark + b"--", b""])
