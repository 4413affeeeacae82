"""What it takes to say *gone*: each condition is a function that gives the reason why it does not hold, or None.

Where one fails, the verdict is *not-seen*: the new version was not watched well enough; or *incomparable*: it may have
been sent where nobody could read it.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from auditor.regression.baseline import Baseline, Row, Session
from auditor.regression.document import Word
from auditor.regression.fingerprint import CANARIES
from auditor.regression.statistics import fisher
from auditor.regression.triggers import Trigger, exercised, trigger_of
from auditor.report.text import number, size

NEEDED = 3
"""Sessions of each version without which nothing is gone."""
CHANCE = 0.1
"""The largest p (Fisher) at which an absence counts: three sessions with it against three without."""


class Case(Struct, frozen=True):
    """A route of the old version that no session of the new one shows, and the sessions in which it should have."""

    row: Row
    trigger: Trigger
    old: Baseline
    new: Baseline
    old_sessions: list[Session]
    new_sessions: list[Session]
    hidden: tuple[str, ...]
    """Domains to which the new version sends the same datum, of which the old one says nothing."""
    disguises: tuple[str, ...] = ()
    """Places of fields the new version alone sends to the same domain, and that may hold the datum."""

    @property
    def p(self) -> float:
        """Fisher's exact test of the counts."""
        n = max(len(self.old_sessions), self.row.sessions)
        return fisher(self.row.sessions, n, 0, len(self.new_sessions))


def case_of(
    row: Row, old: Baseline, new: Baseline, hidden: tuple[str, ...] = (), disguises: tuple[str, ...] = ()
) -> Case:
    """The case of this row of ``old``."""
    trigger = trigger_of(row)
    before, after = exercised(trigger, old.sessions), exercised(trigger, new.sessions)
    return Case(row, trigger, old, new, before, after, hidden, disguises)


def judge(case: Case) -> tuple[Word, str]:
    """The verdict on a route that is no longer seen, and its reason."""
    for check, verdict in CONDITIONS:
        reason = check(case)
        if reason is not None:
            return verdict, reason
    return "gone", _granted(case)


def by_hand(case: Case) -> str | None:
    """A row that was accepted was not measured."""
    return None if case.row.accepted is None else "it was accepted by hand, not measured; make the baseline again"


def done_often_enough(case: Case) -> str | None:
    """(a) Its trigger was exercised in enough sessions of each version."""
    for which, sessions in (("old", case.old_sessions), ("new", case.new_sessions)):
        if len(sessions) < NEEDED:
            return (
                f"(a) what it followed, {case.trigger.words()}, was done in "
                f"{number(len(sessions), f'{which} session')} only; {NEEDED} are needed"
            )
    return None


def recorded_long_enough(case: Case) -> str | None:
    """(e) The recording outlasts the old delay, and the app was given the old occasions to send what it kept."""
    enough = [session for session in case.new_sessions if case.trigger.outlasted(session)]
    if len(enough) < NEEDED:
        delay = max(case.trigger.delays.values())
        return (
            f"(e) it used to be sent up to {delay:g} s after {case.trigger.words()}, and only "
            f"{number(len(enough), 'new session')} went on that long; {NEEDED} are needed"
        )
    before = [session for session in case.old_sessions if case.trigger.flushed(session)]
    after = [session for session in case.new_sessions if case.trigger.flushed(session)]
    if len(before) == len(case.old_sessions) and len(after) < NEEDED:
        return "(e) the old app was restarted or left to sync afterwards, the new one was not: it may send later"
    return None


def nothing_unread(case: Case) -> str | None:
    """(d) What could not be read after the steps is less than the datum itself took at its shortest."""
    smallest = max(case.row.bytes, 1)
    worst = max((case.trigger.unread(session) for session in case.new_sessions), default=0)
    if worst < smallest:
        return None
    return (
        f"(d) {size(worst)} that went out after {case.trigger.words()} could not be read; it may be among them "
        f"(its shortest value took {size(smallest)} or more)"
    )


