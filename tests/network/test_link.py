from __future__ import annotations

import struct

import pytest

from auditor.network.link import IPV4, NOT_IP, TOO_SHORT, UNSUPPORTED, destination_mac, network_layer, source_mac
from auditor.network.octets import Octets
from tests.network.conftest import MACS, Captured, batch, ethernet

SLL = struct.pack(">HHH8sH", 0, 1, 6, MACS[6:] + b"\0\0", 0x0800)


@pytest.mark.parametrize(
    ("link", "data", "start", "protocol"),
    [
        (1, ethernet(b"ip"), 14, IPV4),
        (1, ethernet(b"\0\0", 0x88CC), 14, 0x88CC),
        (1, ethernet(b"\x42\x42\x03", 38), 14, NOT_IP),
        (1, ethernet(struct.pack(">HH", 1, 0x8100) * 20, 0x8100), 14 + 32, 0x8100),
        (1, ethernet(struct.pack(">HH", 1, 0x0800), 0x8100)[:16], 18, TOO_SHORT),
        (1, ethernet(struct.pack(">BBHHH", 1, 1, 1, 2, 0x0800), 0x8909), 22, IPV4),
        (1, ethernet(struct.pack(">HIH", 0, 7, 0x8100) + struct.pack(">HH", 1, 0x86DD), 0x893F), 26, 0x86DD),
        (1, ethernet(struct.pack(">IH", 9, 0x0800), 0x8926), 20, IPV4),
        (1, ethernet(b"\1\1\0\1", 0x8909), 22, TOO_SHORT),
        (113, SLL, 16, IPV4),
        (0, b"\x02\0\0\0", 4, IPV4),
        (0, b"\0\0\0\x02", 4, IPV4),
        (0, b"\x02\0\0\x02", 4, NOT_IP),
        (999, b"abc", 0, UNSUPPORTED),
        (-1, b"abc", 0, UNSUPPORTED),
    ],
)
def test_network_layer_is_found(link: int, data: bytes, start: int, protocol: int) -> None:
    made = batch([Captured(data, len(data), link)])
    offset, found = network_layer(Octets(made.buffer), made)
    assert found.tolist() == [protocol]
    assert offset.tolist() == [start + 16]


def test_hardware_addresses() -> None:
    made = batch([Captured(ethernet(b""), 14), Captured(SLL, 16, 113), Captured(b"E", 1, 101), Captured(b"\1", 14)])
    assert [source_mac(made, i) for i in range(4)] == [MACS[6:], MACS[6:], None, None]
    assert [destination_mac(made, i) for i in range(4)] == [MACS[:6], None, None, None]
