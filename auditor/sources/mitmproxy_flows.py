"""Reads mitmproxy's flow files, of every version mitmproxy's own reader still converts.

HTTP flows become exchanges; each WebSocket message becomes one more, with target and endpoints of the upgrade request,
protocol ``WebSocket``, and method ``SEND`` or, with an empty request and the message as response, ``RECEIVE``. Other
flows (TCP, UDP, DNS) are counted in `FlowSource.faults`.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from typing import BinaryIO, cast

from mitmproxy.exceptions import FlowReadException
from mitmproxy.flow import Flow
from mitmproxy.http import HTTPFlow
from mitmproxy.io import FlowReader

from auditor.errors import CaptureError
from auditor.model import Exchange, Outcome, Unaudited
from auditor.sources.flow_exchange import exchanges_of, payload_of
from auditor.sources.stream import CHUNK, InputStream

FLOW_LIMIT = 1024 * 1024 * 1024
"""A flow that claims to be longer is taken for damage."""
BROKEN = (FlowReadException, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError)
"""What mitmproxy raises on flows it does not understand, its own exception apart."""

logging.getLogger("mitmproxy").addHandler(logging.NullHandler())


class FlowSource:
    """The exchanges of one flow file. Raises `CaptureError` when not even the first flow can be read."""

    def __init__(self, stream: InputStream) -> None:
        self.path = stream.path
        self.kind = f"mitmproxy{stream.suffix}"
        self._stream = stream
        self._input = _FlowBytes(stream)
        self._flows = iter(FlowReader(cast("BinaryIO", self._input)).stream())
        self._fault: Unaudited | None = None
        self._others: dict[str, list[int]] = {}
        self._read = 0
        self._first = self._next()
        if self._first is None:
            raise CaptureError(f"{self._fault_text()}; save the flows again with a current mitmproxy")

    def exchanges(self) -> Iterator[Exchange]:
        flow, n = self._first, 0
        self._first = None
        while flow is not None:
            for exchange in self._exchanges_of(flow, n):
                yield exchange
                n += 1
            flow = self._next()

    def faults(self) -> tuple[Unaudited, ...]:
        others = [
            Unaudited(Outcome.UNKNOWN, len(sizes), 0, sum(sizes), f"{self.path}: {len(sizes)} {what} not looked into")
            for what, sizes in self._others.items()
        ]
        return (*others, *(() if self._fault is None else (self._fault,)))

    def close(self) -> None:
        self._stream.close()

    def _exchanges_of(self, flow: Flow, n: int) -> list[Exchange]:
        """What one flow gives; nothing where its fields are not what mitmproxy would have written."""
        if not isinstance(flow, HTTPFlow):
            self._others.setdefault(f"{flow.type.upper()} flows", []).append(payload_of(flow))
            return []
        try:
            return list(exchanges_of(flow, n))
        except BROKEN:
            self._others.setdefault("malformed HTTP flows", []).append(0)
            return []

    def _next(self) -> Flow | None:
        start = self._input.offset
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                flow = next(self._flows, None)
        except (*BROKEN, RecursionError) as error:
            self._fail(start, " ".join(str(error).split())[:120].rstrip(".") or type(error).__name__)
            return None
        if flow is not None:
            self._read += 1
        elif self._stream.damage is not None:
            self._fail(start, self._stream.damage)
        return flow

    def _fail(self, offset: int, why: str) -> None:
        left = 0 if self._stream.size is None else max(self._stream.size - offset, 0)
        detail = f"{self.path}: flow {self._read + 1} at offset {offset}: {why}; everything before it was used"
        self._fault = Unaudited(Outcome.TRUNCATED, 0, 0, left, detail)

    def _fault_text(self) -> str:
        if self._fault is None:
            return f"{self.path}: holds no flow (offset 0)"
        return self._fault.detail.removesuffix("; everything before it was used")


class _FlowBytes:
    """The part of a buffered file that mitmproxy's reader uses, with an eye on how much it asks for."""

    def __init__(self, stream: InputStream) -> None:
        self._stream = stream
        self._block = b""
        self._at = 0
        self.offset = 0

    def peek(self, size: int) -> bytes:
        """The next bytes without moving on, if there are any."""
        if len(self._block) - self._at < size:
            self._block, self._at = self._block[self._at :] + self._stream.read(CHUNK), 0
        return self._block[self._at : self._at + size]

    def read(self, size: int) -> bytes:
        """The next ``size`` bytes, fewer at the end. Raises ValueError above `FLOW_LIMIT`."""
        if size > FLOW_LIMIT:
            raise ValueError(f"a length of {size} bytes makes no sense")
        data = self._block[self._at : self._at + size]
        self._at += len(data)
        missing = size - len(data)
        if missing >= CHUNK:
            data += self._stream.read(missing)
        elif missing:
            self._block, self._at = self._stream.read(CHUNK), missing
            data += self._block[:missing]
        self.offset += len(data)
        return data
