"""The renderings there are: a new one is a new file and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from auditor.report.canvas import Look
    from auditor.report.document import Report


class Format(Struct, frozen=True):
    """A rendering by its name on the command line; ``render`` loads what it needs when it is called.

    Files whose names end in one of ``suffixes`` are written in it where no format is asked for.
    """

    name: str
    summary: str
    render: Callable[[Report, Look], str]
    suffixes: tuple[str, ...] = ()


def _terminal(report: Report, look: Look) -> str:
    from auditor.report import terminal

    return terminal.render(report, look)


def _json(report: Report, look: Look) -> str:
    from auditor.report import json

    return json.render(report, look)


def _html(report: Report, look: Look) -> str:
    from auditor.report import html

    return html.render(report, look)


FORMATS: tuple[Format, ...] = (
    Format("terminal", "for a person, in 80 columns", _terminal),
    Format("json", "for programs; docs/report.schema.json", _json, (".json",)),
    Format("html", "one page for a browser, which loads nothing", _html, (".html", ".htm")),
)
NAMES: tuple[str, ...] = tuple(format.name for format in FORMATS)


def by_name(name: str) -> Format:
    """The format of this name; KeyError where there is none."""
    for format in FORMATS:
        if format.name == name:
            return format
    raise KeyError(name)


def name_for(out: str | None) -> str:
    """The name of the format that a file of this name is written in where none is asked for: by its suffix."""
    named = (format.name for format in FORMATS if out is not None and out.lower().endswith(format.suffixes or ("\0",)))
    return next(named, FORMATS[0].name)
