"""LZ-String, a compression of JavaScript that gives text: six bits a letter (base64 or its URL-safe form) or fifteen.

A stream is a sequence of codes, at first of two bits: 0 and 1 announce a character of 8 or 16 bits, 2 is the end, the
others name what was said before. Bits are taken highest first from the letters, and make codes lowest first.
Source: pieroxy.net, "LZ-String", and its reference implementation 1.5.
"""

from __future__ import annotations

from auditor.decode.decoder import Hints, Layer
from auditor.decode.limits import Budget

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+"
_BASE64 = {letter: at for at, letter in enumerate(_ALPHABET + "/")} | {" ": 62}
_URI = {letter: at for at, letter in enumerate(_ALPHABET + "-$")} | {" ": 62}
_SHORTEST = 16
_NEW, _NEW_WIDE, _END = 0, 1, 2
_FIFTEEN = range(0x20, 0x8020)
_SIX_BITS, _FIFTEEN_BITS = 6, 15
OBJECTS = range(0x1BE0, 0x1BE4)
ARRAYS = range(0x1B60, 0x1B64)
"""The first letter of an object and of an array, fifteen bits each."""
_SAMPLE = 4


class _Bits:
    """Codes taken from letters that stand for ``width`` bits each; None where they end too soon."""

    def __init__(self, letters: list[int], width: int) -> None:
        self._letters, self._width, self._at = letters, width, 0

    def code(self, size: int) -> int | None:
        """The next code of so many bits."""
        end = self._at + size
        if end > len(self._letters) * self._width:
            return None
        found = 0
        for n, at in enumerate(range(self._at, end)):
            letter, bit = divmod(at, self._width)
            found |= (self._letters[letter] >> self._width - 1 - bit & 1) << n
        self._at = end
        return found


def _letters(text: str) -> tuple[list[int], int] | None:
    """What the letters of a text stand for, and how many bits each; None where it is no writing of LZ-String."""
    if text and ord(text[0]) in (*OBJECTS, *ARRAYS):
        numbers = [ord(letter) for letter in text]
        return ([n - 0x20 for n in numbers], _FIFTEEN_BITS) if all(n in _FIFTEEN for n in numbers) else None
    for alphabet, plain in ((_BASE64, text.rstrip("=")), (_URI, text)):
        if all(letter in alphabet for letter in plain):
            return [alphabet[letter] for letter in plain], _SIX_BITS
    return None


class _Entries:
    """What was said so far, by number, and how many bits the next code has: one more when all of one size are taken."""

    def __init__(self) -> None:
        self.said = ["", "", ""]
        self.size, self._left = 2, 1

    def add(self, text: str) -> None:
        """Take the next number for this; the first counts for none."""
        self.said.append(text)
        self._left -= 1
        if not self._left:
            self._left = 1 << self.size
            self.size += 1


def _expanded(bits: _Bits, room: int) -> str | None:
    """The text, if it ends as it should within ``room`` characters."""
    entries = _Entries()
    out: list[str] = []
    before, length = "", 0
    while True:
        code = bits.code(entries.size)
        if code is None or code == _END:
            return None if code is None or not out else "".join(out)
        if code in (_NEW, _NEW_WIDE):
            char = bits.code(8 if code == _NEW else 16)
            if char is None:
                return None
            code = len(entries.said)
            entries.add(chr(char))
        elif not before or code > len(entries.said):
            return None
        said = entries.said[code] if code < len(entries.said) else before + before[0]
        length += len(said)
        if length > room:
            return None
        out.append(said)
        if before:
            entries.add(before + said[0])
        before = said


def _begins(text: str) -> bool:
    """Whether the first two characters are new and those of a document: a bracket, then what can follow it."""
    found = _letters(text[:_SAMPLE])
    if found is None:
        return False
    bits = _Bits(*found)
    if bits.code(2) != _NEW:
        return False
    first = bits.code(8)
    return first in (0x7B, 0x5B) and (found[1] == _FIFTEEN_BITS or bits.code(3) == _NEW)


class LzString:
    """JSON compressed by LZ-String; other content has nothing to be known by."""

    name = "lz-string"

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        return 0.75 if isinstance(data, str) and len(data) >= _SHORTEST and _begins(data) else 0.0

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | None:
        found = _letters(data) if isinstance(data, str) else None
        if found is None:
            return None
        text = _expanded(_Bits(*found), budget.room(len(data)))
        if text is None or (text[:1], text[-1:]) not in (("{", "}"), ("[", "]")):
            budget.waste(len(data))
            return None
        inner = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return Layer(inner, sure=False)
