"""Who resisted being read, as a live session wrote it down, read back."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from auditor.model import Outcome
from auditor.sources.interface import ExchangeSource, ResistingSource
from auditor.sources.live_resistance import HEADER, Resisting

ROW = Resisting(
    time="2026-03-01T12:00:00.000000000Z", host="a.example", app=None, why="bypass", reason="a.example: goes past",
    remedy="use WireGuard mode", count=1,
)  # fmt: skip
Open = Callable[[bytes], ExchangeSource]


def line(row: Resisting) -> bytes:
    return msgspec.json.encode(row) + b"\n"


def rows(source: ExchangeSource) -> tuple[Resisting, ...]:
    assert isinstance(source, ResistingSource)
    assert list(source.exchanges()) == []
    return source.resisting()


def test_last_line_of_each_holds_and_none_takes_it_back(open_exchanges: Open) -> None:
    more, other = msgspec.structs.replace(ROW, count=3), msgspec.structs.replace(ROW, why="doh")
    source = open_exchanges(
        HEADER + line(ROW) + line(other) + line(more) + line(msgspec.structs.replace(other, count=0))
    )
    assert source.kind == "live-resistance"
    assert rows(source) == (more,)
    assert source.faults() == ()


def test_every_cut_gives_the_lines_before_it(open_exchanges: Open) -> None:
    for cut in range(len(line(ROW)) - 1):
        source = open_exchanges(HEADER + line(ROW) + line(ROW)[:cut])
        assert rows(source) == (ROW,)
        assert source.faults() == ()


def test_line_that_is_none_is_a_gap(open_exchanges: Open) -> None:
    source = open_exchanges(HEADER + b"nonsense\n" + line(ROW))
    (gap,) = source.faults()
    assert (gap.reason, gap.bytes) == (Outcome.UNDECODABLE, 8)
    assert rows(source) == (ROW,)
