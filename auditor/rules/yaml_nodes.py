"""Reads our own YAML files as nodes with their places, so that every fault can say line and column.

Stricter than YAML: duplicate keys, anchors, aliases and tags are faults, only true and false are booleans, only null
and ~ are null, and numbers are what JSON calls numbers. Faults are collected, never raised one by one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator

import yaml

from auditor.errors import OwnFileError

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_NULLS = ("null", "~", "")
_BOOLEANS = {"true": True, "false": False}


class _Composer(yaml.CSafeLoader):
    """The C parser without YAML 1.1's guesses at types: only tags that are written out are tags."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return ""


class Faults:
    """Collects the faults of a set of files as errors of one kind (`RuleError`, `ProfileError`)."""

    def __init__(self, kind: type[OwnFileError]) -> None:
        self._kind = kind
        self.found: list[OwnFileError] = []

    def add(self, file: str, line: int, column: int, message: str) -> None:
        """Note one fault; line and column count from 1."""
        self.found.append(self._kind(file, line, column, message))


def nearest(word: str, known: Collection[str]) -> str:
    """A ``; did you mean …?`` for a word that is not among the known ones, or a short list of those, or nothing."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known are {', '.join(sorted(known))}" if 0 < len(known) <= 40 else ""


class Value:
    """A YAML node of a file, read as the type one wants; a wrong type is a fault and gives an empty value."""

    __slots__ = ("_faults", "_node", "file")

    def __init__(self, node: yaml.Node, file: str, faults: Faults) -> None:
        self._node, self.file, self._faults = node, file, faults

    @property
    def line(self) -> int:
        """Line in the file, from 1."""
        return int(self._node.start_mark.line) + 1

    @property
    def column(self) -> int:
        """Column in the file, from 1."""
        return int(self._node.start_mark.column) + 1

    def fault(self, message: str) -> None:
        """Note a fault at this place."""
        self._faults.add(self.file, self.line, self.column, message)

    @property
    def kind(self) -> str:
        """One of mapping, list, text, number, boolean and null, as YAML is read here."""
        node = self._node
        if isinstance(node, yaml.MappingNode):
            return "mapping"
        if isinstance(node, yaml.SequenceNode):
            return "list"
        if not isinstance(node, yaml.ScalarNode) or node.style:
            return "text"
        if node.value in _NULLS:
            return "null"
        if node.value in _BOOLEANS:
            return "boolean"
        return "number" if _NUMBER.fullmatch(node.value) else "text"

    @property
    def quoted(self) -> bool:
        """Whether it is a scalar in quotes or a block."""
        return isinstance(self._node, yaml.ScalarNode) and bool(self._node.style)

    def _wrong(self, wanted: str) -> None:
        self.fault(f"{wanted} is wanted here, not {'an empty value' if self.kind == 'null' else 'a ' + self.kind}")

    def text(self) -> str:
        """Any scalar but null, as it is written."""
        if self.kind not in ("text", "number", "boolean"):
            self._wrong("a text")
            return ""
        return str(self._node.value)

    def number(self) -> float:
        """A number; NaN beside a fault."""
        if self.kind != "number":
            self._wrong("a number")
            return float("nan")
        return float(self._node.value)

    def boolean(self) -> bool:
        """``true`` or ``false``."""
        if self.kind != "boolean":
            self._wrong("true or false")
            return False
        return _BOOLEANS[self._node.value]

    def one_of(self, known: Collection[str], what: str) -> str:
        """A text out of a closed list."""
        text = self.text()
        if text and text not in known:
            self.fault(f"there is no {what} {text!r}{nearest(text, known)}")
        return text

    def items(self) -> list[Value]:
        """The entries of a list; a single value stands for a list of one."""
        if not isinstance(self._node, yaml.SequenceNode):
            return [self]
        return [Value(n, self.file, self._faults) for n in self._node.value]

    def texts(self) -> tuple[str, ...]:
        """A text or a list of texts."""
        return tuple(item.text() for item in self.items())

    def pairs(self) -> list[tuple[str, Value]]:
        """Keys and values of a mapping with keys of any name, in order."""
        if not isinstance(self._node, yaml.MappingNode):
            self._wrong("a mapping")
            return []
        return [(str(k.value), Value(v, self.file, self._faults)) for k, v in self._node.value]

    def fields(self, allowed: Collection[str], what: str, required: Collection[str] = ()) -> Fields:
        """The keys of a mapping whose keys are fixed; unknown and lacking ones are faults."""
        return Fields(self, allowed, what, required)

    def at_keys(self) -> Iterator[tuple[str, int, int]]:
        """Each key with its line and column."""
        if isinstance(self._node, yaml.MappingNode):
            for key, _ in self._node.value:
                yield str(key.value), key.start_mark.line + 1, key.start_mark.column + 1

    def fault_at(self, line: int, column: int, message: str) -> None:
        """Note a fault at another place of the same file."""
        self._faults.add(self.file, line, column, message)


class Fields:
    """A mapping with a fixed set of keys."""

    __slots__ = ("_values", "whole")

    def __init__(self, whole: Value, allowed: Collection[str], what: str, required: Collection[str]) -> None:
        self.whole = whole
        written = list(whole.at_keys())
        for key, line, column in written:
            if key not in allowed:
                whole.fault_at(line, column, f"{what} has no key {key!r}{nearest(key, allowed)}")
        self._values = {k: v for k, v in whole.pairs() if v.kind != "null"}
        if whole.kind == "mapping":
            for key in required:
                if key not in self._values:
                    empty = any(key == name for name, _, _ in written)
                    whole.fault(f"{what} needs {key!r}" + (", which is empty here" if empty else ""))

    def __getitem__(self, key: str) -> Value | None:
        """The value of a key; None where it is absent or null."""
        return self._values.get(key)

    def text(self, key: str, default: str = "") -> str:
        """The text of a key, or the default."""
        value = self._values.get(key)
        return default if value is None else value.text()

    def optional_text(self, key: str) -> str | None:
        """The text of a key, or None."""
        value = self._values.get(key)
        return None if value is None else value.text()

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a key, or none."""
        value = self._values.get(key)
        return () if value is None else value.texts()


