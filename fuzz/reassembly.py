"""TCP conversations packet by packet: streams whose offsets never go back, whatever the order of the packets."""

from __future__ import annotations

from auditor.network.network import Network
from auditor.network.stream import Data, Direction, End, Gap
from fuzz.dice import Dice
from fuzz.packets import batch
from fuzz.running import fuzz

ENDS = (b"\xc0\0\2\1", b"\xc0\0\2\2")
PORTS = (40000, 443)
MACS = b"\2\0\0\0\0\1\2\0\0\0\0\2"
MOST = 96
ORIGIN = 1 << 31


def packets_of(data: bytes) -> list[tuple[int, bytes, int]]:
    """Each packet: direction (1) and TCP flags (from bit 1 on), sequence, acknowledgement, length, bytes."""
    dice, found = Dice(data), list[tuple[int, bytes, int]]()
    while dice.left and len(found) < MOST:
        head = dice.number()
        side = head & 1
        seq, ack = ORIGIN + dice.number(2), ORIGIN + dice.number(2)
        payload = dice.take(dice.number())
        segment = PORTS[side].to_bytes(2, "big") + PORTS[1 - side].to_bytes(2, "big") + seq.to_bytes(4, "big")
        segment += ack.to_bytes(4, "big") + bytes([0x50, head >> 1 & 0x3F, 255, 255, 0, 0, 0, 0]) + payload
        length = (20 + len(segment)).to_bytes(2, "big")
        packet = b"\x45\0" + length + b"\0\1\0\0\x40\6\0\0" + ENDS[side] + ENDS[1 - side] + segment
        found.append((1, MACS + b"\x08\0" + packet, 0))
    return found


def one_input(data: bytes) -> None:
    """The input is a row of packets, given in one batch and one by one."""
    packets = packets_of(data)
    whole = _streams([packets])
    assert _streams([[packet] for packet in packets]) == whole, "one by one something else comes out"


def _streams(groups: list[list[tuple[int, bytes, int]]]) -> dict[tuple[int, Direction], list[object]]:
    """By flow and direction: bytes joined between gaps and ends, checked to follow each other."""
    network, first = Network(), 1
    at: dict[tuple[int, Direction], int] = {}
    out: dict[tuple[int, Direction], list[object]] = {}
    flows: dict[int, int] = {}
    groups = [group for group in groups if group]
    rounds = []
    for group in groups:
        rounds.append(network.receive(batch(group, first)))
        first += len(group)
    for found in [each for brought in [*rounds, network.close()] for each in brought]:
        flows[found.flow.serial] = found.flow.all_packets
        for event in found.events:
            key = (found.flow.serial, event.direction)
            assert event.start == at.get(key, 0), "offsets leave out bytes or go back"
            said = out.setdefault(key, [])
            if isinstance(event, Data):
                at[key] = event.start + len(event.data)
                said += event.data
            elif isinstance(event, Gap):
                at[key] = event.start + (event.length or 0)
                said.append(event)
            else:
                assert isinstance(event, End)
                said.append((event.start, event.clean))
    counted = sum(flows.values()) + sum(packets for packets, _ in network.other.values())
    assert counted == network.packets, "packets that are in no flow and in no outcome"
    return out


def seeds() -> list[bytes]:
    """A handshake and data; the same with a segment missing, doubled and late."""

    def packet(side: int, flags: int, seq: int, ack: int, payload: bytes = b"") -> bytes:
        numbers = seq.to_bytes(2, "big") + ack.to_bytes(2, "big")
        return bytes([flags << 1 | side]) + numbers + bytes([len(payload)]) + payload

    opening = packet(0, 2, 0, 0) + packet(1, 18, 100, 1) + packet(0, 16, 1, 101)
    one, two, three = (packet(0, 24, 1 + 8 * n, 101, b"abcdefgh") for n in range(3))
    answer, fin = packet(1, 24, 101, 25, b"answer"), packet(0, 17, 25, 107) + packet(1, 17, 107, 26)
    orders = (one + two + three, one + three + two, one + one + three, two + three)
    return [opening + order + answer + fin for order in orders] + [one + answer, opening + one + packet(0, 4, 9, 0)]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
