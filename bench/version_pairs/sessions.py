"""Reads the recordings and audits what jitter makes of them as captures are: decoded, searched, added up."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from auditor.audit.analysis import Analyser
from auditor.audit.assembly import assemble
from auditor.audit.tally import Tally
from auditor.detect import Detector, Knowledge, build_detectors
from auditor.dissection import DissectionOptions, dissect
from auditor.dissection.options import Totals
from auditor.marks import load_marks
from auditor.profile import Indicator, Profile
from auditor.protocols.messages import ResponseBodies
from auditor.regression.facts import SessionFacts, session_facts
from auditor.regression.recorder import Recorder
from auditor.rules import RuleSet, load_rules
from bench.version_pairs import world
from bench.version_pairs.jitter import Session, jittered

CAPTURES = Path(__file__).parent / "captures"
PROFILE = Profile((Indicator("browsing.url", world.PAGE, "the page"), Indicator("browsing.search", world.WORDS)))


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recording as it was read: the session, its ids by kind, and what the dissection says of the whole."""

    session: Session
    ids: dict[str, str]
    totals: Totals


@cache
def recorded(name: str) -> Recorded:
    """The recording of this name, read from its capture."""
    folder = CAPTURES / name
    options = DissectionOptions(response_bodies=ResponseBodies.KEEP, processes=1)
    with dissect(str(folder / "capture.pcapng"), options, lambda exchange: exchange) as dissection:
        exchanges = tuple(replace(exchange, n=n) for n, exchange in dissection)
        totals = dissection.totals
    session = Session(exchanges, tuple(totals.connections), load_marks(folder / "marks.csv"))
    return Recorded(session, json.loads((folder / "ids.json").read_text()), totals)


class Auditing:
    """Audits sessions with the product's own rules and the pairs' profile."""

    def __init__(self) -> None:
        self.rules: RuleSet = load_rules()
        self._detectors: Sequence[Detector] = build_detectors(Knowledge(self.rules, PROFILE))

    def facts(self, name: str, day: int, version: str, dice: random.Random) -> SessionFacts:
        """What this recording comes to on this day, with jitter."""
        source = recorded(name)
        session = jittered(source.session, source.ids, day, dice)
        analyser, tally, recorder = Analyser(self._detectors, fields=True), Tally(), Recorder()
        tally.marks += ((0, "marks", mark) for mark in session.marks)
        for n, exchange in enumerate(session.exchanges):
            seen = analyser(exchange)
            tally.add(0, n, seen)
            recorder(0, n, seen)
        tally.learn_answers(analyser.answer(tally.values()))
        tally.close_input("capture.pcapng", "", "pcapng", replace(source.totals, connections=[*session.connections]))
        report = assemble(tally, self.rules, "version pairs")
        manifest = {"app": "Wegweiser", "version": version}
        inputs = tuple(msgspec.structs.replace(each, manifest=manifest) for each in report.inputs)
        whole = msgspec.structs.replace(report, inputs=inputs)
        return session_facts(whole, self.rules, profile=PROFILE, sightings=recorder)
