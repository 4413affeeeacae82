"""Batches of protobuf messages one after the other, each behind its length as a varint (``writeDelimitedTo``)."""

from __future__ import annotations

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget
from auditor.decode.protobuf import Reading, read, speaks

_FEWEST = 2
_LONGEST_VARINT = 5


def split(data: bytes, most: int) -> list[bytes] | None:
    """The messages if the lengths lead exactly to the end; None otherwise, or if there are more than ``most``."""
    found: list[bytes] = []
    at = 0
    while at < len(data):
        size, shift = 0, 0
        while True:
            if at >= len(data) or shift >= 7 * _LONGEST_VARINT:
                return None
            byte = data[at]
            size |= (byte & 0x7F) << shift
            at, shift = at + 1, shift + 7
            if byte < 0x80:
                break
        if not size or at + size > len(data) or len(found) >= most:
            return None
        found.append(data[at : at + size])
        at += size
    return found


class Delimited:
    """Two messages or more; the document is the list of them."""

    name = "delimited"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if "delimited" in hints.media_type:
            return 0.97
        if not isinstance(data, bytes) or len(data) < 4:
            return 0.0
        return 0.35 if data[0] and data[0] & 0x7F < len(data) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        raw = data.encode() if isinstance(data, str) else data
        pieces = split(raw, budget.limits.leaves)
        if pieces is None or len(pieces) < _FEWEST:
            return None
        messages: list[Document] = []
        whole, alone = Reading({}, 0, 0), True
        for piece in pieces:
            reading = read(piece)
            if reading is None or not reading.fields:
                return None
            whole.text += reading.text
            alone &= speaks(reading, len(piece))
            whole.fields += reading.fields
            messages.append(reading.message)
        whole.message = {"": messages}
        named = "delimited" in hints.media_type or "protobuf" in hints.media_type
        if not named and not (alone if hints.guess else speaks(whole, len(raw))):
            return None
        return Parsed(messages)