def not_refused(case: Case) -> str | None:
    """(d) No handshake with its domain was broken off that was not before: that is how an app pins certificates."""
    before = any(case.row.domain in session.refused for session in case.old.sessions)
    if before or not any(case.row.domain in session.refused for session in case.new_sessions):
        return None
    domain = case.row.domain
    return f"(d) a connection to {domain} was broken off during the handshake, as by an app that pins certificates"


def control_seen(case: Case) -> str | None:
    """(b) Where the datum can carry a canary, the canary was seen where it belongs."""
    if not case.row.fingerprint.plantable:
        return None
    known = {
        (type_, domain)
        for session in case.old.sessions
        for type_, domains in session.canaries.items()
        for domain in domains
    }
    seen = [session for session in case.new_sessions if _controlled(session, case.row, known)]
    if len(seen) >= NEEDED:
        return None
    return (
        f"(b) the profile's own {case.row.fingerprint.category} was seen where it belongs in "
        f"{number(len(seen), 'new session')} only; {NEEDED} are needed to know that it would have been seen"
    )


def _controlled(session: Session, row: Row, known: set[tuple[str, str]]) -> bool:
    category = row.fingerprint.category
    exact = row.type in session.sought
    types = [row.type] if exact else [each for each in session.sought if each.partition(".")[0] == category]
    seen = {(type_, domain) for type_ in types for domain in session.canaries.get(type_, ()) if domain != row.domain}
    return any(type_ in session.controls for type_ in types) or bool(seen & known)


def canary_accounted_for(case: Case) -> str | None:
    """(c) The canary is nowhere else, but where a verdict of its own says so."""
    if case.row.fingerprint.category not in CANARIES or not case.hidden:
        return None
    return f"(c) the profile's own {case.row.type} still goes to {', '.join(case.hidden)}, which cannot be compared"


def not_renamed(case: Case) -> str | None:
    """(c) Where no profile would tell the value, no new field of its shape goes to the same domain."""
    if not case.disguises:
        return None
    others = f" and {len(case.disguises) - 1} more" if len(case.disguises) > 1 else ""
    return (
        f"(c) a field the old side did not send, {case.disguises[0]}{others}, may hold it under another name; "
        f"a profile with a {case.row.type} would tell"
    )


def not_by_chance(case: Case) -> str | None:
    """It was sent often enough before that its absence says something."""
    if case.p <= CHANCE:
        return None
    times = f"{case.row.sessions} of {number(len(case.old_sessions), 'old session')}"
    return f"it was sent in {times} only; not to see it now may be chance (p = {case.p:.2g})"


CONDITIONS: tuple[tuple[Callable[[Case], str | None], Word], ...] = (
    (by_hand, "not-seen"),
    (done_often_enough, "not-seen"),
    (recorded_long_enough, "not-seen"),
    (nothing_unread, "incomparable"),
    (not_refused, "incomparable"),
    (control_seen, "not-seen"),
    (canary_accounted_for, "incomparable"),
    (not_renamed, "incomparable"),
    (not_by_chance, "not-seen"),
)
"""What has to hold, in the order in which it is asked, and the verdict where it does not."""


def _granted(case: Case) -> str:
    said = (
        f"not sent in {number(len(case.new_sessions), 'session')} with {case.trigger.words()}, "
        "recorded long enough and with nothing unread that could hold it"
    )
    sought = all(case.row.type in session.sought for session in case.new.sessions)
    if not case.row.fingerprint.plantable and not sought:
        said += f"; the profile holds no {case.row.type}, so that under another name it would not be known"
    if recorded_again(case.old, case.new):
        return said
    return f"{said}; (f) the old side was not recorded again since, so the cause may be remote configuration"


def recorded_again(old: Baseline, new: Baseline) -> bool:
    """Whether the old side was recorded once more after recording of the new one began."""
    return max(session.started for session in old.sessions) >= min(session.started for session in new.sessions)
