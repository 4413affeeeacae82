"""What a HAR that breaks off in the middle, or is no JSON in places, still holds: its creator and whole entries."""

from __future__ import annotations

import json
import re

from msgspec import Struct

_ENTRIES = re.compile(r'"entries"\s*:\s*\[')
_CREATOR = re.compile(r'"creator"\s*:\s*(?=\{)')
_PAGES = re.compile(r'"pages"\s*:\s*(?=\[)')
_BETWEEN = re.compile(r"[\s,]*")
_KEY = re.compile(r'\{\s*"((?:[^"\\]|\\.)*)"')
CLOSING = 3
MOST_FAILURES = 1000
"""Places at which an entry is tried before the rest is given up."""
_MARKS = re.compile(r'[{}\[\]]|"(?:[^"\\]|\\.)*("?)', re.DOTALL)
_ESCAPE = re.compile(r'\\(["\\/bfnrtu]?)')
_DECODER = json.JSONDecoder(strict=False)


class Cut(Struct, frozen=True):
    """The whole entries as JSON text, creator and pages as they stand, and how many bytes could not be read.

    ``broke_off`` is whether these are the beginning of an entry at the end; else they are damaged ones in between.
    """

    entries: list[bytes]
    creator: object
    pages: object
    rest: int
    broke_off: bool


def before_cut(document: bytes) -> Cut | None:
    """The whole entries of a document that is not JSON throughout; None where it is no HAR.

    Control characters and lone backslashes within texts and commas too many are passed over. Behind a damaged entry it
    goes on with what begins with the same member as the first one did.
    """
    text = _ESCAPE.sub(lambda found: found[0] if found[1] else r"\\", document.decode("utf-8", "surrogateescape"))
    start = _ENTRIES.search(text)
    if start is None:
        return None
    entries: list[bytes] = []
    damaged, failures = 0, 0
    at = _past(text, start.end())
    again = _beginning(text, at)
    while at < len(text) and text[at] != "]":
        entry, end = _entry(text, at)
        if end is None:
            failures += 1
            found = None if again is None or failures > MOST_FAILURES else again.search(text, at + 1)
            if found is None:
                break
            damaged += _size(text[at : found.start()])
            at = found.start()
            continue
        entries.append(entry)
        at = _past(text, end)
    rest = text[at:]
    broke_off = _breaks_off(rest)
    damaged += _size(rest) if broke_off or not rest.startswith("]") else 0
    head = text[: start.start()]
    return Cut(entries, _member(_CREATOR, head), _member(_PAGES, head), damaged, broke_off)


def _entry(text: str, at: int) -> tuple[bytes, int | None]:
    """The value at this place as JSON, and its end; None where there is none."""
    try:
        value, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return b"", None
    return json.dumps(value).encode(), end


def _beginning(text: str, at: int) -> re.Pattern[str] | None:
    """How entries begin, after the first one."""
    first = _KEY.match(text, at)
    return None if first is None else re.compile(r'(?<=[,\s\[])\{\s*"' + re.escape(first[1]) + r'"\s*:')


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


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


def _member(name: re.Pattern[str], head: str) -> object:
    found = name.search(head)
    if found is None:
        return None
    try:
        value: object = _DECODER.raw_decode(head, found.end())[0]
    except (ValueError, RecursionError):
        return None
    return value