def read_yaml(text: str, file: str, faults: Faults) -> Value | None:
    """The root of a file as a mapping with ``schema: 1``, or None beside the faults that make it unreadable."""
    loader = _Composer(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        faults.add(file, line, column, f"this is not YAML: {error.problem}")
        return None
    except (yaml.YAMLError, RecursionError) as error:
        faults.add(file, 1, 1, f"this is not YAML: {str(error).splitlines()[0]}")
        return None
    finally:
        loader.dispose()
    if not isinstance(node, yaml.MappingNode):
        faults.add(file, 1, 1, "a mapping is wanted here; begin with 'schema: 1'")
        return None
    before = len(faults.found)
    _check(node, file, faults)
    root = Value(node, file, faults)
    schema = dict(root.pairs()).get("schema")
    if schema is None:
        root.fault("'schema' is lacking; begin with 'schema: 1'")
    elif schema.kind != "number" or schema.text() != "1":
        schema.fault("this schema is not known to this version; 'schema: 1' is")
    return root if len(faults.found) == before else None


def _check(root: yaml.Node, file: str, faults: Faults) -> None:
    """What is allowed nowhere: tags, aliases, keys that are no text, duplicate keys."""
    todo, seen = [root], set()
    while todo:
        node = todo.pop()
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if id(node) in seen:
            faults.add(file, line, column, "anchors and aliases are not allowed; write it out where it is wanted")
            continue
        seen.add(id(node))
        if node.tag.startswith("!"):
            faults.add(file, line, column, f"the tag {node.tag} is not allowed; remove it")
        if isinstance(node, yaml.SequenceNode):
            todo += node.value
        elif isinstance(node, yaml.MappingNode):
            _check_keys(node, file, faults)
            todo += [value for _, value in node.value]


def _check_keys(node: yaml.MappingNode, file: str, faults: Faults) -> None:
    keys: dict[str, int] = {}
    for key, _ in node.value:
        line, column = key.start_mark.line + 1, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarNode):
            faults.add(file, line, column, "a key has to be a text")
        elif key.value in keys:
            faults.add(file, line, column, f"the key {key.value!r} is there already, in line {keys[key.value]}")
        else:
            keys[key.value] = line
