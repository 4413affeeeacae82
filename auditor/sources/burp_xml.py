"""Reads the XML that Burp Suite saves items as (``items/item``): each one a raw request with its raw response.

The file's own document type is an internal one of elements and attributes. One that declares entities, refers to
anything outside, or gives attributes long defaults is refused before an item is read, so nothing can be expanded.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from msgspec import Struct, field

from auditor.errors import CaptureError
from auditor.model import Exchange, Outcome, Unaudited
from auditor.sources.burp_item import read_item
from auditor.sources.stream import CHUNK, InputStream

FIELDS = frozenset({"time", "url", "host", "port", "protocol", "method", "path", "request", "status", "response"})
ITEM_DEPTH = 2
LONGEST_DEFAULT = 64
BOMB = "declares entities or refers to other files, as no export of Burp does"


class Item(Struct):
    """One item while it is read: texts by element, attributes by ``element.attribute``."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a child element; empty where it is absent."""
        return "".join(self.texts.get(name, ()))


class _Refused(Exception):
    """The document type holds what an export never does."""


class BurpSource:
    """The exchanges of one export. Raises `CaptureError` when it is no XML from the start, or not safe to read."""

    def __init__(self, stream: InputStream) -> None:
        self.path = stream.path
        self.kind = f"burp-xml{stream.suffix}"
        self._stream = stream
        self._reader = _ItemReader()
        self._fault: Unaudited | None = None
        self._unread: list[int] = []
        self._lost = 0
        self._ended = False
        while not self._reader.begun and not self._ended:
            problem = self._feed()
            if problem is not None and not self._reader.items:
                raise CaptureError(f"{self.path}: {problem}; save the items again in Burp")
        if not self._reader.begun:
            raise CaptureError(f"{self.path}: holds no items (offset 0); save the items again in Burp")

    def exchanges(self) -> Iterator[Exchange]:
        n = number = 0
        while True:
            for item in self._reader.take():
                exchange = read_item(item.text, item.attributes, n)
                if exchange is None:
                    self._unread.append(number)
                    self._lost += sum(len(text) for parts in item.texts.values() for text in parts)
                else:
                    yield exchange
                    n += 1
                number += 1
            if self._ended:
                return
            self._feed()

    def faults(self) -> tuple[Unaudited, ...]:
        faults = () if self._fault is None else (self._fault,)
        if not self._unread:
            return faults
        which = ", ".join(map(str, self._unread[:5])) + (" …" if len(self._unread) > 5 else "")
        detail = f"{self.path}: {len(self._unread)} items hold no request that can be read: {which} (counted from 0)"
        return (Unaudited(Outcome.UNDECODABLE, 0, 0, self._lost, detail), *faults)

    def close(self) -> None:
        self._ended = True
        self._stream.close()

    def _feed(self) -> str | None:
        """Read on; what is wrong with the file, if it ends here for that reason."""
        data = self._stream.read(CHUNK)
        self._ended = not data
        problem = self._reader.feed(data, final=self._ended)
        if self._ended and self._stream.damage is not None:
            problem = f"{self._stream.damage} (offset {self._reader.offset})"
        if problem is not None:
            self._ended = True
            left = 0 if self._stream.size is None else max(self._stream.size - self._reader.offset, 0)
            detail = f"{self.path}: {problem}; everything before it was used"
            self._fault = Unaudited(Outcome.TRUNCATED, 0, 0, left, detail)
        return problem


class _ItemReader:
    """Puts items together out of expat's events; ``begun`` once the root element was seen."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.begun = False
        self._path: list[str] = []
        self._item = Item()
        parser = self._parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        parser.SkippedEntityHandler = self._refuse
        parser.AttlistDeclHandler = self._attribute_list
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    @property
    def offset(self) -> int:
        """Bytes understood so far."""
        return max(self._parser.CurrentByteIndex, 0)

    def feed(self, data: bytes, *, final: bool) -> str | None:
        """Read on; what is wrong, or None."""
        try:
            self._parser.Parse(data, final)
        except _Refused:
            return f"{BOMB} (line {self._parser.CurrentLineNumber})"
        except expat.ExpatError as error:
            return f"not valid XML at line {error.lineno}, column {error.offset + 1}: {expat.ErrorString(error.code)}"
        return None

    def take(self) -> list[Item]:
        """The items completed since the last call."""
        items, self.items = self.items, []
        return items

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        if system is not None or public is not None:
            raise _Refused

    def _refuse(self, *_: object) -> int:
        raise _Refused

    def _attribute_list(self, element: str, name: str, kind: str, default: str | None, required: bool) -> None:
        if default is not None and len(default) > LONGEST_DEFAULT:
            raise _Refused

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        self.begun = True
        if len(self._path) == ITEM_DEPTH:
            self._item = Item()
        elif len(self._path) == ITEM_DEPTH + 1 and name in FIELDS:
            self._item.attributes.update((f"{name}.{key}", value) for key, value in attributes.items())

    def _end(self, name: str) -> None:
        if len(self._path) == ITEM_DEPTH and name == "item":
            self.items.append(self._item)
            self._item = Item()
        self._path.pop()

    def _characters(self, text: str) -> None:
        if len(self._path) == ITEM_DEPTH + 1 and self._path[-1] in FIELDS:
            self._item.texts.setdefault(self._path[-1], []).append(text)
