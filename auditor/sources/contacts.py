"""What inputs that know only who was contacted have in common: rows merged by app and host, and the gap they leave.

Such inputs (reports and connection lists of phones) hold no content, so every contact has the outcome
`Outcome.NOT_RECORDED`: that it took place is known, what was sent is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from auditor.model import SECOND, Connection, Endpoint, Exchange, Outcome, Unaudited
from auditor.sources.stream import InputStream

NOWHERE = Endpoint("", 0)
_LAST_SECOND = 253_402_300_799


class Contact(Struct, frozen=True):
    """One row: times in ns (0 where unknown), bytes and packets where the input counts them.

    ``count`` is how often the contact took place; ``host`` None where only the address is known.
    """

    app: str | None
    host: str | None
    first: int
    last: int
    count: int = 1
    client: Endpoint = NOWHERE
    server: Endpoint = NOWHERE
    transport: str = "unknown"
    sni: str | None = None
    bytes_out: int = 0
    bytes_in: int = 0
    packets: int = 0
    detail: str = ""


class ContactList:
    """An `ExchangeSource` without exchanges, and a `ContactSource`. ``faults`` of its reader come after the one gap."""

    def __init__(
        self, stream: InputStream, kind: str, contacts: Iterable[Contact], faults: Iterable[Unaudited] = ()
    ) -> None:
        self.path = stream.path
        self.kind = f"{kind}{stream.suffix}"
        self._stream = stream
        self._connections = tuple(connection(contact) for contact in merged(contacts))
        self._faults = tuple(faults)

    def exchanges(self) -> Iterator[Exchange]:
        return iter(())

    def connections(self) -> tuple[Connection, ...]:
        return self._connections

    def faults(self) -> tuple[Unaudited, ...]:
        known = self._connections
        contacts = "1 contact" if len(known) == 1 else f"{len(known)} contacts"
        detail = f"{self.path}: {contacts}; this kind of input holds no content"
        size = sum(c.bytes_out + c.bytes_in for c in known)
        gap = Unaudited(Outcome.NOT_RECORDED, len(known), sum(c.packets for c in known), size, detail)
        return (*((gap,) if known else ()), *self._faults)

    def close(self) -> None:
        self._stream.close()


def merged(contacts: Iterable[Contact]) -> list[Contact]:
    """Contacts of one app with one host and server as one, by first time."""
    found: dict[tuple[object, ...], Contact] = {}
    for contact in contacts:
        key = (contact.app, contact.host, contact.client, contact.server, contact.transport, contact.detail)
        known = found.get(key)
        found[key] = contact if known is None else _both(known, contact)
    return sorted(found.values(), key=lambda c: (c.first, c.last, c.app or "", c.host or ""))


def _both(one: Contact, other: Contact) -> Contact:
    times = [time for time in (one.first, other.first) if time]
    return replace(
        one,
        first=min(times, default=0),
        last=max(one.last, other.last),
        count=one.count + other.count,
        bytes_out=one.bytes_out + other.bytes_out,
        bytes_in=one.bytes_in + other.bytes_in,
        packets=one.packets + other.packets,
    )


def connection(contact: Contact) -> Connection:
    """The contact as a connection of the report."""
    times = f"{contact.count} times" if contact.count > 1 else ""
    return Connection(
        client=contact.client,
        server=contact.server,
        transport=contact.transport,
        sni=contact.sni,
        alpn=None,
        ja4=None,
        app=contact.app,
        bytes_out=contact.bytes_out,
        bytes_in=contact.bytes_in,
        packets=contact.packets,
        first=contact.first,
        last=max(contact.first, contact.last),
        outcome=Outcome.NOT_RECORDED,
        host=contact.host,
        detail="; ".join(part for part in (times, contact.detail) if part),
        unread_out=contact.bytes_out,
    )


def utc(time_ns: int) -> str:
    """``2026-03-01 12:00:00``, kept within 1970 to 9999, for a sentence."""
    seconds = min(max(time_ns // SECOND, 0), _LAST_SECOND)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S")


def host_name(text: str) -> str | None:
    """A host name in lower case without the final dot, or None where the text is none."""
    name = text.strip().rstrip(".").lower()
    fits = 0 < len(name) <= 253 and name.isprintable() and not any(character in name for character in " /:@?#,;")
    return name if fits else None


def unread_rows(path: str, rows: list[int], size: int, what: str) -> tuple[Unaudited, ...]:
    """The gap that lines (numbered from 1) leave which could not be read; nothing where there are none."""
    if not rows:
        return ()
    which = ", ".join(map(str, rows[:5])) + (" …" if len(rows) > 5 else "")
    many = "1 line is" if len(rows) == 1 else f"{len(rows)} lines are"
    detail = f"{path}: {many} no {what} and {'was' if len(rows) == 1 else 'were'} left out: line {which}"
    return (Unaudited(Outcome.UNDECODABLE, 0, 0, size, detail),)
