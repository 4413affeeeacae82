"""Reads TrackerControl's CSV export: the hosts an Android app contacted, and when last, without content.

Columns: ``daddr`` (host), ``time`` (milliseconds), ``uncertain``, ``Tracker Name``, ``Tracker Category`` of one app,
whose name is not in the file; older exports have ``uid``, ``Tracker``, ``Category``, ``Package`` and ``App`` (as
tweasel's parser names them). Where several names share an address, TrackerControl marks its guess: ``uncertain`` 2.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from auditor.model import Endpoint
from auditor.sources.connection_table import Row, Table, read_table, time_of
from auditor.sources.contacts import NOWHERE, Contact, ContactList, host_name
from auditor.sources.har_text import parse_address
from auditor.sources.stream import InputStream

GUESSED = "2"


def read_trackercontrol_csv(stream: InputStream) -> ContactList:
    """The contacts of one export; `CaptureError` when it is damaged."""
    return read_table(stream, Table("trackercontrol-csv", _split, _contact))


def _split(lines: Iterable[str]) -> Iterator[list[str]]:
    """Rows of quoted fields; the rest of the file is given up where one is beyond the reader's limit."""
    rows = csv.reader(lines)
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            yield ["", "a field that is too long"]
            continue
        if row is None:
            return
        yield row


def _contact(row: Row) -> Contact | None:
    address = parse_address(row["daddr"])
    host = None if address else host_name(row["daddr"])
    time = time_of(row["time"].strip())
    if (not address and host is None) or not time:
        return None
    uid = row["uid"].strip()
    return Contact(
        app=row["package"].strip() or row["app"].strip() or (f"uid {uid}" if uid else None),
        host=host,
        first=time,
        last=time,
        server=Endpoint(address, 0) if address else NOWHERE,
        detail="; ".join(_circumstances(row)),
    )


def _circumstances(row: Row) -> Iterator[str]:
    tracker = (row["tracker name"] or row["tracker"]).strip()
    category = (row["tracker category"] or row["category"]).strip()
    if tracker:
        yield f"tracker: {tracker}" + (f" ({category})" if category and category != tracker else "")
    if row["uncertain"].strip() == GUESSED:
        yield "the host is a guess: other names have the same address"
