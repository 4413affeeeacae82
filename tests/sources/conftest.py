"""Builds captures byte by byte, from the format descriptions, so that no reader or writer is asked what it thinks."""

from __future__ import annotations

import importlib
import struct
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from auditor.sources import open_source
from auditor.sources.interface import ExchangeSource, PacketBatch, PacketSource

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    importlib.import_module("mitmproxy.io")


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet as it must come out: frame number, ns, length on the wire, link type, bytes."""

    frame: int
    time_ns: int
    original: int
    link: int
    data: bytes


def packets_of(batches: Iterable[PacketBatch]) -> list[Packet]:
    """Every packet of these batches, with its bytes cut out of the batch's buffer."""
    out: list[Packet] = []
    for batch in batches:
        for i in range(len(batch.offset)):
            start, length = int(batch.offset[i]), int(batch.captured[i])
            data = batch.buffer[start : start + length]
            assert len(data) == length
            number, link = batch.first_frame + i, int(batch.link[i])
            out.append(Packet(number, int(batch.time_ns[i]), int(batch.original[i]), link, data))
    return out


def pcap_file(
    packets: Iterable[tuple[int, int, int, bytes]],
    *,
    order: str = "<",
    magic: int = 0xA1B2C3D4,
    network: int = 1,
    snaplen: int = 65535,
) -> bytes:
    """A pcap file of (seconds, fraction, original length, bytes); Kuznetzov's magic gets his longer record headers."""
    out = [struct.pack(f"{order}IHHiIII", magic, 2, 4, 0, 0, snaplen, network)]
    for seconds, fraction, original, data in packets:
        out.append(struct.pack(f"{order}IIII", seconds, fraction, len(data), original))
        if magic == 0xA1B2CD34:
            out.append(struct.pack(f"{order}IHBx", 2, 8, 0))
        out.append(data)
    return b"".join(out)


@dataclass(slots=True)
class Pcapng:
    """Writes pcapng blocks one after the other into ``data``."""

    order: str = "<"
    data: bytes = b""
    ends: list[int] = field(default_factory=list)

    def block(self, kind: int, body: bytes) -> Pcapng:
        body += bytes(-len(body) % 4)
        length = struct.pack(f"{self.order}I", len(body) + 12)
        self.data += struct.pack(f"{self.order}I", kind) + length + body + length
        self.ends.append(len(self.data))
        return self

    def option(self, code: int, value: bytes) -> bytes:
        return struct.pack(f"{self.order}HH", code, len(value)) + value + bytes(-len(value) % 4)

    def section(self, order: str | None = None) -> Pcapng:
        self.order = self.order if order is None else order
        return self.block(0x0A0D0D0A, struct.pack(f"{self.order}IHHq", 0x1A2B3C4D, 1, 0, -1))

    def interface(self, link: int = 1, snaplen: int = 0, options: bytes = b"") -> Pcapng:
        return self.block(1, struct.pack(f"{self.order}HHI", link, 0, snaplen) + options)

    def packet(
        self, data: bytes, stamp: int = 0, *, interface: int = 0, original: int | None = None, options: bytes = b""
    ) -> Pcapng:
        wire = len(data) if original is None else original
        head = struct.pack(f"{self.order}IIIII", interface, stamp >> 32, stamp & 0xFFFFFFFF, len(data), wire)
        return self.block(6, head + data + bytes(-len(data) % 4) + options)

    def key_log(self, text: bytes, kind: int = 0x544C534B) -> Pcapng:
        return self.block(10, struct.pack(f"{self.order}II", kind, len(text)) + text)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    """Puts bytes into a file whose name says nothing."""

    def put(data: bytes) -> Path:
        path = tmp_path / "input.txt"
        path.write_bytes(data)
        return path

    return put


@pytest.fixture
def open_packets(write: Callable[[bytes], Path]) -> Iterator[Callable[[bytes], PacketSource]]:
    """Opens bytes as a capture file; closed after the test."""
    opened: list[PacketSource] = []

    def open_(data: bytes) -> PacketSource:
        source = open_source(write(data))
        assert hasattr(source, "batches")
        opened.append(cast("PacketSource", source))
        return opened[-1]

    yield open_
    for source in opened:
        source.close()


@pytest.fixture
def open_exchanges(write: Callable[[bytes], Path]) -> Iterator[Callable[[bytes], ExchangeSource]]:
    """Opens bytes as a HAR or flow file; closed after the test."""
    opened: list[ExchangeSource] = []

    def open_(data: bytes) -> ExchangeSource:
        source = open_source(write(data))
        assert hasattr(source, "exchanges")
        opened.append(cast("ExchangeSource", source))
        return opened[-1]

    yield open_
    for source in opened:
        source.close()
