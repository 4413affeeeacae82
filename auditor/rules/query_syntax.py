"""Parses the common part of RFC 9535 into segments and selectors; what lies outside raises `Unsupported`.

Grammar rules in the comments are those of RFC 9535, appendix A. White space between segments is left to the library.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn, Union

from msgspec import Struct

_NAME = re.compile(r"[^\x00-@\[-^`{-\x7f\ud800-\udfff][^\x00-/:-@\[-^`{-\x7f\ud800-\udfff]*")
"""Letters, ``_`` and all above ASCII but surrogates, then digits too; said as what it is not, which compiles faster."""
_INT = re.compile(r"0|-?[1-9][0-9]*")
_NUMBER = re.compile(r"(?:-?0|-?[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_S, _I = r"[ \t\n\r]*", r"(0|-?[1-9][0-9]*)?"
_SLICE = re.compile(f"{_I}{_S}:{_S}{_I}(?:{_S}:{_S}{_I})?")
_STRING = re.compile(r"'((?:[^'\\\x00-\x1f\ud800-\udfff]|\\.)*)'" + r'|"((?:[^"\\\x00-\x1f\ud800-\udfff]|\\.)*)"')
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\n\r]*")
_COMPARE = re.compile(r"==|!=|<=|>=|<|>")
_LITERALS = (("true", True), ("false", False), ("null", None))
_LARGEST = 2**53 - 1
_DEEPEST = 32

Literal = str | float | bool | None


class QuerySyntaxError(ValueError):
    """The text is no query, or one that is not allowed; the message says why."""


class Unsupported(Exception):
    """The closures' language ends here; the library decides whether it is a query."""


class Member(Struct, frozen=True):
    """The member of this name."""

    name: str


class Index(Struct, frozen=True):
    """The element of this number, negative from the end."""

    number: int


class Slice(Struct, frozen=True):
    """Elements of an array slice."""

    part: slice


class Every(Struct, frozen=True):
    """The wildcard."""


class Filter(Struct, frozen=True):
    """Children for which a logical expression holds."""

    expression: Logical


Selector = Member | Index | Slice | Every | Filter


class Segment(Struct, frozen=True):
    """Selectors applied to a node, or to it and everything below it (``..``)."""

    selectors: tuple[Selector, ...]
    descendant: bool = False

    @property
    def singular(self) -> bool:
        """Whether it selects one node at most by its form."""
        return not self.descendant and len(self.selectors) == 1 and isinstance(self.selectors[0], Member | Index)


class SubQuery(Struct, frozen=True):
    """A query inside a filter, from the current node (``@``) or the document (``$``)."""

    absolute: bool
    segments: tuple[Segment, ...]

    @property
    def singular(self) -> bool:
        """RFC 9535 singular-query: may be compared."""
        return all(segment.singular for segment in self.segments)


class Constant(Struct, frozen=True):
    """A literal of a comparison."""

    value: Literal


class Comparison(Struct, frozen=True):
    """``left op right``; queries in it are singular."""

    left: SubQuery | Constant
    op: str
    right: SubQuery | Constant


class Exists(Struct, frozen=True):
    """The query selects something."""

    query: SubQuery


class Not(Struct, frozen=True):
    """Negation."""

    operand: Logical


class AllOf(Struct, frozen=True):
    """Conjunction."""

    operands: tuple[Logical, ...]


class AnyOf(Struct, frozen=True):
    """Disjunction."""

    operands: tuple[Logical, ...]


Logical = Union[Comparison, Exists, Not, AllOf, AnyOf]  # noqa: UP007 - the classes above name it before it is there


def parse_query(text: str) -> tuple[Segment, ...]:
    """Segments of a query beginning with ``$``; raises `QuerySyntaxError` or `Unsupported`."""
    if not text.startswith("$"):
        raise QuerySyntaxError("a query begins with '$'")
    parser = _Parser(text)
    parser.at = 1
    segments = parser.segments()
    if parser.at != len(text):
        raise Unsupported
    return segments


