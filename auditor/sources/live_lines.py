"""Lines a live session appends to a file: JSON objects after a header, the last of which a killed process may cut."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from auditor.model import Unaudited
from auditor.sources.contacts import unread_rows

Line = TypeVar("Line", bound=msgspec.Struct)


def lines_of(
    lines: Iterable[bytes], path: str, kind: type[Line], noun: str
) -> tuple[list[Line], tuple[Unaudited, ...]]:
    """The objects in these lines (header first), and the gap left by lines that are no ``noun``.

    A last line without its end is passed over.
    """
    decoder = msgspec.json.Decoder(kind)
    found: list[Line] = []
    bad: list[tuple[int, int]] = []
    every = list(lines)
    for number, line in enumerate(every[1:], 2):
        if not line:
            continue
        try:
            found.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError):
            if number < len(every):
                bad.append((number, len(line)))
    return found, unread_rows(path, [number for number, _ in bad], sum(size for _, size in bad), noun)
