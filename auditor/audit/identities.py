"""From tokens to the report: rows of the identifiers among them, and findings where no other detector named them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from auditor.audit.naming import Naming
from auditor.audit.tally import FindingKey, FindingTally, Tally, finding_key
from auditor.identifiers import Circle, Identifier, Label, Place, identifiers
from auditor.identifiers.judging import ACCOUNT, IDENTIFIER, of_place
from auditor.identifiers.names import Likelihood
from auditor.model import Confidence, Detection, Leaf, Origin
from auditor.report import document
from auditor.report.identity import finding_id
from auditor.report.times import rfc3339

DETECTOR = "identifiers"
PERSISTENT, COOKIE = "identifier.persistent", "identifier.cookie"
MOST_FINDINGS = 8
"""Findings made of one identifier, each of another place."""
MOST_PLACES = 16


class Identities(Struct, frozen=True):
    """The identifiers of an audit, and what they add to its findings."""

    found: tuple[Identifier, ...]
    findings: Mapping[FindingKey, FindingTally]


def identities_of(tally: Tally, who: Naming) -> Identities:
    """What the tokens of a tally come to. The tally is left as it is."""
    found = tuple(identifiers(tally.sightings, circle_of(tally, who)))
    return Identities(found, {key: made for each in found for key, made in _findings(each)})


def circle_of(tally: Tally, who: Naming) -> Circle:
    """What is known of hosts, inputs, marks and other detectors' findings."""
    last = max((number for seen in tally.sightings for number in seen.inputs), default=-1)
    labels = [*tally.labels]
    labels += [Label(None, "", str(number)) for number in range(len(labels), last + 1)]
    marks = [(number, mark) for number, _, mark in tally.marks]
    return Circle(who.company, labels, marks, tally.answered, _content(tally))


def rows_of(identities: Identities, ids: Mapping[FindingKey, str]) -> Iterable[document.Identifier]:
    """The rows of the report, most recipients first."""
    numbers: dict[Place, int] = {}
    rows = []
    for each in identities.found:
        place = next(iter(each.seen.places))
        numbers[place] = numbers.get(place, -1) + 1
        rows.append(_row(each, place, numbers[place], ids))
    return sorted(rows, key=lambda row: (-len(row.recipients), -row.count, row.id))


def _content(tally: Tally) -> frozenset[str]:
    """Values that are named, and never as something that tells persons or devices apart."""
    kinds: dict[str, set[str]] = {}
    for key in tally.findings:
        kinds.setdefault(key[-1], set()).add(key[0].partition(".")[0])
    return frozenset(value for value, found in kinds.items() if not found & {"identifier", "account"})


def _type(each: Identifier) -> str | None:
    """The data type other detectors gave the value, if one of them was sure enough."""
    return next((type_ for type_ in each.seen.sure if type_.startswith(IDENTIFIER)), None)


def _findings(each: Identifier) -> Iterable[tuple[FindingKey, FindingTally]]:
    seen, named = each.seen, _type(each)
    if named == ACCOUNT:
        return
    places = [p for p in seen.places if p not in seen.named_at and (named or of_place(p) is not Likelihood.AGAINST)]
    for place in places[:MOST_FINDINGS]:
        reason = each.reason if named is None else f"the same value as a field known to hold it; {each.reason}"
        spans = seen.places[place].values()
        leaf = Leaf(place.where, place.path, place.name, seen.value)
        detection = Detection(
            named or (COOKIE if place.where == "request.cookie" else PERSISTENT),
            DETECTOR,
            None,
            None,
            leaf,
            seen.value,
            None,
            Confidence.LIKELY if each.likely else Confidence.POSSIBLE,
            reason,
            None,
            Origin.ECHO if each.server_issued else Origin.DEVICE,
        )
        made = FindingTally(
            detection,
            min(span.first for span in spans),
            max(span.last for span in spans),
            sum(span.count for span in spans),
            evidence=seen.evidence.get(place, []),
        )
        yield finding_key(detection, place.host, place.app), made


def _row(each: Identifier, place: Place, number: int, ids: Mapping[FindingKey, str]) -> document.Identifier:
    seen = each.seen
    own = [ids[key] for key in ids if key[-1] == seen.value and key[0].startswith(IDENTIFIER)]
    return document.Identifier(
        id=finding_id(
            type="identifier", detector=DETECTOR, rule=None, host=place.host, app=place.app, where=place.where,
            template=place.path, index=number,
        ),
        type=_type(each),
        value=seen.value,
        values=each.values,
        recipients=each.sharing.groups,
        hosts=tuple(sorted(seen.hosts)),
        places=tuple(
            document.IdentifierPlace(host=p.host, where=p.where, path=p.path) for p in list(seen.places)[:MOST_PLACES]
        ),
        scope=each.scope,
        lifetime=each.lifetime,
        shared=len(each.sharing.groups) > 1,
        issuers=each.sharing.issuers,
        synced=each.sharing.synced,
        survives=each.survives,
        server_issued=each.server_issued,
        count=seen.exchanges,
        first=rfc3339(seen.first),
        last=rfc3339(seen.last),
        confidence=Confidence.LIKELY if each.likely else Confidence.POSSIBLE,
        reason=each.reason,
        finding_ids=tuple(own),
    )  # fmt: skip
