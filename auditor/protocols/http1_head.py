"""Start lines and header fields of HTTP/1 (RFC 9112): recognised leniently, and what they say about the body."""

from __future__ import annotations

import re
from typing import Protocol

from msgspec import Struct

from auditor.model import Body, Headers

LINE_LIMIT = 64 * 1024
"""A start line longer than this is not taken for one."""

METHODS = (
    "GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH|CONNECT|TRACE|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK|REPORT|SEARCH|"
    "NOTIFY|SUBSCRIBE|UNSUBSCRIBE|M-SEARCH|MKCALENDAR|MERGE|PURGE|LINK|UNLINK|BIND|QUERY|ACL|CHECKOUT|CHECKIN|RPC_IN_DATA|"
    "RPC_OUT_DATA|BITS_POST|CCM_POST"
)
_TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]"
_METHOD = re.compile(rb"%b{1,64}" % _TOKEN)
HTTP2_PREFACE = (b"PRI", b"*")
BARE = "HTTP/0.9"
_VERSION = re.compile(rb"HTTP/\d[0-9A-Za-z.]{0,15}", re.IGNORECASE)
_NO_VERSION = re.compile(rb"(?:(%b) +((?:/|https?://|HTTP/)[^ \r\n]*)|(OPTIONS))[ \t]*\r?\n" % METHODS.encode())
_CUT_REQUEST = re.compile(rb"(%b) +([^\x00- \x7f]+)(?: +[HTP]{0,4}/?[\d.]{0,3}\r?)?" % METHODS.encode())
_CUT_RESPONSE = re.compile(rb"HTTP/(1\.[01]) +([1-5]\d\d)(?:[ \r][^\n]*)?")
_RESPONSE = re.compile(rb"(?:HTTP/([^ \t\r\n]{0,16})|ICY)[ \t]+([1-9]\d\d)[^\n]*\n")
_FIELD = re.compile(rb"[^:\s]+:[^\r\n]*")
_ODD_LINES = re.compile(rb"\r?\n|\r(?=%b{1,100}:)" % _TOKEN)
NEXT_REQUEST = re.compile(
    rb"(?:%b) [^\x00- \x7f]{1,8000} HTTP/1\.[01]\r?\n(?=%b{1,100}:|\r?\n)" % (METHODS.encode(), _TOKEN)
)
"""A request line that can be told from any other data, with the beginning of a field after it."""
NEXT_RESPONSE = re.compile(
    rb"HTTP/1\.[01] [1-5]\d\d(?: [^\x00-\x08\x0a-\x1f\r\n]{0,200})?\r?\n(?=%b{1,100}:|\r?\n)" % _TOKEN
)
"""A status line that can be told from any other data."""
RESYNC_TAIL = 8400
"""Bytes to keep so that a start line cut in two is still found."""

MEMO_ENTRIES = 8192
MEMO_LENGTH = 256
Field = tuple[bytes, bytes]
_LINES: dict[bytes, tuple[Field, bytes | None]] = {}
_STATUS_LINES: dict[bytes, tuple[str, bytes, bytes]] = {}
_INTERESTING = frozenset({b"content-length", b"transfer-encoding", b"content-encoding", b"host", b"upgrade"})
_COMMON = frozenset({b"GET", b"POST", b"HEAD", b"PUT", b"OPTIONS", b"DELETE", b"PATCH"})
_PLAIN_VERSIONS = {b"HTTP/1.1\r\n": "HTTP/1.1", b"HTTP/1.0\r\n": "HTTP/1.0"}

_EARLY_REQUEST = re.compile(rb"(?:%b) +(?:/|https?://)" % METHODS.encode())


Known = dict[bytes, list[bytes]]
SPACED_NAME = b" "
"""Behind a name in `Known` where space stood before its colon: browsers do not agree whether that is the field."""


class Framing(Struct, frozen=True):
    """How the end of a body is found: by ``length``, by chunks, or (both None and False) by the end of the stream.

    Where ``chunked``, the other way counts if the body turns out not to begin with a chunk; 0 then says there is none.
    ``encodings`` is what has to be undone to read it; ``notes`` say what was odd.
    """

    length: int | None
    chunked: bool
    encodings: bytes | None
    notes: tuple[str, ...]


class Head(Struct, frozen=True):
    """A head as read: method (empty in an answer), target or status, as sent; it ends before offset ``end``.

    ``known`` holds the values of the fields that decide over framing and addressing, by lower-case name.
    """

    version: str
    method: bytes
    target: bytes
    fields: Headers
    known: Known
    start: int
    end: int


class Owner(Protocol):
    """Who gets the messages of one direction."""

    def begin(self, head: Head) -> Framing | None:
        """A head was read: how its body is framed, or None to be asked again after `MessageReader.resume`."""

    def finish(self, trailers: Headers, body: Body | None, complete: bool, notes: tuple[str, ...], end: int) -> None:
        """The message begun last ended before offset ``end``."""

    def lose(self) -> None:
        """Any number of whole messages may be missing here."""

    def end(self) -> None:
        """Nothing more will come."""


