"""What a test asks of an audit: which data was sent to whom, as lists of sendings that carry their evidence."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from msgspec import Struct

from auditor.errors import UsageError
from auditor.model import Confidence
from auditor.recipients import registrable_domain
from auditor.report.document import Evidence, Finding, Report
from auditor.rules import RuleSet

ANYTHING = "*"
_FRAMES = 4


class Sent(Struct, frozen=True):
    """One datum that was sent to one host, its value masked; ``repr`` is the evidence in one line."""

    finding: Finding
    path: str

    @property
    def type(self) -> str:
        """``category.kind``."""
        return self.finding.type

    @property
    def host(self) -> str:
        """Where it was sent."""
        return self.finding.host

    @property
    def confidence(self) -> Confidence:
        """How sure it is."""
        return self.finding.confidence

    @property
    def recipient(self) -> str | None:
        """The id of the company behind the host, where it is known."""
        return None if self.finding.recipient is None else self.finding.recipient.id

    @property
    def lines(self) -> tuple[str, ...]:
        """The evidence: what went to whom, in which request and field, where that is recorded, and why it is known."""
        finding = self.finding
        whom = finding.host if finding.recipient is None else f"{finding.recipient.name} ({finding.host})"
        often = "once" if finding.count == 1 else f"{finding.count} times"
        told = [f"{finding.type} {finding.value!r} ({finding.confidence}) to {whom}, {often}"]
        if finding.evidence:
            told += _proof(finding.evidence[0], self.path)
        return (*told, finding.reason)

    def __repr__(self) -> str:
        return f"<{'; '.join(self.lines)}>"


def _proof(evidence: Evidence, path: str) -> tuple[str, str]:
    way = f"{evidence.where.removeprefix('request.')} {' '.join(evidence.path)}".rstrip()
    frames = f", packets {', '.join(map(str, evidence.frames[:_FRAMES]))}" if evidence.frames else ""
    request = f"{evidence.method or ''} {evidence.target or ''}".strip()
    return f"{request} {way}".lstrip(), f"exchange {evidence.exchange} of {path}{frames}, {evidence.time}"


class Sendings(list[Sent]):
    """A list of what was sent; an empty one equals ``[]``, and what it was asked for is kept for messages."""

    def __init__(self, found: Iterable[Sent], known: Container[str], asked: str) -> None:
        super().__init__(found)
        self._known = known
        self.asked = asked

    def to(self, recipient: str) -> Sendings:
        """Those to this recipient: its id or name, a host, a registrable domain, or a pattern (``*.example``).

        UsageError where no recipient has this name, and it is no host: what is misspelt would never be found.
        """
        if recipient != ANYTHING and "." not in recipient and recipient.lower() not in self._known:
            raise UsageError(f"{recipient}: no recipient has this id or name (rules/recipients), and no host it")
        return self._of((sent for sent in self if _goes_to(sent, recipient)), f"to {recipient}")

    def at_least(self, confidence: str) -> Sendings:
        """Those at least this sure: ``possible``, ``likely`` or ``certain``."""
        least = Confidence(confidence).rank
        return self._of((sent for sent in self if sent.confidence.rank >= least), f"at least {confidence}")

    def _of(self, found: Iterable[Sent], asked: str) -> Sendings:
        return Sendings(found, self._known, f"{self.asked} {asked}")


def _goes_to(sent: Sent, recipient: str) -> bool:
    wanted, host = recipient.lower(), sent.host.lower()
    known = sent.finding.recipient
    if known is not None and wanted in (known.id, known.name.lower()):
        return True
    return wanted in (host, registrable_domain(host)) or fnmatchcase(host, wanted)


def sendings(reports: Sequence[Report], rules: RuleSet, what: str) -> Sendings:
    """What reports (values masked) say was sent of a data type, a category, or anything (``*``).

    UsageError where there is no such type or category.
    """
    known = rules.vocabulary
    if what != ANYTHING and what not in known.types and what not in known.categories:
        raise UsageError(f"{what}: no such data type or category (rules/data-types.yaml)")
    return Sendings(
        (
            Sent(finding, report.inputs[finding.evidence[0].input].path if finding.evidence else "")
            for report in reports
            for finding in report.findings
            if what in (ANYTHING, finding.type, finding.category)
        ),
        frozenset(_names(reports, rules)),
        what,
    )


def _names(reports: Iterable[Report], rules: RuleSet) -> Iterator[str]:
    """Everything a recipient may be called, in lower case: ids, names, and the hosts there were."""
    yield "localhost"
    for known in rules.recipients:
        yield known.id.lower()
        yield known.name.lower()
    for report in reports:
        yield from (finding.host.lower() for finding in report.findings)
