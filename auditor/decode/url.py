"""URLs as values: the page, the referrer or the link an app tells of, taken apart as a request's own would be."""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.form import fields
from auditor.decode.limits import Budget
from auditor.decode.percent import plain

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,31}+)://([^/?#\s]*+)([^?#\s]*+)(?:\?([^#\s]*+))?+(?:#(\S*+))?+\s*+")
_RELATIVE = re.compile(r"()(?://([A-Za-z0-9][^/?#\s]*+))?+(/[^?#\s=]*+)\?([^#\s]*+)(?:#(\S*+))?+\s*+")
_LONGEST = 65_536
_ORDINARY = re.compile(
    r"""https?://(?:[A-Za-z][A-Za-z0-9-]{0,62}+\.)++[A-Za-z]{2,24}+((?:/[A-Za-z0-9._~-]{0,9}+)*+)
    \?([A-Za-z_][A-Za-z0-9_.-]{0,63}+=[A-Za-z0-9_.-]{0,9}+(?:&[A-Za-z_][A-Za-z0-9_.-]{0,63}+=[A-Za-z0-9_.-]{0,9}+)*+)""",
    re.VERBOSE,
)


def ordinary(text: str) -> int:
    """How many leaves an absolute URL has whose segments and values are plain and of nine characters at most.

    They can hold neither an encoding nor an identifier. 0 where it is no such URL.
    """
    match = _ORDINARY.fullmatch(text) if len(text) < 2048 else None
    if match is None:
        return 0
    path, query = match.groups()
    return 3 + query.count("&") + (path.count("/") if path != "/" else 0)


def pairs(text: str) -> list[tuple[str, str]]:
    """The names and values of the leaves of an `ordinary` URL."""
    address, _, query = text.partition("?")
    scheme, _, rest = address.partition("://")
    host, _, path = rest.partition("/")
    found = [("scheme", scheme), ("host", host.lower())]
    if path:
        found += [("path", part) for part in path.split("/")]
    for field in query.split("&"):
        name, _, value = field.partition("=")
        found.append((name, value))
    return found


def segments(path: str) -> list[Document]:
    """The percent-decoded segments of a path; the empty one before a leading slash is left out."""
    parts = path.removeprefix("/").split("/")
    return [plain(part) for part in parts] if path not in ("", "/") else []


class Url:
    """``{"scheme", "host", "path": […], "query": {…}, "fragment"?}`` of a URL that has a query or fragment fields.

    Of a relative one (``/p?id=1``) only path, query and fragment.
    """

    name = "url"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or "=" not in data or len(data) > _LONGEST:
            return 0.0
        if "://" in data[:36]:
            return 0.9 if "?" in data or "#" in data else 0.0
        return 0.8 if data[:1] == "/" and "?" in data else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        match = (_RELATIVE if data[:1] == "/" else _URL).fullmatch(data)
        if match is None:
            return None
        scheme, host, path, query, fragment = match.groups("")
        parts: dict[str, Document] = {"scheme": scheme.lower(), "host": host.lower(), "path": segments(path)}
        if not host and not scheme:
            parts = {"path": segments(path)}
        parts["query"] = dict(fields(query)) if query else {}
        if fragment:
            parts["fragment"] = fragment
        return Parsed(parts)
