"""`auditor diff`: what changed between two versions, or between two conditions of one."""

from __future__ import annotations

import click

from auditor.cli import OK
from auditor.cli.options import OUTPUT
from auditor.cli.sides import reading_options
from auditor.regression.auditing import Reading

FORMATS = ("terminal", "json", "markdown")
STATES = ("incognito", "normal", "consent", "no-consent")


@click.command("diff", short_help="Say what is new, gone or the same between two versions, and how sure that is.")
@click.argument("old", nargs=1, required=True, metavar="OLD")
@click.argument("new", nargs=1, required=True, metavar="NEW")
@click.option("--old", "more_old", multiple=True, metavar="PATH", help="One more session of the old side.")
@click.option("--new", "more_new", multiple=True, metavar="PATH", help="One more session of the new side.")
@click.option("--by", default="version", show_default=True, metavar="WHAT",
              help="What tells the sides apart: version, consent, incognito, or a field of session.yaml.")  # fmt: skip
@click.option("--during", type=click.Choice(STATES), help="Compare only what was sent in this state of the app.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="terminal", show_default=True)
@OUTPUT
@reading_options
def command(
    old: str,
    new: str,
    more_old: tuple[str, ...],
    more_new: tuple[str, ...],
    by: str,
    during: str | None,
    format_name: str,
    out: str | None,
    reading: Reading,
) -> int:
    """Compare OLD with NEW: baselines, captures, session folders, or folders of session folders.

    Nothing is called gone unless three sessions of each side did what it takes, lasted long enough, and hid nothing.
    """
    from auditor.cli.output import look, write_text
    from auditor.cli.sides import shared, side
    from auditor.regression import conditions
    from auditor.regression.comparison import compare
    from auditor.report.diff_formats import FORMATS as RENDERERS

    given = (old, *more_old), (new, *more_new)
    before, after = (side(paths, own) for paths, own in zip(given, shared(reading, *given), strict=True))
    if during is not None:
        before, after = conditions.during(before, during), conditions.during(after, during)
    before, after = conditions.split(before, after, by)
    text = RENDERERS[format_name](compare(before, after, by), look(out))
    write_text(text, out, (old, new, *more_old, *more_new, *reading.keylogs), exact=format_name != "terminal")
    return OK
