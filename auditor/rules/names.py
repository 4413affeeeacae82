"""Names of leaves: as they are compared (lower case, letters and digits), and as they stand in normalized paths."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.rules.words import canonical

_SEPARATORS = re.compile(r"[\W_]+")
_MEMBER = re.compile(r"\['((?:[^'\\]|\\.)*)'\]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^\W\d_]")
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
_MOST_TAKEN = 2


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
    words = _words(name, whole)
    found = [whole, *_bared(words)]
    same = [canonical(word, alone=len(words) == 1) for word in words]
    if same != words:
        found += ["".join(same), *_bared(same)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16_384)
def translated(name: str) -> str:
    """A name in the words we compare names as (`auditor.rules.words`), normalised."""
    return spelled(name).replace("_", "") or normalise(name)


@lru_cache(maxsize=16_384)
def spelled(name: str) -> str:
    """The same with an underscore between words: ``appKundenNr`` is ``app_customer_number``."""
    words = _words(name, normalise(name)) if len(name) <= _LONGEST_NAME else []
    return "_".join(canonical(word, alone=len(words) == 1) for word in words)


def _words(name: str, whole: str) -> list[str]:
    """The words of a name in lower case; the whole of it where they cannot be told apart."""
    words = [word.lower() for word in _WORD.findall(name)]
    return words if "".join(words) == whole else [whole]


def _bared(words: list[str]) -> list[str]:
    """The names left when one or two words that senders put around names are taken away."""
    found = []
    for taken in range(1, min(_MOST_TAKEN, len(words) - 1) + 1):
        for front in range(taken, -1, -1):
            left = words[front : len(words) - (taken - front)]
            around = _AROUND.issuperset(words[:front]) and _BEHIND.issuperset(words[front + len(left) :])
            if around and left and not (len(left) == 1 and (left[0] in _BARE or len(left[0]) < 2)):
                found.append("".join(left))
    return found


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
