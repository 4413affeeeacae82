"""GraphQL operations named: what a request asks for, whether its document is sent or only referred to by its hash.

Sources: GraphQL specification (October 2021) sections 2.1 and 2.3; graphql.org "Serving over HTTP"; Apollo's
"Automatic persisted queries" (``extensions.persistedQuery.sha256Hash``); the multipart request specification.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qs

from msgspec import Struct

MOST_OPERATIONS = 100
DOCUMENT_LIMIT = 256 * 1024
BODY_LIMIT = 4 * 1024 * 1024
UNKNOWN = "operation"
"""The type of an operation whose document was not sent."""

_TYPES = ("query", "mutation", "subscription")
_DEFINES = (*_TYPES, "fragment")
_TOKEN = re.compile(
    r'(?P<skip>"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\#[^\n\r]*|[\s,\ufeff]+)'
    r"|(?P<open>[{(\[])|(?P<close>[})\]])|(?P<name>[A-Za-z_]\w*)|(?P<spread>\.{3})|(?P<other>.)",
    re.ASCII | re.DOTALL,
)
_PART = re.compile(rb'name="?operations"?[^\r\n]*(?:\r\n[^\r\n]+)*\r\n\r\n(.*?)\r\n--', re.DOTALL | re.IGNORECASE)


class Operation(Struct, frozen=True):
    """``type`` is query, mutation, subscription or `UNKNOWN`; ``name`` is empty for an anonymous one.

    ``hash`` is that of the persisted query where its document was not sent.
    """

    type: str
    name: str
    hash: str = ""

    def __str__(self) -> str:
        shown = self.name or (f"persisted as {self.hash[:12]}" if self.hash else "without a name")
        return f"GraphQL {self.type} {shown}"


def definitions(document: str) -> Iterator[tuple[str, str]]:
    """(type, name) of the operations a document defines, in its order; none where it is no document."""
    depth, kind, name, directive = 0, "", "", False
    tokens = _tokens(document[:DOCUMENT_LIMIT])
    for group, word in tokens:
        if depth:
            depth += (group == "open") - (group == "close")
            kind = "" if depth == 0 and word == "}" else kind
        elif not kind:
            if word == "{":
                if next(tokens, ("", ""))[0] not in ("name", "spread"):
                    return
                yield _TYPES[0], ""
                kind, depth = _TYPES[0], 1
            elif word in _DEFINES:
                kind, name, directive = word, "", False
            else:
                return
        elif group == "open":
            if word == "{" and kind in _TYPES:
                yield kind, name
            depth = 1
        elif group == "name" and (directive or kind not in _TYPES):
            directive = False
        elif group == "name" and not name:
            name = word
        elif word == "@":
            directive = True
        else:
            return


def _tokens(document: str) -> Iterator[tuple[str, str]]:
    for token in _TOKEN.finditer(document):
        group = token.lastgroup
        if group is not None and group != "skip":
            yield group, token[0]


def operations(content_type: bytes | str, body: bytes, query: str = "") -> list[Operation]:
    """The operations a request asks for; ``query`` is that of its target. Empty where it is no GraphQL.

    Only well-formed documents, or a persisted query's hash, count: a search for text that is called "query" does not.
    """
    kind = content_type.decode("latin-1") if isinstance(content_type, bytes) else content_type
    kind = kind.partition(";")[0].strip().lower()
    found: list[Operation] = []
    if body and len(body) <= BODY_LIMIT:
        if kind == "application/graphql":
            found = _named(body.decode("utf-8", "replace"), "")
        elif kind == "multipart/form-data":
            part = _PART.search(body)
            found = [] if part is None else _from_json(part[1])
        elif kind == "application/x-www-form-urlencoded":
            found = _from_fields(body.decode("latin-1"))
        else:
            found = _from_json(body)
    return found or (_from_fields(query) if query else [])


def _from_json(body: bytes) -> list[Operation]:
    try:
        document: object = json.loads(body)
    except (ValueError, RecursionError):
        return []
    requests = document if isinstance(document, list) else [document]
    return [found for request in requests[:MOST_OPERATIONS] for found in _from_request(request)]


def _from_request(request: object) -> list[Operation]:
    if not isinstance(request, dict):
        return []
    name, document, extensions = (request.get(key) for key in ("operationName", "query", "extensions"))
    return _one(name, document, extensions)


def _from_fields(text: str) -> list[Operation]:
    if "query=" not in text and "extensions=" not in text:
        return []
    try:
        fields = parse_qs(text, max_num_fields=1000)
        extensions: object = json.loads(fields.get("extensions", ["null"])[0])
    except (ValueError, RecursionError):
        return []
    return _one(fields.get("operationName", [None])[0], fields.get("query", [None])[0], extensions)


def _one(name: object, document: object, extensions: object) -> list[Operation]:
    wanted = name if isinstance(name, str) else ""
    if isinstance(document, str) and document:
        return _named(document, wanted)
    persisted = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    digest = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    return [Operation(UNKNOWN, wanted, digest)] if isinstance(digest, str) and digest else []


def _named(document: str, wanted: str) -> list[Operation]:
    """The operation of this name, else the first of the document."""
    if "{" not in document:
        return []
    first: Operation | None = None
    for kind, name in definitions(document):
        if wanted and name == wanted:
            return [Operation(kind, name)]
        first = first or Operation(kind, wanted or name)
        if not wanted:
            break
    return [] if first is None else [first]
