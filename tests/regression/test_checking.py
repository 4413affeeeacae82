"""Sessions checked against a baseline, a policy and declarations; the outcome as every rendering shows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from auditor.errors import UsageError
from auditor.regression.accepting import accept, news
from auditor.regression.check_document import Check
from auditor.regression.checking import Against, check
from auditor.regression.facts import SessionFacts
from auditor.regression.read_policy import read_policy
from auditor.regression.summary import summarise
from auditor.regression.thresholds import thresholds
from auditor.report.document import to_json
from tests.regression.conftest import Lab, Recording, request

TODAY = date(2026, 6, 1)
LEAK = request(7, "sa.api.intl.miui.com", "/collect", {"device_model": "Pixel 7"})


@pytest.fixture(scope="module")
def clean(lab: Lab) -> list[SessionFacts]:
    return [lab.facts(Recording(day=n)) for n in range(3)]


@pytest.fixture(scope="module")
def leaking(lab: Lab) -> list[SessionFacts]:
    return [lab.facts(Recording((LEAK,), day=10 + n, manifest={"app": "Reader"})) for n in range(3)]


@pytest.fixture
def against(lab: Lab, clean: list[SessionFacts]) -> Against:
    return Against(lab.rules, thresholds((), None), TODAY, "auditor test", summarise(clean), "audit.lock.json")


def with_policy(against: Against, folder: Path, text: str) -> Against:
    path = folder / "policy.yaml"
    path.write_text("schema: 1\n" + text)
    return replace(against, baseline=None, policy=read_policy(path, against.rules))


def found(done: Check) -> list[tuple[str, str, str]]:
    return [(p.kind, p.level, "" if p.row is None else p.row.type) for p in done.problems]


def test_new_leak_fails(against: Against, leaking: list[SessionFacts]) -> None:
    done = check(leaking, against)
    assert done.result == "failed"
    assert ("new", "error", "device.model") in found(done)
    problem = next(p for p in done.problems if p.row is not None and p.row.type == "device.model")
    assert problem.seen == (3, 3)
    assert problem.sighting is not None
    assert (problem.sighting.path, problem.sighting.frames) == ("session.pcapng", (71,))
    assert "xiaomi (miui.com)/collect" in problem.text
    assert "Pixel 7" not in to_json(done).decode()


def test_nothing_new_passes(against: Against, clean: list[SessionFacts]) -> None:
    assert check(clean, against).result == "passed"


def test_one_off_sighting_warns(against: Against, clean: list[SessionFacts], leaking: list[SessionFacts]) -> None:
    few = replace(against, thresholds=thresholds((), "2/3"))
    done = check([clean[0], clean[1], leaking[0]], few)
    assert done.result == "passed"
    assert ("new", "warning", "device.model") in found(done)


def test_too_little_seen_cannot_vouch(against: Against, clean: list[SessionFacts]) -> None:
    dark = [replace(each, readable=10, unreadable=90) for each in clean]
    assert check(dark, replace(against, minimum=0.5)).result == "unseen"
    assert check(dark, replace(against, minimum=0.05)).result == "passed"
    assert (
        check([replace(each, readable=0, unreadable=0) for each in clean], replace(against, minimum=0.5)).result
        == "unseen"
    )


def test_failure_beats_too_little_seen(against: Against, leaking: list[SessionFacts]) -> None:
    dark = [replace(each, readable=10, unreadable=90) for each in leaking]
    assert check(dark, replace(against, minimum=0.5)).result == "failed"


def test_order_of_sessions_does_not_matter(against: Against, leaking: list[SessionFacts]) -> None:
    assert to_json(check(leaking, against)) == to_json(check(leaking[::-1], against))


def test_accepted_news_pass_until_they_expire(against: Against, leaking: list[SessionFacts]) -> None:
    assert against.baseline is not None
    rows = news(check(leaking, against))
    taken = accept(against.baseline, rows, "wanted: crash reports", date(2026, 6, 30))
    assert check(leaking, replace(against, baseline=taken)).result == "passed"
    over = replace(against, baseline=taken, today=date(2026, 7, 1))
    assert check(leaking, over).result == "failed"


def test_only_what_was_reviewed_is_accepted(against: Against, leaking: list[SessionFacts]) -> None:
    done = check(leaking, against)
    assert {row.type for row in news(done, ("device.model",))} == {"device.model"}
    some = done.problems[0]
    assert news(done, (some.id,)) == [some.row]
    with pytest.raises(UsageError, match="nothing new"):
        news(done, ("location.coordinates",))
    with pytest.raises(UsageError, match="--reason"):
        accept(summarise(leaking), [], " ", None)


def test_policy_without_an_entry_is_broken(against: Against, leaking: list[SessionFacts], tmp_path: Path) -> None:
    done = check(leaking, with_policy(against, tmp_path, "allow:\n  - {data: apps, to: xiaomi}\n"))
    assert ("unexpected", "error", "device.model") in found(done)
    assert done.result == "failed"


def test_policy_that_allows_it_passes(against: Against, leaking: list[SessionFacts], tmp_path: Path) -> None:
    text = (
        "allow:\n  - {data: ['*'], to: [xiaomi], purpose: '*', app: Reader}\n  - {data: ['*'], to: captive.example}\n"
    )
    assert check(leaking, with_policy(against, tmp_path, text.replace(", purpose: '*'", ""))).problems == ()


def test_must_not_points_at_its_line(against: Against, leaking: list[SessionFacts], tmp_path: Path) -> None:
    text = "default: allowed\nmust-not:\n  - {name: no models, data: device.model}\n"
    done = check(leaking, with_policy(against, tmp_path, text))
    problem = next(p for p in done.problems if p.kind == "must-not")
    assert problem.place is not None
    assert (problem.place.line, problem.place.column, problem.level) == (4, 5, "error")


def test_declared_and_seen_are_compared(against: Against, leaking: list[SessionFacts], tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text('{"dataTypes": ["Precise Location"]}')
    (tmp_path / "trackers.json").write_text('{"trackers": ["Facebook Login"]}')
    text = "default: allowed\ndeclared:\n  apple: labels.json\n  exodus: trackers.json\n"
    done = check(leaking, with_policy(against, tmp_path, text))
    said = {(p.kind, p.text.partition(" is ")[0]) for p in done.problems}
    assert ("not-seen", "'Precise Location'") in said
    assert ("not-seen", "'Facebook Login'") in said
    assert any(kind == "undeclared" for kind, _ in said)
    assert done.result == "passed"
