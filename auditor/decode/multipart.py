"""multipart bodies (RFC 7578, RFC 2046): parts by name, text as text, files as bytes to look into."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget
from auditor.decode.percent import plain
from auditor.decode.text import as_text

_OPENING = re.compile(rb"(?:\r?\n)?--([^\r\n]{1,200})\r?\nContent-", re.IGNORECASE)
_PARAMETER = re.compile(r';\s*([A-Za-z*]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))')
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_MANY_PARTS = 10_000


def parameters(value: str) -> dict[str, str]:
    """The parameters of a header value such as ``form-data; name="a"``, names in lower case (RFC 2045, 5.1)."""
    found: dict[str, str] = {}
    for name, quoted, token in _PARAMETER.findall(value):
        text = re.sub(r"\\(.)", r"\1", quoted) if quoted else token
        found.setdefault(name.lower(), text)
    return found


def _headers(block: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in block.splitlines():
        name, colon, value = line.partition(b":")
        if colon:
            found[name.strip().lower().decode("latin-1")] = value.strip().decode("utf-8", "replace")
    return found


def _add(found: dict[str, Document], name: str, value: Document) -> None:
    values = found.setdefault(name, [])
    if isinstance(values, list):
        values.append(value)


def _filename(named: dict[str, str]) -> str | None:
    extended = named.get("filename*")
    if extended is not None:
        text = plain(extended.rpartition("'")[2])
        return text if isinstance(text, str) else extended
    return named.get("filename")


def _part(found: dict[str, Document], piece: bytes) -> bool:
    piece = piece.removeprefix(b"\r\n").removeprefix(b"\n")
    end = _HEADER_END.search(piece)
    if end is None:
        return False
    headers = _headers(piece[: end.start()])
    content = piece[end.end() :]
    content = content[:-2] if content.endswith(b"\r\n") else content.removesuffix(b"\n")
    named = parameters(headers.get("content-disposition", ""))
    name = named.get("name", "")
    text = as_text(content, Hints())
    _add(found, name, content if text is None else text)
    filename = _filename(named)
    if filename is not None:
        _add(found, f"{name}.filename", filename)
    return True


class Multipart:
    """``{name: [value…]}``; a file's name is ``{"<name>.filename": [file name…]}``, a part without a name is ``""``."""

    name = "multipart"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if hints.media_type.startswith("multipart/"):
            return 0.99
        if data[:1] not in (b"-", "-", b"\r", "\r"):
            return 0.0
        head = data[:300].encode() if isinstance(data, str) else data[:300]
        return 0.85 if _OPENING.match(head) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        raw = data.encode() if isinstance(data, str) else data
        boundary = hints.boundary.encode()
        if not boundary or b"--" + boundary not in raw:
            opening = _OPENING.match(raw)
            if opening is None:
                return None
            boundary = opening[1]
        found: dict[str, Document] = {}
        for piece in raw.split(b"--" + boundary, _MANY_PARTS)[1:]:
            if piece.startswith(b"--") or not _part(found, piece):
                break
        return Parsed(found) if found else None
