"""Puts the page together: what each section shows, the template, and a policy that lets the page load nothing."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from auditor.report import words
from auditor.report.canvas import Look
from auditor.report.document import Input, Report
from auditor.report.html.coverage import coverage_of
from auditor.report.html.dossiers import dossiers_of
from auditor.report.html.evidence import evidence_of
from auditor.report.html.matrix import matrix_of
from auditor.report.html.sketch import sketch_of
from auditor.report.html.timeline import timeline_of
from auditor.report.html.watched import watched_of
from auditor.report.text import number, printable, without_surrogates
from auditor.report.verdict import verdict
from auditor.report.zone import zone_of

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE, STYLE = "page.html", "style.css"


def render(report: Report, look: Look) -> str:
    """The whole report as one HTML document; ``look`` is that of a terminal and plays no part."""
    environment = _environment()
    style = environment.loader.get_source(environment, STYLE)[0] if environment.loader is not None else ""
    page = environment.get_template(TEMPLATE).render(
        policy=policy(style),
        style=style,
        verdict=verdict(report),
        masked=report.values == "masked",
        inputs=[_input(source) for source in report.inputs],
        matrix=matrix_of(report),
        timeline=timeline_of(report),
        watched=watched_of(report),
        sketch=sketch_of(report),
        recipients=evidence_of(report),
        dossiers=dossiers_of(report),
        coverage=coverage_of(report),
        tool=printable(report.tool),
        rules=printable(report.rules)[:12],
    )
    return str(without_surrogates(page))


def policy(style: str) -> str:
    """A Content-Security-Policy (W3C CSP 3) that allows this one style sheet within the page, and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("auditor.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _input(source: Input) -> tuple[str, str, str]:
    """Path, what it is and from when to when, and what its session's manifest says."""
    zone = zone_of(source)
    counts = [number(source.packets, "packet")] if source.packets else []
    counts += [number(source.exchanges, "request")] if source.exchanges else []
    if source.first and source.last:
        counts.append(f"{zone.moment(source.first)} to {zone.moment(source.last)} {zone.name}")
    said = words.session(source.manifest or {})
    return printable(source.path), ", ".join((printable(source.kind), *counts)), said
