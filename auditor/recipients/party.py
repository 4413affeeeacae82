"""Whether a request goes to the party one deals with, or to a third one that watches."""

from __future__ import annotations

from typing import Literal

from auditor.model import Exchange
from auditor.recipients.domains import registrable_domain
from auditor.recipients.lookup import TRACKING, Recipient, Recipients

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


def party_to_app(package: str | None, recipient: Recipient | None, host: str, known: Recipients) -> Party | None:
    """``first`` if the app's maker, by its package name (``com.example.app``), is behind the host; ``third`` if another
    company is, or one that is there to track; None where that is not known.
    """
    maker = None if package is None else maker_domain(package)
    if maker is not None and maker == registrable_domain(host):
        return "first"
    owner = None if maker is None else known.lookup(maker)
    if owner is not None and recipient is not None:
        return "first" if known.company(owner).id == known.company(recipient).id else "third"
    return "third" if recipient is not None and recipient.purpose in TRACKING else None


def maker_domain(package: str) -> str | None:
    """The domain a package name or bundle ID begins with, turned round: ``com.example.app`` is of ``example.com``."""
    labels = package.lower().split(".")
    if len(labels) < 2 or not all(label.replace("-", "").replace("_", "").isalnum() for label in labels):
        return None
    return registrable_domain(".".join(reversed(labels)))


def _site(exchange: Exchange, header: bytes) -> str | None:
    value = exchange.request.header(header)
    if value is None:
        return None
    scheme, separator, rest = value.decode("latin-1").partition("://")
    if not separator or scheme not in ("http", "https"):
        return None
    return registrable_domain(rest.partition("/")[0].rpartition("@")[2].partition(":")[0])
