"""How likely a difference between two counts of sessions is chance."""

from __future__ import annotations

from functools import lru_cache
from math import comb


@lru_cache(maxsize=4096)
def fisher(k_old: int, n_old: int, k_new: int, n_new: int) -> float:
    """Fisher's exact test, two-sided: p of a table at least as unlikely as this one, the sums given.

    ``k`` of ``n`` sessions on each side (R. A. Fisher, 1922; two-sided as in R's fisher.test). ValueError if k > n.
    """
    if not (0 <= k_old <= n_old and 0 <= k_new <= n_new):
        raise ValueError("no more sessions can have it than there are")
    hits, total = k_old + k_new, n_old + n_new

    def ways(k: int) -> int:
        return comb(n_old, k) * comb(n_new, hits - k)

    here = ways(k_old)
    possible = range(max(0, hits - n_new), min(hits, n_old) + 1)
    return min(1.0, sum(w for k in possible if (w := ways(k)) <= here) / comb(total, hits))
