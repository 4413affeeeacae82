"""STUN and TURN with aioice: a binding, an allocation, data through the relay."""

from __future__ import annotations

import asyncio
import logging
import re

from aioice import turn
from aioice.ice import Connection

from captures.lab.peers.clients.around import Around
from captures.lab.peers.places import NAME, RELAY, RELAY_PORT, WORD

LOGGED = re.compile(r"([<>]) .*message_method=Method\.(\w+), message_class=Class\.(\w+), transaction_id=([0-9a-f]+)")


class _Log(logging.Handler):
    """Requests and answers as the library logs them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def talk(around: Around) -> None:
    """Everything is noted from the library's log."""
    log = _Log()
    for name in ("aioice.ice", "aioice.turn"):
        logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger(name).addHandler(log)
    asyncio.run(_talk())
    answers: dict[str, str] = {}
    found = [match for line in log.lines if (match := LOGGED.search(line))]
    for match in found:
        if match[1] == "<":
            answers[match[4]] = match[3]
    for match in found:
        if match[1] == ">" and match[3] == "REQUEST":
            failed = answers.get(match[4]) == "ERROR"
            around.notes.note("STUN", match[2].replace("_", "-"), "/", status=401 if failed else 200)


async def _talk() -> None:
    gathering = Connection(ice_controlling=True, stun_server=(RELAY, RELAY_PORT), use_ipv6=False)
    await gathering.gather_candidates()
    await gathering.close()
    transport, _ = await turn.create_turn_endpoint(
        asyncio.DatagramProtocol, server_addr=(RELAY, RELAY_PORT), username=NAME, password=WORD
    )
    transport.sendto(b"through the relay", (RELAY, 9))
    await asyncio.sleep(0.5)
    transport.close()
    await asyncio.sleep(0.5)
