from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.protocols import resuming
from auditor.protocols.resuming import Resumption


def measure(data: bytes, at: int) -> int | bool | None:
    """Messages of a toy: ``#``, a length, as many letters; ``!`` surely begins one."""
    if data[at : at + 1] == b"!":
        return True
    if data[at : at + 1] != b"#":
        return False
    return None if len(data) < at + 2 else at + 2 + data[at + 1]


def resumed(pieces: list[bytes], *, ended: bool = True) -> tuple[int, bool]:
    resumption, passed = Resumption(measure), 0
    for i, piece in enumerate(pieces):
        count, found = resumption.receive(piece)
        passed += count
        if found:
            assert (resumption.data + b"".join(pieces[i + 1 :])) == b"".join(pieces)[passed:]
            return passed, True
    if not ended:
        return passed, False
    count, found = resumption.close()
    return passed + count, found


@pytest.mark.parametrize(
    ("stream", "passed", "found"),
    [
        (b"#\x02ab#\x01c", 0, True),
        (b"rest#\x02ab#\x01c", 4, True),
        (b"rest#\x02ab", 4, True),
        (b"rest#\x09ab", 8, False),
        (b"#\x03#\x01a#\x00", 0, True),
        (b"xx!now", 2, True),
        (b"nothing", 7, False),
    ],
)
def test_footing_is_where_messages_follow_each_other(stream: bytes, passed: int, found: bool) -> None:
    assert resumed([stream]) == (passed, found)
    assert resumed([stream[i : i + 1] for i in range(len(stream))]) == (passed, found)


def test_message_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resuming, "WINDOW", 8)
    assert resumed([b"#\xff" + b"a" * 20 + b"#\x01b#\x01c", b"d" * 9], ended=False) == (22, True)


def test_search_is_given_up_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resuming, "MOST_TRIED", 8)
    assert resumed([b"x" * 9, b"#\x01a#\x01b"]) == (15, False)


@settings(deadline=None)
@given(st.lists(st.binary(max_size=6) | st.sampled_from([b"#\x01a", b"#\x00", b"#"]), max_size=12), st.data())
def test_pieces_do_not_matter(parts: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(parts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)))) | {0, len(stream)})
    pieces = [stream[a:b] for a, b in pairwise(cuts)]
    assert resumed(pieces) == resumed([stream])
