"""Reads mitmproxy's flow files, of every version mitmproxy's own reader still converts.

HTTP flows become exchanges; each WebSocket message becomes one more, with target and endpoints of the upgrade request,
protocol ``WebSocket``, and method ``SEND`` or, with an empty request and the message as response, ``RECEIVE``. DNS
flows are exchanges too; others (TCP, UDP) are counted in `FlowSource.faults`. Flows of a current mitmproxy are read
here, without certificates and backups; older ones are converted by mitmproxy.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any, cast

from auditor.errors import CaptureError
from auditor.model import Exchange, Outcome, Unaudited
from auditor.sources.flow_exchange import State, exchanges_of_state, look_up_of_state, payload_of
from auditor.sources.stream import CHUNK, InputStream
from auditor.sources.tnetstring import Records, parse

CURRENT = (20, 21)
"""Versions of the flow format that are read without mitmproxy; they differ in what they call QUIC only."""
BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError)
"""What comes of flows whose members are not what mitmproxy writes, here and in mitmproxy."""
READ = ("http", "dns")
UNREAD = frozenset(
    (
        *(b"certificate_list", b"mitmcert", b"backup", b"cipher", b"cipher_list", b"alpn_offers", b"sockname"),
        *(b"timestamp_created", b"timestamp_tcp_setup", b"timestamp_tls_setup", b"proxy_mode", b"via", b"marked"),
        *(b"intercepted", b"is_replay", b"comment", b"reason", b"closed_by_client", b"close_code", b"close_reason"),
        *(b"id", b"transport_protocol", b"tls"),
    )
)
"""Members of a flow that no exchange needs."""


class FlowReading:
    """Exchanges of flows one by one, numbered as they come; counts what is none. ``read`` flows were understood."""

    def __init__(self) -> None:
        self.read = 0
        self._n = 0
        self._others: dict[str, list[int]] = {}

    def take(self, state: State) -> list[Exchange]:
        """The exchanges of one flow; none where its members are not what mitmproxy would have written."""
        self.read += 1
        kind = str(state.get("type"))[:20]
        if kind not in READ:
            self._count(f"{kind.upper()} flows", payload_of(state))
            return []
        found = exchanges_of_flow(state, self._n)
        if found is None:
            self._count(f"malformed {kind.upper()} flows", 0)
            return []
        self._n += len(found)
        return found

    def faults(self, path: str) -> tuple[Unaudited, ...]:
        """What was counted, as gaps."""
        return tuple(
            Unaudited(Outcome.UNKNOWN, len(sizes), 0, sum(sizes), f"{path}: {len(sizes)} {what} not looked into")
            for what, sizes in self._others.items()
        )

    def _count(self, what: str, size: int) -> None:
        self._others.setdefault(what, []).append(size)


class FlowSource:
    """The exchanges of one flow file. Raises `CaptureError` when not even the first flow can be read."""

    def __init__(self, stream: InputStream) -> None:
        self.path = stream.path
        self.kind = f"mitmproxy{stream.suffix}"
        self._stream = stream
        self._records = Records()
        self._reading = FlowReading()
        self._fault: Unaudited | None = None
        self._states = self._all_states()
        self._first = next(self._states, None)
        if self._first is None:
            raise CaptureError(f"{self._fault_text()}; save the flows again with a current mitmproxy")

    def exchanges(self) -> Iterator[Exchange]:
        state = self._first
        self._first = None
        while state is not None:
            yield from self._reading.take(state)
            state = next(self._states, None)

    def faults(self) -> tuple[Unaudited, ...]:
        return (*self._reading.faults(self.path), *(() if self._fault is None else (self._fault,)))

    def close(self) -> None:
        self._stream.close()

    def _all_states(self) -> Iterator[State]:
        """The flows up to the first that is none."""
        flows, offset = 0, 0
        try:
            while data := self._stream.read(CHUNK):
                for record in self._records.receive(data):
                    state = state_of(record)
                    flows, offset = flows + 1, offset + len(record)
                    yield state
        except BROKEN as error:
            self._fail(flows, offset, " ".join(str(error).split())[:120].rstrip(".") or type(error).__name__)
            return
        if self._stream.damage is not None:
            self._fail(flows, offset, self._stream.damage)
        elif self._records.pending:
            self._fail(flows, offset, "the file ends within the flow")

    def _fail(self, flows: int, offset: int, why: str) -> None:
        left = self._records.pending if self._stream.size is None else max(self._stream.size - offset, 0)
        detail = f"{self.path}: flow {flows + 1} at offset {offset}: {why}; everything before it was used"
        self._fault = Unaudited(Outcome.TRUNCATED, 0, 0, left, detail)

    def _fault_text(self) -> str:
        if self._fault is None:
            return f"{self.path}: holds no flow (offset 0)"
        return self._fault.detail.removesuffix("; everything before it was used")


def exchanges_of_flow(state: State, n: int) -> list[Exchange] | None:
    """The exchanges of an HTTP or DNS flow, numbered from ``n``; None where its members make no sense."""
    try:
        return list(exchanges_of_state(state, n)) if state["type"] == "http" else [look_up_of_state(state, n)]
    except BROKEN:
        return None


def state_of(record: bytes) -> State:
    """The state of a flow of any version. Raises one of `BROKEN` where it is none that is known."""
    state = parse(record, UNREAD)
    if not isinstance(state, dict):
        raise TypeError("not a flow")
    return state if state.get("version") in CURRENT and "type" in state else _converted(record)


def _converted(record: bytes) -> State:
    """The state of an older flow, as mitmproxy converts it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import logging

        from mitmproxy.exceptions import FlowReadException
        from mitmproxy.io import FlowReader

        logging.getLogger("mitmproxy").addHandler(logging.NullHandler())
        try:
            flow = next(iter(FlowReader(io.BytesIO(record)).stream()), None)
        except FlowReadException as error:
            raise ValueError(str(error)) from error
    if flow is None:
        raise ValueError("not a flow")
    return cast("dict[str, Any]", flow.get_state())
