"""Connections a live session could not look into, read back."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from auditor.model import Outcome
from auditor.sources.interface import ContactSource, ExchangeSource
from auditor.sources.live_connections import HEADER, Tried

ROW = Tried(
    why="pinning", outcome=Outcome.ABORTED, detail="a.example: refused", first=1, last=2, host="a.example",
    client=("192.0.2.7", 1), server=("192.0.2.1", 443), sni="a.example", app="curl",
)  # fmt: skip
LINE = msgspec.json.encode(ROW) + b"\n"

Open = Callable[[bytes], ExchangeSource]


def test_connections_and_what_they_leave_unread(open_exchanges: Open) -> None:
    source = open_exchanges(HEADER + LINE + LINE)
    assert source.kind == "live-connections"
    assert list(source.exchanges()) == []
    assert isinstance(source, ContactSource)
    one, _ = source.connections()
    assert (str(one.client), str(one.server), one.sni, one.app) == ("192.0.2.7:1", "192.0.2.1:443", "a.example", "curl")
    assert one.outcome is Outcome.ABORTED
    (gap,) = source.faults()
    assert (gap.reason, gap.flows, gap.detail) == (Outcome.ABORTED, 2, "a.example: refused")


def test_every_cut_gives_the_lines_before_it(open_exchanges: Open) -> None:
    for cut in range(len(LINE) - 1):
        source = open_exchanges(HEADER + LINE + LINE[:cut])
        assert isinstance(source, ContactSource)
        assert len(source.connections()) == 1
        assert len(source.faults()) == 1


def test_line_that_is_no_connection_is_a_gap(open_exchanges: Open) -> None:
    source = open_exchanges(HEADER + b"nonsense\n" + LINE)
    _, gap = source.faults()
    assert gap.reason is Outcome.UNDECODABLE
    assert "line 2" in gap.detail
