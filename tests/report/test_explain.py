from __future__ import annotations

import msgspec
import pytest

from auditor.model import Confidence, Origin
from auditor.report.canvas import Look
from auditor.report.document import Finding, Report
from auditor.report.explain import WRONG, explain, find, render
from auditor.report.masking import masked


def text(report: Report, finding: Finding, *, width: int = 100) -> str:
    return render(explain(report, finding), Look(width=width))


def test_it_says_how_it_is_known_how_to_see_it_and_what_would_disprove_it(report: Report) -> None:
    shown = text(report, report.findings[0])
    places = [shown.index(each) for each in ("How it is known", "How to see it yourself", "What would prove it wrong")]
    assert places == sorted(places)
    assert shown.startswith("Model: Pixel 7, sent to ByteDance (CN)\n")
    assert "POST /service/2/app_log/" in shown
    assert "packets 12, 14 of phone.pcapng" in shown
    assert "unpacked (gzip), read as JSON, there $.header.device_model" in shown
    assert WRONG["device"] in shown.replace("\n  ", " ")


@pytest.mark.parametrize(
    ("confidence", "word"),
    [(Confidence.CERTAIN, "certain"), (Confidence.LIKELY, "likely"), (Confidence.POSSIBLE, "only")],
)
def test_how_sure_is_said_in_words(report: Report, confidence: Confidence, word: str) -> None:
    finding = msgspec.structs.replace(report.findings[0], confidence=confidence)
    assert f"called {word}" in text(report, finding).replace("only called", "called only")


def test_value_a_server_gave_is_doubted(report: Report) -> None:
    finding = msgspec.structs.replace(report.findings[0], origin=Origin.ECHO)
    shown = text(report, finding).replace("\n  ", " ")
    assert "a server had given this value to the device before" in shown
    assert "if it is the same for everybody" in shown


def test_commands_stand_unbroken_on_their_own_lines(report: Report) -> None:
    commands = [line for line in text(report, report.findings[0], width=40).splitlines() if line.startswith("    ")]
    assert [line.split()[0] for line in commands] == ["tshark", "auditor"]


def test_masked_report_is_explained_without_its_values(report: Report) -> None:
    hidden = masked(report)
    for plain, finding in zip(report.findings, hidden.findings, strict=True):
        shown = text(hidden, finding)
        assert plain.value not in shown
        assert "anna@example.org" not in shown


def test_finding_without_evidence_is_explained_as_far_as_it_goes(report: Report) -> None:
    finding = msgspec.structs.replace(report.findings[0], evidence=())
    assert "No program is known here" in text(report, finding)


def test_beginning_of_a_name_finds_all_that_begin_so(report: Report) -> None:
    first = msgspec.structs.replace(report.findings[0], id="aaaa-0")
    second = msgspec.structs.replace(report.findings[1], id="aaaa-01")
    both = msgspec.structs.replace(report, findings=(first, second))
    assert find(both, "aaaa-0") == [first]
    assert find(both, "aaaa") == [first, second]
    assert find(both, "b") == []
