"""Objects as JavaScript writes them (JSON5): names without quotes, single quotes, commas at the end."""

from __future__ import annotations

import json
import re

from auditor.decode.decoder import Hints, Parsed
from auditor.decode.jsontext import parse
from auditor.decode.limits import Budget

_OPENING = re.compile(
    r"[\s\ufeff]*+(?:\[\s*+)?\{\s*+(?:[A-Za-z_$][\w$]{0,63}|'[^'\\\n]{1,64}'|\"[^\"\\\n]{1,64}\"\s*+:\s*+['A-Za-z_$-])"
)
_TOKEN = re.compile(
    r"""
      (?P<space>[\s\ufeff]++)
    | (?P<comma>,(?=\s*+[\]}]))
    | (?P<mark>[\[\]{},:])
    | (?P<double>"(?:[^"\\]++|\\.)*+")
    | '(?P<single>(?:[^'\\]++|\\.)*+)'
    | (?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w$.]))
    | (?P<fraction>-?\.[0-9]++(?![\w$.]))
    | (?P<word>[A-Za-z_$][\w$]*+)(?P<named>\s*+:)?
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:(u[0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))|\"", re.DOTALL)
_WORDS = {"true": "true", "false": "false", "null": "null", "undefined": "null", "NaN": "null", "Infinity": "null"}
_KEPT = frozenset('"\\/bfnrt')
_HEAD = 512


class Json5:
    """What is no JSON only for how it is written; asked where JSON was not read. Expressions are not evaluated."""

    name = "json5"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        if not isinstance(data, str) or data[-16:].rstrip("\x00 \t\r\n")[-1:] not in ("}", "]"):
            return 0.0
        return 0.75 if _OPENING.match(data[:_HEAD]) is not None else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Parsed | None:
        text = _as_json(data.rstrip("\x00")) if isinstance(data, str) else None
        if text is None:
            return None
        try:
            document, end = parse(text, 0, budget.limits.nesting)
        except ValueError:
            return None
        return Parsed(document) if end == len(text) else None


def _as_json(text: str) -> str | None:
    """The same in JSON; None where a token is neither's."""
    made: list[str] = []
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        at = token.end()
        kind = token.lastgroup
        if kind == "single":
            made.append(f'"{_ESCAPE.sub(_escape, token["single"])}"')
        elif kind == "named":
            made.append(f"{json.dumps(token['word'])}:")
        elif kind == "word":
            word = _WORDS.get(token["word"])
            if word is None:
                return None
            made.append(word)
        elif kind == "fraction":
            made.append(token["fraction"].replace(".", "0.", 1))
        elif kind not in ("space", "comma"):
            made.append(token[0])
    return "".join(made)


def _escape(found: re.Match[str]) -> str:
    """An escape, or a double quote, of a text in single quotes, as JSON has it."""
    if found[0] == '"':
        return '\\"'
    if found[1] is not None:
        return f"\\{found[1]}"
    if found[2] is not None:
        return f"\\u00{found[2]}"
    letter = found[3]
    return f"\\{letter}" if letter in _KEPT else "" if letter == "\n" else letter
