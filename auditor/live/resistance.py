"""Tells from what mitmproxy says of broken handshakes what an app did to resist, as rows for the session."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model import SECOND, Outcome
from auditor.sources.live_connections import Tried

if TYPE_CHECKING:
    from mitmproxy.connection import Client, Server

_ALERT = re.compile(
    r"unknown ca|bad certificate|certificate unknown|does not trust|certificate_unknown|CERTIFICATE|0x1(?:2[a-f]|30)",
    re.IGNORECASE,
)
_LEFT = re.compile(r"disconnected during the handshake|may not trust|closed early|connection closed", re.IGNORECASE)


def refused_by_client(client: Client, server: Server, app: str | None, now_ns: int) -> Tried:
    """A client that broke off its handshake with the proxy: by an alert about our certificate (pinning), or silently.

    Alerts: RFC 8446 §6.2 (bad_certificate, certificate_unknown, unknown_ca); over QUIC as CRYPTO_ERROR 0x0100 plus the
    alert's number (RFC 9001 §4.8).
    """
    said = client.error or ""
    host = client.sni or (server.address[0] if server.address else "")
    quic = client.transport_protocol == "udp"
    if quic:
        why, detail = "quic", f"{host}: the app broke off QUIC with the proxy; apps then usually go on over TCP"
    elif _ALERT.search(said):
        why, detail = "pinning", f"{host}: the app refused the proxy's certificate with a TLS alert"
    elif _LEFT.search(said):
        why, detail = "gave-up", f"{host}: the app broke off when it had seen the proxy's certificate, without an alert"
    else:
        why, detail = "gave-up", f"{host}: the handshake with the app failed"
    return _tried(why, Outcome.ABORTED, detail, client, server, host, app, now_ns)


def refused_by_server(client: Client, server: Server, app: str | None, now_ns: int) -> Tried:
    """A server with which the proxy could not agree on TLS, or whose certificate it would not accept."""
    host = client.sni or (server.address[0] if server.address else "")
    detail = f"{host}: the proxy's handshake with the server failed"
    return _tried("server", Outcome.ABORTED, detail, client, server, host, app, now_ns)


def _tried(
    why: str, outcome: Outcome, detail: str, client: Client, server: Server, host: str, app: str | None, now_ns: int
) -> Tried:
    address = server.peername or server.address
    return Tried(
        why=why,
        outcome=outcome,
        detail=detail,
        first=int((client.timestamp_start or 0) * SECOND) or now_ns,
        last=now_ns,
        host=host,
        client=(str(client.peername[0]), int(client.peername[1])),
        server=("", 0) if address is None else (str(address[0]), int(address[1])),
        transport=client.transport_protocol,
        sni=client.sni,
        alpn=client.alpn_offers[0].decode("latin-1") if client.alpn_offers else None,
        app=app,
    )
