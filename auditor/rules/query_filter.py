"""Compiles the filter expressions of queries to predicates over a value and its document (RFC 9535, 2.3.5)."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from auditor.decode.document import Document, Number
from auditor.rules.query_syntax import (
    AllOf,
    AnyOf,
    Comparison,
    Constant,
    Exists,
    Logical,
    Member,
    Not,
    Segment,
    SubQuery,
)

Found = tuple[Document, str]
"""A value and its normalized path."""
Expression = Callable[[Document, Document], bool]
"""Takes the current value and the document."""
_Operand = Callable[[Document, Document], object]
_CompileSegments = Callable[[tuple[Segment, ...]], Callable[[Document, str], list[Found]]]


class _Nothing:
    """RFC 9535's Nothing: a singular query that selects no node."""


_NOTHING = _Nothing()
_ORDER: dict[str, Callable[[Any, Any], bool]] = {"<": operator.lt, ">": operator.gt}


def compile_expression(expression: Logical, compile_segments: _CompileSegments) -> Expression:
    """One predicate for a logical expression; ``compile_segments`` compiles the queries in it."""
    match expression:
        case AllOf(operands):
            parts = [compile_expression(part, compile_segments) for part in operands]
            return lambda value, root: all(part(value, root) for part in parts)
        case AnyOf(operands):
            parts = [compile_expression(part, compile_segments) for part in operands]
            return lambda value, root: any(part(value, root) for part in parts)
        case Not(operand):
            inner = compile_expression(operand, compile_segments)
            return lambda value, root: not inner(value, root)
        case Exists(query):
            find = compile_segments(query.segments)
            return lambda value, root: bool(find(root if query.absolute else value, ""))
        case Comparison():
            return _comparison(expression)


def _comparison(expression: Comparison) -> Expression:
    left, right = _operand(expression.left), _operand(expression.right)
    op = expression.op
    if op == "==":
        return lambda value, root: _equal(left(value, root), right(value, root))
    if op == "!=":
        return lambda value, root: not _equal(left(value, root), right(value, root))
    order = _ORDER[op[0]]
    if op in _ORDER:
        return lambda value, root: _ordered(left(value, root), right(value, root), order)

    def ordered_or_equal(value: Document, root: Document) -> bool:
        a, b = left(value, root), right(value, root)
        return _ordered(a, b, order) or _equal(a, b)

    return ordered_or_equal


def _operand(side: SubQuery | Constant) -> _Operand:
    if isinstance(side, Constant):
        constant = side.value
        return lambda value, root: constant
    keys = [s.name if isinstance(s, Member) else s.number for segment in side.segments for s in segment.selectors]  # type: ignore[union-attr]
    absolute = side.absolute

    def singular(value: Document, root: Document) -> object:
        node = root if absolute else value
        for key in keys:
            if isinstance(key, str):
                if not isinstance(node, dict) or key not in node:
                    return _NOTHING
                node = node[key]
            else:
                if not isinstance(node, list) or not -len(node) <= key < len(node):
                    return _NOTHING
                node = node[key]
        return node

    return singular


def _comparable(value: object) -> object:
    if isinstance(value, Number):
        return value.value
    return value.hex() if isinstance(value, bytes) else value


def _kind(value: object) -> type:
    if isinstance(value, bool):
        return bool
    return float if isinstance(value, int | float) else type(value)


def _equal(left: object, right: object) -> bool:
    a, b = _comparable(left), _comparable(right)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_equal, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_equal(a[key], b[key]) for key in a)
    return _kind(a) is _kind(b) and a == b


def _ordered(left: object, right: object, order: Callable[[Any, Any], bool]) -> bool:
    a, b = _comparable(left), _comparable(right)
    kind = _kind(a)
    return kind in (float, str) and _kind(b) is kind and order(a, b)
