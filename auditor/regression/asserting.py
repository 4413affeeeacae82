"""The audit a test asserts on: what was sent, whether a baseline or a policy allows it, and what nobody could see."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from auditor.model import Outcome
from auditor.report.text import number, size

if TYPE_CHECKING:
    from auditor.regression.facts import SessionFacts
    from auditor.regression.sendings import Sendings
    from auditor.report.document import Report
    from auditor.rules import RuleSet

Named = str | os.PathLike[str]


class Judging(Struct, frozen=True):
    """What a test's sessions are judged by. ``baseline`` is the test's own file; with ``update`` it is written anew.

    ``notes`` collects what the summary of the run has to say.
    """

    baseline: Path
    profile: Path | None = None
    rules: Path | None = None
    update: bool = False
    notes: list[str] = field(default_factory=list)


class _Audited(Struct, frozen=True):
    """The report of each session, masked, and its facts."""

    reports: tuple[Report, ...]
    facts: tuple[SessionFacts, ...]
    rules: RuleSet


class Audit:
    """The audit of one or more sessions. It is made when first asked for; a recording that runs ends with that."""

    def __init__(self, sessions: Callable[[], Sequence[str]], judging: Judging) -> None:
        self._sessions = sessions
        self._judging = judging

    @cached_property
    def _audited(self) -> _Audited:
        from auditor.inputs import sessions
        from auditor.profile import load_profile
        from auditor.regression.auditing import Reading, audited, expanded
        from auditor.report.masking import masked
        from auditor.rules import load_rules

        how = self._judging
        rules = load_rules(how.rules)
        profile = None if how.profile is None else load_profile(how.profile)
        reading = Reading(rules=how.rules, profile=how.profile)
        given = [sessions((path,), (), name=None) for path in expanded(self._sessions())]
        found = [audited(each, reading, rules, profile) for each in given]
        reports = tuple(masked(report) for report, _ in found)
        how.notes.extend(unread(reports))
        return _Audited(reports, tuple(facts for _, facts in found), rules)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The whole report of each session, values masked."""
        return self._audited.reports

    @property
    def readable_share(self) -> float | None:
        """Of the bytes sent, the share that could be read (0 to 1); None where nothing was sent."""
        sent = [report.coverage.bytes_out for report in self.reports]
        whole = sum(each.readable + each.unreadable for each in sent)
        return sum(each.readable for each in sent) / whole if whole else None

    def sent(self, what: str) -> Sendings:
        """What was sent of a data type or a category (``location``); ``*`` is anything. UsageError for neither.

        An empty list says that nothing of it was seen; `assert_seen` says that there was nothing else to see.
        """
        from auditor.regression.sendings import sendings

        return sendings(self._audited.reports, self._audited.rules, what)

    def assert_seen(self, percent: float = 100) -> None:
        """Fail where less than this of what was sent could be read, and say what could not."""
        __tracebackhide__ = True
        share = self.readable_share
        if share is None:
            raise AssertionError("nothing was sent that could have been recorded: did the client use the proxy?")
        if share * 100 < percent:
            said = f"{share:.0%} could be read, less than {percent:g} %"
            raise AssertionError("\n  ".join((said, *unread(self.reports))))

    def assert_matches_baseline(
        self, path: Named | None = None, *, fail_on: Sequence[str] = (), min_coverage: float | None = None
    ) -> None:
        """Fail where something is sent that the baseline does not hold, as `auditor check` does.

        ``path`` is another baseline than the test's own. With ``--audit-update`` it is written instead.
        """
        __tracebackhide__ = True
        from auditor.regression.baseline import to_json
        from auditor.regression.summary import summarise

        target = self._judging.baseline if path is None else Path(path)
        if self._judging.update:
            _write(target, to_json(summarise(self._audited.facts)))
            self._judging.notes.append(f"wrote {target}")
            return
        if not target.is_file():
            raise AssertionError(f"{target}: there is no baseline yet; run with --audit-update, review it and keep it")
        self._check(fail_on, min_coverage, baseline=target)

    def assert_follows(self, policy: Named, *, fail_on: Sequence[str] = (), min_coverage: float | None = None) -> None:
        """Fail where something is sent that a policy (docs/policy.md) does not allow."""
        __tracebackhide__ = True
        self._check(fail_on, min_coverage, policy=str(policy))

    def _check(
        self,
        fail_on: Sequence[str],
        min_coverage: float | None,
        baseline: Path | None = None,
        policy: str | None = None,
    ) -> None:
        __tracebackhide__ = True
        from auditor.regression.against import against
        from auditor.regression.checking import check
        from auditor.report.canvas import Look
        from auditor.report.check_terminal import render

        criteria = against(
            self._audited.rules,
            datetime.now(UTC).date(),
            baseline=baseline,
            policy=policy,
            fail_on=fail_on,
            min_coverage=min_coverage,
        )
        done = check(self._audited.facts, criteria)
        if done.result != "passed":
            raise AssertionError(render(done, Look(width=100)))


def unread(reports: Iterable[Report]) -> list[str]:
    """What could not be read, a line for each reason and where; empty packets and local chatter hide nothing."""
    return [
        f"not seen{_whom(report, gap.reason)}: {gap.detail} ({number(gap.flows, 'connection')}, {size(gap.bytes)})"
        for report in reports
        for gap in report.unaudited
        if gap.reason not in (Outcome.NO_PAYLOAD, Outcome.LOCAL)
    ]


def _whom(report: Report, reason: Outcome) -> str:
    from auditor.regression.unread import name_of

    hosts = sorted({name_of(each) for each in report.connections if each.outcome is reason})
    return f" ({', '.join(hosts)})" if hosts else ""


def _write(target: Path, data: bytes) -> None:
    """Write as a whole, so that a test running beside this one never reads half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}")
    part.write_bytes(data)
    part.replace(target)
