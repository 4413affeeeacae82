"""Tells from the connections of a device that is only listened to which of them resist, and which pass by a proxy."""

from __future__ import annotations

from collections.abc import Iterable, Set
from ipaddress import ip_address

from auditor.audit.coverage import DNS_OVER_TLS, DOH_HOSTS, LOCKED
from auditor.live.messages import Refusal
from auditor.live.remedies import REMEDIES
from auditor.model import Connection, Exchange, Outcome

UNHEARD = frozenset((Outcome.LOCAL, Outcome.NO_PAYLOAD))
NAMES = 53
SAID = {
    "bypass": "{host}: a socket of the app's own goes past the proxy that is set",
    "doh": "{host}: names are looked up encrypted",
    "quic": "{host}: QUIC without keys",
    "no-keys": "{host}: TLS without keys",
}


def proxy_of(exchange: Exchange) -> str | None:
    """The address of the HTTP proxy an exchange went to, None where it went to the server itself."""
    absolute = exchange.path.startswith(("http://", "https://"))
    return exchange.server.address if exchange.method == "CONNECT" or absolute else None


def passing(connections: Iterable[Connection], proxies: Set[str]) -> tuple[Refusal, ...]:
    """Who would not be read, most often first; ``proxies`` are the addresses of the proxies the device uses."""
    sums: dict[tuple[str, str, str | None], int] = {}
    for each in connections:
        why = _why(each, proxies)
        if why is not None:
            key = (each.host or each.server.address, why, each.app)
            sums[key] = sums.get(key, 0) + 1
    rows = (
        Refusal(host=host, app=app, why=why, reason=SAID[why].format(host=host), remedy=REMEDIES[why], count=count)
        for (host, why, app), count in sums.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.count, row.host, row.why)))


def _why(connection: Connection, proxies: Set[str]) -> str | None:
    if connection.outcome in UNHEARD or connection.server.port == NAMES:
        return None
    locked = connection.outcome in LOCKED
    if locked and _looks_names_up(connection):
        return "doh"
    if proxies and connection.server.address not in proxies and _is_far(connection.server.address):
        return "bypass"
    if not locked:
        return None
    return "quic" if connection.transport in ("udp", "quic") else "no-keys"


def _looks_names_up(connection: Connection) -> bool:
    host = connection.host or ""
    return connection.server.port == DNS_OVER_TLS or any(
        host == name or host.endswith(f".{name}") for name in DOH_HOSTS
    )


def _is_far(address: str) -> bool:
    """Whether an address is one that a proxy would be used for: none of one's own machine, of groups or of a link."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return not (parsed.is_loopback or parsed.is_link_local or parsed.is_multicast or parsed.is_unspecified)
