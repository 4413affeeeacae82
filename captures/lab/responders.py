"""Real DNS and SNTP responders of the gateway, and the HTTP upstream that answers a scenario's API calls."""

from __future__ import annotations

import asyncio
import gzip
import ipaddress
import struct
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import cast

from captures.lab.scenario import Answer, Asked

A, AAAA = 1, 28
_NTP_EPOCH = 2_208_988_800


def dns_answer(query: bytes, names: Mapping[str, tuple[str, ...]]) -> bytes | None:
    """The answer to one question (RFC 1035): A and AAAA from ``names``, NXDOMAIN for any other name."""
    labels, at = [], 12
    while at < len(query) and query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]].decode("ascii", "replace"))
        at += 1 + query[at]
    if at + 5 > len(query):
        return None
    kind = struct.unpack(">H", query[at + 1 : at + 3])[0]
    question = query[12 : at + 5]
    addresses = names.get(".".join(labels).lower())
    records = b""
    count = 0
    for text in addresses or ():
        address = ipaddress.ip_address(text)
        if kind == (A if address.version == 4 else AAAA):
            packed = address.packed
            records += b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 300, len(packed)) + packed
            count += 1
    flags = 0x8180 if addresses is not None else 0x8183
    return query[:2] + struct.pack(">HHHHH", flags, 1, count, 0, 0) + question + records


def ntp_answer(query: bytes, now: float) -> bytes | None:
    """A stratum 2 server's answer to an SNTP client (RFC 4330); ``now`` in seconds since the Unix epoch."""
    if len(query) < 48:
        return None
    stamp = struct.pack(">II", int(now) + _NTP_EPOCH, int((now % 1) * 2**32))
    return (
        struct.pack(">BBBb", 0x24, 2, 6, -20)
        + struct.pack(">II4s", 16, 32, b"LAB\0")
        + stamp
        + query[40:48]
        + stamp * 2
    )


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, reply: Callable[[bytes], bytes | None]) -> None:
        self._reply = reply
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str | int, int]) -> None:
        answer = self._reply(data)
        if answer is not None and self._transport is not None:
            self._transport.sendto(answer, addr)


async def serve_datagrams(gateway: str, ntp: tuple[str, ...], names: Mapping[str, tuple[str, ...]]) -> None:
    """DNS on the gateway's port 53 and SNTP on port 123 of each address of ``ntp``."""
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(
        lambda: _Datagrams(lambda query: dns_answer(query, names)), local_addr=(gateway, 53)
    )
    for address in ntp:
        await loop.create_datagram_endpoint(
            lambda: _Datagrams(lambda query: ntp_answer(query, time.time())), local_addr=(address, 123)
        )


async def serve_upstream(path: Path, answer: Callable[[Asked], Answer]) -> None:
    """HTTP/1.0 as nginx speaks it to an upstream: one request a connection, on a Unix socket."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        writer.write(_render(answer(Asked(method, headers.get("host", ""), target, headers, body)), headers))
        await writer.drain()
        writer.close()

    await asyncio.start_unix_server(handle, str(path), limit=1 << 20)


def _render(answer: Answer, asked: Mapping[str, str]) -> bytes:
    fields = [("Content-Type", answer.content_type), *answer.headers]
    body = answer.body
    if len(body) > 256 and "gzip" in asked.get("accept-encoding", ""):
        body = gzip.compress(body, 6, mtime=0)
        fields.append(("Content-Encoding", "gzip"))
    if answer.status != HTTPStatus.NO_CONTENT:
        fields.append(("Content-Length", str(len(body))))
    lines = [f"HTTP/1.0 {answer.status} {HTTPStatus(answer.status).phrase}", *(f"{n}: {v}" for n, v in fields)]
    return "\r\n".join([*lines, "", ""]).encode() + body
