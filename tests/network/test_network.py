from __future__ import annotations

import random
import re
import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Outcome
from auditor.network import conversation, reassembly
from auditor.network.network import Network
from tests.network.conftest import (
    ACK,
    CLIENT,
    FIN,
    PSH,
    RST,
    SERVER,
    SYN,
    Captured,
    batch,
    ethernet,
    goodbye,
    handshake,
    ip4,
    run,
    tcp,
    udp,
)

OTHER = ("192.168.7.21", 50124)
TEXT = bytes(random.Random(7).randbytes(1 << 16))


@st.composite
def hostile_packets(draw: st.DrawFn) -> list[Captured]:
    """Packets of two conversations and some datagrams with every fault there is, dense enough to collide."""
    packets: list[Captured] = []
    for _ in range(draw(st.integers(1, 60))):
        client = draw(st.sampled_from([CLIENT, OTHER]))
        kind = draw(st.sampled_from(["data"] * 8 + ["ack", "syn", "synack", "fin", "rst", "udp", "junk", "arp"]))
        isn = draw(st.sampled_from([1000, 1000, 1000, 2**32 - 20, 70000]))
        at = draw(st.integers(-2, 60))
        ack = 9001 + draw(st.integers(0, 60))
        source, destination = (client, SERVER)
        if draw(st.booleans()):
            source, destination, isn, ack = SERVER, client, 9000, isn + 1 + draw(st.integers(0, 60))
        length = draw(st.integers(1, 12))
        data = TEXT[at + 2 : at + 2 + length] if draw(st.integers(0, 9)) else b"?" * length
        seq = isn + 1 + at
        if kind == "data":
            snap = None if draw(st.integers(0, 8)) else draw(st.integers(0, length))
            packets.append(tcp(source, destination, seq, ack, PSH | ACK, data, snap=snap))
        elif kind == "udp":
            packets.append(udp(source, destination, data))
        elif kind == "junk":
            packets.append(Captured(draw(st.binary(max_size=70)), 70, draw(st.sampled_from([1, 101, 113, 0, -1, 276]))))
        elif kind == "arp":
            packets.append(Captured(ethernet(bytes(28), 0x0806), 42))
        else:
            flags = {"ack": ACK, "syn": SYN, "synack": SYN | ACK, "fin": FIN | ACK, "rst": RST}[kind]
            packets.append(tcp(source, destination, isn if flags & SYN else seq, ack, flags))
    return packets


