"""What a recipient can put together, as one paragraph in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from auditor.model import Confidence
from auditor.report import words
from auditor.report.canvas import Canvas
from auditor.report.document import Event, Finding, Report
from auditor.report.dossiers import Datum, Dossier
from auditor.report.text import number, printable

PARAGRAPHS = 5
TYPES_NAMED = 4
TELLING = ("device.model", "device.manufacturer", "device.os", "device.name")
"""What one would say first of a device."""
LONGEST_S = 31 * 24 * 3600
"""What is said to have been watched for longer is not counted."""
ACTS: dict[str, tuple[str, str]] = {
    "liked": ("like", "likes"),
    "unliked": ("like taken back", "likes taken back"),
    "commented": ("comment", "comments"),
    "typed": ("text typed but not sent", "texts typed but not sent"),
    "shared": ("share", "shares"),
    "followed": ("follow", "follows"),
    "unfollowed": ("follow taken back", "follows taken back"),
    "favourited": ("favourite", "favourites"),
    "searched": ("search", "searches"),
    "clicked": ("tap", "taps"),
    "downloaded": ("download", "downloads"),
    "checked-in": ("check-in", "check-ins"),
    "used": ("use of an app", "uses of apps"),
    "paid": ("payment", "payments"),
    "messaged": ("message", "messages"),
    "spoke": ("recording of speech", "recordings of speech"),
    "scrolled": ("scroll", "scrolls"),
    "device-state": ("state of a device at home", "states of devices at home"),
}
"""Kinds of acts as they are counted, one and several."""


class Evidence:
    """The findings and events of a report, to look up what the lines of its dossiers refer to."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.findings: Mapping[str, Finding] = {finding.id: finding for finding in report.findings}

    def finding(self, datum: Datum) -> Finding:
        """The surest finding of a datum."""
        own = [self.findings[id_] for id_ in datum.finding_ids if id_ in self.findings]
        return max(own, key=lambda finding: list(Confidence).index(finding.confidence))

    def events(self, numbers: Iterable[int]) -> list[Event]:
        """The events of these numbers."""
        return [self.report.events[n] for n in numbers]

    def sure(self, data: Iterable[Datum]) -> list[Finding]:
        """The findings of those data that are more than possible."""
        return [f for datum in data if (f := self.finding(datum)).confidence is not Confidence.POSSIBLE]


def write_paragraphs(canvas: Canvas, report: Report) -> None:
    """Write the paragraph of the fullest dossiers of single recipients; nothing where no line would be in it."""
    evidence = Evidence(report)
    single = [dossier for dossier in report.dossiers if not dossier.group]
    said = [text for dossier in single if (text := paragraph(evidence, dossier))]
    if not said:
        return
    canvas.heading("What they can put together")
    for position, text in enumerate(said[:PARAGRAPHS]):
        if position:
            canvas.gap()
        canvas.paragraph(text)
    if len(said) > PARAGRAPHS:
        canvas.paragraph(f"… and {number(len(said) - PARAGRAPHS, 'other')}: auditor dossier shows them all.")


def name_of(dossier: Dossier) -> str:
    """The recipient with its country."""
    if dossier.id is None:
        return words.of_no_company(dossier.name)
    return printable(dossier.name) + ("" if dossier.country is None else f" ({printable(dossier.country)})")


def paragraph(evidence: Evidence, dossier: Dossier) -> str:
    """The paragraph: whom it knows, on what, where, what was watched, done and read, and with whom it can be joined.

    Empty where nothing but what may be data at all is known, or only inferred visits.
    """
    parts = [
        _identified(evidence, dossier),
        _device(evidence, dossier),
        _places(evidence, dossier),
        _watched(evidence, dossier),
        _acts(evidence, dossier),
        _pages(evidence, dossier),
        _other(evidence, dossier),
    ]
    said = [part for part in parts if part]
    if not said:
        return ""
    sentences = [f"{name_of(dossier)} {said[0]}.", *(f"It {part}." for part in said[1:]), _joins(dossier)]
    return " ".join(sentence for sentence in sentences if sentence)


def _named(report: Report, findings: Iterable[Finding]) -> str:
    types = list(dict.fromkeys(finding.type for finding in findings))
    names = [words.type_name(report, type_) for type_ in types]
    names = [name[:1].lower() + name[1:] if not name[:2].isupper() else name for name in names]
    more = f" and {number(len(names) - TYPES_NAMED, 'more kind')}" if len(names) > TYPES_NAMED else ""
    return ", ".join(names[:TYPES_NAMED]) + more


