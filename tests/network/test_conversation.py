from __future__ import annotations

from auditor.network.conversation import FORGED_RESET
from auditor.network.reassembly import PATIENCE
from auditor.network.stream import Direction, End
from tests.network.conftest import ACK, CLIENT, FIN, RST, SERVER, SYN, goodbye, handshake, run, tcp, udp

NOISE = udp(("10.9.9.9", 4000), ("10.9.9.8", 4001), b"elsewhere")


def test_reset_ends_both_streams_uncleanly_after_patience() -> None:
    packets = [*handshake(), tcp(CLIENT, SERVER, 1001, 9001, ACK, b"hi"), tcp(SERVER, CLIENT, 9001, 1003, RST | ACK)]
    result = run([*packets, *[NOISE] * (PATIENCE + 1), tcp(CLIENT, SERVER, 1003, 9001, ACK, b"late")], 100)
    assert result.events[1, 0][-1] == End(Direction.CLIENT, 2, False, 5 + PATIENCE)
    assert result.flows[1].reset
    assert result.stream(0) == b"hi"
    assert result.flows[1].packets == [4, 2]


def test_data_a_reset_overtook_is_kept() -> None:
    reset = tcp(SERVER, CLIENT, 9001, 1003, RST | ACK)
    result = run([*handshake(), reset, tcp(CLIENT, SERVER, 1001, 9001, ACK, b"hi")])
    assert result.stream(0) == b"hi"


def test_forged_reset_is_ignored_when_its_sender_goes_on() -> None:
    reset = tcp(CLIENT, SERVER, 1003, 0, RST)
    packets = [*handshake(), tcp(CLIENT, SERVER, 1001, 9001, ACK, b"hi"), reset]
    packets += [tcp(CLIENT, SERVER, 1003, 9001, ACK, b" there"), *goodbye(1009, 9001)]
    result = run(packets)
    assert result.stream(0) == b"hi there"
    assert result.events[1, 0][-1] == End(Direction.CLIENT, 8, True, 7)
    assert result.flows[1].notes == [FORGED_RESET]


def test_end_and_reset_forged_before_the_answer_to_the_syn_are_ignored() -> None:
    syn, answer, ack = handshake()
    forged = [tcp(SERVER, CLIENT, 70_000, 1001, flags | ACK) for flags in (RST, FIN)]
    packets = [syn, *forged, answer, ack, *[NOISE] * (PATIENCE + 1)]
    packets += [tcp(CLIENT, SERVER, 1001, 9001, ACK, b"ask"), tcp(SERVER, CLIENT, 9001, 1004, ACK, b"tell")]
    for size in (1, 100):
        result = run(packets, size)
        assert (result.stream(0), result.stream(1)) == (b"ask", b"tell")
        assert result.flows[1].notes == [FORGED_RESET]


def test_ports_used_again_make_a_new_flow() -> None:
    first = [*handshake(), tcp(CLIENT, SERVER, 1001, 9001, ACK, b"one"), *goodbye(1004, 9001)]
    second = [*handshake(70_000, 5), tcp(CLIENT, SERVER, 70_001, 6, ACK, b"two")]
    for size in (1, 4, 100):
        result = run([*first, *second], size)
        assert sorted(result.flows) == [1, 8]
        assert (result.stream(0, 1), result.stream(0, 8)) == (b"one", b"two")


def test_repeated_syn_makes_no_new_flow() -> None:
    syn, answer, ack = handshake()
    packets = [syn, syn, answer, answer, ack, tcp(CLIENT, SERVER, 1001, 9001, ACK, b"one"), syn]
    for size in (1, 100):
        result = run(packets, size)
        assert list(result.flows) == [1]
        assert result.stream(0) == b"one"


def test_syn_behind_its_own_data_makes_no_new_flow() -> None:
    syn, answer, ack = handshake()
    data = tcp(CLIENT, SERVER, 1001, 9001, ACK, b"one")
    for size in (1, 2, 100):
        result = run([data, syn, answer, ack], size)
        assert list(result.flows) == [1]
        assert result.stream(0) == b"one"


def test_new_syn_after_a_flow_seen_without_one() -> None:
    old = tcp(CLIENT, SERVER, 3_000_000_000, 77, ACK, b"old")
    result = run([old, *handshake(), tcp(CLIENT, SERVER, 1001, 9001, ACK, b"new")])
    assert sorted(result.flows) == [1, 2]
    assert (result.stream(0, 1), result.stream(0, 2)) == (b"old", b"new")


def test_syn_ack_alone_tells_both_beginnings() -> None:
    answer = handshake()[1]
    late = tcp(CLIENT, SERVER, 1003, 9001, ACK, b"cd")
    result = run([answer, late, tcp(CLIENT, SERVER, 1001, 9001, ACK, b"ab")])
    assert result.stream(0) == b"abcd"
    assert str(result.flows[1].client) == "192.168.7.20:50123"
    assert result.flows[1].syn_ack
    assert not result.flows[1].syn


def test_refused_connection_has_two_empty_streams() -> None:
    result = run([tcp(CLIENT, SERVER, 1000, 0, SYN), tcp(SERVER, CLIENT, 0, 1001, RST | ACK)])
    assert result.events == {(1, 0): [End(Direction.CLIENT, 0, False)], (1, 1): [End(Direction.SERVER, 0, False)]}


def test_client_seen_only_after_a_reset_ended_the_flow_is_remembered_for_the_next_syn() -> None:
    old = [tcp(SERVER, CLIENT, 9002, 1001, RST), tcp(SERVER, CLIENT, 9001, 1001, ACK, b"x")]
    packets = [*old, *[NOISE] * (PATIENCE + 1), tcp(CLIENT, SERVER, 5_000_000, 9001, ACK), *handshake(70_000, 5)]
    for size in (10**9, PATIENCE + 2):
        assert sorted(run(packets, size).flows) == [1, 3, PATIENCE + 5]
