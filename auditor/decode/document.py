"""The shape of decoded content: documents of objects, arrays and scalars, and normalized paths into them (RFC 9535)."""

from __future__ import annotations

import re
from math import inf
from typing import TypeAlias


class Number(str):
    """A number as its source text (48.40 stays 48.40); ``value`` is what it means.

    JSON numbers keep their spelling, protobuf integers are decimal. Comparison and hashing are those of the text.
    """

    __slots__ = ()

    @property
    def value(self) -> int | float:
        """The int or float meant; integers too long for Python's conversion limit come as (infinite) floats."""
        try:
            return int(self)
        except ValueError:
            pass
        try:
            return float(self)
        except ValueError:
            return inf


Scalar: TypeAlias = str | Number | bool | bytes | None
Document: TypeAlias = "dict[str, Document] | list[Document] | Scalar"
"""What a decoder gives: JSON-like, with `Number` for numbers and bytes where no text could be made of them."""


class Repeated(dict[str, Document]):
    """An object that named a member twice: the mapping keeps the last value, ``earlier`` the others in order."""

    __slots__ = ("earlier",)

    def __init__(self, pairs: list[tuple[str, Document]]) -> None:
        super().__init__(pairs)
        left = dict.fromkeys(self, 0)
        for key, _ in pairs:
            left[key] += 1
        self.earlier: list[tuple[str, Document]] = []
        for key, value in pairs:
            left[key] -= 1
            if left[key]:
                self.earlier.append((key, value))


_SPECIAL = re.compile(r"['\\\x00-\x1f]")
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "'": "\\'", "\\": "\\\\"}
_INDEXES = tuple(f"[{i}]" for i in range(256))


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _SHORT.get(char) or f"\\u{ord(char):04x}"


def member(name: str) -> str:
    """The normalized path segment of a member, such as ``['model']`` (RFC 9535, section 2.7)."""
    if name.isidentifier():
        return f"['{name}']"
    return f"['{_SPECIAL.sub(_escape, name)}']"


def element(index: int) -> str:
    """The normalized path segment of an array element, such as ``[0]`` (RFC 9535, section 2.7)."""
    return _INDEXES[index] if index < 256 else f"[{index}]"
