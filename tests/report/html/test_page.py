from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from auditor.audit import AuditOptions, audit
from auditor.marks import load_marks
from auditor.report.canvas import Look
from auditor.report.document import Finding, Report
from auditor.report.html.page import policy, render
from auditor.report.masking import masked

CAPTURES = Path(__file__).parent.parent.parent.parent / "captures"
LOADING = {"src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "manifest", "style"}
VOID = {"meta", "br", "link", "img", "input", "hr"}
HOSTILE = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>\x1b[2J\u202e\ud800"


class Page(HTMLParser):
    """Elements, their attributes, the ids there are, and whether every element was closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def plain() -> Report:
    folder = CAPTURES / "tiktok-session"
    capture = str(folder / "capture.pcapng")
    return audit([capture], AuditOptions(marks={capture: load_marks(folder / "marks.csv")}, processes=1))


def test_page_has_every_section_in_order_and_all_elements_are_closed(plain: Report) -> None:
    page = Page(render(plain, Look()))
    assert page.open == []
    ids = [attributes["id"] for tag, attributes in page.elements if tag in ("h1", "h2")]
    assert ids == ["verdict", "dossiers", "matrix", "timeline", "watched", "places", "evidence", "coverage"]
    assert [tag for tag, _ in page.elements].count("h1") == 1


def test_page_loads_and_runs_nothing(plain: Report) -> None:
    page = Page(render(plain, Look()))
    assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "form", "base", "use"}
    for _, attributes in page.elements:
        assert not LOADING & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|@font-face", render(plain, Look()))


def test_links_lead_to_parts_of_the_page(plain: Report) -> None:
    page = Page(render(plain, Look()))
    ids = {attributes.get("id") for _, attributes in page.elements}
    links = [attributes["href"] or "" for tag, attributes in page.elements if tag == "a"]
    assert links
    assert {link.removeprefix("#") for link in links} <= ids


def test_policy_allows_this_style_sheet_and_nothing_else(plain: Report) -> None:
    text = render(plain, Look())
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policies = [a["content"] for tag, a in Page(text).elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [policy(style[1])]
    assert f"style-src 'sha256-{digest}'" in policy(style[1])
    assert policy(style[1]).startswith("default-src 'none'")


def test_no_value_of_the_report_occurs_when_masked(plain: Report) -> None:
    shown, full = render(masked(plain), Look()), render(plain, Look())
    told = {finding.value for finding in plain.findings if len(finding.value) >= 6}
    told |= {t for e in plain.events for t in (e.subject, e.text, e.title, e.referrer) if t and len(t) >= 6}
    told |= {mark.text for mark in plain.marks if mark.text and len(mark.text) >= 6}
    names = [data_type.name for data_type in plain.types.values()]
    names += [name for f in plain.findings for name in (f.host, f.reason, f.rule or "", *f.evidence[0].path)]
    ours = {value for value in told if any(value in name for name in names) and value.replace(" ", "").isalpha()}
    assert len(told - ours) > 50
    assert sorted(value for value in told - ours if value in shown) == []
    assert sum(value in full for value in told) > 50


def test_masked_page_says_so_and_a_plain_one_warns(plain: Report) -> None:
    assert "Values are masked" in render(masked(plain), Look())
    assert "Values are shown in full." in render(plain, Look())


def test_hostile_values_are_text_wherever_they_stand(report: Report, make_finding: Callable[..., Finding]) -> None:
    bad = make_finding("browsing.title", HOSTILE, host=HOSTILE, reason=HOSTILE, path=("json", f"$['{HOSTILE}']"))
    inputs = (msgspec.structs.replace(report.inputs[0], path=HOSTILE, manifest={"app": HOSTILE}),)
    events = tuple(msgspec.structs.replace(event, subject=HOSTILE, text=HOSTILE) for event in report.events)
    gaps = tuple(msgspec.structs.replace(gap, detail=HOSTILE) for gap in report.unaudited)
    connections = tuple(msgspec.structs.replace(each, sni=HOSTILE) for each in report.connections)
    recipients = tuple(msgspec.structs.replace(each, name=HOSTILE, purpose=HOSTILE) for each in report.recipients)
    hostile = msgspec.structs.replace(
        report, inputs=inputs, events=events, unaudited=gaps, connections=connections, recipients=recipients,
        findings=(*report.findings, bad), tool=HOSTILE, coverage=msgspec.structs.replace(
            report.coverage, caveats=(HOSTILE,)
        ),
    )  # fmt: skip
    text = render(hostile, Look())
    page = Page(text)
    assert page.open == []
    assert not {tag for tag, _ in page.elements} & {"script", "img", "b"}
    assert not {"\x1b", "\u202e"} & set(text)
    text.encode()
    assert "<script>alert(1)</script>" in "".join(page.words)


def test_report_without_anything_still_says_of_what_could_be_seen(empty_report: Report) -> None:
    text = render(empty_report, Look())
    assert "Nothing found" in text
    assert "could be read" in text
    assert Page(text).open == []


def test_drawings_and_tables_have_names_for_those_who_do_not_see_them(plain: Report) -> None:
    page = Page(render(plain, Look()))
    drawings = [attributes for tag, attributes in page.elements if tag == "svg"]
    assert len(drawings) > 10
    assert all(each.get("role") == "img" and each.get("aria-label") for each in drawings)
    assert all(attributes.get("scope") for tag, attributes in page.elements if tag == "th")
