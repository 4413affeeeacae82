"""All detectors run; one that crashes becomes a gap."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.decode import Tree, decode
from auditor.detect import DETECTORS, Knowledge, build_detectors, run
from auditor.model import Body, Confidence, Detection, Endpoint, Exchange, Leaf, Message, Outcome, Unaudited
from auditor.rules import load_rules

PLACE = Endpoint("192.0.2.1", 443)
REQUEST = Message((), Body(b"a=1", 3, ""))
SENT = Exchange(0, 1, "HTTP/2", "GET", "https", "a.example", 443, "/", 200, REQUEST, None, PLACE, PLACE, frames=(4, 5))
FOUND = Detection(
    "device.model",
    "steady",
    None,
    None,
    Leaf("request.query", ("$['a'][0]",), "a", "1"),
    "1",
    None,
    Confidence.LIKELY,
    "r",
)

GAP = Unaudited(Outcome.BODY_LIMIT, 1, 0, 0, "too much")


class Steady:
    name = "steady"

    def detect(self, exchange: Exchange, tree: Tree) -> list[Detection]:
        return [FOUND]


class Crashing:
    name = "crashing"

    def detect(self, exchange: Exchange, tree: Tree) -> Iterator[Detection]:
        yield FOUND
        raise ZeroDivisionError("the value 1")


def test_a_crash_is_a_gap_and_stops_nothing() -> None:
    found, gaps = run((Crashing(), Steady()), SENT, decode(SENT))
    assert found == [FOUND, FOUND]
    (gap,) = gaps
    assert (gap.reason, gap.flows, gap.packets, gap.bytes) == (Outcome.CRASH, 1, 2, 3)
    assert "crashing" in gap.detail
    assert "ZeroDivisionError" in gap.detail
    assert "the value" not in gap.detail


class Cutting:
    name = "cutting"

    def detect(self, exchange: Exchange, tree: Tree) -> list[Detection | Unaudited]:
        return [FOUND, GAP]


def test_what_a_detector_did_not_look_at_is_a_gap() -> None:
    assert run((Cutting(), Steady()), SENT, decode(SENT)) == ([FOUND, FOUND], [GAP])


def test_every_detector_is_built_and_named() -> None:
    detectors = build_detectors(Knowledge(load_rules()))
    assert [detector.name for detector in detectors][:3] == ["rules", "generic", "indicators"]
    assert len(detectors) == len(DETECTORS)
    assert run(detectors, SENT, decode(SENT)) == ([], [])
