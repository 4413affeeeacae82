"""The forms in which a known value may be sent: its spellings, wrapped up to twice, and their digests.

Text is compared without regard to case where case says nothing; *loose* forms also without separators.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor.profile.digests import digests
from auditor.profile.encodings import Encoded, base64, escapes, hexadecimal, wrappings
from auditor.profile.load import Indicator
from auditor.profile.spellings import BLOB, DIGITS, HEX, TEXT, Spelling, spellings
from auditor.profile.strength import Strength, compact, strength

__all__ = ["BLOB", "DIGITS", "HEX", "TEXT", "Variant", "compact", "variants"]

SHORTEST_WRAPPED = 7
"""Bytes a value needs to be looked for inside encodings."""
DEEPEST = 2
"""How many wrappings and digests are undone at most."""
MOST_WRAPPED_TWICE = 8
"""Spellings, the plainest, that are looked for inside two wrappings."""
MOST_TWICE = 4
"""Spellings, the plainest, of which digests of digests are made."""


class Variant(NamedTuple):
    """Bytes to look for. ``form`` says what they are, with ``{}`` for the value's kind; ``exact``: case matters.

    ``shape`` is what may not stand beside a hit; where it is wrapped, ``codec`` (with ``phase``) unwraps it to
    ``inner``, whose neighbours count instead. ``loose`` ones are also met with any separators. ``sure``: a hit
    leaves no doubt. ``blob``: as good as random, so that its end alone tells it from others.
    """

    data: bytes
    form: str
    exact: bool = False
    shape: str = TEXT
    loose: bool = False
    sure: bool = True
    blob: bool = False
    codec: str = ""
    phase: int = 0
    inner: Variant | None = None


def variants(indicator: Indicator, depth: int = DEEPEST) -> list[Variant]:
    """All distinct byte strings to look for, the plainest first; none of places and of values that say nothing.

    ``depth`` 0 is the spellings alone, 1 those wrapped or digested once, 2 twice.
    """
    telling = strength(indicator)
    if indicator.latitude is not None or telling is Strength.EMPTY:
        return []
    found: dict[tuple[bytes, bool], Variant] = {}
    spelt = spellings(indicator)
    plain = [_plain(spelling) for spelling in spelt]
    for variant in plain:
        known = found.setdefault((variant.data.lower(), False), variant)
        if variant.loose and not known.loose:
            found[variant.data.lower(), False] = known._replace(loose=True)
    if depth and telling > Strength.WEAK:
        twice = telling is Strength.UNIQUE and depth > 1
        for variant in (*_wrapped(plain, twice=twice), *_digested(spelt, twice=twice)):
            found.setdefault((variant.data if variant.exact else variant.data.lower(), variant.exact), variant)
    elif depth:
        for variant in plain[:1]:
            for encoded in escapes(variant.data):
                found.setdefault((encoded.data.lower(), False), _outer(encoded, variant))
    return list(found.values())


def _plain(spelling: Spelling) -> Variant:
    blob = spelling.shape == BLOB
    form = spelling.form
    return Variant(
        spelling.data, form, blob, spelling.shape, spelling.loose, spelling.sure, blob and len(spelling.data) > 6
    )


def _outer(encoded: Encoded, inner: Variant) -> Variant:
    """A variant wrapped once more; one that needs no unwrapping is judged by its own neighbours."""
    form = f"{inner.form}, {encoded.how}"
    data, _, codec, phase, exact = encoded
    unwrapped = inner if codec else None
    return Variant(data, form, exact, inner.shape, False, inner.sure, False, codec, phase, unwrapped)


def _wrapped(plain: list[Variant], *, twice: bool) -> Iterator[Variant]:
    for number, variant in enumerate(plain):
        if len(variant.data) < SHORTEST_WRAPPED and variant.shape != BLOB:
            continue
        if variant.shape == BLOB:
            for encoded in base64(variant.data):
                yield _outer(encoded, variant)
            continue
        for encoded in wrappings(variant.data):
            once = _outer(encoded, variant)
            yield once
            if twice and number < MOST_WRAPPED_TWICE and encoded.codec != "utf-16":
                yield from _again(once)


def _again(once: Variant) -> Iterator[Variant]:
    for encoded in base64(once.data):
        yield _outer(encoded, once)
    if once.codec == "base64":
        yield _outer(hexadecimal(once.data), once)
        for encoded in escapes(once.data):
            if encoded.how == "percent-encoded":
                yield _outer(encoded, once)
    elif once.codec == "":
        yield _outer(hexadecimal(once.data), once)


def _digested(spelt: list[Spelling], *, twice: bool) -> Iterator[Variant]:
    number = 0
    seen: set[bytes] = set()
    for spelling in spelt:
        if not spelling.hashed or spelling.data in seen:
            continue
        seen.add(spelling.data)
        number += 1
        for digest in digests(spelling.data, twice=twice and number <= MOST_TWICE):
            form = digest.form.replace("{}", spelling.form)
            shape = HEX if digest.bounded else BLOB
            yield Variant(digest.data, form, digest.exact, shape, False, True, True)
