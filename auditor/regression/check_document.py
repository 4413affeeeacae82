"""The outcome of a check as a document: problems with their place and evidence; all a renderer of it sees."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.regression.baseline import Row
from auditor.regression.document import Headline

SCHEMA = 1
Kind = Literal["new", "must-not", "unexpected", "undecided", "incomparable", "undeclared", "not-seen"]
Level = Literal["error", "warning", "note"]
KINDS: dict[Kind, str] = {
    "new": "Data leave that did not before",
    "must-not": "Data leave that the policy forbids",
    "unexpected": "Data leave that the policy does not allow",
    "undecided": "The policy cannot be applied",
    "incomparable": "Data leave of which the baseline could not know",
    "undeclared": "Data leave that the app's maker does not declare",
    "not-seen": "Declared data that were not seen",
}
"""Each kind of problem as a title."""
HELP: dict[Kind, str] = {
    "new": "A route of personal data was seen that the baseline does not hold. Find out which change sends it; if it "
    "is wanted, take it into the baseline with 'auditor accept'.",
    "must-not": "A 'must-not' rule of the policy names this data, recipient and state of the app. It is broken however "
    "seldom it happens.",
    "unexpected": "No 'allow' entry of the policy covers this data type, recipient and state of consent. Stop sending "
    "it, or add an entry that says why it may.",
    "undecided": "An entry asks for consent, and neither marks nor session.yaml say whether it was given. Record "
    "marks consent-given and consent-withdrawn.",
    "incomparable": "The baseline was made with other rules or another profile, or its traffic to this domain could "
    "not be read, so that nothing can be said of before. Make the baseline again.",
    "undeclared": "The store's declaration (Data Safety, privacy labels) or the list of trackers does not name this.",
    "not-seen": "It is declared, and these sessions do not show it; what could not be read may hold it.",
}
"""What each kind of problem means, and what to do."""


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """Where it was seen: the capture's path, number of the exchange and packets there, and when."""

    path: str
    exchange: int
    frames: tuple[int, ...]
    time: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the policy, or in a file it imports; counted from 1."""

    path: str
    line: int
    column: int


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a person should look at. ``id`` stays the same from run to run and holds nothing of a value.

    ``row`` is the route as a baseline would hold it (None for declarations); ``seen`` are k of n sessions.
    """

    id: str
    kind: Kind
    level: Level
    text: str
    seen: tuple[int, int]
    row: Row | None = None
    sighting: Sighting | None = None
    place: Place | None = None


Result = Literal["passed", "failed", "unseen"]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One check. ``result`` is ``failed`` where a problem is an error, ``unseen`` where too little could be read.

    ``routes`` counts what was judged; ``readable_share`` is 0 to 1, None where nothing was sent; ``captures`` are the
    paths of all inputs, ``baseline`` and ``policy`` those compared with.
    """

    schema: int
    kind: Literal["auditor-check"]
    tool: str
    rules: str
    result: Result
    sessions: int
    routes: int
    readable_share: float | None
    captures: tuple[str, ...]
    problems: tuple[Problem, ...]
    passed: tuple[Row, ...] = ()
    headlines: tuple[Headline, ...] = ()
    baseline: str | None = None
    policy: str | None = None
    notes: tuple[str, ...] = ()
