"""The board behind the views: lines that exchanges share, what keys do, sums by recipient."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from auditor.live.board import MOST_FINDINGS, Board
from auditor.live.drawing import draw
from auditor.live.messages import Coverage, Message, Notice, Refusal, Started, Stopped, Way
from auditor.live.plain import log_line
from auditor.live.qr import qr_lines
from auditor.live.view import Controls
from auditor.report.document import Evidence
from tests.live.test_hub import TIME, event, exchange, finding


def seen(name: str, n: int) -> Message:
    """A finding of exchange ``n``."""
    told = finding(name)
    evidence = Evidence(input=0, exchange=n, time=TIME, frames=(), where="request.body", path=("json", "$['model']"))
    return msgspec.structs.replace(told, finding=msgspec.structs.replace(told.finding, evidence=(evidence,)))


@pytest.fixture
def board() -> Board:
    made = Board()
    for message in (
        seen("a", 0),
        seen("b", 0),
        exchange(0, ("a", 1), ("b", 1)),
        seen("c", 1),
        exchange(1, ("a", 2), ("c", 1)),
    ):
        made.hear(message)
    return made


def test_findings_of_one_exchange_share_a_line(board: Board) -> None:
    first, second = board.lines
    assert (first.findings, second.findings) == (["a", "b"], ["c"])
    assert first.text == "12:00:00 a.example (company not known) · Device model Pi… · Device model Pi…"


def test_counts_are_summed_by_recipient_and_category(board: Board) -> None:
    assert board.table() == {"a.example (company not known)": {"Device": 4}}


def test_sums_are_of_all_findings_also_of_those_that_can_no_longer_be_opened(board: Board) -> None:
    for number in range(MOST_FINDINGS + 5):
        board.hear(seen(f"n{number}", number + 2))
    assert len(board.findings) == len(board.counts) == MOST_FINDINGS
    assert board.table() == {"a.example (company not known)": {"Device": 4 + MOST_FINDINGS + 5}}


def test_event_told_again_changes_its_line(board: Board) -> None:
    board.hear(event("e", "unknown"))
    board.hear(event("e", "skipped"))
    assert [line.said for line in board.lines][2:] == [["skipped"]]


def test_paused_board_holds_what_comes_and_hears_it_afterwards(board: Board) -> None:
    board.pause()
    board.hear(seen("d", 2))
    assert (board.held, len(board.lines)) == (1, 2)
    board.hear(Stopped(time=TIME, session="x", text="over"))
    assert board.stopped is not None
    board.pause()
    assert (board.held, len(board.lines)) == (0, 3)


def test_filter_and_selection(board: Board) -> None:
    board.hear(Notice(time=TIME, text="something else"))
    board.filter = "ELSE"
    assert [line.kind for line in board.shown()] == ["notice"]
    board.filter = ""
    board.move(-1)
    assert board.selected is board.lines[-1]
    board.move(-100)
    assert board.selected is board.lines[0]
    board.move(100)
    assert board.selected is None


def test_enter_goes_through_the_findings_of_a_line(board: Board) -> None:
    board.move(-2)
    opened = []
    for _ in range(3):
        board.toggle_open()
        opened.append(board.open)
    assert opened == ["a", "b", None]


def test_keys_mark_filter_pause_and_stop(board: Board) -> None:
    marks: list[tuple[str, str | None]] = []
    stopped: list[bool] = []
    controls = Controls(board, lambda action, text: marks.append((action, text)), lambda: stopped.append(True))
    for key in ("m", *"like the cat", "backspace", "enter", "m", "enter", "/", *"pixel", "enter", "p", "q"):
        controls.press(key)
    assert marks == [("like", "the ca")]
    assert board.filter == "pixel"
    assert board.paused
    assert stopped == [True]


def test_q_is_a_letter_while_typing_and_escape_leaves(board: Board) -> None:
    stopped: list[bool] = []
    controls = Controls(board, lambda action, text: None, lambda: stopped.append(True))
    for key in ("m", "q", "escape", "c"):
        controls.press(key)
    assert (controls.prompt, stopped, controls.connecting) == (None, [], False)


def screen(board: Board, width: int, height: int, *, connecting: bool = False) -> list[str]:
    console = Console(file=io.StringIO(), width=width, height=height, force_terminal=False, color_system=None)
    with console.capture() as capture:
        console.print(draw(board, width, height, connecting=connecting, prompt=None))
    return capture.get().rstrip("\n").split("\n")


@pytest.mark.parametrize(("width", "height"), [(120, 30), (80, 24), (40, 12), (20, 6)])
def test_screen_fits_any_size(board: Board, width: int, height: int) -> None:
    refused = Refusal(
        host="b.example", app=None, why="pinning", reason="b.example refused", remedy="record it", count=2
    )
    board.hear(Coverage(time=TIME, readable=1, unreadable=1, share=0.5, exchanges=2, refused=(refused,)))
    lines = screen(board, width, height)
    assert len(lines) <= height
    assert all(len(line) <= width for line in lines)
    text = "\n".join(lines)
    if height > 10:
        assert "2 requests" in text
        assert "b.example refused" in text
        assert "12:00:00 a.example" in text


def test_opened_finding_shows_evidence(board: Board) -> None:
    board.open = "a"
    text = "\n".join(screen(board, 100, 30))
    assert "sent 2 times" in text
    assert "json → $['model']" in text


def test_connecting_shows_the_code_and_what_to_install(board: Board) -> None:
    way = Way(mode="wireguard", how="scan it", qr="[Interface]")
    board.hear(Started(time=TIME, session="s", ways=(way,), certificate="c", install=("Android: so",)))
    lines = screen(board, 100, 60, connecting=True)
    assert any("scan it" in line for line in lines)
    assert any("█▀" in line for line in lines)
    assert any("Android: so" in line for line in lines)


def test_code_is_square_and_light_outside() -> None:
    lines = qr_lines("x" * 250)
    assert len({len(line) for line in lines}) == 1
    assert len(lines) == (len(lines[0]) + 1) // 2
    assert set(lines[0]) == {"█"}


def test_log_lines_hold_no_control_characters() -> None:
    told = msgspec.structs.replace(finding("a"), summary="Pixel\x1b[31m 7")
    line = log_line(told)
    assert line is not None
    assert "\x1b" not in line
    assert log_line(exchange(0)) is None
