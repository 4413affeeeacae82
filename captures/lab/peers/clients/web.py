"""HTTP/1.1 and HTTP/2 with httpx: requests, packed bodies, server-sent events, GraphQL."""

from __future__ import annotations

import gzip
import json

import httpx

from captures.lab.peers.clients.around import Around
from captures.lab.peers.places import WEB_HOST

BODY = b"name=lab&note=" + b"x" * 900
LONG = bytes(range(256)) * 80
DOCUMENT = "query Meter($id: ID!) { meter(id: $id) { reading } }"
QUERY = json.dumps({"operationName": "Meter", "query": DOCUMENT, "variables": {"id": "7"}}).encode()


def talk(around: Around) -> None:
    """The same requests over both versions of HTTP, on one connection each."""
    for http2 in (False, True):
        with httpx.Client(http1=not http2, http2=http2, verify=around.context(), trust_env=False) as client:
            _requests(around, client, "HTTP/2" if http2 else "HTTP/1.1")


def _requests(around: Around, client: httpx.Client, protocol: str) -> None:
    packed = {"content-type": "text/plain", "content-encoding": "gzip"}
    form = {"content-type": "application/x-www-form-urlencoded"}
    requests: tuple[tuple[str, str, bytes, dict[str, str], bytes], ...] = (
        ("GET", "/echo?q=caf%C3%A9&lat=48.40", b"", {}, b""),
        ("POST", "/echo/form", BODY, form, BODY),
        ("PUT", "/echo/long", LONG, {}, LONG),
        ("POST", "/echo/packed", gzip.compress(BODY, mtime=0), packed, BODY),
        ("GET", "/packed", b"", {}, b""),
        ("GET", "/events", b"", {"accept": "text/event-stream"}, b""),
        ("POST", "/graphql", QUERY, {"content-type": "application/json"}, QUERY),
        ("DELETE", "/nothing", b"", {}, b""),
        ("GET", "/absent", b"", {}, b""),
    )
    for method, path, content, headers, said in requests:
        answer = client.request(method, f"https://{WEB_HOST}{path}", content=content or None, headers=headers)
        if answer.http_version != protocol:
            raise RuntimeError(f"{answer.http_version} was spoken, not {protocol}")
        around.notes.note(
            protocol, method, path, host=WEB_HOST, status=answer.status_code, body=said, answer=answer.content
        )


def chunked(around: Around) -> None:
    """A request whose length nobody knows beforehand."""
    with httpx.Client(verify=around.context(), trust_env=False) as client:
        parts = [b"first part, ", b"second part, ", b"the end"]
        answer = client.post(f"https://{WEB_HOST}/echo/chunked", content=iter(parts))
        around.notes.note(
            "HTTP/1.1", "POST", "/echo/chunked", host=WEB_HOST, status=answer.status_code, body=b"".join(parts),
            answer=answer.content,
        )  # fmt: skip
