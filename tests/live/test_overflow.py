"""Memory stays bounded however many values come: all are told under the ids of scan, the first hundreds are kept."""

from __future__ import annotations

from collections import Counter

from auditor.audit.analysis import Analysed
from auditor.audit.assembly import finding_ids
from auditor.audit.tally import FindingKey, Tally, finding_key
from auditor.identifiers import Token
from auditor.live.overflow import MOST_VALUES, Overflow, left_out
from auditor.model import Confidence, Detection, EventDraft, Leaf


def detection(value: str, event: EventDraft | None = None) -> Detection:
    leaf = Leaf("request.body", ("json", "$['id']"), "id", value)
    return Detection("identifier.install", "rules", None, None, leaf, value, None, Confidence.LIKELY, "", event)


def sent(*detections: Detection, tokens: tuple[Token, ...] = ()) -> Analysed:
    return Analysed(1, "a.example", "192.0.2.1", None, "POST", "/", (), 100, False, detections, (), (), tokens=tokens)


class Told:
    """What a session keeps and tells of exchanges, one after the other."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.ids: dict[FindingKey, str] = {}
        self.counts: dict[str, int] = {}
        self._places: Counter[FindingKey] = Counter()
        self.overflow = Overflow(self._places)

    def hear(self, seen: Analysed) -> None:
        kept, beyond = self.overflow.part(seen, self.tally)
        self.tally.add(0, 0, kept)
        self.ids.update(finding_ids([key for key in self.tally.findings if key not in self.ids], self._places))
        for key, _ in beyond:
            named = self.overflow.named(key)
            assert named is not None
            self.counts[named[0]] = named[1]


def test_all_values_get_the_ids_of_scan_and_hundreds_are_kept() -> None:
    told, every = Told(), [detection(f"value-{number}") for number in range(MOST_VALUES + 20)]
    for each in every:
        told.hear(sent(each))
    keys = [finding_key(each, "a.example", None) for each in every]
    assert set(finding_ids(keys).values()) == {*told.ids.values(), *told.counts}
    assert len(told.tally.findings) == MOST_VALUES
    assert told.overflow.told == 20
    assert next(iter(left_out(told.overflow.told))).startswith("20 further findings")


def test_value_that_comes_again_is_counted_and_not_told_anew() -> None:
    told = Told()
    for number in range(MOST_VALUES + 1):
        told.hear(sent(detection(f"value-{number}")))
    for _ in range(3):
        told.hear(sent(detection(f"value-{MOST_VALUES}"), detection("value-0")))
    assert list(told.counts.values()) == [4]
    assert told.overflow.told == 1
    assert next(iter(told.tally.findings.values())).count == 4


def test_finding_that_tells_an_event_is_kept() -> None:
    told = Told()
    for number in range(MOST_VALUES + 10):
        told.hear(sent(detection(f"value-{number}", EventDraft("watched"))))
    assert len(told.tally.events) == MOST_VALUES + 10
    assert not told.counts
    assert list(left_out(told.overflow.told)) == []


def test_values_that_look_like_identifiers_are_compared_by_the_hundred() -> None:
    told = Told()
    for number in range(MOST_VALUES * 2):
        token = Token(f"{number:032x}", "request.query", ("$['sid'][0]",), "sid")
        told.hear(sent(tokens=(token,)))
        told.hear(sent(tokens=(Token("0" * 32, "request.query", ("$['sid'][0]",), "sid"),)))
    assert len(list(told.tally.sightings)) == MOST_VALUES
