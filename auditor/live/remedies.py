"""What can be done about traffic that would not be read, and sums of it for a view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    "gave-up": "the app may not trust the certificate: check that it is installed; if it is, the app pins its own",
    "quic": "apps that will not speak QUIC through a proxy go on over TCP, where they are read; else block UDP 443",
    "server": "the proxy could not agree with the server on TLS; what the app wanted to send was not sent",
    "unknown-protocol": "the protocol is not HTTP; the bytes are in the session's flows",
    "doh": "names looked up this way pass by the network's resolver; the requests are read like others",
}
"""By why a connection could not be read; ``untrusted`` and ``pinning`` are told apart by what else was accepted."""


def refusals(
    tried: Iterable[Tried], accepted: set[tuple[str, str | None]], lookups: Mapping[tuple[str, str], LookupTally]
) -> tuple[Refusal, ...]:
    """Who would not be read, most often first.

    ``accepted`` are (client address, app) that took our certificate for some host: what they refuse elsewhere is
    pinned, whereas those that never took it may not trust it at all.
    """
    sums: dict[tuple[str, str, str | None, str], int] = {}
    for each in tried:
        why = each.why
        if why == "pinning" and (each.client[0], each.app) not in accepted:
            why = "untrusted"
        key = (each.host, why, each.app, each.detail)
        sums[key] = sums.get(key, 0) + 1
    for (host, way), asked in lookups.items():
        if way == "DNS over HTTPS":
            sums[host, "doh", None, f"asked {host} for names over HTTPS"] = asked.count
    rows = (
        Refusal(host=host, app=app, why=why, reason=detail, remedy=REMEDIES.get(why, ""), count=count)
        for (host, why, app, detail), count in sums.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.count, row.host, row.why)))
