"""Hides what holds a known value of the profile wherever a template would have let it stay."""

from __future__ import annotations

from functools import lru_cache

from auditor.profile import Profile
from auditor.regression.template import Veil, unveiled

WHOLE = 6
"""Characters; shorter values are hidden only where they are the whole text, longer ones anywhere within it."""


def veil_of(profile: Profile | None) -> Veil:
    """Says whether a text holds a value of this profile or a word of one, whatever its case and separators.

    Numbers, codes and hashes need no veil: templates let none of them stay.
    """
    if profile is None or not profile.indicators:
        return unveiled
    texts = {_bare(indicator.value) for indicator in profile.indicators}
    texts |= {_bare(word) for each in profile.indicators for word in each.value.split() if len(_bare(word)) >= WHOLE}
    long = tuple(sorted(text for text in texts if len(text) >= WHOLE))
    short = frozenset(texts) - {*long, ""}

    @lru_cache(maxsize=65536)
    def veil(text: str) -> bool:
        bare = _bare(text)
        return bare in short or any(value in bare for value in long)

    return veil


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
