"""Apple's property lists, as XML (PropertyList-1.0.dtd) and in binary (``bplist00``).

Dates stay texts as sent in XML and become ISO 8601 ones in binary; UIDs of keyed archives are ``{"CF$UID": n}``.
"""

from __future__ import annotations

import plistlib
from datetime import datetime

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document, Number
from auditor.decode.limits import Budget
from auditor.decode.radix import from_base64
from auditor.decode.scalars import Malformed, blob, double, members
from auditor.decode.xml import Attributes, Handler, Refused, read
from auditor.model import Outcome

_MAGIC = b"bplist0"
_TRAILER = 32
_WORDS = {"true": True, "false": False}
_TEXTS = frozenset(("string", "date", "key", "integer", "real", "data"))


class _Elements(Handler):
    """Builds the value of the one ``plist`` element."""

    def __init__(self, nesting: int, most: int) -> None:
        super().__init__(nesting, most)
        self._open: list[tuple[str, list[tuple[str, Document]], list[Document]]] = []
        self._keys: list[str | None] = []
        self._pieces: list[str] = []
        self.found: list[Document] = []

    def begin(self, name: str, attributes: Attributes) -> None:
        self._pieces = []
        if name in ("dict", "array"):
            self._open.append((name, [], []))
            self._keys.append(None)
        elif name not in _TEXTS and name not in _WORDS and name != "plist":
            raise Refused

    def text(self, data: str) -> None:
        self._pieces.append(data)

    def finish(self, name: str) -> None:
        text, self._pieces = "".join(self._pieces), []
        if name == "plist":
            return
        if name == "key":
            if not self._keys:
                raise Refused
            self._keys[-1] = text
        elif name in ("dict", "array"):
            _, pairs, items = self._open.pop()
            self._keys.pop()
            self._add(members(pairs) if name == "dict" else items)
        else:
            self._add(_scalar(name, text))

    def _add(self, value: Document) -> None:
        if not self._open:
            self.found.append(value)
            return
        kind, pairs, items = self._open[-1]
        if kind == "array":
            items.append(value)
            return
        key, self._keys[-1] = self._keys[-1], None
        if key is None:
            raise Refused
        pairs.append((key, value))


def _scalar(name: str, text: str) -> Document:
    if name in _WORDS:
        return _WORDS[name]
    if name in ("integer", "real"):
        return Number(text.strip())
    if name == "data":
        raw = from_base64(text.strip())
        return text if raw is None else blob(raw)
    return text


class XmlPlist:
    """A property list in XML; its numbers keep their source text."""

    name = "plist"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 0.98 if isinstance(data, str) and "<plist" in data[:400] and "<" in data[:64] else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        elements = _Elements(budget.limits.nesting, budget.limits.leaves)
        whole = read(data, elements, budget, "a property list")
        return Parsed(elements.found[0]) if whole and len(elements.found) == 1 else None


class _Copy:
    """Takes over what plistlib read, whose objects may hold one another many times over or in circles."""

    def __init__(self, nesting: int, most: int) -> None:
        self._nesting, self._left = nesting, most

    def value(self, found: object, depth: int = 0) -> Document:
        """The document of an object; `Malformed` beyond the limits."""
        self._left -= 1
        if depth > self._nesting or self._left < 0:
            raise Malformed
        if isinstance(found, dict):
            return members([(str(key), self.value(item, depth + 1)) for key, item in found.items()])
        if isinstance(found, list):
            return [self.value(item, depth + 1) for item in found]
        if isinstance(found, bool) or found is None:
            return found
        if isinstance(found, int):
            return Number(found)
        if isinstance(found, float):
            return double(found)
        if isinstance(found, bytes):
            return blob(found)
        if isinstance(found, plistlib.UID):
            return {"CF$UID": Number(found.data)}
        return found.isoformat() if isinstance(found, datetime) else str(found)


def _plausible(data: bytes) -> bool:
    """Whether the trailer's counts fit the file, so that reading costs no more than its size."""
    trailer = data[-_TRAILER:]
    offset_size, reference_size = trailer[6], trailer[7]
    count, top, table = (int.from_bytes(trailer[at : at + 8], "big") for at in (8, 16, 24))
    if not 1 <= offset_size <= 8 or not 1 <= reference_size <= 8 or top >= count:
        return False
    return len(_MAGIC) < table and table + count * offset_size <= len(data) - _TRAILER


class BinaryPlist:
    """A binary property list, read by the standard library behind a check of its trailer."""

    name = "bplist"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 1.0 if isinstance(data, bytes) and data.startswith(_MAGIC) and len(data) > _TRAILER else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, bytes) or not _plausible(data):
            return None
        try:
            found: object = plistlib.loads(data, fmt=plistlib.FMT_BINARY)
            return Parsed(_Copy(budget.limits.nesting, 2 * budget.limits.leaves).value(found))
        except Malformed:
            budget.gap(Outcome.BODY_LIMIT, len(data), "a binary property list beyond the limits was left as bytes")
        except (plistlib.InvalidFileException, ValueError, RecursionError, MemoryError, TypeError):
            pass
        return None
