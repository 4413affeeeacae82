"""Reads a CSV file of connections as one table: named columns, and rows that are none told by their line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec import Struct

from auditor.errors import CaptureError
from auditor.model import SECOND
from auditor.sources.contacts import Contact, ContactList, unread_rows
from auditor.sources.har_text import parse_time
from auditor.sources.stream import InputStream

Row = defaultdict[str, str]
"""Fields by column; empty where the table has no such column."""
MOST_MILLISECONDS = 253_402_300_800_000


class Table(Struct, frozen=True):
    """How a kind of table is read: ``split`` cuts lines into fields, ``contact`` makes a row a contact or None.

    ``mend`` may rejoin the fields of a row that was cut into more than the number of columns.
    """

    kind: str
    split: Callable[[Iterable[str]], Iterable[list[str]]]
    contact: Callable[[Row], Contact | None]
    mend: Callable[[list[str], int], list[str]] = lambda fields, width: fields


def read_table(stream: InputStream, table: Table) -> ContactList:
    """The contacts of a table whose first line names the columns (in lower case to ``contact``).

    Raises `CaptureError` when the file is damaged; rows that are no contact are a fault with their numbers.
    """
    document = stream.read_all()
    if stream.damage is not None:
        raise CaptureError(f"{stream.path}: {stream.damage} (offset {len(document)}); export or copy the file again")
    lines = document.decode("utf-8-sig", "replace").replace("\0", "\ufffd").splitlines()
    rows = iter(table.split(lines))
    names = [name.strip().lower() for name in next(rows, [])]
    contacts: list[Contact] = []
    unread: list[int] = []
    lost = 0
    for number, fields in enumerate(rows, 2):
        if not any(fields):
            continue
        mended = table.mend(fields, len(names))
        row = defaultdict(str, zip(names, mended, strict=False))
        contact = table.contact(row) if len(mended) == len(names) else None
        if contact is not None:
            contacts.append(contact)
        else:
            unread.append(number)
            lost += sum(map(len, fields)) + len(fields)
    return ContactList(stream, table.kind, contacts, unread_rows(stream.path, unread, lost, "connection"))


def time_of(text: str) -> int:
    """Nanoseconds of milliseconds since the epoch or of an ISO 8601 time; 0 where it is neither."""
    if text.isascii() and text.isdecimal() and len(text) < 16:
        milliseconds = int(text)
        return milliseconds * (SECOND // 1000) if milliseconds < MOST_MILLISECONDS else 0
    return parse_time(text)[0]


def count_of(text: str) -> int:
    """A number of bytes or packets; 0 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
