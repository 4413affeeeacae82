"""A CoAP server (aiocoap): something small in CBOR, something large in blocks, something to observe."""

from __future__ import annotations

import asyncio
import sys

import aiocoap
import cbor2
from aiocoap import resource

CBOR = 60
READING = {"temperature": 21.5, "unit": "C", "device": "lab-sensor-1"}
LARGE = bytes(range(256)) * 12


class Reading(resource.ObservableResource):
    """Answers its reading, and tells observers of it three times."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    async def tell(self) -> None:
        """Change, and let the observers know."""
        while self._count < 2:
            await asyncio.sleep(0.3)
            if self._observations:
                self._count += 1
                self.updated_state()

    async def render_get(self, request: aiocoap.Message) -> aiocoap.Message:
        return aiocoap.Message(payload=cbor2.dumps({**READING, "count": self._count}), content_format=CBOR)


class Store(resource.Resource):
    """Takes and gives a body that needs blocks."""

    def __init__(self) -> None:
        super().__init__()
        self._content = LARGE

    async def render_get(self, request: aiocoap.Message) -> aiocoap.Message:
        return aiocoap.Message(payload=self._content)

    async def render_put(self, request: aiocoap.Message) -> aiocoap.Message:
        self._content = request.payload
        return aiocoap.Message(code=aiocoap.CHANGED)

    async def render_post(self, request: aiocoap.Message) -> aiocoap.Message:
        return aiocoap.Message(code=aiocoap.CREATED, payload=request.payload, content_format=CBOR)


async def main(address: str) -> None:
    """Serve until the process is stopped."""
    site, reading = resource.Site(), Reading()
    site.add_resource(["reading"], reading)
    site.add_resource(["store"], Store())
    await aiocoap.Context.create_server_context(site, bind=(address, None))
    await reading.tell()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
