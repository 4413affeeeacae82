from __future__ import annotations

from auditor.report.canvas import Look
from auditor.report.linkability import NOT_ASSESSED, Linkability, LinkRow, masked
from auditor.report.linkability_page import render

from .test_linkability import row


def page(*rows: LinkRow, share: float | None = 1.0) -> str:
    document = Linkability(
        schema=1, tool="t", verdict="narrow", answer="A pseudonym scoped to one test.", devices=2, installs=4,
        sessions=8, recordings=9, unlabelled=1, rows=rows, readable_share=share,
    )  # fmt: skip
    return " ".join(render(masked(document), Look()).split())


def test_page_says_answer_extent_and_what_was_not_assessed() -> None:
    text = page(row("test", ("session",)))
    assert text.startswith("A pseudonym scoped to one test. Looked at 9 recordings: 2 devices, 4 installations, 8 ses")
    assert "1 recording of no named device took no part" in text
    assert "one test, perhaps one session: not recorded twice" in text
    assert "8 values on 2 devices, up to 2 minutes" in text
    assert all(each.split(":")[0] in text for each in NOT_ASSESSED)
    assert "anonym" not in text.lower()


def test_traits_and_values_of_one_device_have_sections_of_their_own() -> None:
    text = page(row("device", trait=True), row("device", compared=False))
    assert "What links" not in text
    assert "Properties that differ between these devices" in text
    assert "Sent by one device only, and so not compared" in text


def test_what_could_not_be_read_is_named() -> None:
    assert "25 % of what was sent, which could not be read" in page(share=0.75)
    assert "could not be read" not in page(share=1.0)
