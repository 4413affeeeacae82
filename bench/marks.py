"""How often the test of marks errs and how often it finds, over simulated sessions: ``python -m bench.marks``.

Prints one line a world: the share of sessions in which a coincidence was called. Without an effect that share may not
exceed 0.05 by more than chance allows (a binomial's 99 % bound).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from math import comb

from msgspec.structs import replace

from auditor.marks.coincidence import planned_test
from auditor.marks.plan import ALPHA
from auditor.marks.power import found
from auditor.marks.recording import acts
from auditor.marks.shifts import shift_test
from auditor.marks.simulate import World, session
from auditor.marks.transmission import STATISTICS, Timeline, Transmission

SESSIONS = 200
WORLDS: tuple[tuple[str, World, bool], ...] = (
    ("nothing is sent by either act", World(), False),
    ("any tap sends: action and sham alike", World(at_action=0.9, at_sham=0.9), False),
    ("busy app, any tap sends", World(at_action=0.7, at_sham=0.7, background=12, beat=5), False),
    ("silent app, any tap sends now and then", World(at_action=0.5, at_sham=0.5, background=0, beat=0), False),
    ("action sends in 9 of 10, sham in 1 of 10", World(at_action=0.9, at_sham=0.1), True),
    ("the same, silent otherwise", World(at_action=0.9, at_sham=0.1, background=0, beat=0), True),
    ("the same in a busy app", World(at_action=0.9, at_sham=0.1, background=12, beat=5), True),
    ("both always send, the action twice as much", World(at_action=1, at_sham=1, more=2), True),
    ("action sends in 6 of 10, sham in 3 of 10", World(at_action=0.6, at_sham=0.3), True),
)
"""What the app does in words, as a world, and whether there is an effect."""


def bound(sessions: int, level: float = ALPHA, sure: float = 0.99) -> float:
    """The largest share of false alarms that chance explains if each session has one with probability ``level``."""
    below = 0.0
    for k in range(sessions + 1):
        below += comb(sessions, k) * level**k * (1 - level) ** (sessions - k)
        if below >= sure:
            return k / sessions
    return 1.0


def false_shifts(sessions: int) -> float:
    """The share of sessions without effect whose circular-shift p is 0.05 or less."""
    called = 0
    for seed in range(sessions):
        _, recording = session(World(), seed)
        marks = [time for time, action in acts([recording], None) if action == "checkin"]
        span = recording.span or (0, 0)
        called += shift_test(Timeline(recording.sent), marks, span, 10**10, "bytes", seed) <= ALPHA
    return called / sessions


def false_among(sessions: int, recipients: int) -> float:
    """The share of sessions without effect in which any of so many recipients is called; Holm holds it down."""
    called = 0
    for seed in range(sessions):
        names = tuple(f"r{number}.example" for number in range(recipients))
        plan, first = session(World(), seed, recipients=names)
        others = [session(World(), seed + 10_000 * number)[1].sent for number in range(recipients)]
        sent = tuple(each for number, own in enumerate(others) for each in renamed(own, names[number]))
        called += bool(planned_test(plan, [replace(first, sent=sent)], "").headline)
    return called / sessions


def renamed(sent: Iterable[Transmission], name: str) -> Iterator[Transmission]:
    """The same transmissions to another recipient."""
    return (replace(each, host=name, recipient=name, title=name, names=frozenset((name,))) for each in sent)


def main(arguments: list[str]) -> int:
    """Exit code 1 where false alarms exceed their bound."""
    parser = argparse.ArgumentParser(prog="python -m bench.marks", description=__doc__)
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("-n", type=int, default=10, help="actions, and as many shams, a session")
    options = parser.parse_args(arguments)
    most, exceeded = bound(options.sessions), False
    print(f"{options.sessions} sessions each, n = {options.n} + {options.n}, alpha {ALPHA}, bound {most:.3f}")
    for words, world, effect in WORLDS:
        shares = [
            found(world, options.sessions, count=options.n, window=10.0, statistic=statistic)
            for statistic in STATISTICS
        ]
        exceeded |= not effect and max(shares) > most
        named = "  ".join(f"{name} {share:.3f}" for name, share in zip(STATISTICS, shares, strict=True))
        print(f"{'power' if effect else 'false'}  {words:44} {named}")
    shifts, several = false_shifts(options.sessions), false_among(options.sessions, 5)
    print(f"false  circular shifts, no effect                   bytes {shifts:.3f}")
    print(f"false  any of five recipients, Holm                 bytes {several:.3f}")
    return 1 if exceeded or max(shifts, several) > most else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
