"""Apps of pcapng packets: from PCAPdroid's blocks and from Darwin's process events, whatever the window's size."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from auditor.sources.interface import PacketBatch, PacketSource
from auditor.sources.located import NO_IP
from tests.sources.conftest import Pcapng, packets_of

CUSTOM, PROCESS = 0x00000BAD, 0x80000001
Open = Callable[[bytes], PacketSource]


def uid_map(ng: Pcapng, uid: int, package: bytes, app: bytes = b"") -> Pcapng:
    head = struct.pack(f"{ng.order}IHBxiBB", 62652, 1, 1, uid, len(package), len(app))
    return ng.block(CUSTOM, head + package + app)


def process(ng: Pcapng, number: int, name: bytes) -> Pcapng:
    return ng.block(PROCESS, struct.pack(f"{ng.order}I", number) + ng.option(4, bytes(16)) + ng.option(2, name))


def of(ng: Pcapng, number: int, code: int = 0x8001) -> bytes:
    return ng.option(code, struct.pack(f"{ng.order}I", number))


def apps(batches: list[PacketBatch]) -> list[str | None]:
    out: list[str | None] = []
    for batch in batches:
        numbers = [-1] * batch.offset.size if batch.app is None else batch.app.tolist()
        out += [None if number < 0 else batch.apps[number] for number in numbers]
    return out


@pytest.mark.parametrize("size", [64, 1 << 20])
@pytest.mark.parametrize("order", "<>")
def test_uid_in_a_comment_is_the_package_mapped_to_it_before(open_packets: Open, order: str, size: int) -> None:
    ng = Pcapng(order).section().interface(101)
    ng.packet(b"early", options=ng.option(1, b"u-10123"))
    uid_map(ng, 10_123, b"org.example.news", b"News")
    for comment in (b"u-10123", b"u-10999", b"a remark"):
        ng.packet(b"packet", options=ng.option(2, bytes(4)) + ng.option(1, comment) + ng.option(0, b""))
    uid_map(ng, 10_123, b"org.example.other")
    ng.packet(b"late", options=ng.option(1, b"u-10123"))
    batches = list(open_packets(ng.data).batches(size))
    assert apps(batches) == [None, None, "org.example.news", None, None, None, "org.example.news"]
    assert [c for b in batches for c in b.comments] == [(1, "u-10123"), (4, "u-10999"), (5, "a remark")]
    assert [p.link for p in packets_of(batches)] == [101, NO_IP, 101, 101, 101, NO_IP, 101]


@pytest.mark.parametrize("size", [64, 1 << 20])
@pytest.mark.parametrize("order", "<>")
def test_processes_are_numbered_in_their_section(open_packets: Open, order: str, size: int) -> None:
    ng = Pcapng(order).section().interface()
    process(process(ng, 501, b"Tagesblatt"), 1, b"launchd")
    ng.packet(b"a", options=of(ng, 1)).packet(b"b", options=of(ng, 0)).packet(b"c", options=of(ng, 2)).packet(b"d")
    ng.packet(b"e", options=of(ng, 1) + of(ng, 0, 0x8003))
    ng.section().interface()
    ng.packet(b"f", options=of(ng, 0))
    process(ng, 77, b"Wanderkarte")
    ng.packet(b"g", options=of(ng, 0))
    got = apps(list(open_packets(ng.data).batches(size)))
    assert got == ["launchd", "Tagesblatt", None, None, "Tagesblatt", None, "Wanderkarte"]


def test_process_without_a_name_is_nobody(open_packets: Open) -> None:
    ng = Pcapng().section().interface()
    ng.block(PROCESS, struct.pack("<I", 9)).block(PROCESS, b"")
    ng.packet(b"a", options=of(ng, 0)).packet(b"b", options=ng.option(0x8001, b"\0"))
    assert apps(list(open_packets(ng.data).batches())) == [None, None]
