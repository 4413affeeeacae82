from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.network.names import MOST_HEARD, MOST_LOOKS, Names, answers

POINTER = b"\xc0\x0c"


def label(name: str) -> bytes:
    return b"".join(bytes([len(part)]) + part.encode() for part in name.split(".")) + b"\0"


def record(owner: bytes, kind: int, data: bytes, family: int = 1) -> bytes:
    return owner + struct.pack(">HHIH", kind, family, 60, len(data)) + data


def message(question: str | None, *records: bytes, flags: int = 0x8180) -> bytes:
    head = struct.pack(">HHHHHH", 7, flags, question is not None, len(records), 0, 0)
    asked = b"" if question is None else label(question) + struct.pack(">HH", 1, 1)
    return head + asked + b"".join(records)


CHAIN = message(
    "Api.Example.com",
    record(POINTER, 5, label("edge.example.net")),
    record(label("edge.example.net"), 5, label("pop7.cdn.example")),
    record(label("pop7.cdn.example"), 1, bytes([203, 0, 113, 9])),
    record(label("pop7.cdn.example"), 28, bytes.fromhex("20010db8") + bytes(11) + b"\1"),
)


def test_addresses_are_named_by_the_question_through_aliases() -> None:
    names = Names()
    names.learn_dns(CHAIN)
    assert names.name("203.0.113.9") == names.name("2001:db8::1") == "api.example.com"


def test_last_learnt_wins() -> None:
    names = Names()
    names.learn("203.0.113.9", "from.the.file")
    names.learn_dns(CHAIN)
    assert names.name("203.0.113.9") == "api.example.com"
    names.learn("203.0.113.9", "from.the.file")
    assert names.name("203.0.113.9") == "from.the.file"
    assert names.name("203.0.113.10") is None


def test_multicast_answer_without_question_is_named_by_its_owner() -> None:
    found = answers(message(None, record(label("printer.local"), 1, bytes([192, 168, 7, 9]), 0x8001), flags=0x8400))
    assert found == [("192.168.7.9", "printer.local")]


@pytest.mark.parametrize("flags", [0x0100, 0x8183])
def test_queries_and_failures_teach_nothing(flags: int) -> None:
    assert answers(message("a.example", record(POINTER, 1, bytes(4)), flags=flags)) == []


def test_pointer_loops_and_alias_loops_end() -> None:
    assert answers(message("a.example", record(b"\xc0\x1b", 1, bytes(4)))) == []
    loop = message(
        "a.example",
        record(label("b"), 5, label("c")),
        record(label("c"), 5, label("b")),
        record(label("c"), 1, bytes([10, 0, 0, 1])),
    )
    assert answers(loop) == [("10.0.0.1", "c")]


def test_truncated_answer_gives_what_came_before() -> None:
    whole = answers(CHAIN)
    for end in range(len(CHAIN)):
        found = answers(CHAIN[:end])
        assert [address for address, _ in found] == [address for address, _ in whole][: len(found)]


def test_trailing_data_changes_nothing() -> None:
    assert answers(CHAIN + b"more") == answers(CHAIN)


@given(st.binary(max_size=120), st.integers(0, len(CHAIN)))
@settings(deadline=None)
def test_no_bytes_raise(junk: bytes, at: int) -> None:
    Names().learn_dns(junk)
    Names().learn_dns(CHAIN[:at] + junk)


def test_pointer_to_the_question_names_the_same_as_the_name_written_out() -> None:
    data = bytes([203, 0, 113, 9])
    short = message("Api.Example.com", record(POINTER, 1, data))
    assert answers(short) == answers(message("Api.Example.com", record(label("api.example.com"), 1, data)))


def test_what_was_heard_is_known_from_its_frame_on() -> None:
    names = Names()
    names.hear([(3, CHAIN), (9, message("later.example", record(POINTER, 1, bytes([203, 0, 113, 9]))))])
    assert names.name("198.51.100.1", 9) is None
    known = [names.name("203.0.113.9", frame) for frame in (2, 3, 8, 9)]
    assert known == [None, "api.example.com", "api.example.com", "later.example"]
    assert names.name("2001:db8::1") == "api.example.com"
    assert names.name("no address") is None


def test_what_was_heard_comes_before_what_is_learnt_later() -> None:
    names = Names()
    names.hear([(3, CHAIN)])
    names.learn("203.0.113.9", "from.the.file")
    assert names.name("203.0.113.9") == "from.the.file"
    names.hear([(5, CHAIN)])
    assert names.name("203.0.113.9") == "api.example.com"


def test_hearing_and_learning_at_once_are_the_same_however_many_are_asked_for() -> None:
    addresses = (bytes([203, 0, n >> 8, n & 255]) for n in range(MOST_HEARD + 9))
    answered = [(n, message(f"h{n}.example", record(POINTER, 1, each))) for n, each in enumerate(addresses)]
    heard, learnt = Names(), Names()
    heard.hear(answered[:50])
    heard.hear(answered[50:])
    for frame, payload in answered:
        learnt.learn_dns(payload, frame)
    asked = [f"198.51.100.{n}" for n in range(MOST_LOOKS + 9)] + [f"203.0.{n >> 8}.{n & 255}" for n in range(300)]
    assert [heard.name(each) for each in asked] == [learnt.name(each) for each in asked]
