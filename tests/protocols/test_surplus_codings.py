"""Codings that may not have been applied: decoded where they were, handed on unchanged where not."""

from __future__ import annotations

import gzip
import zlib

import pytest

from auditor.protocols.inflaters import BrokenStream, Deflate, Gzip, Inflater
from auditor.protocols.surplus_codings import TRIAL, IfApplied

PLAIN = b"the quick brown fox " * 40


def through(inner: Inflater, data: bytes, size: int) -> tuple[bytes, IfApplied]:
    stage = IfApplied(inner)
    out = [piece for i in range(0, len(data), size) for piece in stage.feed(data[i : i + size])]
    return b"".join([*out, *stage.close()]), stage


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_applied_coding_is_undone(size: int) -> None:
    made, stage = through(Gzip(), gzip.compress(PLAIN, mtime=0), size)
    assert made == PLAIN
    assert (stage.passed, stage.finished, stage.produced) == (False, True, len(PLAIN))


@pytest.mark.parametrize("size", [1, 7, 10_000])
@pytest.mark.parametrize("data", [PLAIN, b"x", gzip.compress(PLAIN, mtime=0)])
def test_coding_not_applied_changes_nothing(size: int, data: bytes) -> None:
    made, stage = through(Deflate(), data, size)
    assert made == data
    assert (stage.passed, stage.finished, stage.produced) == (True, True, len(data))


def test_fault_behind_what_was_decoded_is_a_fault() -> None:
    stage = IfApplied(Deflate())
    broken = zlib.compress(PLAIN * 50, 0)[:-4] + b"\0\0\0\0"
    with pytest.raises(BrokenStream):
        list(stage.feed(broken))


def test_what_is_kept_for_going_back_is_bounded() -> None:
    stage = IfApplied(Gzip())
    header = b"\x1f\x8b\x08\x08" + bytes(6)
    assert list(stage.feed(header + b"n" * TRIAL)) == []
    assert list(stage.feed(b"n" * 10)) == []
    with pytest.raises(BrokenStream):
        list(stage.feed(b"\0" + b"\xff" * 100))
