from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.protocols.dns_message import Question, parse_dns


def name(text: str) -> bytes:
    return b"".join(bytes([len(label.encode())]) + label.encode() for label in text.split(".") if label) + b"\0"


def message(
    questions: tuple[bytes, ...] = (), answers: tuple[bytes, ...] = (), additional: tuple[bytes, ...] = (),
    *, number: int = 7, flags: int = 0x0100,
) -> bytes:  # fmt: skip
    counts = (number, flags, len(questions), len(answers), 0, len(additional))
    return b"".join(c.to_bytes(2, "big") for c in counts) + b"".join((*questions, *answers, *additional))


def question(text: str, kind: int = 1, klass: int = 1) -> bytes:
    return name(text) + kind.to_bytes(2, "big") + klass.to_bytes(2, "big")


def record(owner: bytes, kind: int, data: bytes, ttl: int = 60, klass: int = 1) -> bytes:
    numbers = kind.to_bytes(2, "big") + klass.to_bytes(2, "big") + ttl.to_bytes(4, "big")
    return owner + numbers + len(data).to_bytes(2, "big") + data


def test_names_keep_the_case_they_were_sent_in() -> None:
    parsed = parse_dns(message((question("wWw.ExAmple.ORG", 28),)))
    assert parsed is not None
    assert parsed.questions == (Question("wWw.ExAmple.ORG", "AAAA"),)


def test_the_root_is_a_dot() -> None:
    parsed = parse_dns(message((question("", 2),)))
    assert parsed is not None
    assert str(parsed.questions[0]) == ". NS"


def test_compressed_owner_is_followed() -> None:
    parsed = parse_dns(message((question("a.example"),), (record(b"\xc0\x0c", 1, b"\xc0\0\2\x01"),), flags=0x8180))
    assert parsed is not None
    assert parsed.answers[0].json() == {"name": "a.example", "type": "A", "ttl": 60, "data": "192.0.2.1"}


def test_pointer_loop_ends() -> None:
    assert parse_dns(message((b"\xc0\x0c\0\1\0\1",))) is None


def test_pointer_to_itself_in_an_answer_keeps_the_question() -> None:
    raw = message((question("a.example"),), (record(b"\xc0\x1b", 1, b"1234"),), flags=0x8180)
    parsed = parse_dns(raw)
    assert parsed is not None
    assert parsed.questions == (Question("a.example", "A"),)
    assert parsed.answers == ()
    assert parsed.fault is not None


def test_extended_rcode_joins_the_low_bits() -> None:
    raw = message((question("a.example"),), (), (record(b"\0", 41, b"", ttl=1 << 24, klass=1232),), flags=0x8180)
    parsed = parse_dns(raw)
    assert parsed is not None
    assert parsed.rcode == 16
    assert parsed.additional == ()
    assert parsed.edns == {}


def test_cut_record_is_said_and_the_rest_kept() -> None:
    whole = message((question("a.example"),), (record(b"\xc0\x0c", 1, b"1234"),) * 2, flags=0x8180)
    parsed = parse_dns(whole[:-3])
    assert parsed is not None
    assert len(parsed.answers) == 1
    assert parsed.fault == "the message ends early or breaks off"


def test_bytes_that_are_no_text_are_shown() -> None:
    parsed = parse_dns(message((b"\x03a\xffb\0\0\1\0\1",)))
    assert parsed is not None
    assert parsed.questions[0].name == r"a\xffb"


LABEL = st.text(st.characters(codec="ascii", categories=("Ll", "Lu", "Nd")), min_size=1, max_size=20)


@given(st.lists(LABEL, min_size=1, max_size=6), st.integers(0, 0xFFFF))
@settings(deadline=None)
def test_any_name_survives(labels: list[str], number: int) -> None:
    parsed = parse_dns(message((question(".".join(labels)),), number=number))
    assert parsed is not None
    assert (parsed.id, parsed.questions[0].name, parsed.fault) == (number, ".".join(labels), None)


@given(st.binary(max_size=300), st.binary(max_size=12))
@settings(deadline=None, max_examples=300)
def test_hostile_bytes_never_raise(tail: bytes, head: bytes) -> None:
    parse_dns(head.ljust(12, b"\1") + tail)
    parse_dns(tail)


@given(st.binary(max_size=40), st.integers(1, 2))
@settings(deadline=None)
def test_a_question_asked_before_reads_as_the_first_time(tail: bytes, count: int) -> None:
    asked = message((question("a.Example"),) * count)
    assert parse_dns(asked + tail) == parse_dns(asked + tail)
    parsed = parse_dns(asked)
    assert parsed is not None
    assert parsed.questions == (Question("a.Example", "A"),) * count


def test_a_name_with_a_zero_in_a_label_is_not_mistaken_for_a_shorter_one() -> None:
    odd = b"\x05a\0b\0c\0" + bytes((0, 1, 0, 1))
    for _ in range(2):
        parsed = parse_dns(message((odd,)))
        assert parsed is not None
        assert parsed.questions == (Question("a\\000b\\000c", "A"),)
        assert parsed.fault is None
