"""Concludes visits of sites from referrers, from server names of encrypted connections, and from look-ups of names.

Conservative: only what is named as a site is (``example.org``, ``www.example.org``, ``m.example.org``), since an app
and a page connect to other names in the background; no site of a company that is there to serve others (advertising,
cloud, CDN …); one visit a site and a pause of over half an hour. It is a site that is concluded, never a page of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from auditor.model import SECOND
from auditor.recipients import Recipient, registrable_domain

PAUSE_NS = 30 * 60 * SECOND
SITE_LABELS = ("www", "m", "mobile", "amp")
VISITED = frozenset(
    ("social", "content", "messaging", "commerce", "finance", "health", "travel", "games", "news", "search", "other")
)
"""Purposes of companies whose sites people visit."""

Lookup = Callable[[str], Recipient | None]
Times = Mapping[tuple[int, str, str], Mapping[int, int]]
"""Input, whom it was told to, and site or name, to times (ns) by minute."""

WAYS = {
    "referrer": "named as the page it came from",
    "sni": "the server's name in the handshake of an encrypted connection; no page was seen",
    "dns": "its name was looked up; no page was seen",
}


class Visit(Struct, frozen=True):
    """A visit of ``site`` concluded by ``way``, told to ``host``, that began at ``first`` (ns)."""

    input: int
    site: str
    host: str
    first: int
    way: str


def is_site(host: str, lookup: Lookup) -> bool:
    """Whether a host is named as sites are, and of a company people visit or of none that is known."""
    domain = registrable_domain(host)
    if domain is None:
        return False
    rest = host.lower().rstrip(".").removesuffix(domain).rstrip(".")
    company = lookup(host)
    return (rest == "" or rest in SITE_LABELS) and (company is None or company.purpose in VISITED)


def by_referrer(referrers: Times, lookup: Lookup) -> list[Visit]:
    """What each third party was told of the sites its requests came from."""
    found = []
    for (number, host, page), times in referrers.items():
        if _is_page(page, lookup):
            found += [Visit(number, page, host, first, "referrer") for first in _begun(times.values())]
    return found


def _is_page(host: str, lookup: Lookup) -> bool:
    """A page that names itself as referrer may have any host but that of a company that serves others."""
    company = lookup(host)
    return company is None or company.purpose in VISITED


def by_name(servers: Times, lookups: Times, lookup: Lookup) -> list[Visit]:
    """Sites by the server names of connections (host and name are the same), and by look-ups where none followed."""
    connected: dict[tuple[int, str], list[int]] = defaultdict(list)
    found = []
    for (number, host, site), times in servers.items():
        if is_site(site, lookup):
            connected[number, registrable_domain(site) or site] += times.values()
            found += [Visit(number, site, host, first, "sni") for first in _begun(times.values())]
    for (number, resolver, name), times in lookups.items():
        if not is_site(name, lookup):
            continue
        known = connected.get((number, registrable_domain(name) or name), [])
        alone = [t for t in times.values() if not any(abs(t - other) <= PAUSE_NS for other in known)]
        found += [Visit(number, name, resolver, first, "dns") for first in _begun(alone)]
    return found


def _begun(times: Iterable[int]) -> list[int]:
    """The first of times (ns) that lie within a pause of each other."""
    begun: list[int] = []
    last: int | None = None
    for time_ns in sorted(times):
        if last is None or time_ns - last > PAUSE_NS:
            begun.append(time_ns)
        last = time_ns
    return begun
