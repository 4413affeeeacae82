"""What a HAR that breaks off in the middle still holds: its creator, and the entries before the cut."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_ENTRIES = re.compile(r'"entries"\s*:\s*\[')
_CREATOR = re.compile(r'"creator"\s*:\s*(?=\{)')
_PAGES = re.compile(r'"pages"\s*:\s*(?=\[)')
_BETWEEN = re.compile(r"[\s,]*")
CLOSING = 3
_MARKS = re.compile(r'[{}\[\]]|"(?:[^"\\]|\\.)*("?)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cut:
    """The whole entries as JSON text, creator and pages as they stand, and how many bytes of an entry were begun."""

    entries: list[bytes]
    creator: object
    pages: object
    rest: int


def before_cut(document: bytes) -> Cut | None:
    """The entries before the end of a document that lacks its end; None where it is no HAR, or damaged otherwise."""
    text = document.decode("utf-8", "surrogateescape")
    start = _ENTRIES.search(text)
    if start is None:
        return None
    decoder = json.JSONDecoder()
    entries: list[bytes] = []
    at = _past(text, start.end())
    while at < len(text):
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        entries.append(text[at:end].encode("utf-8", "surrogateescape"))
        at = _past(text, end)
    rest = text[at:]
    if not _breaks_off(rest):
        return None
    head, size = text[: start.start()], len(rest.encode("utf-8", "surrogateescape"))
    return Cut(entries, _member(decoder, _CREATOR, head), _member(decoder, _PAGES, head), size)


def _past(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return at if found is None else found.end()


def _breaks_off(rest: str) -> bool:
    """Whether what follows the last whole entry never closes the archive: list of entries, log, and root."""
    depth = 0
    for mark in _MARKS.finditer(rest):
        if mark[0] in "{[":
            depth += 1
        elif mark[0] in "}]":
            depth -= 1
        if depth <= -CLOSING:
            return False
    return True


def _member(decoder: json.JSONDecoder, name: re.Pattern[str], head: str) -> object:
    found = name.search(head)
    if found is None:
        return None
    try:
        value: object = decoder.raw_decode(head, found.end())[0]
    except (ValueError, RecursionError):
        return None
    return value
