"""A page for the terminal: headings, paragraphs and tables of plain text, laid out by rich, as one string."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST, WIDEST = 40, 100
HEIGHT = 25
"""Of no consequence, but without it the terminal is asked for its size at every line."""


class Look(Struct, frozen=True):
    """How a page may look: columns, and whether colours and bold type are welcome."""

    width: int = 80
    color: bool = False


class Canvas:
    """Collects what is written on it; every text is taken as it is, never as markup, and must be `printable`."""

    def __init__(self, look: Look) -> None:
        from rich.console import Console

        self._file = StringIO()
        self._look = look
        self._console = Console(
            file=self._file,
            width=min(max(look.width, NARROWEST), WIDEST),
            height=HEIGHT,
            force_terminal=look.color,
            no_color=not look.color,
            color_system="standard" if look.color else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def heading(self, text: str) -> None:
        """A section's title, after an empty line."""
        self._console.print()
        self._console.print(self._text(text, "bold"))
        if not self._look.color:
            self._console.print("─" * min(len(text), self._console.width))

    def paragraph(self, text: str, indent: int = 0, style: str = "") -> None:
        """Running text, broken at words."""
        self._block(self._wrapped(text, indent, style), [" " * indent])

    def table(
        self, header: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = (), whole: Sequence[int] = ()
    ) -> None:
        """Columns under a header; those numbered in ``right`` hold figures, those in ``whole`` are not broken."""
        from rich.box import SIMPLE_HEAD
        from rich.table import Table

        table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
        for i, name in enumerate(header):
            justify = "right" if i in right else "left"
            table.add_column(name, justify=justify, overflow="fold", no_wrap=i in right or i in whole)  # type: ignore[arg-type]
        for row in rows:
            table.add_row(*(self._text(cell) for cell in row))
        self._console.print(table)

    def pairs(self, rows: Iterable[tuple[str, str]], indent: int = 4, label: int = 10) -> None:
        """A label and what it stands for, a line each, broken under itself."""
        for name, value in rows:
            first = " " * indent + name.ljust(label) + " "
            self._block(self._wrapped(value, indent + label + 1), [first, " " * len(first)])

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def finished(self) -> str:
        """The page; without colours its lines have no trailing blanks."""
        text = self._file.getvalue()
        return text if self._look.color else "".join(f"{line.rstrip()}\n" for line in text.splitlines())

    def _wrapped(self, text: str, indent: int, style: str = "") -> Iterable[Text]:
        width = max(self._console.width - indent, 1)
        whole = self._text(text, style)
        if text.isascii() and len(text) <= width:
            return [whole]
        return whole.wrap(self._console, width, overflow="fold")

    def _block(self, lines: Iterable[Text], margins: Sequence[str]) -> None:
        """Lines with a margin each, the last one for all that follow."""
        for i, line in enumerate(lines):
            margin = margins[min(i, len(margins) - 1)]
            if not self._look.color:
                self._file.write(f"{margin}{line.plain}\n")
                continue
            whole = self._text(margin, "dim").append_text(line)
            self._console.print(whole, no_wrap=True, crop=False, overflow="ignore")

    @staticmethod
    def _text(text: str, style: str = "") -> Text:
        from rich.text import Text

        return Text(text, style=style, overflow="fold")
