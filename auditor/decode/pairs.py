"""Names and values in plain text: ``model=Pixel 7|os=14``, ``model~Pixel 7^os~14``, a line each, or as logfmt writes.

One mark stands between each name and its value and one separator between all pairs; the rarer both are, the more pairs
it takes. Path segments may begin with a word of their own (``activity;src=4;u1=a``, RFC 3986, section 3.3).
"""

from __future__ import annotations

import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.document import Document
from auditor.decode.limits import Budget
from auditor.decode.text import decent

_NAME = re.compile(r"\s*[^\W\d][\w.$-]{0,63}\s?")
_LINE_NAME = re.compile(r"\s*[^\W\d][\w.$-]{0,63}[ \t]*")
_BEGIN = re.compile(r"\s*[^\W\d][\w.$-]{0,63} ?(=>|->|::|[=:~^\t\x02])")
_LOGFMT = re.compile(r'([^\W\d][\w.-]{0,63})=("(?:[^"\\\n]|\\.)*+"|[^\s"=]*+)(?:\s+|$)')
_SPACE = re.compile(r"\s+")
_BARE = re.compile(r"[\w.-]{1,64}")
_USUAL = (("=", "|"), ("=", ";"), ("=", ","), ("=", "\n"), (":", "|"), (":", ";"), (":", "\n"))
_SEPARATORS = ("|", ";", "^", "~", ",", "\x01", "\x1f", "\x1e", "||", "##", "$$", "@@", "\t", "#", "!", "*", "\n")
_HEAD = 1024
_LONGEST = 65_536
_FEWEST, _FEWEST_UNUSUAL = 2, 3


class Pairs:
    """Two pairs or more with one separator between them all; the document is an object of arrays, as of a form."""

    name = "pairs"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or len(data) > _LONGEST or (hints.guess and not decent(data)):
            return 0.0
        head = data[:_HEAD]
        begin = None if "&" in head else _BEGIN.match(head)
        if begin is None:
            return 0.4 if ";" in head and head.count("=") >= _FEWEST and "&" not in head else 0.0
        if begin[1] != "=":
            return 0.4
        return 0.55 if any(by in head for by in _SEPARATORS) or _SPACE.search(head.strip()) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        if not isinstance(data, str):
            return None
        text = data.replace("\r\n", "\n").strip("\n")
        begin = _BEGIN.match(text)
        most = budget.limits.leaves
        if begin is None:
            return _matrix(text, most)
        for mark, by in _layouts(begin[1], text, whole=hints.whole):
            unusual = hints.guess or (mark, by) not in _USUAL
            found = _split(text, mark, by, most, fewest=_FEWEST_UNUSUAL if unusual else _FEWEST)
            if found is not None:
                return Parsed(found)
        return _logfmt(text, most) if begin[1] == "=" else None


def _layouts(mark: str, text: str, *, whole: bool) -> list[tuple[str, str]]:
    """Marks and separators a text may be written with, usual ones first; colons inside documents need ``|``."""
    possible = [(mark, by) for by in _SEPARATORS if by != mark and by in text]
    if mark == ":" and not whole:
        possible = [(mark, by) for _, by in possible if by in "|^~"]
    return sorted(possible, key=lambda layout: layout not in _USUAL)


def _split(text: str, mark: str, by: str, most: int, fewest: int) -> dict[str, Document] | None:
    """The pairs, if every part is one and two names differ."""
    parts = text.split(by, most)
    if not parts[-1].strip():
        parts.pop()
    shape = _LINE_NAME if by == "\n" else _NAME
    found: dict[str, Document] = {}
    for part in parts:
        name, between, value = part.partition(mark)
        if not between or shape.fullmatch(name) is None or (mark == ":" and value.startswith("//")):
            return None
        if by != "\n" and "\n" in value:
            return None
        _add(found, name.strip(), value.strip())
    return found if len(parts) >= fewest and len(found) > 1 else None


def _matrix(text: str, most: int) -> Parsed | None:
    """A word, and pairs behind semicolons; the word is the value without a name."""
    word, _, rest = text.partition(";")
    found = _split(rest, "=", ";", most, _FEWEST) if _BARE.fullmatch(word) is not None else None
    return None if found is None else Parsed({"": [word], **found})


def _logfmt(text: str, most: int) -> Parsed | None:
    """``level=info msg="two words"``: pairs behind blanks, values with blanks in quotes."""
    found: dict[str, Document] = {}
    at = 0
    while at < len(text):
        match = _LOGFMT.match(text, at)
        if match is None or len(found) >= most:
            return None
        value = match[2]
        _add(found, match[1], value[1:-1].replace('\\"', '"') if value[:1] == '"' else value)
        at = match.end()
    return Parsed(found) if len(found) > 1 else None


def _add(found: dict[str, Document], name: str, value: str) -> None:
    values = found.setdefault(name, [])
    if isinstance(values, list):
        values.append(value)
