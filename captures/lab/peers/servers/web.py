"""What the web server answers (an ASGI application): echo, a stream of events, GraphQL, a WebSocket that echoes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
GREETING = "the server speaks first"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """An ASGI 3 application."""
    if scope["type"] == "lifespan":
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})
    elif scope["type"] == "websocket":
        await _websocket(receive, send)
    else:
        await _request(scope, receive, send)


async def _request(scope: Scope, receive: Receive, send: Send) -> None:
    body, more = b"", True
    while more:
        part = await receive()
        body, more = body + part.get("body", b""), part.get("more_body", False)
    path = scope["path"]
    if path == "/events":
        parts = [b"retry: 1000\n\n", *(b"id: %d\nevent: tick\ndata: event %d\n\n" % (n, n) for n in range(3))]
        await _answer(send, 200, "text/event-stream", parts)
    elif path == "/graphql":
        await _answer(send, 200, "application/json", [json.dumps({"data": {"bytes": len(body)}}).encode()])
    elif path == "/packed":
        content = gzip.compress(b"the same again " * 100, mtime=0)
        await _answer(send, 200, "text/plain", [content], (b"content-encoding", b"gzip"))
    elif path.startswith("/echo"):
        await _answer(send, 201 if body else 200, "application/octet-stream", [body or b"nothing to echo"])
    elif path == "/nothing":
        await _answer(send, 204, "text/plain", [])
    else:
        await _answer(send, 404, "text/plain", [b"no such thing"])


async def _answer(send: Send, status: int, kind: str, parts: list[bytes], *fields: tuple[bytes, bytes]) -> None:
    headers = [(b"content-type", kind.encode()), *fields]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    for part in parts:
        await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _websocket(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.send", "text": GREETING})
    while (message := await receive())["type"] == "websocket.receive":
        said = {key: message[key] for key in ("text", "bytes") if message.get(key) is not None}
        await send({"type": "websocket.send", **said})
