"""Reads HAR files of browsers and proxies: one entry after the other out of a document checked once as a whole.

Of a file that breaks off in the middle, or is no JSON in places, the whole entries are read; the others are a fault.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from auditor.errors import CaptureError
from auditor.marks import Mark
from auditor.model import Exchange, Outcome, Unaudited
from auditor.sources.har_cut import Cut, before_cut
from auditor.sources.har_entry import read_entry
from auditor.sources.har_text import parse_time
from auditor.sources.interface import JsonObject
from auditor.sources.stream import InputStream

WITH_MITMPROXY = ("mitmproxy", "cyanoacrylate")
"""Creators (lower case, beginning) that turn bodies into text as mitmproxy does."""


class _Log(msgspec.Struct):
    entries: list[msgspec.Raw]
    creator: Any = None
    pages: Any = None


class _Har(msgspec.Struct):
    log: _Log


class HarSource:
    """The exchanges of one HAR file. Raises `CaptureError` when it is no JSON, or JSON but not a HAR."""

    def __init__(self, stream: InputStream) -> None:
        self.path = stream.path
        self.kind = f"har{stream.suffix}"
        self._stream = stream
        self._unread: list[str] = []
        self._lost_bytes = 0
        document = _as_utf8(stream.read_all())
        self._cut: Cut | None = None
        self._error = ""
        try:
            if stream.damage is not None:
                text = f"{self.path}: {stream.damage} (offset {len(document)}); export or copy the file again"
                raise CaptureError(text)  # noqa: TRY301
            self._entries, creator, self._pages = _parse(self.path, document)
        except CaptureError as error:
            cut = before_cut(document)
            if cut is None or not any(b'"request"' in entry for entry in cut.entries):
                raise
            self._entries, creator, self._pages, self._cut = cut.entries, _creator(cut.creator), cut.pages, cut
            self._error = str(error).removeprefix(f"{self.path}: ").partition(";")[0]
        self._by_mitmproxy = creator.startswith(WITH_MITMPROXY)

    def exchanges(self) -> Iterator[Exchange]:
        n, time = 0, self._first_time()
        for number, raw in enumerate(self._entries):
            entry = _decode(raw)
            if not isinstance(entry, dict) or not isinstance(entry.get("request"), dict):
                self._unread.append(f"entry {number}")
                self._lost_bytes += len(raw)
                continue
            for exchange in read_entry(entry, n, by_mitmproxy=self._by_mitmproxy, beside=time):
                time = exchange.time_ns
                yield exchange
                n += 1

    def _first_time(self) -> int:
        """The first time any entry has; 0 where none has one."""
        for raw in self._entries:
            entry = _decode(raw)
            time, _ = parse_time(None if entry is None else entry.get("startedDateTime"))
            if time:
                return time
        return 0

    def marks(self) -> tuple[Mark, ...]:
        """The pages the browser opened, by their titles, in order of time."""
        pages = self._pages if isinstance(self._pages, list) else []
        found = (_page(page) for page in pages if isinstance(page, dict))
        return tuple(sorted((mark for mark in found if mark is not None), key=lambda mark: mark.time_ns))

    def faults(self) -> tuple[Unaudited, ...]:
        return (*self._broken_off(), *self._left_out())

    def _broken_off(self) -> tuple[Unaudited, ...]:
        if self._cut is None:
            return ()
        read = f"{_entries(len(self._entries))} could be read; export the HAR again"
        if not self._cut.broke_off:
            return (Unaudited(Outcome.UNDECODABLE, 0, 0, self._cut.rest, f"{self.path}: {self._error}; {read}"),)
        damage = self._stream.damage or "it ends in the middle"
        return (Unaudited(Outcome.TRUNCATED, 0, 0, self._cut.rest, f"{self.path}: {damage}; {read}"),)

    def _left_out(self) -> tuple[Unaudited, ...]:
        if not self._unread:
            return ()
        which = ", ".join(self._unread[:5]) + (" …" if len(self._unread) > 5 else "")
        left, were = _entries(len(self._unread)), "was" if len(self._unread) == 1 else "were"
        detail = f"{self.path}: {left} without a request {were} left out: {which} (counted from 0)"
        return (Unaudited(Outcome.UNDECODABLE, 0, 0, self._lost_bytes, detail),)

    def close(self) -> None:
        self._entries = []
        self._stream.close()


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _as_utf8(document: bytes) -> bytes:
    """Without byte-order mark; what a Windows shell wrote as UTF-16 as UTF-8."""
    if document.startswith((b"\xff\xfe", b"\xfe\xff")):
        return document.decode("utf-16", "replace").encode("utf-8", "replace")
    return document.removeprefix(b"\xef\xbb\xbf")


def _parse(path: str, document: bytes) -> tuple[list[bytes], str, object]:
    """Each entry as JSON text, the creator's name in lower case, and the list of pages as it stands."""
    try:
        log = msgspec.json.decode(document, type=_Har).log
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return _parse_leniently(path, document)
    return [bytes(memoryview(entry)) for entry in log.entries], _creator(log.creator), log.pages


def _parse_leniently(path: str, document: bytes) -> tuple[list[bytes], str, object]:
    """With the standard library's parser, which takes a little more and says where it stopped."""
    try:
        har: object = json.loads(document.decode("utf-8", "surrogateescape"))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise CaptureError(f"{path}: not valid JSON at {place}: {error.msg}; export the HAR again") from error
    except RecursionError as error:
        raise CaptureError(f"{path}: JSON nested too deep for a HAR (offset 0); export the HAR again") from error
    log = har.get("log") if isinstance(har, dict) else None
    if log is None and isinstance(har, dict) and b'"request"' in document:
        log = har
    entries = log.get("entries") if isinstance(log, dict) else None
    if not isinstance(log, dict) or not isinstance(entries, list):
        raise CaptureError(f"{path}: JSON, but not a HAR: it has no list log.entries (offset 0); give a HAR file")
    return [json.dumps(entry).encode() for entry in entries], _creator(log.get("creator")), log.get("pages")


def _page(page: JsonObject) -> Mark | None:
    """The opening of a page; None where its time is not known."""
    title = page.get("title")
    time_ns, note = parse_time(page.get("startedDateTime"))
    return None if note is not None else Mark(time_ns, "page", title if isinstance(title, str) and title else None)


def _creator(creator: object) -> str:
    name = creator.get("name") if isinstance(creator, dict) else None
    return name.lower() if isinstance(name, str) else ""


def _decode(raw: bytes) -> JsonObject | None:
    try:
        entry = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        try:
            entry = json.loads(raw.decode("utf-8", "surrogateescape"))
        except (ValueError, RecursionError):
            return None
    return entry if isinstance(entry, dict) else None
