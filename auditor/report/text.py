"""Text from the wire made fit to print: no control characters, no endless values, no half surrogate pairs."""

from __future__ import annotations

import codecs
import unicodedata

LIMIT = 200
_PLAIN = {"“": '"', "”": '"', "…": "...", "→": "->", "·": "-", "–": "-", "×": "x", "─": "-"}
_SHOWN = frozenset("Ll Lu Lt Lm Lo Mn Mc Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs".split())
_STACKED = 3


def printable(text: str, limit: int = LIMIT) -> str:
    r"""The text on one line with control, format and unassigned characters as ``\x1b``; at most ``limit`` characters.

    Combining marks beyond three in a row are left out, so that no letter grows over its neighbours.
    """
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return text
    shown, marks = [], 0
    for char in text[:limit]:
        category = unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > _STACKED:
            continue
        shown.append(char if category in _SHOWN else _escaped(char))
    return "".join(shown) + ("…" if len(text) > limit else "")


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def without_surrogates(value: object) -> object:
    """Half of a surrogate pair, which a hostile JSON body may hold, has no UTF-8: it becomes a question mark."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {without_surrogates(k): without_surrogates(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [without_surrogates(v) for v in value]
    return value


def size(count: int) -> str:
    """Bytes in words of a person: ``812 bytes``, ``1.2 MB`` (decimal units)."""
    if count < 1000:
        return f"{count} byte{'' if count == 1 else 's'}"
    amount = float(count)
    for unit in ("kB", "MB", "GB"):
        amount /= 1000
        if amount < 999.95:
            return f"{amount:.1f} {unit}"
    return f"{amount / 1000:.1f} TB"


def number(count: int, singular: str, plural: str | None = None) -> str:
    """``1 packet``, ``2,000 packets``."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def percent(share: float) -> str:
    """A share of 0 to 1 as whole per cent, never rounded to all or nothing: ``under 1 %``, ``over 99 %``."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{share * 100:.0f} %"


def plainer(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: what an output cannot show becomes its nearest ASCII, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_PLAIN.get(char, "?") for char in lost), error.end


codecs.register_error("auditor.plainer", plainer)