def read_request_line(line: bytes) -> tuple[str, bytes, bytes] | None:
    """Protocol, method and target of a request line (with its line end, else it was cut), None where it is none.

    The protocol is `BARE` where the line names none.
    """
    parts = line.split(b" ")
    if len(parts) == 3 and parts[1] and parts[2] in _PLAIN_VERSIONS and parts[0] in _COMMON:
        if b"\r" not in parts[1]:
            return _PLAIN_VERSIONS[parts[2]], parts[0], parts[1]
    method, _, rest = line.rstrip(b"\r\n\t ").partition(b" ")
    target, _, version = rest.rpartition(b" ")
    target = target.strip(b" ")
    if (method, target) == HTTP2_PREFACE:
        return None
    if target and _VERSION.fullmatch(version) and _METHOD.fullmatch(method) and b"\r" not in target:
        return ("HTTP/1.0" if version.upper() == b"HTTP/1.0" else "HTTP/1.1"), method, target
    match = _NO_VERSION.fullmatch(line)
    if match is not None:
        return BARE, match[1] or match[3], match[2] or b""
    match = None if line.endswith(b"\n") else _CUT_REQUEST.fullmatch(line)
    return None if match is None else ("HTTP/1.1", match[1], match[2])


def stands_alone(buffer: bytes | bytearray, position: int, size: int) -> bool | None:
    """Whether neither fields nor an empty line follow the request line at ``position``; None: the next line tells."""
    start = buffer.find(b"\n", position) + 1
    newline = buffer.find(b"\n", start, min(size, start + LINE_LIMIT))
    if newline < 0:
        return None if size - start < LINE_LIMIT else True
    line = bytes(buffer[start:newline]).rstrip(b"\r")
    return bool(line) and _FIELD.fullmatch(line) is None


def read_status_line(line: bytes) -> tuple[str, bytes, bytes] | None:
    """Protocol, nothing and status of a status line (with its line end, else it was cut), None where it is none."""
    known = _STATUS_LINES.get(line)
    if known is not None:
        return known
    match = (_RESPONSE if line.endswith(b"\n") else _CUT_RESPONSE).fullmatch(line)
    if match is None:
        return None
    found = "HTTP/1.0" if match[1] == b"1.0" else "HTTP/1.1", b"", match[2]
    if len(line) <= MEMO_LENGTH and len(_STATUS_LINES) < MEMO_ENTRIES:
        _STATUS_LINES[line] = found
    return found


def read_fields(block: bytes) -> tuple[Headers, Known]:
    """Header fields out of whole lines: CRLF, LF or a CR before a field; folded ones joined, no space before the colon.

    With them the values of the fields that decide over framing and addressing. Lines are remembered, because most of
    them come again with every message.
    """
    fields: list[Field] = []
    known: Known = {}
    for line in block.split(b"\r\n"):
        try:
            field, kind = _LINES[line]
        except KeyError:
            if not line:
                continue
            if not _FIELD.fullmatch(line):
                return _read_odd_fields(block)
            field, kind = _read_line(line)
        fields.append(field)
        if kind is not None:
            known.setdefault(kind, []).append(field[1])
    return tuple(fields), known


def _read_line(line: bytes) -> tuple[Field, bytes | None]:
    name, _, value = line.partition(b":")
    field = name.strip(), value.strip(b" \t")
    lower = field[0].lower()
    entry = field, lower if lower in _INTERESTING else None
    if len(line) <= MEMO_LENGTH:
        if len(_LINES) >= MEMO_ENTRIES:
            _LINES.clear()
        _LINES[line] = entry
    return entry


def _read_odd_fields(block: bytes) -> tuple[Headers, Known]:
    fields: list[Field] = []
    for line in _ODD_LINES.split(block.removesuffix(b"\r")):
        if line[:1] in (b" ", b"\t") and fields:
            name, value = fields[-1]
            fields[-1] = (name, (value + b" " + line.strip(b" \t")).strip(b" \t"))
            continue
        name, colon, value = line.partition(b":")
        if colon or name.strip():
            fields.append((name, value.strip(b" \t")))
    known: Known = {}
    for name, value in fields:
        kind = name.strip().lower()
        if kind in _INTERESTING:
            known.setdefault(kind if kind == name.lower() else kind + SPACED_NAME, []).append(value)
    return tuple((name.strip(), value) for name, value in fields), known


def tolerant(known: Known) -> Known:
    """The same with what stands under names that space follows (RFC 9112 section 5.1), as sloppy clients mean it."""
    if not any(kind.endswith(SPACED_NAME) for kind in known):
        return known
    merged: Known = {}
    for kind, values in known.items():
        merged.setdefault(kind.removesuffix(SPACED_NAME), []).extend(values)
    return merged


