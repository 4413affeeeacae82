"""XML 1.0 by expat: no document type of one's own, no entities but the five, no depth or number without bound.

The document is ``{root: [element]}``; an element with neither attributes nor children is its text, any other an object
of its attributes (``@name``), its children by name (always arrays) and its text (``#text``), names as they were sent.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget
from auditor.model import Outcome

_OPENING = re.compile(r"\s*<(?:\?xml\s|[A-Za-z_][\w:.-]*[\s/>]|!--)")
Attributes = list[str]


class Refused(ValueError):
    """XML that is not read: with entities of its own, or beyond the limits."""


class TooMuch(Refused):
    """XML beyond the limits."""


class Handler:
    """Takes what expat reads, within bounds; subclasses say what becomes of elements and text."""

    def __init__(self, nesting: int, most: int) -> None:
        self._nesting, self._left, self._depth = nesting, most, 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; ``attributes`` alternate name and value."""
        self._depth += 1
        self._left -= 1 + len(attributes) // 2
        if self._depth > self._nesting or self._left < 0:
            raise TooMuch
        self.begin(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1
        self.finish(name)

    def begin(self, name: str, attributes: Attributes) -> None:
        """As `start`, within the bounds."""
        raise NotImplementedError

    def finish(self, name: str) -> None:
        """As `end`."""
        raise NotImplementedError

    def text(self, data: str) -> None:
        """Character data."""
        raise NotImplementedError


def refuse(*_: object) -> None:
    """What expat calls at declarations that are not read."""
    raise Refused


def _doctype(name: str, system: str | None, public: str | None, subset: object) -> None:
    if subset:
        raise Refused


def feed(text: str, handler: Handler) -> bool:
    """Read a text through the handler; False if it is not well-formed or holds declarations. `TooMuch` at a limit."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except TooMuch:
        raise
    except (expat.ExpatError, Refused):
        return False
    return True


def read(text: str, handler: Handler, budget: Budget, what: str) -> bool:
    """As `feed`, for the whole of a value; a gap where ``what`` it is goes beyond a limit."""
    try:
        return feed(text.removeprefix("\ufeff").lstrip(), handler)
    except TooMuch:
        budget.gap(Outcome.BODY_LIMIT, len(text), f"{what} beyond the limits was left as text")
        return False


class _Tree(Handler):
    """Builds the document."""

    def __init__(self, nesting: int, most: int) -> None:
        super().__init__(nesting, most)
        self.document: dict[str, Document] = {}
        self._open: list[tuple[dict[str, Document], list[str]]] = [(self.document, [])]

    def begin(self, name: str, attributes: Attributes) -> None:
        pairs = zip(attributes[0::2], attributes[1::2], strict=True)
        self._open.append(({f"@{key}": value for key, value in pairs}, []))

    def finish(self, name: str) -> None:
        found, pieces = self._open.pop()
        text = "".join(pieces).strip()
        value: Document = text if not found else found
        if found and text:
            found["#text"] = text
        others = self._open[-1][0].setdefault(name, [])
        if isinstance(others, list):
            others.append(value)

    def text(self, data: str) -> None:
        self._open[-1][1].append(data)


class Xml:
    """One XML document or element."""

    name = "xml"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or "<" not in data[:64] or data[-16:].rstrip()[-1:] != ">":
            return 0.0
        if _OPENING.match(data.removeprefix("\ufeff")[:256]) is None:
            return 0.0
        return 0.9 if "<?xml" in data[:64] or "xml" in hints.media_type else 0.6

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        tree = _Tree(budget.limits.nesting, budget.limits.leaves)
        whole = read(data, tree, budget, "XML nested or repeated")
        return Parsed(tree.document) if whole and tree.document else None
