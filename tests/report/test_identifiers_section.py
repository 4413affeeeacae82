from __future__ import annotations

import msgspec

from auditor.model import Confidence
from auditor.report.canvas import Canvas, Look
from auditor.report.document import Identifier, IdentifierPlace, Report
from auditor.report.identifiers_section import SHOWN, write_identifiers
from auditor.report.masking import masked

VALUE = "6f9b1c2e-70aa-4c1d-9b53-0d2f4b8e1a77"
ROW = Identifier(
    id="0123456789ab-0", type=None, value=VALUE, recipients=("one.org", "two.org"), hosts=("a.one.org", "b.two.org"),
    places=(IdentifierPlace(host="a.one.org", where="request.body", path=("json", f"$['{VALUE}']['id']")),),
    scope="recording", lifetime="recording", shared=True, survives=("ad-id-reset",), server_issued=False, count=7,
    first="2026-03-01T12:00:00.000000001Z", last="2026-03-01T12:00:00.000000002Z", confidence=Confidence.POSSIBLE,
    reason=f"seen as {VALUE}", issuers=("one.org",), synced=("two.org",),
)  # fmt: skip


def page(report: Report, *rows: Identifier) -> str:
    canvas = Canvas(Look(width=100))
    write_identifiers(canvas, masked(msgspec.structs.replace(report, identifiers=rows, values="plain")))
    return " ".join(canvas.finished().split())


def test_row_says_who_can_match_what_and_what_it_outlived(report: Report) -> None:
    text = page(report, ROW)
    assert "one.org, two.org" in text
    assert "set as a cookie by one.org, then sent to two.org" in text
    assert "the same before and after ad-id-reset" in text
    assert "perhaps a constant of the app" in text


def test_values_are_masked_in_rows_reasons_and_paths(report: Report) -> None:
    shown = masked(msgspec.structs.replace(report, identifiers=(ROW,)))
    assert VALUE not in msgspec.json.encode(shown).decode()
    assert VALUE not in page(report, ROW)


def test_without_identifiers_there_is_no_section_and_many_are_cut(report: Report) -> None:
    assert page(report) == ""
    assert "… and 5 more" in page(report, *[ROW] * (SHOWN + 5))


def test_daily_values_are_said_so(report: Report) -> None:
    assert "another every day (4 days)" in page(report, msgspec.structs.replace(ROW, lifetime="daily", values=4))
