"""Requests to decode, made from as little as a test wants to say, and documents that any encoding should carry."""

from __future__ import annotations

import hashlib
from typing import Protocol

import pytest
from hypothesis import strategies as st

from auditor.decode.document import Document, Number
from auditor.model import Body, Endpoint, Exchange, Message


class MakeExchange(Protocol):
    def __call__(
        self, path: str = ..., headers: tuple[tuple[bytes, bytes], ...] = ..., body: bytes = ..., lost: int = ...
    ) -> Exchange: ...


@pytest.fixture
def exchange() -> MakeExchange:
    def make(
        path: str = "/", headers: tuple[tuple[bytes, bytes], ...] = (), body: bytes = b"", lost: int = 0
    ) -> Exchange:
        sent = Body(body, len(body) + lost, hashlib.sha256(body).hexdigest(), truncated=lost > 0)
        return Exchange(
            n=0,
            time_ns=0,
            protocol="HTTP/1.1",
            method="POST",
            scheme="https",
            host="log.example",
            port=443,
            path=path,
            status=200,
            request=Message(headers, sent),
            response=None,
            client=Endpoint("192.0.2.1", 40000),
            server=Endpoint("198.51.100.1", 443),
        )

    return make


def documents(integers: st.SearchStrategy[int]) -> st.SearchStrategy[object]:
    """Maps and lists with everything in them that JSON has too, and these integers."""
    scalars = st.none() | st.booleans() | integers | st.floats(allow_nan=False, allow_infinity=False) | st.text()
    values = st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=20) | st.dictionaries(st.text(), inner, max_size=20),
        max_leaves=40,
    )
    return st.dictionaries(st.text(), values) | st.lists(values)


def plain(document: Document) -> object:
    """A document with its numbers as values rather than as they were written."""
    if isinstance(document, Number):
        return document.value
    if isinstance(document, dict):
        return {key: plain(value) for key, value in document.items()}
    return [plain(value) for value in document] if isinstance(document, list) else document
