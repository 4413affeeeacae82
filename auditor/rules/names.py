"""Names of leaves: as they are compared (lower case, letters and digits), and as they stand in normalized paths."""

from __future__ import annotations

import re
from functools import lru_cache

_SEPARATORS = re.compile(r"[\W_]+")
_MEMBER = re.compile(r"\['((?:[^'\\]|\\.)*)'\]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


@lru_cache(maxsize=16_384)
def normalise(name: str) -> str:
    """``gpsLat``, ``GPS-LAT`` and ``gps_lat`` become ``gpslat``."""
    return name.lower() if name.isascii() and name.isalnum() else _SEPARATORS.sub("", name.lower())


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
