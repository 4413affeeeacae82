"""Names a device asked for, and the way it asked: they are themselves data sent, to whoever answers."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model import Exchange
from auditor.protocols.doh import doh_question


@dataclass(frozen=True, slots=True)
class Lookup:
    """One question to a resolver: ``way`` it went, such as ``DNS over TLS``, and the ``names`` in it."""

    way: str
    names: tuple[str, ...]


def lookup_of(exchange: Exchange) -> Lookup | None:
    """What names this exchange asked for; None where it is no look-up. Discovery in the local network is none."""
    if exchange.protocol in ("DNS", "DoT"):
        way = "DNS" if exchange.tls is None else "DNS over TLS"
        return Lookup(way, (exchange.path.rpartition(" ")[0].lower(),))
    if not exchange.protocol.startswith("HTTP"):
        return None
    questions = doh_question(exchange)
    return Lookup("DNS over HTTPS", tuple(q.name.lower() for q in questions)) if questions else None
