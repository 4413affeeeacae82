"""JSON (RFC 8259), read leniently and with the source text of its numbers; also several documents in a row."""

from __future__ import annotations

import re
from json import JSONDecoder

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document, Number, Repeated
from auditor.decode.limits import DEFAULT, Budget
from auditor.model import Outcome

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_LONE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\r\n,\x1e\x00]*")


def _object(pairs: list[tuple[str, Document]]) -> dict[str, Document]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeated(pairs)


_DECODER = JSONDecoder(
    object_pairs_hook=_object, parse_float=Number, parse_int=Number, parse_constant=Number, strict=False
)


class TooDeep(ValueError):
    """JSON nested deeper than the limit."""


def _whole(document: Document) -> Document:
    """The document with half surrogate pairs, which no encoder takes, replaced."""
    if isinstance(document, str):
        if _LONE.search(document) is None:
            return document
        return document.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(document, list):
        return [_whole(item) for item in document]
    if isinstance(document, Repeated):
        mended = Repeated([(_name(k), _whole(v)) for k, v in document.items()])
        mended.earlier = [(_name(k), _whole(v)) for k, v in document.earlier]
        return mended
    if isinstance(document, dict):
        return {_name(k): _whole(v) for k, v in document.items()}
    return document


def _name(key: str) -> str:
    return _LONE.sub("\ufffd", key)


def _containers(document: Document) -> list[Document]:
    if isinstance(document, dict):
        return [value for value in document.values() if isinstance(value, (dict, list))]
    return [value for value in document if isinstance(value, (dict, list))] if isinstance(document, list) else []


def _deeper(document: Document, levels: int) -> bool:
    level = [document]
    for _ in range(levels):
        level = [inner for outer in level for inner in _containers(outer)]
        if not level:
            return False
    return True


def parse(text: str, start: int = 0, nesting: int = DEFAULT.nesting) -> tuple[Document, int]:
    """The JSON value at ``start`` and where it ends; `TooDeep`, or another `ValueError` if there is none."""
    document: Document
    try:
        document, end = _DECODER.raw_decode(text, start)
    except RecursionError as error:
        raise TooDeep from error
    if text.count("[", start, end) + text.count("{", start, end) > nesting and _deeper(document, nesting):
        raise TooDeep
    if _SURROGATE.search(text, start, end) is not None:
        document = _whole(document)
    return document, end


def _space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return start if match is None else match.end()


class Json:
    """One JSON text; bare scalars count only where the media type says JSON."""

    name = "json"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str):
            return 0.0
        head, tail = data[:64].lstrip("\ufeff\x1e \t\r\n")[:1], data[-16:].rstrip(" \t\r\n\x00,")[-1:]
        if (head == "{" and tail == "}") or (head == "[" and tail == "]"):
            return 0.97
        if "json" in hints.media_type:
            return 0.9
        return 0.9 if head == tail == '"' and "\\" in data[:256] and len(data) > 4 else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        start = _space(data, 1 if data[:1] == "\ufeff" else 0)
        try:
            document, end = parse(data, start, budget.limits.nesting)
        except TooDeep:
            limit = budget.limits.nesting
            budget.gap(Outcome.BODY_LIMIT, len(data), f"JSON nested deeper than {limit} levels was left as text")
            return None
        except ValueError:
            return None
        return Parsed(document) if _space(data, end) == len(data) else None


class JsonLines:
    """Two or more JSON objects or arrays in a row, one a line or simply joined; the document is their list."""

    name = "ndjson"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str):
            return 0.0
        head, tail = data[:64].lstrip("\ufeff\x1e \t\r\n")[:1], data[-16:].rstrip(" \t\r\n\x00,")[-1:]
        return 0.8 if head in ("{", "[") and tail in ("}", "]") and (hints.whole or "\n" in data) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        at = _space(data, 1 if data[:1] == "\ufeff" else 0)
        found: list[Document] = []
        while at < len(data):
            if data[at] not in "{[" or len(found) > budget.limits.leaves:
                return None
            try:
                document, end = parse(data, at, budget.limits.nesting)
            except ValueError:
                return None
            found.append(document)
            at = _space(data, end)
        return Parsed(found) if len(found) > 1 else None