def line_end(buffer: bytes | bytearray, start: int) -> int:
    """Where the fields after a start line begin: behind its LF, or behind a CR in it that a field follows."""
    newline = buffer.find(b"\n", start) + 1
    cr = buffer.find(b"\r", start, newline - 2)
    return cr + 1 if cr >= 0 and _FIELD.match(buffer, cr + 1, newline) is not None else newline


def head_end(buffer: bytes | bytearray, scan: int, limit: int) -> int:
    """Where the empty line after the head ends, looking from ``scan`` on; -1 where it is not there before ``limit``."""
    crlf = buffer.find(b"\n\r\n", scan, limit)
    lf = buffer.find(b"\n\n", scan, limit if crlf == -1 else crlf + 1)
    if lf != -1:
        return lf + 2
    return -1 if crlf == -1 else crlf + 3


NO_BODY = Framing(0, False, None, ())


def framing(known: Known, *, answer: bool) -> Framing:
    """RFC 9112 section 6.3, leniently. Without any statement a request has no body, an answer one up to the end."""
    notes: list[str] = []
    if not answer and b"content-length" not in known and b"transfer-encoding" not in known:
        return NO_BODY
    encodings = b", ".join(known[b"content-encoding"]) if b"content-encoding" in known else None
    length = _content_length(known[b"content-length"], notes, answer=answer) if b"content-length" in known else None
    chunked = False
    if b"transfer-encoding" in known:
        codings = [c.strip(b' \t\r"').lower() for c in b",".join(known[b"transfer-encoding"]).split(b",")]
        chunked = any(coding.startswith(b"chunked") for coding in codings)
        others = [c.partition(b";")[0] for c in codings if c not in (b"identity", b"") and not c.startswith(b"chunked")]
        if others:
            encodings = b", ".join([encodings, *others] if encodings else others)
        if chunked and length is not None:
            notes.append("both Content-Length and Transfer-Encoding were sent; read as chunked")
    if length is None and not answer:
        length = 0
    return Framing(length, chunked, encodings, tuple(notes))


def _content_length(values: list[bytes], notes: list[str], *, answer: bool) -> int | None:
    """The last field counts, and of it the number it begins with; a list in a request, if all in it are the same."""
    if len(values) == 1 and values[0].isdigit() and len(values[0]) <= 18:
        return int(values[0])
    texts = {part.strip().removeprefix(b"+") for value in values for part in value.split(b",")}
    if len(values) > 1 or len(texts) > 1:
        notes.append("Content-Length was sent more than once" + (" with different values" if len(texts) > 1 else ""))
    listed = {number.lstrip(b"0") or b"0" for part in values[-1].split(b",") for number in part.split()[:1]}
    number = listed.pop().removeprefix(b"+") if len(listed) == 1 and not (answer and b"," in values[-1]) else b""
    if not number.isdigit() or len(number) > 18:
        notes.append("Content-Length was not a number")
        return None
    return int(number)


def text(data: bytes) -> str:
    """Bytes of a start line as text: UTF-8, else Latin-1."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def address(target: str, method: bytes, hosts: list[bytes] | None) -> tuple[str | None, str | None]:
    """Scheme and authority a request names: those of an absolute target, the target of CONNECT, or the Host field."""
    if method == b"CONNECT":
        return None, target
    if target[:1] != "/" and "://" in target[:12]:
        scheme, _, rest = target.partition("://")
        authority = re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]
        if authority:
            return scheme.lower(), authority
    return None, (text(hosts[0]) or None) if hosts else None


def sniff_http1(data: bytes) -> bool | None:
    """Whether a client's first bytes are HTTP/1; None where more of them are needed."""
    data = data.lstrip(b"\r\n")
    newline = data.find(b"\n", 0, LINE_LIMIT)
    if newline != -1:
        return read_request_line(data[: newline + 1]) is not None
    if len(data) >= LINE_LIMIT:
        return False
    if _EARLY_REQUEST.match(data):
        return True
    return None if re.fullmatch(rb"%b{0,64}(?: [^\x00-\x1f]*)?\r?" % _TOKEN, data) else False


def sniff_http1_response(data: bytes) -> bool | None:
    """Whether a server's first bytes are an HTTP/1 answer; None where more of them are needed."""
    data = data.lstrip(b"\r\n")
    newline = data.find(b"\n", 0, LINE_LIMIT)
    if newline != -1:
        return read_status_line(data[: newline + 1]) is not None
    if re.match(rb"(?:HTTP/\d{1,3}\.\d{1,3}|ICY)[ \t]+[1-9]\d\d ", data):
        return True
    return (
        None
        if re.fullmatch(rb"(?:H|HT|HTT|HTTP|HTTP/[^ \t\r\n]{0,16}(?:[ \t]+\d{0,3})?|I|IC|ICY(?: +\d{0,3})?|)\r?", data)
        else False
    )
