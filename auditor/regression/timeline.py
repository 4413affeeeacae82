"""What the person had done last at any moment of a session, and in which state: private mode, consent."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from auditor.marks import RESERVED, Mark
from auditor.model import SECOND

START = "start"
"""The action that stands for the beginning of a recording: what is sent before, or long after, any mark follows it."""
WINDOW_NS = 15 * 60 * SECOND
"""What is sent later than this after a mark is not thought to follow from it."""
CLOSE_NS = SECOND
"""Steps this close to one another are one: what follows the last of them may follow from any."""
JOINT = "+"
"""Between the actions of steps that are one."""
INCOGNITO, NORMAL, CONSENT, NO_CONSENT = "incognito", "normal", "consent", "no-consent"
STATES = (INCOGNITO, NORMAL, CONSENT, NO_CONSENT)
_ACTION = re.compile(r"[a-z][a-z_-]{0,39}")
_CHANGES = {
    "incognito-on": INCOGNITO,
    "incognito-off": NORMAL,
    "consent-given": CONSENT,
    "consent-withdrawn": NO_CONSENT,
}
_OPPOSITE = {INCOGNITO: NORMAL, NORMAL: INCOGNITO, CONSENT: NO_CONSENT, NO_CONSENT: CONSENT}
_GIVEN = frozenset({"given", "accepted", "granted", "yes", "all", "accept all", "accepted all"})
_REFUSED = frozenset({"refused", "rejected", "denied", "no", "none", "withdrawn", "not given", "reject all"})


class Step(Struct, frozen=True):
    """What was done, when (ns)."""

    time_ns: int
    action: str


def action_name(action: str) -> str:
    """A mark's action as a baseline has it: one plain word, else ``*``."""
    name = action.strip().lower().replace(" ", "-")
    return name if _ACTION.fullmatch(name) else "*"


class Timeline:
    """The marks of a session between its first and last moment (ns); ``consent`` is what its manifest says of it."""

    def __init__(self, marks: Iterable[Mark], first_ns: int, last_ns: int, consent: str | None = None) -> None:
        ordered = sorted(marks, key=lambda mark: mark.time_ns)
        done = (Step(mark.time_ns, action_name(mark.action)) for mark in ordered if mark.action not in RESERVED)
        self.first_ns, self.last_ns = first_ns, last_ns
        self.steps = (Step(first_ns, START), *(step for step in done if step.time_ns <= last_ns))
        self.flushes = tuple(mark.time_ns for mark in ordered if mark.action in ("sync", "idle"))
        self._times = [step.time_ns for step in self.steps[1:]]
        self._changes = _changes(ordered, consent)

    def before(self, time_ns: int) -> Step:
        """The step that something sent at this time follows; of several close to one another all actions, joined."""
        position = bisect_right(self._times, time_ns)
        step = self.steps[position]
        if not position or time_ns - step.time_ns > WINDOW_NS:
            return self.steps[0]
        first = bisect_left(self._times, step.time_ns - CLOSE_NS) + 1
        actions = {each.action for each in self.steps[first : position + 1]}
        return Step(step.time_ns, JOINT.join(sorted(actions)))

    def state(self, time_ns: int) -> tuple[str, ...]:
        """In which of `STATES` the app was at this time, as far as marks or the manifest tell."""
        return tuple(state for changes in self._changes if (state := _at(changes, time_ns)) is not None)

    def states(self) -> frozenset[str]:
        """All states of the session."""
        return frozenset(state for changes in self._changes for _, state in changes)

    def firsts(self, state: str | None = None) -> dict[str, int]:
        """When each action was first done (ns), in this state if one is given."""
        found: dict[str, int] = {}
        if state is not None:
            began = min(at for changes in self._changes for at, name in changes if name == state)
            found[START] = max(began, self.first_ns)
        for step in self.steps:
            if state is None or state in self.state(step.time_ns):
                found.setdefault(step.action, step.time_ns)
        return found


_Changes = list[tuple[int, str]]


def _changes(marks: Iterable[Mark], consent: str | None) -> tuple[_Changes, ...]:
    """The changes of each kind of state; before the first one, the opposite held."""
    kinds: dict[str, _Changes] = defaultdict(list)
    for mark in marks:
        state = _CHANGES.get(mark.action)
        if state is not None:
            kinds["consent" if state in (CONSENT, NO_CONSENT) else INCOGNITO].append((mark.time_ns, state))
    said = (consent or "").strip().lower()
    if "consent" not in kinds and said in _GIVEN | _REFUSED:
        kinds["consent"] = [(0, CONSENT if said in _GIVEN else NO_CONSENT)]
    return tuple(list(_with_beginning(changes)) for changes in kinds.values())


def _with_beginning(changes: _Changes) -> Iterator[tuple[int, str]]:
    if changes[0][0] > 0:
        yield 0, _OPPOSITE[changes[0][1]]
    yield from changes


def _at(changes: _Changes, time_ns: int) -> str | None:
    position = bisect_right(changes, time_ns, key=lambda change: change[0])
    return changes[position - 1][1] if position else None
