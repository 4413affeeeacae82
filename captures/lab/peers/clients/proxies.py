"""Through proxies: SOCKS5 with and without a password and HTTP CONNECT, with TLS inside."""

from __future__ import annotations

import httpx

from captures.lab.peers.clients.around import Around
from captures.lab.peers.places import HTTP_PROXY, NAME, PROXY_HOST, SOCKS, SOCKS_OPEN, WEB_HOST, WORD

BODY = b'{"where": "through a proxy"}'


def talk(around: Around) -> None:
    """The same request by three ways, over both versions of HTTP."""
    ways = (
        ("socks", f"socks5://{NAME}:{WORD}@{PROXY_HOST}:{SOCKS}"),
        ("socks-open", f"socks5://{PROXY_HOST}:{SOCKS_OPEN}"),
        ("connect", f"http://{PROXY_HOST}:{HTTP_PROXY}"),
    )
    for way, proxy in ways:
        for http2 in (False, True):
            path = f"/echo/{way}/{2 if http2 else 1}"
            with httpx.Client(proxy=proxy, http2=http2, verify=around.context(), trust_env=False) as client:
                answer = client.post(f"https://{WEB_HOST}{path}", content=BODY)
            if way == "connect":
                around.notes.note("HTTP/1.1", "CONNECT", f"{WEB_HOST}:443", host=WEB_HOST, status=200, body=b"")
            else:
                around.notes.note("SOCKS5", "CONNECT", f"{WEB_HOST}:443", status=0)
            around.notes.note(
                answer.http_version,
                "POST",
                path,
                host=WEB_HOST,
                status=answer.status_code,
                body=BODY,
                answer=answer.content,
            )
