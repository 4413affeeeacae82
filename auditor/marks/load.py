"""Reads a file of marks: CSV with a header, or one JSON object a line; times are ISO 8601 with an offset."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from auditor.errors import FaultyFiles, MarksError, OwnFileError
from auditor.marks.mark import Mark
from auditor.model import SECOND
from auditor.own_text import read_own_text

MEMBERS = ("time", "action", "text")
_EXAMPLE = "2026-01-31T12:00:05.250+01:00"


class _Row(NamedTuple):
    line: int
    members: Mapping[str, object]


def load_marks(path: Path) -> tuple[Mark, ...]:
    """The marks in this file, in order of time.

    Raises `FaultyFiles` with all faults (`MarksError`, path:line:column), UsageError where the file cannot be read.
    """
    text = read_own_text(path, "a file of marks (CSV or JSON Lines)")
    return parse_marks(text, str(path))


def parse_marks(text: str, path: str) -> tuple[Mark, ...]:
    """The marks in this text, in order of time; ``path`` is for faults only. Raises `FaultyFiles`."""
    faults: list[OwnFileError] = []
    rows = _json_rows(text, path, faults) if text.lstrip().startswith("{") else _csv_rows(text, path, faults)
    marks = [mark for row in rows if (mark := _mark(row, path, faults)) is not None]
    if faults:
        raise FaultyFiles(faults)
    return tuple(sorted(marks, key=lambda mark: mark.time_ns))


def _csv_rows(text: str, path: str, faults: list[OwnFileError]) -> Iterator[_Row]:
    reader = csv.DictReader(io.StringIO(text))
    header = tuple(reader.fieldnames or ())
    if not {"time", "action"} <= set(header) or not set(header) <= set(MEMBERS):
        faults.append(MarksError(path, 1, 1, "the first line must be the header 'time,action,text'"))
        return
    try:
        for row in reader:
            if None in row:
                faults.append(MarksError(path, reader.line_num, 1, "more columns than the header; quote the text"))
            else:
                yield _Row(reader.line_num, row)
    except csv.Error as error:
        faults.append(MarksError(path, reader.line_num, 1, f"not CSV: {error}"))


def _json_rows(text: str, path: str, faults: list[OwnFileError]) -> Iterator[_Row]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            faults.append(MarksError(path, number, getattr(error, "colno", 1), f"not a JSON object: {error}"))
            continue
        if not isinstance(found, dict) or unknown(found):
            faults.append(MarksError(path, number, 1, 'give one object a line: {"time": …, "action": …, "text": …}'))
        else:
            yield _Row(number, found)


def unknown(members: Iterable[str]) -> list[str]:
    """The names among these that a mark does not have."""
    return [name for name in members if name not in MEMBERS]


def _mark(row: _Row, path: str, faults: list[OwnFileError]) -> Mark | None:
    """The mark of a row; None, and a fault, where it is none."""
    time, action, text = (row.members.get(name) for name in MEMBERS)
    time_ns = parse_time(time) if isinstance(time, str) else None
    if time_ns is None:
        faults.append(MarksError(path, row.line, 1, f"time must be ISO 8601 with an offset, such as {_EXAMPLE}"))
        return None
    if not isinstance(action, str) or not action.strip():
        faults.append(MarksError(path, row.line, 1, "action is missing: one word for what was done, such as like"))
        return None
    if text is not None and not isinstance(text, str):
        faults.append(MarksError(path, row.line, 1, "text must be a text"))
        return None
    return Mark(time_ns, action.strip(), text or None)


def parse_time(text: str) -> int | None:
    """Nanoseconds since the epoch of an ISO 8601 time with an offset; None where it is none."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    whole = moment.replace(microsecond=0)
    return int(whole.timestamp()) * SECOND + moment.microsecond * 1000
