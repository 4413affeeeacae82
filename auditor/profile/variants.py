"""The forms in which a known value may be sent; a new form is one function and one line in `FORMS`.

Texts are compared in lower case. *Loose* forms are compared with separators removed from both sides.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.profile.load import Indicator

UNAMBIGUOUS = 8
"""Characters from which on a value is not met by chance."""
SEPARATORS = str.maketrans("", "", " \t:-_./()\u00a0")
_HEX = re.compile(r"[0-9a-f]{12}|[0-9a-f]{32}")
_TWO_DIGIT_CODES = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 "
    "90 91 92 93 94 95 98".split()
)


@dataclass(frozen=True, slots=True)
class Variant:
    """A lower-case text to look for, ``loose`` in leaves without their separators; ``form`` says what it is."""

    text: str
    form: str
    loose: bool = False


Form = Callable[[Indicator], Iterator[Variant]]


def compact(text: str) -> str:
    """Lower case without separators, as loose variants are compared."""
    return text.lower().translate(SEPARATORS)


def as_written(indicator: Indicator) -> Iterator[Variant]:
    """The value itself."""
    yield Variant(indicator.value.lower(), "as written")


def without_separators(indicator: Indicator) -> Iterator[Variant]:
    """A MAC, UUID or number with other separators or none; only where enough is left to be unmistakable."""
    text = compact(indicator.value)
    if len(text) >= UNAMBIGUOUS and "@" not in text and "//" not in indicator.value:
        yield Variant(text, "with other separators", loose=True)


def phone(indicator: Indicator) -> Iterator[Variant]:
    """An E.164 number with 00, without prefix, and as it is dialled at home (calling codes: ITU-T E.164, annex D)."""
    if re.fullmatch(r"\+[1-9][0-9]{6,14}", compact(indicator.value)) is None:
        return
    digits = compact(indicator.value)[1:]
    length = 1 if digits[0] in "17" else 2 if digits[:2] in _TWO_DIGIT_CODES else 3
    yield Variant(f"00{digits}", "with 00", loose=True)
    yield Variant(digits, "without +", loose=True)
    if len(digits) - length + 1 >= UNAMBIGUOUS:
        yield Variant(f"0{digits[length:]}", "as a national number", loose=True)


def hashed(indicator: Indicator) -> Iterator[Variant]:
    """MD5, SHA-1 and SHA-256 in hex of the trimmed value, in lower case too, hex values also bare and in capitals."""
    texts = {indicator.value.strip().lower(), indicator.value.strip()}
    bare = compact(indicator.value)
    if _HEX.fullmatch(bare):
        texts |= {bare, bare.upper(), indicator.value.strip().upper()}
    for text in sorted(texts):
        for algorithm in ("md5", "sha1", "sha256"):
            digest = hashlib.new(algorithm, text.encode(), usedforsecurity=False).hexdigest()
            yield Variant(digest, f"as {algorithm.upper()}")


def address(indicator: Indicator) -> Iterator[Variant]:
    """A URL without its scheme and last slash; host and path alone if that is more than a host."""
    if not indicator.value.startswith(("http://", "https://")):
        return
    parts = urlsplit(indicator.value.lower())
    path = parts.path.rstrip("/")
    rest = f"?{parts.query}" if parts.query else ""
    yield Variant(f"{parts.netloc}{path}{rest}", "without scheme")


FORMS: tuple[Form, ...] = (as_written, without_separators, phone, hashed, address)
"""Every form that is looked for."""


def variants(indicator: Indicator) -> list[Variant]:
    """All distinct texts to look for, the plainest first; places have none."""
    if indicator.latitude is not None:
        return []
    found: dict[tuple[str, bool], Variant] = {}
    for form in FORMS:
        for variant in form(indicator):
            found.setdefault((variant.text, variant.loose), variant)
    return list(found.values())
