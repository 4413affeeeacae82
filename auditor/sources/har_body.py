"""Reads the messages of a HAR entry: bodies as text, as base64 marked in one of several ways, or as form parameters."""

from __future__ import annotations

from auditor.model import EMPTY_BODY, Body, Headers, Message
from auditor.protocols.content import decode_content
from auditor.sources.har_text import Part, decode_base64, form_bytes, multipart_bytes, text_to_bytes, to_bytes
from auditor.sources.interface import JsonObject

MARKS = ("encoding", "_encoding", "comment", "_comment")
"""Members that say a text is base64: HAR's own for responses (PCAPdroid and others use it for requests too), the
extension of several proxies, and a comment."""
PART_KEYS = ("name", "value", "fileName", "contentType")


class Notes:
    """What was odd about an entry, in the order met, each once."""

    def __init__(self) -> None:
        self._notes: dict[str, None] = {}

    def add(self, note: str | None) -> None:
        """One more, if there is one."""
        if note is not None:
            self._notes[note] = None

    def all(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self._notes)

    def bytes_of(
        self,
        holder: JsonObject,
        text: str,
        what: str,
        *,
        base64: bool = False,
        mime: str = "",
        by_mitmproxy: bool = False,
    ) -> bytes:
        """The bytes behind ``text``, a member of ``holder``; base64 if ``base64`` or one of `MARKS` says so."""
        if base64 or any("base64" in text_of(holder.get(mark)).lower() for mark in MARKS):
            data = decode_base64(text)
            if data is not None:
                return data
            self.add(f"the {what} is marked as base64 but is not; it was taken as text")
            return to_bytes(text)
        data, note = text_to_bytes(text, mime, by_mitmproxy=by_mitmproxy)
        self.add(None if note is None else f"{what}: {note}")
        return data


def text_of(value: object) -> str:
    """A string as it is, a number as its text, anything else as nothing."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def request_message(request: JsonObject, headers: Headers, notes: Notes, *, by_mitmproxy: bool) -> Message:
    """The request of an entry: the text of ``postData``, else its parameters put together again.

    HTTP Toolkit keeps bodies that are no text in ``_content``, with members as in a response.
    """
    post = request.get("postData")
    post = post if isinstance(post, dict) else {}
    content = request.get("_content")
    if isinstance(content, dict) and content.get("text") and not post.get("text"):
        post = {**post, **content}
    mime = _mime(post, headers)
    text = text_of(post.get("text"))
    if text:
        return _message(headers, notes.bytes_of(post, text, "request body", mime=mime, by_mitmproxy=by_mitmproxy))
    params = post.get("params")
    fields = [one for one in params if isinstance(one, dict)] if isinstance(params, list) else []
    if fields:
        notes.add("the request body was put together again from its parameters")
        return _message(headers, _form(fields, mime))
    return _absent(headers, request.get("bodySize"), "request", notes)


def response_message(response: JsonObject, headers: Headers, notes: Notes, *, by_mitmproxy: bool) -> Message:
    """The response of an entry; its body is not complete where the HAR leaves it out."""
    content = response.get("content")
    content = content if isinstance(content, dict) else {}
    text = text_of(content.get("text"))
    if not text:
        return _absent(headers, content.get("size"), "response", notes)
    mime = _mime(content, headers)
    return _message(headers, notes.bytes_of(content, text, "response body", mime=mime, by_mitmproxy=by_mitmproxy))


def _mime(holder: JsonObject, headers: Headers) -> str:
    named = next((value for name, value in headers if name.lower() == b"content-type"), b"")
    return text_of(holder.get("mimeType")) or named.decode("latin-1")


def _form(fields: list[JsonObject], mime: str) -> bytes:
    if "multipart/" in mime.lower():
        return multipart_bytes([Part(*(text_of(one.get(key)) for key in PART_KEYS)) for one in fields], mime)
    return form_bytes([(text_of(one.get("name")), text_of(one.get("value"))) for one in fields])


def _message(headers: Headers, data: bytes) -> Message:
    return Message(headers, _body(data))


def _body(data: bytes) -> Body:
    return decode_content(data, None)[0]


def _absent(headers: Headers, size: object, what: str, notes: Notes) -> Message:
    missing = isinstance(size, (int, float)) and size > 0
    if missing:
        notes.add(f"the HAR leaves out the {what} body ({size} bytes)")
    return Message(headers, EMPTY_BODY, complete=not missing)
