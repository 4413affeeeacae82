"""The parts of a request that are not its body, as documents: query, headers, cookies and path segments."""

from __future__ import annotations

from functools import lru_cache

from auditor.decode.document import Document
from auditor.decode.form import fields
from auditor.decode.url import segments
from auditor.model import Headers


def query(path: str) -> dict[str, Document]:
    """The query of a request target as ``{name: [values…]}``."""
    text = path.partition("?")[2].partition("#")[0]
    return fields(text) if text else {}


def path_segments(path: str) -> list[Document]:
    """The percent-decoded segments of a request target in origin or absolute form, or of a topic."""
    text = path.partition("?")[0].partition("#")[0]
    if "://" in text[:36] and not text.startswith("/"):
        text = "/" + text.partition("://")[2].partition("/")[2]
    return segments(text)


@lru_cache(maxsize=1024)
def _name(raw: bytes) -> str:
    return _text(raw).lower()


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _add(found: dict[str, Document], name: str, value: str) -> None:
    values = found.get(name)
    if isinstance(values, list):
        values.append(value)
    else:
        found[name] = [value]


def headers(fields: Headers) -> dict[str, Document]:
    """``{lower-case name: [values…]}`` of all fields but ``cookie``."""
    found: dict[str, Document] = {}
    for name, value in fields:
        key = _name(name)
        if key != "cookie":
            _add(found, key, _text(value))
    return found


def cookies(fields: Headers) -> dict[str, Document]:
    """``{name: [values…]}`` of all ``cookie`` fields (RFC 6265, section 4.2), values as sent, without quotes."""
    found: dict[str, Document] = {}
    for name, value in fields:
        if name.lower() != b"cookie":
            continue
        for pair in _text(value).split(";"):
            key, equals, text = pair.strip().partition("=")
            if key or text:
                text = text if equals else ""
                quoted = len(text) > 1 and text[0] == text[-1] == '"'
                _add(found, key, text[1:-1] if quoted else text)
    return found
