"""URLs as values: the page, the referrer or the link an app tells of, taken apart as a request's own would be."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.form import fields
from auditor.decode.limits import Budget
from auditor.decode.percent import plain

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,31}+)://([^/?#\s]*+)([^?#\s]*+)(?:\?([^#\s]*+))?+(?:#(\S*+))?+\s*+")
_LONGEST = 65_536


def segments(path: str) -> list[Document]:
    """The percent-decoded segments of a path; the empty one before a leading slash is left out."""
    parts = path.removeprefix("/").split("/")
    return [plain(part) for part in parts] if path not in ("", "/") else []


class Url:
    """``{"scheme", "host", "path": […], "query": {…}, "fragment"?}`` of a URL that has a query or fragment fields."""

    name = "url"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or "://" not in data[:36] or "=" not in data or len(data) > _LONGEST:
            return 0.0
        return 0.9 if "?" in data or "#" in data else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        match = _URL.fullmatch(data) if isinstance(data, str) else None
        if match is None:
            return None
        scheme, host, path, query, fragment = match.groups()
        parts: dict[str, Document] = {"scheme": scheme.lower(), "host": host.lower(), "path": segments(path)}
        parts["query"] = dict(fields(query)) if query else {}
        if fragment:
            parts["fragment"] = fragment
        return Parsed(parts)
