"""What a test of marks comes to, as a document: frozen, versioned, and all its renderings see.

Times are RFC 3339 in UTC; lengths are bytes. Members may be added, a change is a new `SCHEMA`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model import Outcome

SCHEMA = 1
Seen = Literal["not-observed", "partly-read", "read", "nothing-sent"]
Verdict = Literal["coincides", "not-shown", "too-few", "exploratory"]


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """What was added to the marks' times, how far the ``syncs`` differ (seconds), and what they were held against."""

    input: str
    offset_seconds: float
    spread_seconds: float
    syncs: int
    source: Literal["capture", "text", "request", "none"]


class Arm(msgspec.Struct, frozen=True, kw_only=True):
    """The windows after one of the acts: how many, in how many something was sent, the median and what was sent in all.

    ``median`` is of the statistic tested.
    """

    action: str
    n: int
    sent: int
    median: float
    bytes: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One recipient (and, without a plan, one act): n, effect, p, and what may be said of it.

    ``recipient`` is a company's id, a domain or an address, ``wanted`` what the plan called it. ``effect`` is how often
    more was sent after the action than after the sham, less how often less: −1 to 1; None without a sham. ``p`` is
    one-sided, ``p_holm`` corrected for all rows, ``p_smallest`` the least this could have become (corrected too where
    planned). ``content`` says what of the transmissions after the action could be seen.
    """

    wanted: str | None
    recipient: str | None
    name: str
    hosts: tuple[str, ...]
    action: Arm
    sham: Arm | None
    effect: float | None
    p: float
    p_holm: float
    p_smallest: float
    method: str
    content: Seen
    verdict: Verdict
    sentence: str


class Fixed(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan fixed, and by which mark of it (``fixed``) to know it again."""

    fixed: str
    made: str
    seed: int
    action: str
    sham: str
    recipients: tuple[str, ...]
    window: float
    statistic: str
    planned: int
    carried_out: int


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """What of the recordings could not be seen at all: lost, cut or damaged; not what is only encrypted."""

    reason: Outcome
    packets: int
    bytes: int
    detail: str


class MarksTest(msgspec.Struct, frozen=True, kw_only=True):
    """One test. ``kind`` exploratory: without a plan, or not carried out as planned; ``notes`` say why, in sentences.

    ``headline`` is what may be said of it all; an exploratory test has none.
    """

    schema: int
    tool: str
    kind: Literal["planned", "exploratory"]
    window: float
    statistic: str
    plan: Fixed | None
    clocks: tuple[Clock, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    headline: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
