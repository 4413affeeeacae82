"""Reads the App Privacy Report of iOS and iPadOS: which app contacted which domain, and what it took on the device.

Newline-delimited JSON of two kinds of records, ``networkActivity`` and ``access`` (Apple, "Inspecting app activity
data"), between lines that mark sections (``_marker``). It covers seven days and holds no content: accesses to location,
contacts and the like are given as gaps, for whether they were sent on cannot be seen.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from auditor.errors import CaptureError
from auditor.model import Endpoint, Outcome, Unaudited
from auditor.sources.contacts import NOWHERE, Contact, ContactList, host_name, unread_rows, utc
from auditor.sources.har_text import parse_address, parse_time
from auditor.sources.interface import JsonObject
from auditor.sources.stream import InputStream

TRACKING_DOMAIN = 1
"""``domainType`` of a domain Apple knows to collect across apps and sites."""


class Access(Struct, frozen=True):
    """An app's use of a resource (``location``, ``contacts``, ``microphone``, …) from ``first`` to ``last``, in ns."""

    app: str
    category: str
    first: int
    last: int


class AppPrivacyReport(ContactList):
    """One report. Raises `CaptureError` when it is damaged; lines that are no record of either kind are a fault."""

    def __init__(self, stream: InputStream) -> None:
        document = stream.read_all().removeprefix(b"\xef\xbb\xbf")
        if stream.damage is not None:
            raise CaptureError(f"{stream.path}: {stream.damage} (offset {len(document)}); export or copy it again")
        contacts: list[Contact] = []
        intervals: dict[tuple[str, str, str], list[int]] = {}
        unread: list[int] = []
        lost = 0
        for number, line in enumerate(document.split(b"\n"), 1):
            if not line.strip():
                continue
            record = _record(line)
            contact = _contact(record)
            if contact is not None:
                contacts.append(contact)
            elif "_marker" not in record and not _note_access(record, number, intervals):
                unread.append(number)
                lost += len(line)
        self.accesses = tuple(
            Access(app, category, min(times), max(times)) for (app, category, _), times in intervals.items()
        )
        faults = (*_taken(stream.path, self.accesses), *unread_rows(stream.path, unread, lost, "record known here"))
        super().__init__(stream, "app-privacy-report", contacts, faults)


def _record(line: bytes) -> JsonObject:
    try:
        record = msgspec.json.decode(line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _text(record: JsonObject, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _contact(record: JsonObject) -> Contact | None:
    domain, app = _text(record, "domain"), _text(record, "bundleID") or _accessor(record)
    if record.get("type") != "networkActivity" or not domain or not app:
        return None
    last, _ = parse_time(record.get("timeStamp"))
    first, _ = parse_time(record.get("firstTimeStamp"))
    hits = record.get("hits")
    address = parse_address(domain)
    return Contact(
        app=app,
        host=host_name(domain) if not address else None,
        first=first or last,
        last=last or first,
        count=hits if isinstance(hits, int) and hits > 0 else 1,
        server=Endpoint(address, 0) if address else NOWHERE,
        detail="; ".join(_circumstances(record)),
    )


def _circumstances(record: JsonObject) -> Iterator[str]:
    if record.get("initiatedType") == "NonAppInitiated":
        yield "initiated by the user"
    if _text(record, "context"):
        yield f"by the website {_text(record, 'context')[:100]}"
    if record.get("domainType") == TRACKING_DOMAIN:
        yield "known to Apple to collect across apps"
    if _text(record, "domainOwner"):
        yield f"owner: {_text(record, 'domainOwner')[:100]}"


def _accessor(record: JsonObject) -> str:
    accessor = record.get("accessor")
    return _text(accessor, "identifier") if isinstance(accessor, dict) else ""


def _note_access(record: JsonObject, number: int, intervals: dict[tuple[str, str, str], list[int]]) -> bool:
    """Put an access record to its interval, which its beginning and end name alike; False where it is none."""
    app, category = _accessor(record), _text(record, "category")
    time, _ = parse_time(record.get("timeStamp"))
    if record.get("type") != "access" or not app or not category:
        return False
    identifier = _text(record, "identifier") or f"line {number}"
    intervals.setdefault((app, category, identifier), []).append(time)
    return True


def _taken(path: str, accesses: tuple[Access, ...]) -> Iterator[Unaudited]:
    """One gap for each app and resource: that it was taken is known, whether it was sent is not."""
    groups: dict[tuple[str, str], list[Access]] = {}
    for access in accesses:
        groups.setdefault((access.app, access.category), []).append(access)
    for (app, category), group in sorted(groups.items()):
        often = "once" if len(group) == 1 else f"{len(group)} times"
        first, last = utc(min(a.first for a in group)), utc(max(a.last for a in group))
        when = first if first == last else f"{first} to {last}"
        detail = f"{path}: {app} used {category} {often} ({when} UTC); whether it was sent is not recorded"
        yield Unaudited(Outcome.NOT_RECORDED, 0, 0, 0, detail)
