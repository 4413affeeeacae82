from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.dissection.starttls import SEARCHED, BeginSearch
from auditor.network.stream import Data, Direction, End, Gap, StreamEvent

C = Direction.CLIENT
HELLO = b"\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03" + bytes(range(32)) + b"\x20" + bytes(60)
REQUEST = b"GET /a HTTP/1.1\r\nHost: a.example\r\n\r\n"


def searched(pieces: list[bytes], *, credible: bool = True) -> tuple[bytes, bytes]:
    """What came before the beginning, and what from there on; offsets are checked on the way."""
    search = BeginSearch(lambda _: credible)
    before, after, at = b"", b"", 0
    for piece in pieces:
        event = Data(C, piece, at)
        at += len(piece)
        if search.found:
            after += piece
            continue
        split = search.receive(event)
        for data in split.before:
            assert data.start == len(before)
            before += data.data
        for each in split.after or []:
            assert isinstance(each, Data)
            assert each.start == len(before)
            after += each.data
    before += b"".join(data.data for data in search.close())
    assert before + after == b"".join(pieces)
    return before, after


@pytest.mark.parametrize("beginning", [HELLO, HELLO.replace(b"\xc8\x01", b"\xc8\x02"), REQUEST])
@pytest.mark.parametrize("prelude", [b"", b"EHLO a\r\nSTARTTLS\r\n", b"\x00\x16\x03\x01 not yet \x16"])
def test_beginning_is_found_whole_and_byte_by_byte(prelude: bytes, beginning: bytes) -> None:
    stream = prelude + beginning
    assert searched([stream]) == (prelude, beginning)
    assert searched([stream[i : i + 1] for i in range(len(stream))]) == (prelude, beginning)


def test_http_is_found_only_where_it_is_credible() -> None:
    assert searched([b"x\n" + REQUEST], credible=False) == (b"x\n" + REQUEST, b"")
    assert searched([HELLO], credible=False) == (b"", HELLO)


def test_search_is_given_up_after_a_while() -> None:
    filler = bytes(SEARCHED)
    assert searched([filler, HELLO]) == (filler + HELLO, b"")


@pytest.mark.parametrize("event", [Gap(C, 9, 4), End(C, 9, clean=True)])
def test_what_is_held_is_given_back_when_nothing_can_continue_it(event: StreamEvent) -> None:
    search = BeginSearch(lambda _: True)
    assert search.receive(Data(C, HELLO[:9], 0)).before == []
    assert search.receive(event).before == [Data(C, HELLO[:9], 0)]


@given(st.lists(st.binary(max_size=40) | st.just(HELLO[:20]) | st.just(REQUEST[:25]), max_size=20))
def test_no_byte_is_lost_or_doubled(pieces: list[bytes]) -> None:
    searched([piece for piece in pieces if piece])
