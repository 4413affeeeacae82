"""Names of leaves: as they are compared (lower case, letters and digits), and as they stand in normalized paths."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from auditor.rules.words import canonical, compared, unaccented

_VOWELS = r"\u0900-\u094f\u0e31-\u0e3a\u0e47-\u0e4e"
"""Signs of Devanagari and Thai that are no letters by themselves."""
_SEPARATORS = re.compile(rf"(?:[^\w{_VOWELS}]|_)+")
_MEMBER = re.compile(r"\['((?:[^'\\]|\\.)*)'\]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_WORD = re.compile(rf"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|(?:[^\W\d_A-Za-z]|[{_VOWELS}])+")
_LONGEST_NAME = 64
_AROUND = frozenset(
    "x user usr client cli app sdk ctx context info data meta param params attr prop props custom current cur "
    "my ev evt hdr http input form field device dev customer cust member account profile mobile hw sys system "
    "native latest phone terminal browser env environment p d".split()
)
_BEHIND = frozenset(
    "s i d f b l n str string int num number dbl double bool val value text txt raw field attr param info data "
    "ms msec millis sec secs seconds mins minutes hrs hours kb mb gb bytes pct percent px km kmh mph kg cm kw kwh hz "
    "mhz dbm bpm c".split()
)
_BARE = frozenset(
    "name id ids type value version number code title text url uri key state status action address token count time "
    "date size data info message content level mode list hash description image photo".split()
)
_OF_THINGS = frozenset("device dev hw sys system phone terminal mobile browser".split())
"""Words around a name that say of what it is where all that is left stands for a name, a version or an id."""
_IDS = frozenset(("uid", "guid"))
_MOST_TAKEN, _PAIR = 2, 2
_BETWEEN = frozenset("de del della dell di du des do da dos das la le el van der den av af".split())
"""Words that join two others in languages that name a thing before what it is of: *numéro de client*."""


@lru_cache(maxsize=16_384)
def normalise(name: str) -> str:
    """``gpsLat``, ``GPS-LAT`` and ``gps_lat`` become ``gpslat``."""
    return name.lower() if name.isascii() and name.isalnum() else _SEPARATORS.sub("", name.lower())


@lru_cache(maxsize=16_384)
def aliases(name: str) -> tuple[str, ...]:
    """What a name may be short for, the nearest first: itself, normalised, then without what senders put around names,
    then both in the words of `auditor.rules.words`.

    ``x-client-locale`` may be ``locale``, ``email_s`` may be ``email``, ``geraet_modell`` is ``devicemodel``; what says
    nothing by itself (``name``) is never left alone.
    """
    whole = normalise(name)
    if len(name) > _LONGEST_NAME:
        return (whole,)
    words = _words(name)
    found = [whole, *_bared(words)]
    same = compared(words)
    if same != words:
        found += ["".join(same), *_bared(same), turned(name).replace("_", "") or whole]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16_384)
def turned(name: str) -> str:
    """A name of two words of another language in the words we compare names as, turned round, with an underscore:
    ``poziom_baterii`` is *level of the battery* and ``battery_level``; empty where there is nothing to turn.
    """
    words = _words(name) if len(name) <= _LONGEST_NAME else []
    same = compared(words)
    if same != words:
        same = [word for word in same if word not in _BETWEEN]
        while len(same) > _PAIR and same[-1] in _BEHIND:
            same.pop()
        if len(same) == _PAIR:
            return f"{same[1]}_{same[0]}"
    return ""


@lru_cache(maxsize=16_384)
def translated(name: str) -> str:
    """A name in the words we compare names as (`auditor.rules.words`), normalised."""
    return spelled(name).replace("_", "") or normalise(name)


@lru_cache(maxsize=16_384)
def spelled(name: str) -> str:
    """The same with an underscore between words: ``appKundenNr`` is ``app_customer_number``."""
    words = _words(name) if len(name) <= _LONGEST_NAME else []
    return "_".join(compared(words))


@lru_cache(maxsize=16_384)
def words_in(name: str) -> tuple[str, ...]:
    """The words of a name as sent, in lower case and without accents; none in one too long to be a name."""
    return tuple(_words(name)) if len(name) <= _LONGEST_NAME else ()


def _words(name: str) -> list[str]:
    """The words of a name in lower case, without accents; the whole of it where they cannot be told apart."""
    plain = name if name.isascii() else unaccented(name)
    whole = normalise(plain)
    words = [word.lower() for word in _WORD.findall(plain)]
    return words if "".join(words) == whole else [whole]


def _bared(words: list[str]) -> list[str]:
    """The names left when one or two words that senders put around names are taken away."""
    found = []
    for taken in range(1, min(_MOST_TAKEN, len(words) - 1) + 1):
        for front in range(taken, -1, -1):
            left = words[front : len(words) - (taken - front)]
            around = _AROUND.issuperset(words[:front]) and _BEHIND.issuperset(words[front + len(left) :])
            if around and left and not (len(left) == 1 and _says_nothing(left[0], words[:front])):
                found.append("".join(left))
    return found


def _says_nothing(word: str, before: Sequence[str]) -> bool:
    """Whether a word is nothing without those ``before`` it: the version of a system is not that of an app."""
    if word in _BARE or len(word) < 2:
        return True
    return not _OF_THINGS.isdisjoint(before) and (canonical(word) in _BARE or word in _IDS)


def member_names(path: str) -> list[str]:
    """The member names of a normalized path in order, unescaped; decoders and indexes have none."""
    return [unescape(name) for name in _MEMBER.findall(path)] if "['" in path else []


def last_name(path: tuple[str, ...]) -> str:
    """The last member name of a leaf's path, in whatever layer; empty if there is none."""
    for part in reversed(path):
        if part.startswith("$"):
            if part.endswith("']") and "\\" not in part:
                return part[part.rfind("['") + 2 : -2]
            names = member_names(part)
            if names:
                return names[-1]
    return ""


def unescape(name: str) -> str:
    """A member name without the escapes of normalized paths (RFC 9535 §2.7)."""
    if "\\" not in name:
        return name
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _SHORT.get(m[2], m[2]), name)