@given(hostile_packets(), st.integers(1, 25), st.sampled_from([2, 5, 11, 4096]), st.sampled_from([400, 1 << 20]))
@settings(deadline=None, max_examples=80)
def test_batch_size_and_shards_change_no_result(
    packets: list[Captured], size: int, patience: int, most_held: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (conversation, reassembly):
            patch.setattr(module, "PATIENCE", patience)
        patch.setattr(reassembly, "MOST_HELD", most_held)
        patch.setattr(reassembly, "RECENT", 16)
        patch.setattr(reassembly, "SETTLING", 4)
        whole, one_by_one, some = run(packets), run(packets, 1), run(packets, size)
        shards = [run(packets, size, shard=(i, 2)) for i in range(2)]
    assert one_by_one.comparable() == whole.comparable()
    assert some.comparable() == whole.comparable()
    counted = sum(f.all_packets for f in whole.flows.values()) + sum(n for n, _ in whole.other.values())
    assert counted == len(packets) == whole.packets
    assert sorted(whole.flows) == sorted(serial for s in shards for serial in s.flows)
    for shard in shards:
        for serial in shard.flows:
            for direction in (0, 1):
                assert shard.events.get((serial, direction)) == whole.events.get((serial, direction))
    assert shards[0].other == whole.other
    assert not shards[1].other


def test_answers_of_dns_are_given_to_every_shard_and_the_flow_to_one() -> None:
    answer = bytes([7, 7, 0x81, 0x80]) + bytes(8)
    packets = [udp(CLIENT, ("192.168.7.1", 53), bytes(12)), udp(("192.168.7.1", 53), CLIENT, answer)]
    shards = [run(packets, shard=(i, 3)) for i in range(3)]
    assert sorted(len(s.flows) for s in shards) == [0, 0, 1]
    for i in range(3):
        network = Network(shard=(i, 3))
        network.receive(batch(packets))
        assert network.answers == [(2, answer)]
        network.receive(batch([]))
        assert network.answers == []


def test_packets_outside_flows_are_counted_by_outcome() -> None:
    packets = [
        Captured(ethernet(bytes(28), 0x0806), 60),
        Captured(ethernet(ip4("192.168.7.20", "192.168.7.1", 1, b"ping")), 38),
        Captured(ethernet(ip4("192.168.7.20", "192.168.7.1", 47, bytes(20))), 54),
        Captured(ethernet(b"\x45\x00"), 16),
        Captured(ethernet(ip4("192.168.7.20", "192.168.7.1", 6, bytes(20)))[:40], 54),
        Captured(b"\0" * 40, 40, -1),
    ]
    result = run(packets)
    assert result.other == {
        Outcome.LOCAL: (2, 98),
        Outcome.UNKNOWN: (1, 54),
        Outcome.MALFORMED: (1, 16),
        Outcome.SNAPLEN: (1, 54),
        Outcome.LINK: (1, 40),
    }
    assert not result.flows


def test_flow_is_closed_once_and_late_packets_still_count() -> None:
    packets = [*handshake(), tcp(CLIENT, SERVER, 1001, 9001, ACK, b"hello"), *goodbye(1006, 9001)]
    late = [tcp(SERVER, CLIENT, 9002, 1007, ACK), tcp(CLIENT, SERVER, 1001, 9001, ACK, b"hello")]
    result = run([*packets, *late], 2)
    assert result.closed == [1]
    assert result.flows[1].packets == [6, 3]
    assert result.stream(0) == b"hello"


def test_provenance_is_given_back_with_the_call_after_the_last_events() -> None:
    network = Network()
    packets = [*handshake(), tcp(CLIENT, SERVER, 1001, 9001, ACK, b"hello"), *goodbye(1006, 9001)]
    (found,) = network.receive(batch(packets))
    assert found.closed
    assert found.flow.provenance[0].frames(0, 5) == (4,)
    network.receive(batch([udp(CLIENT, SERVER, b"x")], len(packets) + 1))
    assert found.flow.provenance[0].frames(0, 5) == ()


def test_empty_batch_brings_nothing() -> None:
    network = Network()
    assert network.receive(batch([])) == []
    assert network.close() == []


def _capture(seed: int) -> tuple[list[Captured], bytes, bytes]:
    """A conversation with packets swapped, repeated and sent again in other pieces; and what it said."""
    rng = random.Random(seed)
    up, down = TEXT[:9000], TEXT[9000:30000]
    packets: list[Captured] = []
    for direction, text in ((0, up), (1, down)):
        at, first = 0, len(packets)
        ends = (CLIENT, SERVER) if direction == 0 else (SERVER, CLIENT)
        base, ack = ((1001, 9001), (9001, 1001 + len(up)))[direction]
        while at < len(text):
            size = rng.randint(1, 900)
            packets.append(tcp(*ends, base + at, ack, PSH | ACK, text[at : at + size]))
            if rng.random() < 0.2:
                back = rng.randint(0, at)
                packets.append(tcp(*ends, base + back, ack, ACK, text[back : back + rng.randint(1, 1200)]))
            at += size
        for _ in range(20):
            i = rng.randrange(first, len(packets) - 1)
            packets.insert(min(i + rng.randint(1, 10), len(packets)), packets.pop(i))
    return [*handshake(), *packets, *goodbye(1001 + len(up), 9001 + len(down))], up, down


@pytest.mark.parametrize("seed", range(5))
def test_disorder_and_repetition_lose_nothing(seed: int) -> None:
    packets, up, down = _capture(seed)
    for size in (10**9, 13):
        result = run(packets, size)
        assert (result.stream(0), result.stream(1)) == (up, down)
        assert result.gaps(0) == result.gaps(1) == []
        assert result.flows[1].notes == []
        assert result.flows[1].payload_bytes == [len(up), len(down)]


@pytest.mark.program("tshark")
@pytest.mark.parametrize("seed", [11, 12])
def test_tshark_follows_the_same_streams(seed: int, tmp_path: Path) -> None:
    packets, _, _ = _capture(seed)
    path = tmp_path / "disorder.pcap"
    head = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1)
    records = [struct.pack("<IIII", i, 0, len(p.data), p.original) + p.data for i, p in enumerate(packets)]
    path.write_bytes(head + b"".join(records))
    command = ["tshark", "-r", str(path), "-q", "-o", "tcp.reassemble_out_of_order:TRUE", "-z", "follow,tcp,raw,0"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    up = b"".join(bytes.fromhex(line) for line in lines if re.fullmatch("[0-9a-f]+", line))
    down = b"".join(bytes.fromhex(line[1:]) for line in lines if re.fullmatch("\t[0-9a-f]+", line))
    result = run(packets, 7)
    assert (result.stream(0), result.stream(1)) == (up, down)
