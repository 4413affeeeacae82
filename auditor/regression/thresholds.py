"""What makes a check fail: which kinds of problem, how sure, and in how many sessions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct, field

from auditor.errors import UsageError
from auditor.model import Confidence
from auditor.regression.check_document import Kind, Level

FAILING: tuple[Kind, ...] = ("new", "must-not", "unexpected", "undeclared")
"""Kinds of problem that can fail a check; the others are warnings and notes."""
LEVELS = tuple(Confidence)
_SHARE = re.compile(r"(\d{1,4})/(\d{1,4})")
_DEFAULT: dict[str, Confidence] = {
    "new": Confidence.LIKELY,
    "must-not": Confidence.LIKELY,
    "unexpected": Confidence.LIKELY,
}


class Thresholds(Struct, frozen=True):
    """``least`` is the confidence from which each kind fails; ``share`` of the sessions have to show it."""

    least: dict[str, Confidence] = field(default_factory=lambda: dict(_DEFAULT))
    share: Fraction = Fraction(0)

    def level(self, kind: Kind, confidence: Confidence, k: int, n: int) -> Level:
        """``error`` where it fails the check, else ``warning``; what must not be fails however seldom it is seen."""
        least = self.least.get(kind)
        if least is None or confidence.rank < least.rank:
            return "warning"
        often = kind == "must-not" or Fraction(k, max(n, 1)) >= self.share
        return "error" if often else "warning"


def thresholds(fail_on: Iterable[str], seen_in: str | None) -> Thresholds:
    """Out of ``--fail-on KIND:CONFIDENCE`` (or either) and ``--seen-in 2/3``. UsageError where they say nothing."""
    least = dict[str, Confidence]()
    for text in fail_on:
        kind, colon, level = text.partition(":")
        if not colon and kind in LEVELS:
            least.update(dict.fromkeys(FAILING, Confidence(kind)))
        elif kind in FAILING and (not colon or level in LEVELS):
            least[kind] = Confidence(level) if colon else Confidence.POSSIBLE
        else:
            raise UsageError(
                f"--fail-on {text}: give {', '.join(FAILING)}, one of {', '.join(LEVELS)}, or both as new:certain"
            )
    return Thresholds(least or dict(_DEFAULT), _share(seen_in))


def _share(text: str | None) -> Fraction:
    if text is None:
        return Fraction(0)
    match = _SHARE.fullmatch(text)
    if match is None or int(match[2]) == 0 or int(match[1]) > int(match[2]):
        raise UsageError(f"--seen-in {text}: give a share of the sessions such as 2/3")
    return Fraction(int(match[1]), int(match[2]))
