"""JSONPath queries (RFC 9535) over decoded documents: compiled to closures, python-jsonpath for the rest.

A node is a pair of value and normalized path. Numbers of a document are source texts (`auditor.decode.Number`) and
compare as numbers. Documents of the closures' language must come out exactly as python-jsonpath gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from auditor.decode.document import Document, Number, Repeated, element, member
from auditor.rules.query_filter import Expression, Found, compile_expression
from auditor.rules.query_syntax import (
    Every,
    Index,
    Member,
    QuerySyntaxError,
    Segment,
    Selector,
    Slice,
    Unsupported,
    parse_query,
)

__all__ = ["Query", "QuerySyntaxError", "compile_query"]

_Step = Callable[[list[Found], Document], list[Found]]
_Run = Callable[[Document, str], list[Found]]


class Query:
    """A query; ``text`` is its source. One checked before may be made of its text alone and is compiled when used."""

    __slots__ = ("_compiled", "_run", "text")

    def __init__(self, text: str, run: _Run | None = None, *, compiled: bool = True) -> None:
        self.text, self._run, self._compiled = text, run, compiled

    def find(self, document: Document, root: str = "$") -> list[Found]:
        """The selected nodes in order; paths begin with ``root``, the normalized path of the document."""
        return (self._run or self._compile())(document, root)

    @property
    def compiled(self) -> bool:
        """Whether it runs as closures rather than in the library."""
        if self._run is None:
            self._compile()
        return self._compiled

    def _compile(self) -> _Run:
        known = compile_query(self.text)
        self._run, self._compiled = known._run, known._compiled
        assert self._run is not None
        return self._run

    def __repr__(self) -> str:
        return f"Query({self.text!r})"


@lru_cache(maxsize=8192)
def compile_query(text: str) -> Query:
    """Compile a query beginning with ``$``; raises `QuerySyntaxError` with what is wrong in words."""
    try:
        segments = parse_query(text)
    except Unsupported:
        return _fallback(text)
    if sum(segment.descendant for segment in segments) > 1:
        raise QuerySyntaxError("more than one '..' makes matching slow on hostile traffic; spell the members out")
    return Query(text, compile_segments(segments), compiled=True)


def compile_segments(segments: tuple[Segment, ...]) -> Callable[[Document, str], list[Found]]:
    """One function for a chain of segments."""
    steps = tuple(_compile_segment(segment) for segment in segments)

    def run(document: Document, root: str) -> list[Found]:
        nodes = [(document, root)]
        for step in steps:
            if not nodes:
                break
            nodes = step(nodes, document)
        return nodes

    return run


def _compile_segment(segment: Segment) -> _Step:
    if len(segment.selectors) == 1:
        select = _compile_selector(segment.selectors[0])
    else:
        parts = tuple(_compile_selector(selector) for selector in segment.selectors)

        def select(nodes: list[Found], root: Document) -> list[Found]:
            return [found for node in nodes for part in parts for found in part([node], root)]

    if not segment.descendant:
        return select
    return lambda nodes, root: [f for node in nodes for below in _descend(node) for f in select([below], root)]


def _compile_selector(selector: Selector) -> _Step:
    match selector:
        case Member(name):
            return _member(name)
        case Index(number):
            return _index(number)
        case Slice(part):
            return _slice(part)
        case Every():
            return lambda nodes, root: [found for node in nodes for found in children(node)]
        case _:
            return _filter(compile_expression(selector.expression, compile_segments))


def _member(name: str) -> _Step:
    suffix = member(name)
    return lambda nodes, root: [
        (each, path + suffix)
        for value, path in nodes
        if isinstance(value, dict) and name in value
        for each in ((value[name],) if type(value) is dict else _occurrences(value, name))
    ]


def _occurrences(value: dict[str, Document], name: str) -> list[Document]:
    """Every value of a member that was sent more than once."""
    earlier = [v for k, v in value.earlier if k == name] if isinstance(value, Repeated) else []
    return [*earlier, value[name]]


def _index(number: int) -> _Step:
    def select(nodes: list[Found], root: Document) -> list[Found]:
        return [
            (value[number], path + element(number if number >= 0 else len(value) + number))
            for value, path in nodes
            if isinstance(value, list) and -len(value) <= number < len(value)
        ]

    return select


def _slice(part: slice) -> _Step:
    if part.step == 0:
        return lambda nodes, root: []

    def select(nodes: list[Found], root: Document) -> list[Found]:
        return [
            (value[i], path + element(i))
            for value, path in nodes
            if isinstance(value, list)
            for i in range(*part.indices(len(value)))
        ]

    return select


def _filter(expression: Expression) -> _Step:
    def select(nodes: list[Found], root: Document) -> list[Found]:
        return [found for node in nodes for found in children(node) if expression(found[0], root)]

    return select


def children(node: Found) -> list[Found]:
    """Members or elements of a node, in order."""
    value, path = node
    if isinstance(value, dict):
        pairs = [*value.earlier, *value.items()] if isinstance(value, Repeated) else value.items()
        return [(v, path + member(k)) for k, v in pairs]
    if isinstance(value, list):
        return [(v, path + element(i)) for i, v in enumerate(value)]
    return []


def _descend(node: Found) -> Iterator[Found]:
    """The node and all below it that has children, depth first, parents before children."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        stack += [c for c in reversed(children(top)) if isinstance(c[0], (dict, list))]


def _fallback(text: str) -> Query:
    """A query the closures do not know, through python-jsonpath on a copy with plain numbers."""
    from jsonpath import JSONPathEnvironment, JSONPathError

    try:
        compiled = JSONPathEnvironment(strict=True).compile(text)
    except (JSONPathError, RecursionError, ValueError) as error:
        raise QuerySyntaxError(f"this is no RFC 9535 query: {str(error).splitlines()[0]}") from error
    if text.count("..") > 1:
        raise QuerySyntaxError("more than one '..' makes matching slow on hostile traffic; spell the members out")

    def run(document: Document, root: str) -> list[Found]:
        try:
            matches = [match.parts for match in compiled.finditer(_plain(document))]
        except (JSONPathError, RecursionError):
            return []
        return [_walk(document, root, parts) for parts in matches]

    return Query(text, run, compiled=False)


def _walk(document: Document, path: str, parts: tuple[int | str, ...]) -> Found:
    for part in parts:
        if isinstance(part, str) and isinstance(document, dict):
            document, path = document[part], path + member(part)
        elif isinstance(part, int) and isinstance(document, list):
            document, path = document[part], path + element(part)
    return document, path


def _plain(document: Document) -> Mapping[str, object] | Sequence[object] | float | None:
    if isinstance(document, dict):
        return {key: _plain(value) for key, value in document.items()}
    if isinstance(document, list):
        return [_plain(value) for value in document]
    if isinstance(document, Number):
        return document.value
    return document.hex() if isinstance(document, bytes) else document
