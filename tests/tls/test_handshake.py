from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.tls.handshake import MessageReader


def message(kind: int, body: bytes) -> bytes:
    return bytes((kind,)) + len(body).to_bytes(3, "big") + body


@given(st.lists(st.tuples(st.sampled_from([1, 2, 11, 20]), st.binary(max_size=30)), max_size=5), st.integers(1, 20))
def test_fragmentation_over_records_changes_nothing(parts: list[tuple[int, bytes]], step: int) -> None:
    stream = b"".join(message(*part) for part in parts)
    reader = MessageReader()
    found = [one for i in range(0, len(stream), step) for one in reader.feed(stream[i : i + step])]
    assert found == [(kind, message(kind, body)) for kind, body in parts]


def test_oversized_message_is_passed_over() -> None:
    reader = MessageReader()
    stream = b"\x0b\x10\x00\x00" + bytes(1 << 20) + message(20, b"end")
    found = [one for i in range(0, len(stream), 16384) for one in reader.feed(stream[i : i + 16384])]
    assert found == [(20, message(20, b"end"))]


def test_after_a_reset_a_fragment_is_not_taken_for_a_message() -> None:
    reader = MessageReader()
    reader.feed(message(11, b"begun")[:6])
    reader.reset()
    assert reader.feed(b"\x99rest of a lost message") == []
    assert reader.feed(message(20, b"")) == [(20, message(20, b""))]
