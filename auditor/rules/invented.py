"""Invented values of the same shape as what was sent, and documents made of them, for the example of a new rule."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from auditor.decode.document import Document, Number, element, member
from auditor.decode.tree import Node
from auditor.rules.example_bodies import NESTED, WRAPS

FORMATS: Mapping[str, str] = {
    "json": "json", "form": "form", "protobuf": "protobuf", "msgpack": "msgpack", "cbor": "cbor", "text": "text",
}  # fmt: skip
"""Decoders at the end of a chain, and what examples call the format."""
WRAPPINGS: Mapping[str, str] = {name: name for name in WRAPS} | {"br": "brotli"}
MOST_ELEMENTS = 3
LONGEST_TEXT, LONGEST_BYTES = 200, 64
_URL = re.compile(r"https?://")
_DIGITS, _HEX = "1234567890", "a1b2c3d4e5f60789"
_LOWER, _UPPER = "acdefbghijklmnopqrstuvwxyz", "BCDEFAGHIJKLMNOPQRSTUVWXYZ"
_VALUE_LIKE = re.compile(r"[@\s]|://|\d{6}|^(?=.*\d)[0-9a-fA-F:-]{12,}$|.{64}")
"""Names of members that are rather values, as in a map from addresses to names: left out."""
_HEXADECIMAL = re.compile(r"(?=.*\d)(?=.*[a-f])[0-9a-f-]{8,}", re.IGNORECASE)


class Plain(str):
    """A scalar to be written in YAML as it is: a number, a boolean, null."""

    __slots__ = ()


def invented_text(text: str) -> str:
    """A text of the same kinds of character at the same places, without anything of what it said."""
    if _URL.match(text) is not None:
        return "https://www.example/page"
    if text.lower() in ("true", "false", "null", ""):
        return text
    hexadecimal = _HEXADECIMAL.fullmatch(text) is not None
    return "".join(_character(char, i, hexadecimal) for i, char in enumerate(text[:LONGEST_TEXT]))


def _character(char: str, index: int, hexadecimal: bool) -> str:
    if hexadecimal and char.isalnum():
        return _HEX[index % 16].upper() if char.isupper() else _HEX[index % 16]
    if char.isdigit():
        return _DIGITS[index % 10]
    if char.isalpha():
        return _UPPER[index % 26] if char.isupper() else _LOWER[index % 26]
    return char if char.isascii() and char.isprintable() else "-"


def invented_number(text: str) -> str:
    """A number of as many digits, before and after the point."""
    digits = iter("1234567890" * (len(text) // 10 + 1))
    return "".join(next(digits) if char.isdigit() else char for char in text) if len(text) > 1 else text


class Inventor:
    """Builds what an example says of decoded nodes; ``built`` are the ids of those it could, with the paths it kept."""

    def __init__(self) -> None:
        self.built: dict[int, set[str]] = {}

    def body(self, node: Node) -> dict[str, object] | None:
        """A ``body:`` of an example, or of `NESTED` in one; None where no example can be built so."""
        return self._described(node, node.decoders)

    def fields(self, node: Node) -> object:
        """The document of a query, of headers or cookies."""
        return self._value(node, node.document, "$", dict(node.children))

    def _described(self, node: Node, decoders: Iterable[str]) -> dict[str, object] | None:
        chain = tuple(decoders)
        if not chain or chain[-1] not in FORMATS or not all(name in WRAPPINGS for name in chain[:-1]):
            return None
        content = self._value(node, node.document, "$", dict(node.children))
        wraps = [WRAPPINGS[name] for name in reversed(chain[:-1])]
        return {FORMATS[chain[-1]]: content} | ({"wrap": wraps} if wraps else {})

    def _value(self, node: Node, value: Document, at: str, children: Mapping[str, Node]) -> object:
        if isinstance(value, dict):
            kept_keys = [key for key in value if _VALUE_LIKE.search(key) is None]
            return {key: self._value(node, value[key], at + member(key), children) for key in kept_keys}
        if isinstance(value, list):
            kept = value[:MOST_ELEMENTS]
            return [self._value(node, each, f"{at}{element(i)}", children) for i, each in enumerate(kept)]
        child = children.get(at)
        nested = None if child is None else self._described(child, child.decoders)
        if nested is not None:
            return {NESTED: nested}
        self.built.setdefault(id(node), set()).add(at)
        return self._scalar(node, value)

    @staticmethod
    def _scalar(node: Node, value: Document) -> object:
        if isinstance(value, Number):
            number = invented_number(value)
            whole = number.lstrip("-").isdigit()
            return Plain(number) if whole or node.decoders[-1:] != ("protobuf",) else {"$double": Plain(number)}
        if isinstance(value, bool):
            return Plain("true" if value else "false")
        if isinstance(value, bytes):
            data = bytes((17 * i + 128) % 256 for i in range(min(len(value), LONGEST_BYTES)))
            return {NESTED: {"hex": data.hex()}}
        return Plain("null") if value is None else invented_text(str(value))


def flow(value: object, indent: int) -> str:
    """The value in YAML's flow style (JSON), one member a line from column ``indent`` on."""
    inner, close = "\n" + " " * (indent + 2), "\n" + " " * indent
    if isinstance(value, Mapping):
        members = [f"{quoted(str(key))}: {flow(each, indent + 2)}" for key, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{close}}}" if members else "{}"
    if isinstance(value, list):
        return f"[{', '.join(flow(each, indent + 2) for each in value)}]"
    return str(value) if isinstance(value, Plain) else quoted(str(value))


def quoted(text: str) -> str:
    """A double-quoted scalar of YAML, which is JSON but for characters beyond the first plane that do not print."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else _escaped(ord(char)) for char in shown)


def _escaped(number: int) -> str:
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
