"""After which steps, in which state of the app, a route is sent, and which sessions could therefore have shown it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from auditor.regression.baseline import Row, Session, Step
from auditor.regression.timeline import CONSENT, INCOGNITO, JOINT, NO_CONSENT, NORMAL, START

KINDS = (frozenset({NORMAL, INCOGNITO}), frozenset({NO_CONSENT, CONSENT}))
"""States that exclude each other."""


class Trigger(Struct, frozen=True):
    """The steps after which something is sent, all needed if ``every``, else any; ``delays`` in seconds.

    ``states`` are those it was sent in: where only one of a kind, a session has to do the steps in that one.
    """

    delays: dict[str, float]
    every: bool
    states: frozenset[str] = frozenset()

    @property
    def actions(self) -> tuple[str, ...]:
        """Its steps, sorted."""
        return tuple(sorted(self.delays))

    def _steps(self, session: Session) -> Mapping[str, Step]:
        """Its steps as this session did them, in the state it takes."""
        steps = {action: session.steps[action] for action in self.delays if action in session.steps}
        for kind in KINDS if self.states else ():
            wanted = self.states & kind
            if len(wanted) != 1:
                continue
            (state,) = wanted
            if state == NORMAL and not kind & set(session.states):
                continue
            during = session.during.get(state, {})
            steps = {action: during[action] for action in steps if action in during}
        return steps

    def exercised(self, session: Session) -> bool:
        """Whether the steps were done in this session."""
        steps = self._steps(session)
        return len(steps) == len(self.delays) if self.every else bool(steps)

    def outlasted(self, session: Session) -> bool:
        """Whether recording went on for longer than it took before until it was sent."""
        enough = [step.recorded >= self.delays[action] for action, step in self._steps(session).items()]
        return all(enough) if self.every else any(enough)

    def flushed(self, session: Session) -> bool:
        """Whether the app was restarted, or left to send what it had kept, after the steps."""
        return any(step.flushed for step in self._steps(session).values())

    def unread(self, session: Session) -> int:
        """Outgoing bytes after the steps that could not be read."""
        return max((step.unread for step in self._steps(session).values()), default=0)

    def words(self) -> str:
        """The steps as a phrase, with the state they take."""
        said = [f"'{action}'" for action in self.actions if action != START] or ["the start of the recording"]
        states = sorted(state for kind in KINDS if len(self.states & kind) == 1 for state in self.states & kind)
        telling = [state for state in states if state != NORMAL]
        return (" and " if self.every else " or ").join(said) + (f" ({', '.join(telling)})" if telling else "")


def trigger_of(row: Row) -> Trigger:
    """What a route follows: the steps it followed in all sessions that showed it, else any it ever followed.

    Of steps done together the others are not needed where it followed one of them alone as well.
    """
    always = tuple(joint for joint, n in row.after_sessions.items() if n >= row.sessions)
    return _trigger(tuple(row.after.items()), always, frozenset(row.states))


@lru_cache(maxsize=4096)
def _trigger(after: tuple[tuple[str, float], ...], always: tuple[str, ...], states: frozenset[str]) -> Trigger:
    joints = [frozenset(joint.split(JOINT)) for joint in always]
    needed = [joint for joint in joints if not any(other < joint for other in joints)]
    delays: dict[str, float] = {}
    for joint, delay in after:
        actions = frozenset(joint.split(JOINT))
        if not needed or actions in needed:
            delays.update((action, max(delays.get(action, 0.0), delay)) for action in actions)
    return Trigger(delays or {START: 0.0}, bool(needed), states)


def exercised(trigger: Trigger, sessions: Iterable[Session]) -> list[Session]:
    """The sessions in which its steps were done."""
    return [session for session in sessions if trigger.exercised(session)]
