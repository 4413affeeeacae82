"""Judges what was sent against a policy: allowed, unexpected, put up with, or sent although it must not be."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from auditor.regression.policy import Entry, Policy, Sent
from auditor.regression.timeline import CONSENT, NO_CONSENT

Ruling = Literal["allowed", "excepted", "unexpected", "must-not", "undecided"]
_KNOWN = frozenset({CONSENT, NO_CONSENT})
_WORDS = {CONSENT: "after consent", NO_CONSENT: "before or without consent"}


class Judgement(Struct, frozen=True):
    """A ruling, the entry it rests on (None: the policy's default), and the reason in words."""

    ruling: Ruling
    entry: Entry | None
    reason: str


def judge(policy: Policy, sent: Sent, today: date) -> list[Judgement]:
    """Everything a policy has to say of one route: each ``must-not`` broken, and whether it is allowed at all."""
    broken = [_broken(entry, sent) for entry in policy.of("must-not") if entry.concerns(sent) and _during(entry, sent)]
    return [*broken, _allowed(policy, sent, today)]


def _during(entry: Entry, sent: Sent) -> bool:
    return entry.state is None or entry.state in sent.states


def _broken(entry: Entry, sent: Sent) -> Judgement:
    why = f": {entry.because}" if entry.because else ""
    return Judgement("must-not", entry, f"the policy forbids it ({entry.name}){why}")


def _allowed(policy: Policy, sent: Sent, today: date) -> Judgement:
    undecided: Judgement | None = None
    for entry in policy.of("allow"):
        if entry.concerns(sent):
            lacking = _consent(entry, sent)
            if lacking is None:
                return Judgement("allowed", entry, entry.because)
            undecided = undecided or lacking
    for entry in policy.of("exception"):
        if entry.concerns(sent) and _consent(entry, sent) is None and not entry.expired(today):
            return Judgement("excepted", entry, f"put up with until {entry.until}: {entry.because}")
    over = next((e for e in policy.of("exception") if e.concerns(sent) and e.expired(today)), None)
    if over is not None:
        return Judgement("unexpected", over, f"the exception for it ({over.name}) ended on {over.until}")
    if undecided is not None:
        return undecided
    if policy.default == "allowed":
        return Judgement("allowed", None, "the policy allows what it does not name")
    return Judgement("unexpected", None, "no entry of the policy allows it")


def _consent(entry: Entry, sent: Sent) -> Judgement | None:
    """Why an entry that asks for a state of consent does not cover this; None where it does."""
    if entry.state is None:
        return None
    states = sent.states & _KNOWN
    if states == {entry.state}:
        return None
    if not states:
        silent = "neither marks nor session.yaml tell of consent"
        return Judgement("undecided", entry, f"allowed only {_WORDS[entry.state]}, and {silent}")
    other = next(iter(sorted(states - {entry.state})))
    return Judgement("unexpected", entry, f"allowed only {_WORDS[entry.state]}, and it was sent {_WORDS[other]}")
