"""Servers of other protocols than HTTP that a scenario needs in the world's namespace: brokers, STUN, sockets."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import cast

Service = Callable[[Path, ExitStack], Awaitable[None]]
"""Starts a server; ``base`` is the folder of the run, the stack ends what has to be ended."""
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def _program(command: Sequence[str], ending: ExitStack, address: str, port: int) -> None:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ending.callback(process.wait, 10)
    ending.callback(process.terminate)
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection(address, port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return
    raise RuntimeError(f"{command[0]} did not start")


def broker(host: str, address: str, port: int = 8883) -> Service:
    """An MQTT broker (mosquitto) with TLS under the certificate of ``host``."""

    async def start(base: Path, ending: ExitStack) -> None:
        configuration = base / f"{host}.conf"
        leaf = base / "pki" / host
        configuration.write_text(
            f"listener {port} {address}\ncertfile {leaf}.pem\nkeyfile {leaf}.key\nallow_anonymous true\n"
            "user root\npersistence false\n"
        )
        await _program(["mosquitto", "-c", str(configuration)], ending, address, port)

    return start


def stun(address: str, port: int = 3478) -> Service:
    """A STUN server (coturn)."""

    async def start(base: Path, ending: ExitStack) -> None:
        options = ["-n", "--stun-only", "--no-auth", "--no-tls", "--no-dtls", "--no-cli", "--log-file", "stdout"]
        where = ["--listening-ip", address, "--listening-port", str(port)]
        state = ["--pidfile", str(base / "stun.pid"), "--db", str(base / "stun.db")]
        await _program(["turnserver", *options, *where, *state], ending, address, port)

    return start


def tcp(address: str, port: int, talk: Talk) -> Service:
    """A TCP server whose connections ``talk`` speaks on, to their end."""

    async def start(_: Path, __: ExitStack) -> None:
        await asyncio.start_server(talk, address, port)

    return start


class _Replies(asyncio.DatagramProtocol):
    def __init__(self, reply: Callable[[bytes], bytes | None]) -> None:
        self._reply = reply
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str | int, int]) -> None:
        answer = self._reply(data)
        if answer is not None and self._transport is not None:
            self._transport.sendto(answer, addr)


def udp(address: str, port: int, reply: Callable[[bytes], bytes | None]) -> Service:
    """A UDP server that answers a datagram with what ``reply`` makes of it, if anything."""

    async def start(_: Path, __: ExitStack) -> None:
        loop = asyncio.get_running_loop()
        await loop.create_datagram_endpoint(lambda: _Replies(reply), local_addr=(address, port))

    return start
