"""`auditor scan`: audit captures and render the report; the exit code judges if asked to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import FOUND, OK, UNSEEN
from auditor.cli.options import (
    BLOCKLIST,
    CRYPTO_LOG,
    DEVICE,
    GEOIP,
    KEYLOG,
    MARKS,
    MIN_COVERAGE,
    NAME,
    OUTPUT,
    PROFILE,
    RECIPIENTS,
    RULES,
    SHOW_VALUES,
)
from auditor.cli.output import look, say_at_once, write_text
from auditor.model import Confidence, Outcome
from auditor.report.formats import NAMES, by_name, name_for

if TYPE_CHECKING:
    from auditor.report.document import Finding, Report

NOT_COUNTED = (Outcome.AUDITED, Outcome.NO_PAYLOAD, Outcome.LOCAL, Outcome.KEYLOG)
LEVELS = tuple(Confidence)


@click.command("scan", short_help="Name what was sent, and to whom, in captures.")
@click.argument("captures", nargs=-1, required=True, metavar="CAPTURE...")
@KEYLOG
@CRYPTO_LOG
@RULES
@click.option("--format", "format_name", type=click.Choice(NAMES), help="By default as OUT's suffix says, or terminal.")
@OUTPUT
@SHOW_VALUES
@PROFILE
@DEVICE
@MARKS
@RECIPIENTS
@BLOCKLIST
@GEOIP
@NAME
@click.option("--fail-on", metavar="LEVEL", help="Exit 1 on possible, likely, certain findings, or of a data type.")
@click.option("--strict", is_flag=True, help="Exit 3 if any traffic stayed unseen.")
@MIN_COVERAGE
def command(
    captures: tuple[str, ...],
    keylog: tuple[str, ...],
    crypto_log: tuple[str, ...],
    rules: Path | None,
    format_name: str | None,
    out: str | None,
    show_values: bool,
    profile: Path | None,
    device: str | None,
    marks: Path | None,
    recipients: Path | None,
    blocklists: tuple[Path, ...],
    geoip: tuple[Path, ...],
    name: str | None,
    fail_on: str | None,
    strict: bool,
    min_coverage: float | None,
) -> int:
    """Name what was sent, and to whom, in CAPTUREs: pcap, pcapng, HAR or mitmproxy flow files; - is standard input.

    A folder is one session: what its session.yaml lists is read, or else every capture in it.
    """
    from auditor.cli.inputs import progress, standard_input
    from auditor.inputs import sessions

    given = sessions(captures, keylog, name, marks)
    stdin = standard_input(given.captures)
    if fail_on is not None:
        check_fail_on(fail_on, rules)
    from auditor.audit import AuditOptions, audit
    from auditor.recipients.geography import find_databases

    with progress(given.captures) as bar:
        options = AuditOptions(
            keylogs=given.keylogs,
            rules=rules,
            profile=profile,
            device=device,
            progress=bar,
            stdin=stdin,
            manifests=given.manifests,
            crypto_logs=(*crypto_log, *given.crypto_logs),
            marks=given.marks,
            recipients=recipients,
            blocklists=blocklists,
            geoip=geoip or find_databases(),
        )
        report = audit(given.captures, options)
    deliver(report, format_name, out, show_values, (*given.captures, *given.keylogs, *crypto_log))
    say_at_once(report.unaudited)
    return judge(report, fail_on, strict, min_coverage)


def deliver(report: Report, format_name: str | None, out: str | None, show_values: bool, inputs: Sequence[str]) -> None:
    """Render the report, masked unless asked otherwise, and write it: as OUT's suffix says where no format is named."""
    from auditor.report.masking import masked

    shown = report if show_values else masked(report)
    wanted = format_name or name_for(out)
    write_text(by_name(wanted).render(shown, look(out)), out, inputs, exact=wanted != "terminal")


def check_fail_on(wanted: str, rules: Path | None) -> None:
    """UsageError, with the nearest that would do, where this is no level, data type or category."""
    from difflib import get_close_matches

    from auditor.errors import UsageError
    from auditor.rules import load_rules

    if wanted in LEVELS:
        return
    vocabulary = load_rules(rules).vocabulary
    known = [*LEVELS, *vocabulary.types, *vocabulary.categories]
    if wanted not in known:
        near = get_close_matches(wanted, known, n=1)
        hint = f"did you mean '{near[0]}'?" if near else "give possible, likely, certain, a data type or a category"
        raise UsageError(f"--fail-on {wanted}: no such level, data type or category; {hint}")


def judge(report: Report, fail_on: str | None, strict: bool, min_coverage: float | None) -> int:
    """The exit code: 1 where a finding is at or above ``fail_on``, else 3 where too much stayed unseen, else 0."""
    if fail_on is not None and any(concerns(finding, fail_on) for finding in report.findings):
        return FOUND
    if strict and unseen(report):
        return UNSEEN
    share = report.coverage.readable_share
    return UNSEEN if min_coverage is not None and share is not None and share * 100 < min_coverage else OK


def concerns(finding: Finding, fail_on: str) -> bool:
    """Whether a finding is as sure as this level, or of this data type or category."""
    if fail_on in LEVELS:
        return finding.confidence.rank >= Confidence(fail_on).rank
    return fail_on in (finding.type, finding.category)


def unseen(report: Report) -> bool:
    """Whether anything but packets without payload and local chatter was not audited."""
    left = any(count and outcome not in NOT_COUNTED for outcome, count in report.coverage.packets.items())
    return left or any(gap.reason not in NOT_COUNTED for gap in report.unaudited)
