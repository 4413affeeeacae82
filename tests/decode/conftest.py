"""Requests to decode, made from as little as a test wants to say."""

from __future__ import annotations

import hashlib
from typing import Protocol

import pytest

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
