"""The facts of a session: routes with every sighting, steps, states, what stayed unread."""

from __future__ import annotations

from auditor.model import Confidence
from auditor.regression.facts import session_facts
from auditor.regression.fingerprint import Fingerprint
from tests.regression.conftest import BEGIN, PAGE, SECOND, Lab, Recording, request, unread

HOST = "sa.api.intl.miui.com"


def model(at: float, path: str = "/collect") -> object:
    return request(at, HOST, path, {"device_model": "Pixel 7"})


def fingerprint(path: str = "/collect") -> Fingerprint:
    leaf = "json $['device_model']"
    return Fingerprint("device.model", "xiaomi", "miui.com", path, "request.body", leaf, "generic/device/model")


def test_delay_is_from_the_last_step_to_the_first_sending_after_it(lab: Lab) -> None:
    sent = (model(7), model(9), model(31.5), model(33))
    facts = lab.facts(Recording(sent, ((5, "like"), (10, "incognito-on"), (30, "like"), (32, "search"))))  # type: ignore[arg-type]
    route = facts.routes[fingerprint()]
    assert route.after == {"like": 2 * SECOND, "search": SECOND}
    assert route.count == 4
    assert route.states == {"normal", "incognito"}
    assert (route.spot.time_ns, route.spot.frames) == (BEGIN + 7 * SECOND, (71,))
    assert route.confidence in Confidence


def test_every_path_is_a_route_however_often_the_value_is_sent(lab: Lab) -> None:
    sent = tuple(model(1 + n, f"/{word}") for n, word in enumerate("track log event api user click view".split()))
    facts = lab.facts(Recording(sent))  # type: ignore[arg-type]
    assert len([f for f in facts.routes if f.type == "device.model"]) == 7


def test_a_report_alone_gives_the_routes_its_evidence_knows(lab: Lab) -> None:
    recording = Recording((model(7),), ((5, "like"),))  # type: ignore[arg-type]
    report, recorder = lab.audit(recording)
    whole = session_facts(report, lab.rules, profile=lab.profile, sightings=recorder)
    alone = session_facts(report, lab.rules, profile=lab.profile)
    assert alone.routes == whole.routes
    assert alone.steps == whole.steps


def test_size_of_a_value_is_rough(lab: Lab) -> None:
    facts = lab.facts(Recording((model(7),)))  # type: ignore[arg-type]
    assert facts.routes[fingerprint()].smallest == 4


def test_steps_say_how_long_was_recorded_and_what_stayed_unread_after_them(lab: Lab) -> None:
    connections = (unread(2, 100, until=4), unread(3, 200, until=20), unread(40, 300))
    facts = lab.facts(Recording((), ((10, "like"), (50, "sync")), connections))
    assert facts.steps["start"].unread == 600
    assert (facts.steps["like"].unread, facts.steps["like"].tail_ns) == (500, 50 * SECOND)
    assert facts.steps["like"].flushed
    assert facts.unread == {"pinned.example": 600}


def test_own_page_that_was_asked_for_is_a_control(lab: Lab) -> None:
    page = PAGE.removeprefix("https://www.klinik.example")
    assert lab.facts(Recording((request(5, "www.klinik.example", page),))).controls == {"browsing.url"}
    assert lab.facts(Recording((request(5, "www.klinik.example", "/"),))).controls == frozenset()
    assert lab.facts(Recording((), profile=False)).sought == frozenset()


def test_particulars_that_may_name_a_person_stay_out(lab: Lab) -> None:
    manifest = {"app": "Reader", "version": "2", "account": "anna", "device": "Anna's phone", "notes": "at home"}
    assert lab.facts(Recording(manifest=manifest)).particulars == {"app": "Reader", "version": "2"}


def test_payload_sealed_within_the_encryption_counts_as_unread(lab: Lab) -> None:
    sealed = bytes((n * 197 + n * n * 31) % 256 for n in range(600))
    facts = lab.facts(Recording((request(12, HOST, "/collect", sealed),), ((10, "like"), (20, "search"))))
    assert facts.steps["like"].unread >= 600
    assert facts.steps["search"].unread == 0
