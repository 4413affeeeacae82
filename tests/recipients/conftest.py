"""Writes small databases in MaxMind's format (MMDB 2.0), as their specification describes it, for one's own reader."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from ipaddress import ip_network
from pathlib import Path

import pytest

Record = Mapping[str, object]
MakeDatabase = Callable[..., Path]
BUILT = 1_772_323_200  # 2026-03-01


def control(kind: int, size: int) -> bytes:
    """The control byte(s) of a field: its type, extended above 7, and its size, below 285."""
    head = (kind if kind < 8 else 0) << 5
    extended = b"" if kind < 8 else bytes([kind - 7])
    if size < 29:
        return bytes([head | size]) + extended
    return bytes([head | 29]) + extended + bytes([size - 29])


class Short(int):
    """An unsigned integer of 16 bits (type 5)."""


class Long(int):
    """An unsigned integer of 64 bits (type 9)."""


def encode(value: object) -> bytes:
    """A value of the data section: text (2), map (7), array (11), unsigned integers of 32 bits (6) and others."""
    if isinstance(value, str):
        text = value.encode()
        return control(2, len(text)) + text
    if isinstance(value, int):
        data = value.to_bytes(8, "big").lstrip(b"\0")
        return control(5 if isinstance(value, Short) else 9 if isinstance(value, Long) else 6, len(data)) + data
    if isinstance(value, list):
        return control(11, len(value)) + b"".join(map(encode, value))
    assert isinstance(value, Mapping)
    return control(7, len(value)) + b"".join(encode(key) + encode(each) for key, each in value.items())


def tree(records: Mapping[str, Record]) -> tuple[list[list[int]], bytes]:
    """Nodes of the search tree over 128 bits (IPv4 below ::/96), and the data section; leaves count from -1 down."""
    nodes: list[list[int]] = [[0, 0]]
    data, offsets = b"", []
    for network, record in records.items():
        offsets.append(len(data))
        data += encode(record)
        parsed = ip_network(network)
        length = parsed.prefixlen + (96 if parsed.version == 4 else 0)
        bits = f"{int(parsed.network_address):0128b}"[:length]
        node = 0
        for bit in map(int, bits[:-1]):
            if not nodes[node][bit]:
                nodes.append([0, 0])
                nodes[node][bit] = len(nodes) - 1
            node = nodes[node][bit]
        nodes[node][int(bits[-1])] = -len(offsets)
    count = len(nodes)
    for node_ in nodes:
        node_[:] = [count + 16 + offsets[-v - 1] if v < 0 else v or count for v in node_]
    return nodes, data


@pytest.fixture
def database(tmp_path: Path) -> MakeDatabase:
    def make(records: Mapping[str, Record], kind: str = "Test-Country", name: str = "test.mmdb") -> Path:
        nodes, data = tree(records)
        section = b"".join(struct.pack(">I", value)[1:] for node in nodes for value in node)
        metadata = encode(
            {
                "binary_format_major_version": Short(2), "binary_format_minor_version": Short(0),
                "build_epoch": Long(BUILT), "database_type": kind, "ip_version": Short(6),
                "node_count": len(nodes), "record_size": Short(24),
                "languages": ["en"], "description": {"en": "made for a test"},
            }
        )  # fmt: skip
        path = tmp_path / name
        path.write_bytes(section + bytes(16) + data + b"\xab\xcd\xefMaxMind.com" + metadata)
        return path

    return make
