"""Reads one item of a Burp export into an `Exchange`: raw messages through the HTTP/1 reader, times of Java's ``Date``.

Burp writes HTTP/2 messages in the form of HTTP/1, without the fields that frame a body there, and may keep a body
that it has decoded already below fields that say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone

from msgspec.structs import replace

from auditor.model import SECOND, Endpoint, Exchange, Message
from auditor.network.stream import Data, Direction, End
from auditor.protocols.content import decode_content
from auditor.protocols.http1 import Http1Connection
from auditor.protocols.messages import ResponseBodies, Transaction
from auditor.sources.har_text import Target, decode_base64, parse_address, parse_url, to_bytes

PORTS = {"http": 80, "https": 443}
JAVA_DATE = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) (\d\d?) (\d\d):(\d\d):(\d\d) (\S+) (\d{4})")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OFFSET = re.compile(r"(?:GMT|UTC)?([+-])(\d\d?):?(\d\d)")
ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600, "JST": 540, "KST": 540, "IST": 330, "NPT": 345, "PKT": 300, "SGT": 480,
    "HKT": 480, "AEST": 600, "AEDT": 660, "ACST": 570, "AWST": 480, "NZST": 720, "NZDT": 780, "BRT": -180, "ART": -180,
    "SAST": 120,
}  # fmt: skip
"""Minutes east of UTC of the abbreviations Java writes."""
SEVERAL = ("BST", "CST", "IST")
"""Abbreviations of several zones; the one above is taken, and it is noted."""
START = re.compile(rb"(?:([^\r\n]*?) HTTP/[23](?:\.0)?|HTTP/[23](?:\.0)?([^\r\n]*))(\r?\n)")
HEAD_END = re.compile(rb"\r?\n\r?\n")
FRAMED = re.compile(rb"\r?\n(?:content-length|transfer-encoding)[ \t]*:", re.IGNORECASE)


def read_item(text: Callable[[str], str], attributes: Mapping[str, str], n: int) -> Exchange | None:
    """The exchange of the item whose elements ``text`` gives (attributes by ``element.name``); None if it has none."""
    notes: list[str] = []
    sent = _raw(text, attributes, "request", notes)
    received = _raw(text, attributes, "response", notes)
    request, protocol = _as_http1(sent)
    read = _read(request, _as_http1(received)[0])
    if read is None:
        return None
    time_ns, note = java_time(text("time").strip())
    target = _target(text, read)
    notes += [] if note is None else [note]
    notes += read.notes if received else ("Burp kept no answer",)
    return Exchange(
        n=n,
        time_ns=time_ns,
        protocol=protocol or read.protocol,
        method=read.method,
        scheme=target.scheme,
        host=target.host,
        port=target.port,
        path=target.path,
        status=read.status,
        request=_message(read.request, request, "request", notes),
        response=None if read.response is None else _message(read.response, received, "response", notes),
        client=Endpoint("", 0),
        server=Endpoint(parse_address(attributes.get("host.ip", "")), target.port),
        notes=tuple(dict.fromkeys(notes)),
    )


def java_time(text: str) -> tuple[int, str | None]:
    """Nanoseconds of a time as Java's ``Date.toString`` writes it, and a note where it had to be guessed at."""
    found = JAVA_DATE.fullmatch(text)
    if found is None or found[1] not in MONTHS:
        return 0, f"the time {text[:40]!r} is no date" if text else "the item has no time"
    zone = found[6]
    offset = OFFSET.fullmatch(zone)
    minutes = ZONES.get(zone, 0)
    if offset is not None:
        minutes = (int(offset[2]) * 60 + int(offset[3])) * (-1 if offset[1] == "-" else 1)
    day, hour, minute, second, year = (int(found[i]) for i in (2, 3, 4, 5, 7))
    try:
        moment = datetime(
            year, MONTHS.index(found[1]) + 1, day, hour, minute, second, tzinfo=timezone(timedelta(minutes=minutes))
        )
        time_ns = round((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()) * SECOND
    except (ValueError, OverflowError):
        return 0, f"the time {text[:40]!r} is no date"
    if offset is None and zone not in ZONES:
        return time_ns, f"the time zone {zone[:10]!r} is not known; UTC was assumed"
    return time_ns, f"the time zone {zone} may be another of that name" if zone in SEVERAL else None


def _raw(text: Callable[[str], str], attributes: Mapping[str, str], name: str, notes: list[str]) -> bytes:
    written = text(name)
    if attributes.get(f"{name}.base64", "false") != "true":
        return to_bytes(written)
    data = decode_base64(written.strip()) if written else b""
    if data is None:
        notes.append(f"the {name} is marked as base64 but is not; it was taken as text")
        return to_bytes(written)
    return data


def _as_http1(raw: bytes) -> tuple[bytes, str | None]:
    """A message with the version the reader knows, and the protocol it had written instead, if another."""
    start = START.match(raw)
    if start is None:
        return raw, None
    protocol = "HTTP/3" if b"HTTP/3" in start[0] else "HTTP/2"
    line = start[1] + b" HTTP/1.1" if start[1] is not None else b"HTTP/1.1" + start[2]
    return line + start[3] + raw[start.end() :], protocol


def _read(request: bytes, response: bytes) -> Transaction | None:
    reader = Http1Connection(ResponseBodies.KEEP)
    events = []
    for direction, raw in ((Direction.CLIENT, request), (Direction.SERVER, response)):
        events += reader.receive(Data(direction, raw, 0)) if raw else []
        events += reader.receive(End(direction, len(raw), clean=True))
    events += reader.close()
    return next((event for event in events if isinstance(event, Transaction)), None)


def _target(text: Callable[[str], str], read: Transaction) -> Target:
    """From the item, which knows where Burp connected to, with the path as sent."""
    named, _ = parse_url(text("url").strip())
    scheme = text("protocol").strip().lower() or named.scheme or read.scheme or "http"
    host = text("host").strip().lower().strip("[]") or named.host
    port = text("port").strip()
    number = int(port) if port.isascii() and port.isdecimal() and len(port) < 6 and int(port) < 65536 else named.port
    path = read.target if read.target.startswith("/") or read.method == "CONNECT" else parse_url(read.target)[0].path
    if not host:
        host = parse_url(f"{scheme}://{read.authority or ''}/")[0].host
    return Target(scheme, host, number or PORTS.get(scheme, 0), path or "/")


def _message(message: Message, raw: bytes, what: str, notes: list[str]) -> Message:
    """The message as read; with all that follows its head as body where the fields do not fit what is there."""
    head = HEAD_END.search(raw)
    rest = b"" if head is None else raw[head.end() :]
    unframed = head is not None and FRAMED.search(raw, 0, head.end()) is None and what == "request"
    if not rest or (message.complete and not unframed):
        return message
    coding = b", ".join(value for name, value in message.headers if name.lower() == b"content-encoding")
    body, note = decode_content(rest, coding or None)
    if not unframed:
        notes.append(f"the {what} body does not fit its header fields; all that is there was taken")
    notes += [] if note is None else [f"{what}: {note}"]
    return replace(message, body=body, complete=True)