def _identified(evidence: Evidence, dossier: Dossier) -> str:
    sure = evidence.sure(dossier.identifiers)
    if not sure:
        return ""
    values = number(dossier.identities, "value")
    return f"can recognise this device or person by {values} ({_named(evidence.report, sure)})"


def _device(evidence: Evidence, dossier: Dossier) -> str:
    sure = [finding for finding in evidence.sure(dossier.device) if finding.category == "device"]
    if not sure:
        return ""
    model = next((finding for finding in sure if finding.type == "device.model"), None)
    plain = model is not None and evidence.report.values == "plain"
    which = f", a {printable(model.value)}" if plain and model is not None else ""
    ranked = sorted(sure, key=lambda finding: finding.type not in TELLING)
    return f"knows the device{which} ({_named(evidence.report, ranked)})"


def _places(evidence: Evidence, dossier: Dossier) -> str:
    places = [stay for stay in dossier.trail if stay.precision_m is not None]
    named = evidence.sure(d for d in dossier.about if d.type in ("location.approximate", "location.address"))
    named = [finding for finding in named if finding.value]
    parts = []
    if places:
        finest = words.precision(min(stay.precision_m or 0.0 for stay in places))
        parts.append(f"{number(len(places), 'position')} ({finest})")
    if named:
        plain = evidence.report.values == "plain"
        parts.append(printable(named[0].value) if plain and len(named) == 1 else number(len(named), "named place"))
    return f"knows where it was: {' and '.join(parts)}" if parts else ""


def _watched(evidence: Evidence, dossier: Dossier) -> str:
    events = evidence.events(dossier.watched)
    if not events:
        return ""
    counts = Counter(event.outcome for event in events)
    again = sum(event.replayed for event in events)
    parts = [f"{counts['completed']} to the end"] if counts["completed"] else []
    parts += [f"{counts['skipped']} skipped"] if counts["skipped"] else []
    parts += [f"{again} more than once"] if again else []
    inferred = sum(event.low is not None for event in events)
    parts += [f"{inferred} by heartbeats only"] if inferred else []
    seconds = sum(_seconds(event) for event in events)
    total = f", {words.span(seconds)} in all" if seconds and evidence.report.values == "plain" else ""
    detail = f": {', '.join(parts)}{total}" if parts else total
    return f"knows how long {number(len(events), 'video was', 'videos were')} watched{detail}"


def _seconds(event: Event) -> float:
    seconds = (event.amount or 0.0) * {"ms": 0.001, "s": 1.0, "min": 60.0}.get(event.unit or "", 0.0)
    return seconds if 0 <= seconds <= LONGEST_S else 0.0


def _acts(evidence: Evidence, dossier: Dossier) -> str:
    counts = Counter(event.kind for event in evidence.events(dossier.acts))
    return _enumerated([number(counts[kind], *ACTS[kind]) for kind in ACTS if counts[kind]], "was told ")


def _enumerated(parts: Sequence[str], before: str) -> str:
    if not parts:
        return ""
    return before + (", ".join(parts[:-1]) + " and " if len(parts) > 1 else "") + parts[-1]


def _pages(evidence: Evidence, dossier: Dossier) -> str:
    events = [event for event in evidence.events(dossier.pages) if not event.inferred]
    if not events:
        return ""
    hidden = sum(event.incognito is True for event in events)
    secret = f", {hidden} of them incognito" if hidden else ""
    return f"knows {number(len(events), 'page visit')}{secret}"


def _other(evidence: Evidence, dossier: Dossier) -> str:
    told = ("location.", "watch.", "interaction.", "browsing.", "network.", "opaque.", "checkin.")
    acts = {id_ for event in evidence.events(dossier.acts) if event.kind in ACTS for id_ in event.finding_ids}
    others = (d for d in dossier.about if not d.type.startswith(told) and not acts.issuperset(d.finding_ids))
    sure = evidence.sure(others)
    return f"was also told {_named(evidence.report, sure)}" if sure else ""


def _joins(dossier: Dossier) -> str:
    others = [join.name for join in dossier.joins]
    if not others:
        return ""
    names = ", ".join(printable(name) for name in others[:TYPES_NAMED])
    more = f" and {len(others) - TYPES_NAMED} more" if len(others) > TYPES_NAMED else ""
    return f"It shares identifying values with {names}{more}, so that what they know can be joined."
