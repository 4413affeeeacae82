"""`auditor purge`: be rid of what was recorded in a session once what was found in it is enough."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli import OK
from auditor.cli.output import say, write_text
from auditor.errors import UsageError


@click.command("purge", short_help="Remove recordings and keys of a session, and keep what was found.")
@click.argument("session", type=click.Path(path_type=Path), metavar="SESSION")
@click.option("--keep", type=click.Choice(("findings",)), required=True, help="What stays: reports, manifest, marks.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(session: Path, keep: str, yes: bool) -> int:
    """Remove captures, HAR and flow files, key logs and private keys from the folder SESSION; all else stays.

    Files are removed, not written over, which on flash storage would not reach them; links are not followed, and files
    the manifest lists outside of the folder are left alone.
    """
    from auditor.redaction.purging import carry_out, plan
    from auditor.report.text import number, printable, size

    purge = plan(session)
    for name in purge.elsewhere:
        say(f"{name}: lies outside of {session}; it is left alone")
    if not purge.remove:
        say(f"{session}: nothing to remove")
        return OK
    if not purge.findings:
        raise UsageError(f"{session}: no findings to keep; first auditor scan {session} -o {session / 'report.json'}")
    lines = [f"remove  {printable(str(path))}" for path in purge.remove]
    lines += [f"keep    {printable(str(path))}" for path in purge.stay]
    write_text("\n".join(lines) + "\n", None)
    question = f"Remove {number(len(purge.remove), 'file')} ({size(purge.bytes)}) for good?"
    if not yes and not click.confirm(question):
        say("nothing was removed")
        return OK
    carry_out(purge)
    say(f"{number(len(purge.remove), 'file')} removed; copies and backups of them are not known here")
    return OK
