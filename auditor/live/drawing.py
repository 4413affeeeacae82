"""Draws the board for a terminal of any size with rich: feed, recipients by category, coverage, what is open."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.layout import Layout
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from auditor.live.board import Board
from auditor.live.messages import Finding
from auditor.live.plain import coverage_line
from auditor.live.qr import qr_lines
from auditor.report import words
from auditor.report.text import printable

WIDE = 100
KEYS = "m mark  p pause  / filter  ↑↓ select  Enter open  c connect  q quit"
STYLES = {"finding": "", "event": "bold", "mark": "magenta", "notice": "yellow"}
MOST_COLUMNS = 6
MOST_REFUSED = 4


def draw(board: Board, width: int, height: int, *, connecting: bool, prompt: str | None) -> RenderableType:
    """The whole screen. ``prompt`` is the line being typed; ``connecting`` shows how to connect instead of the feed."""
    footer = _footer(board, prompt)
    rows = 1 + len(footer)
    layout = Layout()
    layout.split_column(Layout(_head(board), size=1), Layout(name="body"), Layout(Group(*footer), size=len(footer)))
    body = layout["body"]
    inner = height - rows
    if board.open is not None and board.open in board.findings:
        body.update(_opened(board.findings[board.open], board))
    elif connecting:
        body.update(_connect(board))
    elif width >= WIDE:
        body.split_row(Layout(_feed(board, inner, width * 3 // 5), ratio=3), Layout(_table(board), ratio=2))
    else:
        part = max(4, inner // 3)
        body.split_column(Layout(_feed(board, inner - part, width)), Layout(_table(board), size=part))
    return layout


def _head(board: Board) -> Text:
    modes = ", ".join(way.mode for way in board.started.ways) if board.started is not None else "starting"
    where = board.started.session if board.started is not None else ""
    return Text(printable(f" auditor live · {modes} · {where}"), style="reverse", no_wrap=True, overflow="ellipsis")


def _footer(board: Board, prompt: str | None) -> list[Text]:
    lines = []
    if board.coverage is not None:
        for each in board.coverage.refused[:MOST_REFUSED]:
            app = f" ({each.app})" if each.app else ""
            said = f"✗ {each.reason}{app}, {each.count} times – {each.remedy}"
            lines.append(Text(printable(said, 500), style="yellow", no_wrap=True, overflow="ellipsis"))
        lines.append(Text(coverage_line(board.coverage), no_wrap=True, overflow="ellipsis"))
    state = f"paused, {board.held} waiting · " if board.paused else ""
    state += f"filter: {printable(board.filter)} · " if board.filter else ""
    last = Text(f"{state}{KEYS}", style="dim", no_wrap=True, overflow="ellipsis")
    return [*lines, Text(prompt, style="bold") if prompt is not None else last]


def _feed(board: Board, height: int, width: int) -> RenderableType:
    lines = board.shown()
    room = max(1, height)
    at = next((n for n, line in enumerate(lines) if line is board.selected), len(lines) - 1)
    start = max(0, min(len(lines) - room, at - room // 2))
    shown = [
        Text(
            printable(line.text, max(20, width * 3)),
            style="reverse" if line is board.selected else STYLES[line.kind],
            no_wrap=True,
            overflow="ellipsis",
        )
        for line in lines[start : start + room]
    ]
    return Group(*shown) if shown else Text("nothing found yet; use the app", style="dim")


def _table(board: Board) -> RenderableType:
    sums = board.table()
    every: dict[str, int] = {}
    for row in sums.values():
        for category, count in row.items():
            every[category] = every.get(category, 0) + count
    columns = sorted(every, key=lambda category: -every[category])[:MOST_COLUMNS]
    table = Table(expand=True, show_edge=False, pad_edge=False, box=None, header_style="bold")
    table.add_column("Recipient", ratio=2, no_wrap=True, overflow="ellipsis")
    for category in columns:
        table.add_column(printable(category), justify="right", no_wrap=True, overflow="ellipsis", ratio=1)
    for recipient, counts in sums.items():
        figures = (f"{counts[category]:,}" if counts[category] else "" for category in columns)
        table.add_row(printable(recipient), *figures)
    return table


def _connect(board: Board) -> RenderableType:
    if board.started is None:
        return Text("starting …")
    lines: list[Text] = []
    for way in board.started.ways:
        lines.append(Text(f"{way.mode}: {way.how}", style="bold"))
        if way.qr is not None:
            lines += [Text(line, style="white on black", no_wrap=True) for line in qr_lines(way.qr)]
    if board.started.web is not None:
        lines.append(Text(f"in a browser on this machine, once: {board.started.web}", style="bold", overflow="fold"))
    lines.append(Text(""))
    lines += [Text(line) for line in board.started.install]
    return Group(*lines)


def _opened(told: Finding, board: Board) -> RenderableType:
    found = told.finding
    rows = [
        Text(f"{told.title}: {printable(found.value, 500)}", style="bold"),
        Text(f"to {words.who(found.recipient, found.host)}, host {printable(found.host)}"),
        Text(f"sent {board.counts.get(found.id, found.count):,} times, first {found.first[:19].replace('T', ' ')} UTC"),
        Text(f"{words.CONFIDENCES[found.confidence]}: {printable(found.reason, 1000)}"),
    ]
    for each in found.evidence:
        place = words.PLACES.get(each.where, each.where)
        rows.append(Text(printable(f"exchange {each.exchange}: {place}: {' → '.join(each.path)}", 500), style="cyan"))
    if told.request:
        rows += [Text(""), *(Text(line) for line in told.request.splitlines())]
    return Panel(Group(*rows), title=printable(found.type), subtitle="Enter: next or close")
