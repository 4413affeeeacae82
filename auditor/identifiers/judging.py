"""Decides which tokens are identifiers, by what became of them: kept, shared, kept through a reset, new every day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from auditor.identifiers.labels import Label
from auditor.identifiers.names import Likelihood, likelihood
from auditor.identifiers.sightings import Place, Sighted, Sightings
from auditor.marks import Mark

Scope = Literal["recording", "recordings", "install", "device", "devices"]
Lifetime = Literal["recording", "longer", "daily"]
RESETS = ("ad-id-reset", "incognito-on")
END_OF_INCOGNITO = "incognito-off"
FEWEST = 3
"""Requests that must hold a value of one recording alone."""
DAY_NS = 86_400_000_000_000
FEWEST_DAYS = 3
IDENTIFIER = "identifier."
ACCOUNT = "identifier.user"
"""Ids of accounts are often those of others, whose page was opened: once or twice says nothing."""


class Sharing(Struct, frozen=True):
    """How a value went from hand to hand: groups of recipients (companies, else domains) and who first set it."""

    groups: tuple[str, ...]
    issuers: tuple[str, ...]
    synced: tuple[str, ...]


class Identifier(Struct, frozen=True):
    """A value that tells devices or persons apart, and why it is thought to be one.

    ``values`` is how many values it had (more than one where it changes daily; ``seen`` then is the last of them).
    ``survives`` are marks it outlived; ``likely`` is False where it may as well be a constant of the app.
    """

    seen: Sighted
    scope: Scope
    lifetime: Lifetime
    sharing: Sharing
    survives: tuple[str, ...]
    server_issued: bool
    likely: bool
    reason: str
    values: int = 1


class Circle(Struct, frozen=True):
    """What judging needs to know beside the sightings.

    ``group`` gives the company, else the domain, behind a host; ``labels`` are those of the inputs by number;
    ``marks`` are what the person did, with the number of the input; ``answered`` says when (ns) a server's answer
    first held a value; ``content`` are values that other detectors named as something that is no identifier.
    """

    group: Callable[[str], str]
    labels: Sequence[Label]
    marks: Sequence[tuple[int, Mark]]
    answered: Mapping[str, int]
    content: frozenset[str]


def identifiers(sightings: Sightings, circle: Circle) -> list[Identifier]:
    """The identifiers among the tokens, in order of their first sighting."""
    daily = _daily(sightings, circle)
    parts = {seen.value for each in daily for seen in each[1]}
    found = [_changing(place, series, sightings, circle) for place, series in daily]
    for seen in sightings:
        if seen.value not in parts and seen.value not in circle.content:
            judged = _judge(seen, sightings, circle)
            if judged is not None:
                found.append(judged)
    return sorted(found, key=lambda each: (each.seen.first, each.seen.value))


def sharing_of(seen: Sighted, sightings: Sightings, circle: Circle) -> Sharing:
    """Who got a value, and who of them only after another had set it as a cookie."""
    issuers = sightings.issuers(seen.value)
    givers = {circle.group(host) for host in issuers}
    groups = {circle.group(host): None for host in sorted(seen.hosts)}
    first = min(issuers.values(), default=0)
    synced = {
        group
        for place, spans in seen.places.items()
        for span in spans.values()
        if givers and span.last >= first and (group := circle.group(place.host)) not in givers
    }
    return Sharing(tuple(groups), tuple(sorted(givers)), tuple(sorted(synced)))


def survived(seen: Sighted, marks: Iterable[tuple[int, Mark]], of_device: Callable[[int], bool]) -> tuple[str, ...]:
    """The resets marked by the person before and after which this value was sent, in order of time."""
    outlived: dict[str, None] = {}
    ordered = sorted((each for each in marks if of_device(each[0])), key=lambda each: each[1].time_ns)
    for position, (_, mark) in enumerate(ordered):
        if mark.action not in RESETS:
            continue
        end = None
        if mark.action == "incognito-on":
            later = (m.time_ns for _, m in ordered[position + 1 :] if m.action == END_OF_INCOGNITO)
            end = next(later, None)
        before = seen.first < mark.time_ns
        after = any(mark.time_ns <= time and (end is None or time < end) for time in (*seen.times, seen.last))
        if before and after:
            outlived[mark.action] = None
    return tuple(outlived)


def _judge(seen: Sighted, sightings: Sightings, circle: Circle) -> Identifier | None:
    named = any(type_.startswith(IDENTIFIER) for type_ in seen.sure)
    if not (named or seen.shaped) or seen.exchanges < 2:
        return None
    labels = [circle.labels[number] for number in sorted(seen.inputs)]
    devices = {label.device for label in labels if label.device is not None}
    if len(devices) > 1 and not named:
        return None
    likely = max(of_place(place) for place in seen.places)
    shared = sharing_of(seen, sightings, circle)
    against = any(of_place(place) is Likelihood.AGAINST for place in seen.places) and likely < Likelihood.FOR
    if against and not named and not shared.synced:
        return None
    outlived = survived(seen, circle.marks, lambda number: _same_device(circle.labels[number], labels))
    scope = _scope(labels)
    reasons = _reasons(seen, shared, outlived, scope, likely)
    if not _counts(seen, shared, outlived, scope, likely, named):
        return None
    issued = _server_issued(seen, sightings, circle)
    sure = named or _is_sure(shared, outlived, scope, likely)
    lifetime: Lifetime = "recording" if scope == "recording" else "longer"
    return Identifier(seen, scope, lifetime, shared, outlived, issued, sure, "; ".join(reasons))


def _counts(
    seen: Sighted, shared: Sharing, outlived: Sequence[str], scope: Scope, likely: Likelihood, named: bool
) -> bool:
    """Whether what became of the value, weighed with its names, is worth a word."""
    if named:
        others = set(seen.sure) <= {ACCOUNT}
        return not others or seen.exchanges >= FEWEST
    if len(shared.groups) > 1 and (shared.synced or likely >= Likelihood.PERHAPS):
        return True
    if scope != "recording" or outlived:
        return likely >= Likelihood.PERHAPS
    return likely is Likelihood.FOR and seen.exchanges >= FEWEST


def _is_sure(shared: Sharing, outlived: Sequence[str], scope: Scope, likely: Likelihood) -> bool:
    if likely is not Likelihood.FOR:
        return False
    return scope != "recording" or bool(outlived) or bool(shared.synced) or len(shared.groups) > 1


def of_place(place: Place) -> Likelihood:
    """What the name at a place says; a cookie is there to tell visitors apart, unless its name says otherwise."""
    by_name = likelihood(place.name)
    if place.where == "request.cookie" and by_name in (Likelihood.SILENT, Likelihood.PERHAPS):
        return Likelihood.PERHAPS
    return by_name


def _scope(labels: Sequence[Label]) -> Scope:
    """The widest extent over which the value was seen to stay the same, as far as manifests say it."""
    if len({label.visit for label in labels}) < 2:
        return "recording"
    if any(label.device is None for label in labels):
        return "recordings"
    if len({label.device for label in labels}) > 1:
        return "devices"
    return "device" if len({label.installation for label in labels}) > 1 else "install"


def _same_device(label: Label, labels: Sequence[Label]) -> bool:
    return any(label.device == other.device for other in labels)


def _server_issued(seen: Sighted, sightings: Sightings, circle: Circle) -> bool:
    times = [*sightings.issuers(seen.value).values()]
    if seen.value in circle.answered:
        times.append(circle.answered[seen.value])
    return any(time < seen.first for time in times)


_SCOPES: dict[Scope, str] = {
    "recording": "stayed the same in {n} requests of one recording",
    "recordings": "stayed the same over {r} recordings",
    "install": "stayed the same over {r} recordings of one installation",
    "device": "stayed the same over several installations on one device",
    "devices": "the same on several devices: it stands for the person or account",
}


def _reasons(
    seen: Sighted, shared: Sharing, outlived: Sequence[str], scope: Scope, likely: Likelihood
) -> Iterable[str]:
    yield _SCOPES[scope].format(n=f"{seen.exchanges:,}", r=len(seen.inputs))
    if len(shared.groups) > 1:
        yield f"sent to {len(shared.groups)} different recipients, who could match what they know by it"
    if shared.synced:
        yield f"set as a cookie by {', '.join(shared.issuers)} and then sent to {', '.join(shared.synced)}"
    if outlived:
        yield f"the same before and after: {', '.join(outlived)}"
    if not any(type_.startswith(IDENTIFIER) for type_ in seen.sure):
        yield (
            "its field is called like an identifier"
            if likely is Likelihood.FOR
            else "nothing but its shape and this says that it is an identifier: it may be a constant of the app"
        )


def _daily(sightings: Sightings, circle: Circle) -> list[tuple[Place, list[Sighted]]]:
    """Places whose value is another every day (UTC) and one all day, on three days and more."""
    series: dict[Place, list[Sighted]] = {}
    for seen in sightings:
        if seen.shaped and seen.value not in circle.content:
            for place in seen.places:
                if of_place(place) is not Likelihood.AGAINST:
                    series.setdefault(place, []).append(seen)
    return [(place, sorted(found, key=lambda s: s.first)) for place, found in series.items() if _is_daily(place, found)]


def _is_daily(place: Place, found: Sequence[Sighted]) -> bool:
    days: dict[int, int] = {}
    held = 0
    for seen in found:
        spans = seen.places[place].values()
        first, last = min(s.first for s in spans), max(s.last for s in spans)
        if first // DAY_NS != last // DAY_NS:
            return False
        days[first // DAY_NS] = days.get(first // DAY_NS, 0) + 1
        held += sum(s.count for s in spans) > 1
    return len(days) >= FEWEST_DAYS and all(count == 1 for count in days.values()) and held >= FEWEST_DAYS


def _changing(place: Place, series: Sequence[Sighted], sightings: Sightings, circle: Circle) -> Identifier:
    last = series[-1]
    labels = [circle.labels[number] for seen in series for number in sorted(seen.inputs)]
    issued = all(_server_issued(seen, sightings, circle) for seen in series)
    reason = f"had one value on each of {len(series)} days, and another every day"
    shared = sharing_of(last, sightings, circle)
    likely = of_place(place) is Likelihood.FOR
    return Identifier(last, _scope(labels), "daily", shared, (), issued, likely, reason, values=len(series))
