"""A request as text for a person who opens a finding; unless values are shown, only its shape."""

from __future__ import annotations

from auditor.model import Exchange
from auditor.report.masking import HIDDEN, looks_like_value
from auditor.report.text import printable

MOST_FIELDS = 40
MOST_BODY = 2000


def request_text(exchange: Exchange, *, shows: bool) -> str:
    """Request line, header fields and the beginning of the body; names only, and the body's size, if not ``shows``."""
    target, _, query = exchange.path.partition("?")
    if not shows:
        target = "/".join(HIDDEN if looks_like_value(part) else part for part in target.split("/"))
        query = "&".join(f"{pair.partition('=')[0]}={HIDDEN}" for pair in query.split("&")) if query else ""
    lines = [f"{exchange.method} {target}{'?' if query else ''}{query} {exchange.protocol}", f"host: {exchange.host}"]
    for name, value in exchange.request.headers[:MOST_FIELDS]:
        if name.lower() != b"host":
            plain = shows or name.lower() in PLAIN
            lines.append(f"{name.decode('latin-1')}: {value.decode('latin-1') if plain else HIDDEN}")
    body = exchange.request.body
    if body is not None and body.length:
        lines.append("")
        lines.append(f"({body.length:,} bytes)")
        if shows:
            lines.append(body.data[:MOST_BODY].decode("utf-8", "replace"))
    return "\n".join(printable(each, MOST_BODY) for each in lines)


PLAIN = frozenset((b"content-type", b"content-encoding", b"content-length", b"accept", b"accept-encoding"))
"""Header fields that tell nothing of a person."""
