"""Replaces every value of a report by a form that shows its kind but not what it says, the same way each time.

What is left is at most two leading characters and the length of long values, whole degrees of coordinates (about
100 km), one significant digit of how long something was watched, and the scheme of an address. Short values, and those
whose length alone would tell (yes or no, male or female), leave nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from auditor.report.document import Coverage, Event, Evidence, Finding, Identifier, Input, Mark, Report, Unaudited
from auditor.report.host_masking import hide_in_hosts

HIDDEN = "…"
TIMED_CATEGORIES = ("watch", "interaction")
TIMED_KINDS = ("watched", "finished", "shown", "stayed")
TIME_UNITS = ("ms", "s", "min", "h", "us", "ns", "%")
PERSONAL_PARTICULARS = ("account", "device", "network", "notes", "test_persons_consent")
"""Fields of a session's manifest whose text may name a person, a place or a thing of theirs."""
_SHORT = 5
_LONG = 6
_MEMBER = re.compile(r"\['((?:[^'\\]|\\.)*)'\]")
_VALUE_LIKE = re.compile(
    r"""[@\s%]|^\+|://            # address, sentence, phone number, URL
    |\d[\d.,:-]{5,}\d             # six digits and more: numbers, dates, coordinates, IPv4
    |^(?=.*\d)[0-9a-fA-F:-]{12,}$ # hex, UUID, MAC
    |^(?=.*\d)(?=.*[A-Za-z])[\w+/=-]{24,}$  # base64
    |.{64}""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_DESCRIPTION = re.compile(r"[0-9,]{1,14} bytes, entropy [0-8]\.[0-9](?:, [A-Za-z][A-Za-z0-9 ()-]{1,30})?")
_SWEEP_SHORTEST = 6


def mask_value(type: str, value: str, unit: str | None = None, mask: str | None = None) -> str:
    """What may be shown of a value of this data type (``category.kind``) while values are masked.

    ``mask`` is one of `MASKS`, as the data type asks for; None or an unknown one falls back on `BY_TYPE`.
    """
    if unit in TIME_UNITS and type.partition(".")[0] in TIMED_CATEGORIES:
        return _rough_text(value)
    if mask in MASKS:
        return MASKS[mask](value)
    for prefix, name in BY_TYPE:
        if type == prefix or type.startswith(prefix + "."):
            return MASKS[name](value)
    return MASKS["length"](value)


def mask_path(path: Sequence[str], value: str | None = None) -> tuple[str, ...]:
    """A decode path whose members that look like values, or hold ``value``, are hidden; decoders stay as they are."""

    def member(found: re.Match[str]) -> str:
        name = found[1]
        held = value is not None and len(value) >= _SHORT and value in name
        return f"['{HIDDEN}']" if held or name == value or looks_like_value(name) else found[0]

    return tuple(_MEMBER.sub(member, step) if "['" in step else step for step in path)


def looks_like_value(name: str) -> bool:
    """Whether the name of a member is rather a datum: an address, a number, an identifier, a sentence."""
    return _VALUE_LIKE.search(name) is not None


def masked(report: Report) -> Report:
    """The report with every value, event text and telling map key masked; one already masked is given back as it is."""
    if report.values == "masked":
        return report
    report = hide_in_hosts(report, HIDDEN)
    told = [f.value for f in report.findings] + [each.value for each in report.identifiers]
    sweep = _Sweep(told + _told(report.events))
    return msgspec.structs.replace(
        report,
        values="masked",
        inputs=tuple(_input(i) for i in report.inputs),
        findings=tuple(_finding(f, sweep, report) for f in report.findings),
        events=tuple(_event(e) for e in report.events),
        unaudited=tuple(_unaudited(u, sweep) for u in report.unaudited),
        identifiers=tuple(_identifier(i, sweep, report) for i in report.identifiers),
        marks=tuple(_mark(m) for m in report.marks),
        coverage=_coverage(report),
    )


def _coverage(report: Report) -> Coverage:
    """Names asked for stay where the report names such a host anyway; the others tell what a person looked for."""
    shown = {name for c in report.connections for name in (c.sni, c.host)} | {f.host for f in report.findings}
    resolvers = tuple(
        msgspec.structs.replace(each, asked=tuple(name if name in shown else _beginning(name) for name in each.asked))
        for each in report.coverage.resolvers
    )
    return msgspec.structs.replace(report.coverage, resolvers=resolvers)


def _told(events: Iterable[Event]) -> list[str]:
    """Texts of events that payloads told, which may stand in sentences as well."""
    payload = (event for event in events if event.finding_ids or not event.inferred)
    return [text for event in payload for text in (event.subject, event.text, event.title, event.referrer) if text]


def _input(each: Input) -> Input:
    if each.manifest is None:
        return each
    manifest = {
        name: _length(value) if name in PERSONAL_PARTICULARS and isinstance(value, str) else value
        for name, value in each.manifest.items()
    }
    return msgspec.structs.replace(each, manifest=manifest)


class _Sweep:
    """Hides values that slipped into sentences; those too short to be told from words are left."""

    def __init__(self, values: list[str]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        long = sorted({_encodable(v) for v in values if len(v) >= _SWEEP_SHORTEST})
        self._automaton = AhoCorasick(long, matchkind=MatchKind.LeftmostLongest)

    def __call__(self, text: str) -> str:
        text = _encodable(text)
        shown, end = [], 0
        for _, start, stop in self._automaton.find_matches_as_indexes(text):
            shown += [text[end:start], HIDDEN]
            end = stop
        return "".join(shown) + text[end:]


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _finding(finding: Finding, sweep: _Sweep, report: Report) -> Finding:
    known = report.types.get(finding.type)
    return msgspec.structs.replace(
        finding,
        value=mask_value(finding.type, finding.value, finding.unit, None if known is None else known.mask),
        reason=sweep(finding.reason),
        evidence=tuple(_evidence(e, finding.value, sweep) for e in finding.evidence),
    )


def _identifier(each: Identifier, sweep: _Sweep, report: Report) -> Identifier:
    known = None if each.type is None else report.types.get(each.type)
    return msgspec.structs.replace(
        each,
        value=mask_value(each.type or "identifier", each.value, mask="ends" if known is None else known.mask),
        reason=sweep(each.reason),
        places=tuple(msgspec.structs.replace(p, path=mask_path(p.path, each.value)) for p in each.places),
    )


def _evidence(evidence: Evidence, value: str, sweep: _Sweep) -> Evidence:
    target = evidence.target
    if target is not None:
        segments = (HIDDEN if s and (s == value or looks_like_value(s)) else s for s in target.split("/"))
        target = sweep("/".join(segments))
    return msgspec.structs.replace(evidence, path=mask_path(evidence.path, value), target=target)


def _event(event: Event) -> Event:
    timed = event.kind in TIMED_KINDS and event.unit in TIME_UNITS
    amount, of, low, high = (_rough(n) if timed else None for n in (event.amount, event.of, event.low, event.high))
    return msgspec.structs.replace(
        event,
        subject=None if event.subject is None else _address_or_beginning(event.subject),
        text=None if event.text is None else _length(event.text),
        amount=amount,
        of=of,
        low=low,
        high=high,
        title=None if event.title is None else _length(event.title),
        referrer=None if event.referrer is None else _address_or_beginning(event.referrer),
        lat=None if event.lat is None else float(math.trunc(event.lat)),
        lon=None if event.lon is None else float(math.trunc(event.lon)),
    )


def _mark(mark: Mark) -> Mark:
    return mark if mark.text is None else msgspec.structs.replace(mark, text=_length(mark.text))


def _unaudited(gap: Unaudited, sweep: _Sweep) -> Unaudited:
    return msgspec.structs.replace(gap, detail=sweep(gap.detail))


def _nothing(value: str) -> str:
    return HIDDEN


def _payload(value: str) -> str:
    """What `auditor.detect.opaque` says of a payload, which holds nothing of it; anything else as its length."""
    return value if _DESCRIPTION.fullmatch(value) is not None else _length(value)


def _length(value: str) -> str:
    return HIDDEN if len(value) <= _SHORT else f"{HIDDEN} ({len(value)} characters)"


def _beginning(value: str) -> str:
    return _length(value) if len(value) < _LONG else f"{value[:2]}{_length(value)}"


def _ends(value: str) -> str:
    if len(value) < 2 * _LONG:
        return _beginning(value)
    return f"{value[:2]}{HIDDEN}{value[-2:]} ({len(value)} characters)"


def _number(value: str) -> str:
    digits = sum(char.isdigit() for char in value)
    return f"{HIDDEN} ({digits} digits)" if digits > _SHORT else HIDDEN


def _coordinates(value: str) -> str:
    numbers = _NUMBER.findall(value)
    if not numbers or any(abs(float(n)) > 180 for n in numbers):
        return _length(value)
    return ", ".join(f"{'-' * n.startswith('-')}{abs(math.trunc(float(n)))}.{HIDDEN}" for n in numbers)


def _email(value: str) -> str:
    return f"{HIDDEN}@{HIDDEN} ({len(value)} characters)" if "@" in value else _length(value)


def _address(value: str) -> str:
    scheme, separator, _ = value.partition("://")
    known = separator and scheme in ("http", "https")
    return f"{scheme}://{HIDDEN} ({len(value)} characters)" if known else _length(value)


def _address_or_beginning(value: str) -> str:
    return _address(value) if "://" in value else _length(value) if " " in value else _beginning(value)


def _rough(number: float | None) -> float | None:
    """One significant digit; between 1 and 2, halves."""
    if number is None or number == 0 or not math.isfinite(number):
        return None if number is None or number != 0 else number
    scale = 10.0 ** math.floor(math.log10(abs(number)))
    mantissa = number / scale
    return (round(mantissa * 2) / 2 if abs(mantissa) < 2 else round(mantissa)) * scale


def _rough_text(value: str) -> str:
    if _NUMBER.fullmatch(value) is None or len(value) > 30:
        return _length(value)
    rough = _rough(float(value))
    return HIDDEN if rough is None else f"about {rough:g}"


MASKS: dict[str, Callable[[str], str]] = {
    "plain": _beginning,
    "beginning": _address_or_beginning,
    "ends": _ends,
    "length": _length,
    "hide": _nothing,
    "coordinates": _coordinates,
    "url": _address,
    "email": _email,
    "number": _number,
    "payload": _payload,
}
"""Ways to mask, by the names data types ask for them; ``plain``, for what tells no person, shows a beginning.

``payload`` shows our own words about a payload, which hold nothing of it.
"""

BY_TYPE: tuple[tuple[str, str], ...] = (
    ("location.coordinates", "coordinates"),
    ("account.email", "email"),
    ("account.gender", "hide"),
    ("account.birthday", "hide"),
    ("health", "hide"),
    ("browsing.url", "url"),
    ("browsing.referrer", "url"),
    ("device", "plain"),
    ("identifier", "beginning"),
    ("apps", "beginning"),
    ("watch", "beginning"),
    ("interaction", "beginning"),
)
"""How a data type that does not say, or all of a category, is masked, the first that fits; others show a length."""
