"""Recognises requests for pieces of video and sound: HLS and DASH segments, and ranges of whole files.

Such a request proves that a piece was *requested*, never that it was watched: players prefetch, cache and loop.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from msgspec import Struct

from auditor.model import Exchange

SEGMENT_ENDINGS = frozenset(("ts", "m4s", "m4f", "cmfv", "cmfa", "m4v", "m4a", "aac"))
FILE_ENDINGS = frozenset(("mp4", "webm", "mov", "mkv", "mp3", "ogg", "flac"))
_RANGE = re.compile(r"(?:bytes=)?(\d{1,18})-(\d{1,18})")
_CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")
_UNCLEAR = ("application/octet-stream", "binary/octet-stream", "application/mp4", "application/iso.segment", "")


class MediaRequest(Struct, frozen=True):
    """One request for a piece: ``subject`` is the file, or the folder of the segments, as ``host/path``.

    ``piece`` names the segment; None for a file, of which bytes ``start`` up to before ``end`` of ``total`` came, as
    far as is known.
    """

    subject: str
    piece: str | None
    start: int
    end: int
    total: int | None


def media_request(exchange: Exchange) -> MediaRequest | None:
    """What piece of video or sound this exchange asked for; None where it did not, or in vain."""
    if exchange.method != "GET" or not (exchange.status is None or 200 <= exchange.status < 300):
        return None
    path, _, query = exchange.path.partition("?")
    folder, _, name = path.rpartition("/")
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    kind = _media_type(exchange)
    if not (kind.startswith(("video/", "audio/")) or (kind in _UNCLEAR and ending in SEGMENT_ENDINGS | FILE_ENDINGS)):
        return None
    if ending == "ts" and kind == "" and not any(char.isdigit() for char in name):
        return None
    start, end, total = _span(exchange, query)
    if ending in SEGMENT_ENDINGS and exchange.status != 206:
        return MediaRequest(f"{exchange.host}{folder}/", name, start, end, None)
    return MediaRequest(f"{exchange.host}{path}", None, start, end, total)


def _media_type(exchange: Exchange) -> str:
    value = None if exchange.response is None else exchange.response.header(b"content-type")
    kind = (value or b"").decode("latin-1").partition(";")[0].strip().lower()
    return "" if "mpegurl" in kind or "dash+xml" in kind else kind


def _span(exchange: Exchange, query: str) -> tuple[int, int, int | None]:
    """First byte, the one after the last, and the whole length if known."""
    response = exchange.response
    answered = None if response is None else response.header(b"content-range")
    found = None if answered is None else _CONTENT_RANGE.fullmatch(answered.decode("latin-1").strip())
    if found is not None:
        return int(found[1]), int(found[2]) + 1, None if found[3] == "*" else int(found[3])
    length = 0 if response is None or response.body is None else response.body.length
    asked = parse_qs(query, max_num_fields=100).get("range", [""])[0] if query.count("&") < 100 else ""
    named = _RANGE.fullmatch(asked)
    if named is not None:
        return int(named[1]), int(named[2]) + 1, None
    return 0, length, length or None
