from __future__ import annotations

from auditor.model import Outcome
from bench.parity_auditor import Flow
from bench.parity_ledger import GROUPS, outcomes_by_protocol, theirs
from bench.parity_tshark import Packet


def packet(number: int, protocols: str, **fields: str) -> Packet:
    plain = {"frame.protocols": protocols, "frame.len": "100", "frame.cap_len": "100"}
    named = {name.replace("_", "."): value for name, value in fields.items()}
    return Packet(number, {name: (value,) for name, value in (plain | named).items()})


def tcp(number: int, protocols: str, stream: str, size: str = "40") -> Packet:
    ends = {"ip_src": "10.0.0.2", "ip_dst": "192.0.2.1", "tcp_srcport": "40000", "tcp_dstport": "443"}
    return packet(number, f"eth:ip:tcp{protocols}", tcp_stream=stream, tcp_len=size, **ends)


def test_outcomes_of_the_input_are_in_one_group_each() -> None:
    grouped = [outcome for outcomes in GROUPS.values() for outcome in outcomes]
    assert len(grouped) == len(set(grouped))
    assert set(Outcome) - set(grouped) == {Outcome.CRASH, Outcome.KEYLOG, Outcome.NOT_RECORDED}


def test_handshake_packets_belong_to_what_their_flow_came_to() -> None:
    read = [tcp(1, ":tls", "0"), tcp(2, ":tls:http2", "0"), tcp(3, "", "0", "0")]
    locked = [tcp(4, ":tls", "1"), tcp(5, "", "2"), packet(6, "eth:arp")]
    assert theirs([*read, *locked]) == {
        "read or readable": 2, "without content": 1, "encrypted": 1, "unknown protocol": 1, "local network": 1
    }  # fmt: skip


def test_cut_packet_counts_as_cut_whatever_it_held() -> None:
    cut = tcp(1, ":tls", "0")
    cut.values["frame.cap_len"] = ("60",)
    assert theirs([cut]) == {"cut short": 1}


def test_flows_are_named_by_what_tshark_found_most_of() -> None:
    flow = Flow("tcp", ("10.0.0.2 40000", "192.0.2.1 443"), "protocol-unknown", 9)
    named = outcomes_by_protocol([flow], [tcp(1, ":ssh", "0"), tcp(2, ":ssh", "0"), tcp(3, ":tls", "0")])
    assert named == {("protocol-unknown", "ssh"): 9}
