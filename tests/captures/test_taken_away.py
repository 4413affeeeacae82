"""Nothing is invented: what was sent is taken out of a recording, request by request, and what was told of it goes."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import AuditOptions, audit
from auditor.cli import run
from auditor.report.document import Event, Report
from auditor.report.dossiers import Dossier

from .conftest import CAPTURES

Json = dict[str, Any]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Json:
    out = tmp_path_factory.mktemp("archive") / "session.har"
    capture = CAPTURES / "tiktok-session" / "capture.pcapng"
    assert run(["exchanges", str(capture), "--format", "har", "-o", str(out)]) == 0
    read: Json = json.loads(out.read_text("utf-8"))
    return read


def audited_without(archive: Json, folder: Path, gone: tuple[str, ...]) -> Report:
    """The audit of the recording without the requests whose address has one of these parts."""
    entries = archive["log"]["entries"]
    left = [e for e in entries if not any(part in e["request"]["url"] for part in gone)]
    assert not gone or len(left) < len(entries)
    path = folder / "less.har"
    path.write_text(json.dumps({"log": archive["log"] | {"entries": left}}), "utf-8")
    return audit([str(path)], AuditOptions())


def told(report: Report, kind: str) -> list[Event]:
    return [event for event in report.events if event.kind == kind and not event.inferred]


def known_to_tiktok(report: Report) -> Dossier:
    return next(dossier for dossier in report.dossiers if dossier.id == "tiktok")


@functools.cache
def whole() -> Report:
    return audit([str(CAPTURES / "tiktok-session" / "capture.pcapng")], AuditOptions())


def test_archive_of_the_recording_tells_what_the_recording_does(archive: Json, tmp_path: Path) -> None:
    report = audited_without(archive, tmp_path, ())
    for kind in ("watched", "liked", "commented", "followed", "located"):
        want = [(e.subject, e.amount, e.of, e.outcome, e.text) for e in told(whole(), kind)]
        assert want
        assert [(e.subject, e.amount, e.of, e.outcome, e.text) for e in told(report, kind)] == want


def test_without_the_behaviour_log_nothing_was_watched_and_likes_are_known_by_their_own_requests(
    archive: Json, tmp_path: Path
) -> None:
    report = audited_without(archive, tmp_path, ("/service/2/app_log/",))
    dossier = known_to_tiktok(report)
    assert [e.kind for e in report.events if e.kind in ("watched", "typed", "clicked", "shared")] == []
    assert dossier.watched == ()
    assert [e.subject for e in told(report, "liked")] == [e.subject for e in told(whole(), "liked")]
    assert len(dossier.trail) == len(known_to_tiktok(whole()).trail) == 1


@pytest.mark.parametrize(
    ("gone", "kind"),
    [
        (("/service/2/app_log/", "/commit/item/digg/"), "liked"),
        (("/service/2/app_log/", "/comment/publish/"), "commented"),
        (("/service/2/app_log/", "/commit/follow/user/"), "followed"),
        (("/aweme/v1/feed/",), "located"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_act_goes_with_all_requests_that_told_it(
    archive: Json, tmp_path: Path, gone: tuple[str, ...], kind: str
) -> None:
    report = audited_without(archive, tmp_path, gone)
    assert told(whole(), kind)
    assert told(report, kind) == []
    acts = [report.events[n].kind for n in known_to_tiktok(report).acts]
    assert kind not in acts


def test_length_of_a_video_goes_with_the_answer_that_told_it(archive: Json, tmp_path: Path) -> None:
    report = audited_without(archive, tmp_path, ("/aweme/v1/feed/",))
    less, more = ([e for e in each.events if e.kind == "watched"] for each in (report, whole()))
    assert [e.amount for e in less] == [e.amount for e in more]
    assert {(e.of, e.title) for e in less} == {(None, None)}
    assert all(e.of is not None for e in more)
    assert known_to_tiktok(report).trail == ()
