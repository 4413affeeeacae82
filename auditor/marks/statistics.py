"""The arithmetic of marks: exact label permutation, circular shifts, Holm's correction. Pure functions of numbers.

Theory of operation. Each trial's window gives one number. Numbers become midranks, so that one large upload cannot
decide alone, and the statistic is the sum of the ranks of the action's trials. Under the hypothesis that what is sent
does not depend on which of the two acts was done, every way to call so many of the trials the action was equally likely
(the plan drew it by lot), so p is the share of those ways whose sum is at least as large. They are counted, not
sampled: doubled midranks are integers, and the number of ways to reach each sum is a polynomial's coefficient.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import groupby
from math import comb

from msgspec import Struct

EXACT_TRIALS = 120
"""With more trials the ways are sampled, not counted."""
SAMPLES = 19_999


class Permuted(Struct, frozen=True):
    """``p`` one-sided (more at the action), the ``smallest`` p any labels of these numbers could give, and how."""

    p: float
    smallest: float
    method: str


def doubled_midranks(values: Sequence[float]) -> list[int]:
    """Twice the rank of each value, from 2; equal values share the mean of theirs."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    ranks = [0] * len(values)
    position = 0
    for _, group in groupby(order, key=lambda i: values[i]):
        tied = list(group)
        for i in tied:
            ranks[i] = 2 * position + len(tied) + 1
        position += len(tied)
    return ranks


def permutation_test(values: Sequence[float], labels: Sequence[bool], seed: int = 0) -> Permuted:
    """Test whether values labelled True are larger: exact up to `EXACT_TRIALS`, else `SAMPLES` draws with ``seed``.

    A sampled p is (b + 1) / (m + 1), which is never below the true one in expectation (Phipson and Smyth, 2010).
    ValueError where there are not as many labels as values.
    """
    ranks = doubled_midranks(values)
    taken = sum(labels)
    observed = sum(rank for rank, label in zip(ranks, labels, strict=True) if label)
    if len(ranks) <= EXACT_TRIALS:
        ways = ways_to_reach(ranks, taken)
        total = comb(len(ranks), taken)
        above = sum(count for reached, count in enumerate(ways) if reached >= observed)
        most = next((count for count in reversed(ways) if count), total)
        return Permuted(above / total, most / total, "exact")
    draw = random.Random(seed)
    above = sum(sum(draw.sample(ranks, taken)) >= observed for _ in range(SAMPLES))
    return Permuted((above + 1) / (SAMPLES + 1), 1 / (SAMPLES + 1) if len(set(ranks)) > 1 else 1.0, "sampled")


def ways_to_reach(scores: Sequence[int], taken: int) -> list[int]:
    """By sum, in how many ways ``taken`` of these scores (integers from 0) have it; the ways add up to the binomial.

    One polynomial for each number taken, its coefficients side by side in one large integer.
    """
    width = len(scores) + 1
    sums = [1] + [0] * taken
    for seen, score in enumerate(scores):
        for k in range(min(seen + 1, taken), 0, -1):
            sums[k] += sums[k - 1] << (score * width)
    whole = sums[taken]
    size = (whole.bit_length() + width) // width * width
    digits = bin(whole)[2:].zfill(size)
    return [int(digits[end - width : end], 2) for end in range(size, 0, -width)]


def superiority(values: Sequence[float], labels: Sequence[bool]) -> float | None:
    """How often a value labelled True is larger than one labelled False, less how often smaller: −1 to 1 (Cliff, 1993).

    None where one of the labels does not occur.
    """
    taken = sum(labels)
    rest = len(labels) - taken
    if not taken or not rest:
        return None
    above = sum(rank for rank, label in zip(doubled_midranks(values), labels, strict=True) if label)
    return (above - taken * (taken + 1)) / (taken * rest) - 1


def holm(ps: Sequence[float]) -> list[float]:
    """The p values adjusted so that all of them together err no more often than one alone (Holm, 1979)."""
    adjusted, least = [1.0] * len(ps), 0.0
    for rank, i in enumerate(sorted(range(len(ps)), key=lambda i: ps[i])):
        least = max(least, min(1.0, ps[i] * (len(ps) - rank)))
        adjusted[i] = least
    return adjusted
