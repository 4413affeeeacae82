"""gRPC: grpclib over TLS, whose keys it can log, and grpcio in clear, with compressed messages and streams."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Sequence

import grpc
from grpclib.client import Channel, StreamStreamMethod, UnaryUnaryMethod
from grpclib.encoding.base import CodecBase
from grpclib.exceptions import GRPCError

from captures.lab.peers.clients.around import Around
from captures.lab.peers.places import RPC_HOST, RPC_PLAIN, RPC_TLS
from captures.lab.peers.servers.rpc import SERVICE

ECHO, CHAT = f"/{SERVICE}/Echo", f"/{SERVICE}/Chat"
READING = b"\x0a\x05meter\x10\x2a\x1a\x0c" + b"lab-sensor-1"
CHATTER = (b"one", b"two two", b"x" * 3000)


class Raw(CodecBase):
    """Messages are bytes already."""

    __content_subtype__ = "proto"

    def encode(self, message: bytes, message_type: object) -> bytes:
        return message

    def decode(self, data: bytes, message_type: object) -> bytes:
        return data


def framed(messages: Sequence[bytes]) -> bytes:
    """As gRPC sends uncompressed messages: a flag, a length, the message."""
    return b"".join(struct.pack(">BI", 0, len(message)) + message for message in messages)


def talk(around: Around) -> None:
    """Over TLS, then in clear."""
    asyncio.run(_secured(around))
    _plain(around)


async def _secured(around: Around) -> None:
    channel = Channel(RPC_HOST, RPC_TLS, ssl=around.context("h2"), codec=Raw())
    try:
        echo = UnaryUnaryMethod(channel, ECHO, bytes, bytes)
        for message in (READING, b""):
            try:
                await echo(message)
            except GRPCError:
                if message:
                    raise
            around.notes.note("HTTP/2", "POST", ECHO, host=RPC_HOST, status=200, body=framed([message]))
        chat = StreamStreamMethod(channel, CHAT, bytes, bytes)
        answers = await chat(CHATTER)
        if answers != [message[::-1] for message in CHATTER]:
            raise RuntimeError("the chat went wrong")
        around.notes.note("HTTP/2", "POST", CHAT, host=RPC_HOST, status=200, body=framed(CHATTER))
    finally:
        channel.close()


def _plain(around: Around) -> None:
    with grpc.insecure_channel(f"{RPC_HOST}:{RPC_PLAIN}") as channel:
        echo = channel.unary_unary(ECHO)
        for message, compression in ((READING, None), (b"again and " * 200, grpc.Compression.Gzip)):
            echo(message, compression=compression)
            body = framed([message]) if compression is None else None
            around.notes.note(
                "HTTP/2", "POST", ECHO, host=RPC_HOST, status=200, body=body, message=message.decode("latin-1")
            )
        chat = channel.stream_stream(CHAT)
        list(chat(iter(CHATTER)))
        around.notes.note("HTTP/2", "POST", CHAT, host=RPC_HOST, status=200, body=framed(CHATTER))