class _Parser:
    """Recursive descent; ``at`` is the offset of the next character."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self._depth = text, 0, 0

    def _unsupported(self) -> NoReturn:
        raise Unsupported

    def _take(self, token: str) -> bool:
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def _space(self) -> None:
        found = _SPACE.match(self.text, self.at)
        if found is not None:
            self.at = found.end()

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def segments(self) -> tuple[Segment, ...]:
        """``*(S segment)``, without the S."""
        found: list[Segment] = []
        while True:
            if self._take(".."):
                selectors = self._bracketed() if self._take("[") else (self._shorthand(),)
                found.append(Segment(selectors, descendant=True))
            elif self._take("."):
                found.append(Segment((self._shorthand(),)))
            elif self._take("["):
                found.append(Segment(self._bracketed()))
            else:
                return tuple(found)

    def _shorthand(self) -> Selector:
        if self._take("*"):
            return Every()
        name = self._match(_NAME)
        return Member(name[0]) if name is not None else self._unsupported()

    def _bracketed(self) -> tuple[Selector, ...]:
        selectors: list[Selector] = []
        while True:
            self._space()
            selectors.append(self._selector())
            self._space()
            if self._take("]"):
                return tuple(selectors)
            if not self._take(","):
                self._unsupported()

    def _selector(self) -> Selector:
        head = self.text[self.at : self.at + 1]
        if head in ("'", '"') and head:
            return Member(self._string())
        if self._take("*"):
            return Every()
        if self._take("?"):
            self._space()
            return Filter(self._any())
        part = self._match(_SLICE)
        if part is not None:
            start, stop, step = (None if group is None else self._integer(group) for group in part.groups())
            return Slice(slice(start, stop, step))
        number = self._match(_INT)
        return Index(self._integer(number[0])) if number is not None else self._unsupported()

    def _integer(self, text: str) -> int:
        number = int(text) if len(text) < 20 else _LARGEST + 1
        return number if abs(number) <= _LARGEST else self._unsupported()

    def _string(self) -> str:
        found = self._match(_STRING)
        if found is None:
            self._unsupported()
        single, double = found.groups()
        body = single if single is not None else double
        if "\\" not in body:
            return str(body)
        if (single is not None and '\\"' in body) or (double is not None and "\\'" in body):
            self._unsupported()
        quoted = body.replace("\\'", "'").replace('"', '\\"') if single is not None else body
        try:
            meant = str(json.loads(f'"{quoted}"'))
        except ValueError:
            self._unsupported()
        return self._unsupported() if _SURROGATE.search(meant) else meant

    def _any(self) -> Logical:
        operands = [self._all()]
        while self._operator("||"):
            operands.append(self._all())
        return operands[0] if len(operands) == 1 else AnyOf(tuple(operands))

    def _all(self) -> Logical:
        operands = [self._basic()]
        while self._operator("&&"):
            operands.append(self._basic())
        return operands[0] if len(operands) == 1 else AllOf(tuple(operands))

    def _operator(self, token: str) -> bool:
        before = self.at
        self._space()
        if self._take(token):
            self._space()
            return True
        self.at = before
        return False

    def _basic(self) -> Logical:
        """RFC 9535 basic-expr: paren-expr, comparison-expr or test-expr."""
        self._depth += 1
        if self._depth > _DEEPEST:
            self._unsupported()
        try:
            negated = self._take("!")
            self._space()
            if self._take("("):
                self._space()
                inner = self._any()
                self._space()
                if not self._take(")"):
                    self._unsupported()
                return Not(inner) if negated else inner
            left = self._comparable()
            test = self._comparison(left)
            if negated and isinstance(test, Comparison):
                raise QuerySyntaxError("'!' before a comparison needs parentheses: !(a == b)")
            return Not(test) if negated else test
        finally:
            self._depth -= 1

    def _comparison(self, left: SubQuery | Constant) -> Logical:
        before = self.at
        self._space()
        op = self._match(_COMPARE)
        if op is None:
            self.at = before
            return Exists(left) if isinstance(left, SubQuery) else self._unsupported()
        self._space()
        right = self._comparable()
        if any(isinstance(side, SubQuery) and not side.singular for side in (left, right)):
            self._unsupported()
        return Comparison(left, op[0], right)

    def _comparable(self) -> SubQuery | Constant:
        head = self.text[self.at : self.at + 1]
        if head in ("@", "$") and head:
            self.at += 1
            query = SubQuery(head == "$", self.segments())
            return query if query.singular or head == "@" else self._unsupported()
        if head in ("'", '"') and head:
            return Constant(self._string())
        number = self._match(_NUMBER)
        if number is not None:
            return Constant(float(number[0]) if set(number[0]) & set(".eE") else int(number[0]))
        for token, value in _LITERALS:
            if self._take(token):
                return Constant(value)
        self._unsupported()
