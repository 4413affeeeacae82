"""CoAP with aiocoap: CBOR, bodies in blocks both ways, an observation."""

from __future__ import annotations

import asyncio

import aiocoap
import cbor2

from captures.lab.peers.clients.around import Around
from captures.lab.peers.places import THING

BODY = bytes(reversed(range(256))) * 10


def talk(around: Around) -> None:
    """All of it from one socket."""
    asyncio.run(_talk(around))


async def _talk(around: Around) -> None:
    context = await aiocoap.Context.create_client_context()
    small = cbor2.dumps({"lat": 48.4, "lon": 9.98, "ssid": "lab"})
    for method, path, body in (
        (aiocoap.GET, "reading?unit=C", b""),
        (aiocoap.GET, "store", b""),
        (aiocoap.PUT, "store", BODY),
        (aiocoap.POST, "store", small),
        (aiocoap.GET, "absent", b""),
    ):
        request = aiocoap.Message(code=method, uri=f"coap://{THING}/{path}", payload=body)
        answer = await context.request(request).response
        _note(around, str(method), f"/{path}", answer, body)
    observing = context.request(aiocoap.Message(code=aiocoap.GET, uri=f"coap://{THING}/reading", observe=0))
    _note(around, "GET", "/reading", await observing.response, b"")
    observed = aiter(observing.observation)
    for _ in range(2):
        _note(around, "NOTIFY", "/reading", await anext(observed), b"")
    await context.shutdown()


def _note(around: Around, method: str, path: str, answer: aiocoap.Message, body: bytes) -> None:
    code = answer.code.class_ * 100 + answer.code - (answer.code.class_ << 5)
    around.notes.note("CoAP", method.removeprefix("Code."), path, status=code, body=body, answer=answer.payload)
