"""DNS messages in the body of a request (DNS over HTTPS, RFC 8484): the names asked for, and what stands beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document, Number
from auditor.decode.limits import Budget

if TYPE_CHECKING:
    from auditor.protocols.plain import Json

MEDIA_TYPE = "application/dns-message"


class Dns:
    """Only where the media type says so: nothing else tells these bytes from others. Decoder by protocol."""

    name = "dns"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 1.0 if hints.whole and hints.media_type == MEDIA_TYPE and isinstance(data, bytes) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        from auditor.protocols.dns_message import parse_dns

        message = parse_dns(data) if isinstance(data, bytes) else None
        if message is None or not budget.spend(len(data)):
            return None
        said: dict[str, Json] = message.sections()
        asked: list[Document] = [{"asked": question.name, "type": question.type} for question in message.questions]
        return Parsed({"questions": asked, **{name: _document(value) for name, value in said.items()}})


def _document(value: Json) -> Document:
    if isinstance(value, Mapping):
        return {name: _document(each) for name, each in value.items()}
    if value is None or isinstance(value, str | bool):
        return value
    return Number(value) if isinstance(value, int | float) else [_document(each) for each in value]
