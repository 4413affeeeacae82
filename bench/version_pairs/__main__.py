"""``python -m bench.version_pairs [ROUNDS [WORDS…]]``: the table of all pairs; 1 where a verdict is wrong."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from bench.version_pairs.evaluate import evaluate
from bench.version_pairs.pairs import PAIRS
from bench.version_pairs.sessions import Auditing

ROUNDS = 20
MOST_NEEDLESS = 0.1
"""Share of incomparable verdicts where another was possible."""


def main(arguments: Sequence[str]) -> int:
    """Judge all pairs, or those in whose names one of the words occurs."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    pairs = [pair for pair in PAIRS if not arguments[1:] or any(word in pair.name for word in arguments[1:])]
    began = time.perf_counter()
    scores = evaluate(pairs, rounds, Auditing())
    for name, score in scores.items():
        print(f"{name:50} {score.right:3} of {score.rounds} right")
        for text, times in sorted(score.wrong.items()):
            print(f"    {times} times: {text}")
    every = sum(score.verdicts for score in scores.values())
    gone, needless = (sum(getattr(s, name) for s in scores.values()) for name in ("false_gone", "needless"))
    rounds_right, all_rounds = (sum(getattr(s, name) for s in scores.values()) for name in ("right", "rounds"))
    print(
        f"{len(scores)} pairs, {all_rounds} rounds, {rounds_right} right; {every} verdicts: {gone} falsely gone, "
        f"{needless} needlessly incomparable ({needless / max(every, 1):.1%}); {time.perf_counter() - began:.0f} s"
    )
    return int(rounds_right != all_rounds or gone > 0 or needless > MOST_NEEDLESS * every)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
