from __future__ import annotations

import numpy as np

from auditor.network.addresses import Addresses
from auditor.network.columns import parse
from auditor.network.dns_answers import dns_answers
from tests.network.conftest import ACK, CLIENT, SERVER, Captured, batch, tcp, udp

RESOLVER = ("192.168.7.1", 53)
ANSWER = bytes([7, 7, 0x81, 0x80]) + bytes(8)


def answers(packets: list[Captured]) -> list[tuple[int, bytes]]:
    columns = parse(batch(packets), Addresses())
    rows = np.flatnonzero(columns.transport == 17)
    assert rows.size == len(packets) or dns_answers(columns, rows) == dns_answers(columns, np.sort(rows))
    return dns_answers(columns, None if rows.size == len(packets) else rows)


def test_answers_come_with_their_frames_in_order_of_capture() -> None:
    other = ANSWER[:1] + b"\x08" + ANSWER[2:] + b"more"
    packets = [udp(CLIENT, RESOLVER, bytes(12)), udp(RESOLVER, CLIENT, ANSWER), udp(RESOLVER, SERVER, other)]
    assert answers(packets) == [(2, ANSWER), (3, other)]


def test_answers_are_found_between_packets_of_other_kinds() -> None:
    packets = [tcp(CLIENT, SERVER, 1, 1, ACK), udp(RESOLVER, CLIENT, ANSWER), tcp(SERVER, CLIENT, 1, 1, ACK)]
    assert answers(packets) == [(2, ANSWER)]


def test_questions_other_ports_and_what_is_too_short_are_no_answers() -> None:
    packets = [udp(RESOLVER, CLIENT, ANSWER[:11]), udp(CLIENT, RESOLVER, bytes(12)), udp(SERVER, CLIENT, ANSWER)]
    assert answers(packets) == []
