"""Reports made of hostile strings: what a terminal shows holds no control character, and the JSON comes back."""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import Any

import msgspec
from msgspec import inspect

from auditor.report import json as report_json
from auditor.report import terminal
from auditor.report.canvas import Look
from auditor.report.document import Report, from_json
from auditor.report.text import LIMIT, printable
from fuzz.dice import Dice
from fuzz.running import fuzz

TIME = "2026-03-01T12:00:00.000000001Z"
TIMES = frozenset({"time", "sent_time", "first", "last"})
WIDTHS = (40, 80, 100)
LONGEST_ESCAPE = 10
MOST = 3
CONTROL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def one_input(data: bytes) -> None:
    """The input fills every field of a report, whatever fields it has: strings behind a byte of length, counts."""
    dice = Dice(data)
    width = WIDTHS[dice.number() % len(WIDTHS)]
    report = msgspec.structs.replace(_struct(Report, dice), schema=1)
    page = terminal.render(report, Look(width))
    assert not _controls(page), _controls(page)
    coloured = terminal.render(report, Look(width, color=True))
    assert "\x1b]" not in coloured, "a command to the terminal"
    shown = printable(data.decode("latin-1"))
    assert not _controls(shown)
    assert len(shown) <= LIMIT * LONGEST_ESCAPE + 1
    document = report_json.render(report, Look())
    assert report_json.render(from_json(document.encode()), Look()) == document


def _controls(text: str) -> set[str]:
    return {char for char in text if char != "\n" and unicodedata.category(char) in CONTROL}


def _struct(kind: type[Any], dice: Dice) -> Any:  # noqa: ANN401
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return kind(**{field.name: TIME if field.name in TIMES else _value(field.type, dice) for field in info.fields})


def _value(kind: inspect.Type, dice: Dice) -> object:
    """A value of a type, as the input has it."""
    match kind:
        case inspect.StrType():
            return dice.take(dice.number()).decode("utf-8", "surrogateescape")
        case inspect.IntType():
            return dice.number(2)
        case inspect.FloatType():
            return dice.number(2) / 16
        case inspect.BoolType():
            return bool(dice.number() & 1)
        case inspect.EnumType(cls):
            members: list[Enum] = list(cls)
            return members[dice.number() % len(members)]
        case inspect.LiteralType(values):
            return values[dice.number() % len(values)]
        case inspect.UnionType(types):
            return _value(types[dice.number() % len(types)], dice)
        case inspect.VarTupleType(item_type=item):
            return tuple(_value(item, dice) for _ in range(dice.number() % MOST))
        case inspect.DictType(key_type=key, value_type=value):
            return {_value(key, dice): _value(value, dice) for _ in range(dice.number() % MOST)}
        case inspect.StructType(cls):
            return _struct(cls, dice)
        case inspect.NoneType():
            return None
    raise TypeError(f"no way to make a {kind}")


def seeds() -> list[bytes]:
    """Escape sequences, markup, marks stacked on each other, text from right to left, halves of pairs."""
    texts = ("\x1b]0;owned\x07\x1b[2J", "[bold]x[/bold]\r\n", "\u202eabc", "a" + "\u0301" * 9, "東京" * 9, "\x9b31m")
    row = b"".join(bytes([len(text.encode())]) + text.encode() for text in texts)
    return [bytes([n]) + row * 8 for n in range(3)] + [
        bytes([1, 1, 2]) * 200,
        bytes(range(256)) * 4,
        b"\2\xff\xed" * 99,
    ]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
