"""Templates of hosts, paths and decode paths: one segment at a time, the same on every machine, nothing learnt.

What a rule names and what is a plain word of interfaces stays; ids, dates, hashes, shard numbers, map keys and
anything else a person may have put there become ``*``. A change of these functions or of the words is a new `TEMPLATE`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct, field

from auditor.recipients import registrable_domain
from auditor.regression.words import WORDS
from auditor.rules.names import normalise, unescape

TEMPLATE = 1
"""Version of the templates; baselines of different ones cannot be compared."""

STAR = "*"
DEEPEST = 8
ADDRESS, LOCAL = "address", "local"
"""What stands for a host that is an IP address, and for one without a registrable domain."""

_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_JOINT = re.compile(r"[-_.:$]{1,2}")
_JOINTS = re.compile(r"([-_.:$]+)")
_STARS = re.compile(r"\*(?:[-_.:$]*\*)+")
_NUMBERED = 3
_COMPRESSIONS = frozenset({"gzip", "deflate", "zlib", "br", "zstd"})
_STEP = re.compile(r"\['((?:[^'\\]|\\.)*)'\]|\[(?:\d+|\*)\]")
_DECODER = re.compile(r"[a-z][a-z-]{0,15}(?:64|32|16|58|85|45|36|62)?")
_LABEL = re.compile(r"[a-z0-9-]{1,30}")
_HEX = re.compile(r"[0-9a-f]{8,}")
_TURN = re.compile(r"\d(?=[a-z])|[a-z](?=\d)")
_LONGEST = 60

Veil = Callable[[str], bool]
"""Says of a text that would stay whether it holds a value of the profile, and has to go as well."""


class Names(Struct, frozen=True):
    """What a rule names: segments and members as written, and names as generic rules compare them (normalised)."""

    exact: frozenset[str] = frozenset()
    normal: frozenset[str] = field(default_factory=frozenset)

    def __contains__(self, text: str) -> bool:
        return text in self.exact or (bool(self.normal) and normalise(text) in self.normal)


NO_NAMES = Names()


def unveiled(text: str) -> bool:
    """The veil of those who have no profile: nothing is hidden beyond what templates hide anyway."""
    return False


def segment(text: str, names: Names = NO_NAMES, veil: Veil = unveiled) -> str:
    """One segment of a path, one member or one map key: itself, itself with its numbers as ``*``, or ``*``."""
    kept = text if text in names else _plain(text)
    return STAR if kept != STAR and veil(kept) else kept


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    """Kept where every token between joints is known; numbers become ``*``, those in a row one."""
    if text.lower() in WORDS or not text:
        return text
    if len(text) > _LONGEST or not text.isascii():
        return STAR
    shown = [part if _JOINT.fullmatch(part) else _token(part) for part in _JOINTS.split(text) if part]
    if None in shown or not any(part and part[0].isalpha() for part in shown):
        return STAR
    return _STARS.sub(STAR, "".join(part or "" for part in shown))


def _token(text: str) -> str | None:
    """``deviceModel``, ``v2`` as ``v*``, ``log17`` as ``log*``, a number as ``*``; None for anything else.

    Single letters beside others or beside numbers are none: hexadecimal digits look so.
    """
    if text.isdigit():
        return STAR
    word = text.rstrip("0123456789")
    parts = _CAMEL.findall(word)
    known = "".join(parts) == word and all(len(part) > 1 and part.lower() in WORDS for part in parts)
    if word == text:
        return text if known else None
    return f"{word}{STAR}" if word in ("v", "V") or (known and len(word) >= _NUMBERED) else None


def path_template(target: str, names: Names = NO_NAMES, veil: Veil = unveiled) -> str:
    """The path of a request without its query; what lies deeper than `DEEPEST` segments becomes one ``**``."""
    path = target.partition("?")[0].partition("#")[0]
    if not path.startswith("/"):
        return segment(path, names, veil)
    segments = path.split("/")[1:]
    shown = [segment(each, names, veil) for each in segments[:DEEPEST]]
    return "/" + "/".join([*shown, "**"] if len(segments) > DEEPEST else shown)


def domain_template(host: str, *, known: bool = False, veil: Veil = unveiled) -> str:
    """The registrable domain of a host, ``known`` if it is a recipient's; labels that look like an id become ``*``."""
    name = host.strip("[]").rstrip(".").lower()
    if ":" in name or (name and name.replace(".", "").isdigit()):
        return ADDRESS
    domain = registrable_domain(name)
    if domain is None:
        return LOCAL
    label, _, suffix = domain.partition(".")
    if not known and _like_an_id(label):
        label = STAR
    return f"{STAR}.{suffix}" if veil(label) or veil(domain) else f"{label}.{suffix}"


def _like_an_id(label: str) -> bool:
    digits = sum(map(str.isdigit, label))
    turns = len(_TURN.findall(label))
    return not _LABEL.fullmatch(label) or _HEX.fullmatch(label) is not None or digits > 4 or turns > 2


def leaf_template(path: Sequence[str], names: Names = NO_NAMES, veil: Veil = unveiled) -> str:
    """A decode path as one text: ``json $['events'][*]['*']``; indexes, and members nobody names, are general.

    Whether the whole was compressed is no part of it: that changes with servers, and with how it is recorded.
    """
    whole = next((at for at, step in enumerate(path) if step not in _COMPRESSIONS), len(path))
    return " ".join(_step(step, names, veil) for step in path[whole:])


def _step(step: str, names: Names, veil: Veil) -> str:
    if not step.startswith("$"):
        return step if _DECODER.fullmatch(step) else STAR
    found = (match[1] for match in _STEP.finditer(step))
    return "$" + "".join("[*]" if name is None else f"['{_member(name, names, veil)}']" for name in found)


def _member(written: str, names: Names, veil: Veil) -> str:
    name = unescape(written)
    kept = segment(name, names, veil)
    return written if kept == name else kept
