"""Names a device asked for, and the way it asked: they are themselves data sent, to whoever answers."""

from __future__ import annotations

from msgspec import Struct

from auditor.model import Exchange
from auditor.protocols.doh import doh_question

NO_SUCH_NAME = 3
"""The response code of RFC 1035 section 4.1.1."""


class Lookup(Struct, frozen=True):
    """One question to a resolver: ``way`` it went, such as ``DNS over TLS``, and the ``names`` in it.

    ``exists`` is False where the answer was that there is no such name.
    """

    way: str
    names: tuple[str, ...]
    exists: bool = True


def lookup_of(exchange: Exchange) -> Lookup | None:
    """What names this exchange asked for; None where it is no look-up. Discovery in the local network is none."""
    if exchange.protocol in ("DNS", "DoT"):
        way = "DNS" if exchange.tls is None else "DNS over TLS"
        return Lookup(way, (exchange.path.rpartition(" ")[0].lower(),), exchange.status != NO_SUCH_NAME)
    if not exchange.protocol.startswith("HTTP"):
        return None
    questions = doh_question(exchange)
    return Lookup("DNS over HTTPS", tuple(q.name.lower() for q in questions)) if questions else None
