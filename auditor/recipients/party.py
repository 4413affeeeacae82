"""Whether a request goes to the party one deals with, or to a third one that watches."""

from __future__ import annotations

from typing import Literal

from auditor.model import Exchange
from auditor.recipients.domains import registrable_domain
from auditor.recipients.lookup import TRACKING, Recipient

Party = Literal["first", "third"]
_REFERRING = (b"origin", b"referer")


def party_of(exchange: Exchange, recipient: Recipient | None) -> Party | None:
    """``third`` if Origin or Referer name another site or the recipient is there to track, ``first`` if they name the
    same site, None if neither is known.
    """
    site = registrable_domain(exchange.host)
    origins = {_site(exchange, name) for name in _REFERRING} - {None}
    if site is not None and any(origin != site for origin in origins):
        return "third"
    if recipient is not None and recipient.purpose in TRACKING:
        return "third"
    return "first" if origins and site is not None else None


def _site(exchange: Exchange, header: bytes) -> str | None:
    value = exchange.request.header(header)
    if value is None:
        return None
    scheme, separator, rest = value.decode("latin-1").partition("://")
    if not separator or scheme not in ("http", "https"):
        return None
    return registrable_domain(rest.partition("/")[0].rpartition("@")[2].partition(":")[0])
