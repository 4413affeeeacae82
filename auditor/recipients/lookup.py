"""Finds the recipient of a host by its longest known domain suffix; services and operators are kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

PURPOSES = (
    "advertising analytics attribution profiling tag-management crash-reporting engagement push social platform "
    "content messaging maps payments identity consent security cdn cloud iot commerce health finance travel games "
    "news search other"
).split()
"""What a recipient is there for; one each."""
TRACKING = frozenset(
    ("advertising", "analytics", "attribution", "profiling", "tag-management", "crash-reporting", "engagement")
)
"""Purposes of companies that watch for others: whoever sends there sends to a third party."""
ROLES = ("service", "operator")


class Recipient(Struct, frozen=True):
    """The company behind a host. ``country`` is the ISO 3166-1 alpha-2 code of its seat, ``parent`` another id.

    ``role`` is ``operator`` for those who run servers for others (cloud, CDN); ``source`` says where this stands.
    """

    id: str
    name: str
    country: str | None
    purpose: str
    parent: str | None = None
    role: str = "service"
    domains: tuple[str, ...] = ()
    source: str = ""


class Recipients:
    """All known recipients, by id and by domain; what ``preferred`` ones say goes before all others."""

    def __init__(self, recipients: Iterable[Recipient], preferred: Iterable[Recipient] = ()) -> None:
        own = {recipient.id: recipient for recipient in preferred}
        self._by_id = {recipient.id: recipient for recipient in recipients} | own
        self._preferred = {domain: each for each in own.values() for domain in each.domains if each.role == "service"}
        self._services: dict[str, Recipient] = {}
        self._operators: dict[str, Recipient] = {}
        for recipient in self._by_id.values():
            index = self._operators if recipient.role == "operator" else self._services
            index.update(dict.fromkeys(recipient.domains, recipient))

    def __iter__(self) -> Iterator[Recipient]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, recipient_id: str) -> Recipient | None:
        """The recipient of this id."""
        return self._by_id.get(recipient_id)

    def lookup(self, host: str) -> Recipient | None:
        """The company whose service this host is, by the longest domain; None if it is not known."""
        return _longest(self._preferred, host) or _longest(self._services, host)

    def operator(self, host: str) -> Recipient | None:
        """The company that runs the server behind this name for others; None if it is not known."""
        return _longest(self._operators, host)

    def company(self, recipient: Recipient) -> Recipient:
        """The topmost parent of a recipient, itself if it has none."""
        seen = {recipient.id}
        while recipient.parent is not None and recipient.parent not in seen and recipient.parent in self._by_id:
            recipient = self._by_id[recipient.parent]
            seen.add(recipient.id)
        return recipient


def _longest(index: dict[str, Recipient], host: str) -> Recipient | None:
    name = host.rstrip(".").lower()
    while name:
        found = index.get(name)
        if found is not None:
            return found
        _, _, name = name.partition(".")
    return None
