"""What can be done about traffic that would not be read, and sums of it for a view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from auditor.audit.tally import LookupTally
from auditor.live.messages import Refusal
from auditor.sources.live_connections import Tried

REMEDIES = {
    "untrusted": (
        "install the session's certificate on the device; on Android 7 and later an app trusts only certificates of "
        "the system store unless it says otherwise"
    ),
    "pinning": (
        "the app accepts certain certificates only: record it with PCAPdroid and its key log, or undo the pinning "
        "(Frida, objection, a patched app), on a device of one's own"
    ),
    "wavering": (
        "what was sent over the connections that took the certificate is read; if this goes on, a second app behind "
        "the same address, or a part of the app, pins its own"
    ),
    "gave-up": "the app may not trust the certificate: check that it is installed; if it is, the app pins its own",
    "quic": "apps that will not speak QUIC through a proxy go on over TCP, where they are read; else block UDP 443",
    "bypass": "settings of a proxy do not bind sockets of the app's own: use WireGuard mode, or go on sniffing",
    "no-keys": (
        "what is inside stays unknown: give the app's key log (SSLKEYLOGFILE, PCAPdroid) with --keylog, or put it "
        "behind the proxy (auditor live without --passive)"
    ),
    "server": (
        "what the app wanted to send was not sent; where the server's certificate is by an authority of one's own, "
        "give that authority with --trust"
    ),
    "unknown-protocol": "the protocol is not HTTP; the bytes are in the session's flows",
    "doh": "names looked up this way pass by the network's resolver; the requests are read like others",
}
"""By why it could not be read; what else was accepted tells ``untrusted``, ``pinning`` and ``wavering`` apart."""
WAVERING = "{host}: the app refused the proxy's certificate at times and took it at others"
Accepted = Mapping[tuple[str, str | None], Set[str]]
"""By client address and app the hosts for which our certificate was taken."""


def refusals(
    tried: Iterable[Tried], accepted: Accepted, lookups: Mapping[tuple[str, str], LookupTally]
) -> tuple[Refusal, ...]:
    """Who would not be read, most often first.

    What takes our certificate for some hosts and refuses it for another pins; what never took it may not trust it at
    all; what took it for the same host at another time is not accused of either.
    """
    sums: dict[tuple[str, str, str | None, str], int] = {}
    for each in tried:
        why, detail, taken = each.why, each.detail, accepted.get((each.client[0], each.app), frozenset())
        if why in ("pinning", "gave-up") and each.host in taken:
            why, detail = "wavering", WAVERING.format(host=each.host)
        elif why == "pinning" and not taken:
            why = "untrusted"
        key = (each.host, why, each.app, detail)
        sums[key] = sums.get(key, 0) + 1
    for (host, way), asked in lookups.items():
        if way == "DNS over HTTPS":
            sums[host, "doh", None, f"asked {host} for names over HTTPS"] = asked.count
    rows = (
        Refusal(host=host, app=app, why=why, reason=detail, remedy=REMEDIES.get(why, ""), count=count)
        for (host, why, app, detail), count in sums.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.count, row.host, row.why)))
