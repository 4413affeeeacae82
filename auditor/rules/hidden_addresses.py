"""Addresses that are sent in base64 or hexadecimal and were taken apart on the way: whole again, at their places."""

from __future__ import annotations

from auditor.decode.radix import from_base64
from auditor.decode.tree import Node, Row

_LONGEST, _FEWEST_DECODERS, _SCHEME = 8192, 2, 12
_TELLING = 3
"""Shorter names say something only beside others, which an address that was decoded alone does not have."""


def hidden_addresses(node: Node) -> list[Row]:
    """The rows of a node whose value is the code of a URL, with the URL in its place."""
    hidden = {
        at: part.decoders[0]
        for at, part in node.parts
        if isinstance(part, Node) and len(part.decoders) == _FEWEST_DECODERS and part.decoders[1] in ("url", "text")
    }
    found: list[Row] = []
    for row in node.rows if hidden else ():
        decoder, value = hidden.get(row[0]), row[2]
        if decoder is not None and isinstance(value, str) and len(value) <= _LONGEST:
            address = _plain(decoder, value)
            if "://" in address[:_SCHEME] and ("?" in address or len(row[1]) < _TELLING):
                found.append((row[0], row[1], address, None if row[3] is None else {**row[3], row[1]: address}))
    return found


def _plain(decoder: str, text: str) -> str:
    """What a text is the code of; empty where it is none."""
    try:
        if decoder == "hex":
            return bytes.fromhex(text).decode()
        return (from_base64(text) or b"").decode() if decoder == "base64" else ""
    except ValueError:
        return ""
