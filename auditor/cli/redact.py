"""`auditor redact`: a copy to share, with stand-ins for what says something of the person."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import OK
from auditor.cli.inputs import is_report
from auditor.cli.options import DEVICE, KEYLOG, PROFILE, RULES
from auditor.cli.output import opened, say
from auditor.errors import CaptureError, UsageError

if TYPE_CHECKING:
    from auditor.audit import AuditOptions
    from auditor.redaction.known import Known
    from auditor.redaction.placeholders import Placeholders

SHORTEST_KEY = 16
FILE = click.Path(path_type=Path)
READ_IT = "read it before you share it: values that nobody knew of are still in it"


@click.command("redact", short_help="Make a copy to share, without the person in it.")
@click.argument("path", metavar="CAPTURE|HAR|FLOWS|REPORT")
@click.option("-o", "--output", "out", required=True, metavar="OUT", help="File to write: .har, .pcapng or .json.")
@PROFILE
@KEYLOG
@click.option("--key", "key_file", type=FILE, metavar="FILE", help="Secret that makes runs agree on stand-ins.")
@click.option("--every-value", is_flag=True, help="Replace every value of a request, known or not (HAR only).")
@RULES
@DEVICE
def command(
    path: str,
    out: str,
    profile: Path | None,
    keylog: tuple[str, ...],
    key_file: Path | None,
    every_value: bool,
    rules: Path | None,
    device: str | None,
) -> int:
    """Write a copy of the input to OUT with stand-ins for personal values, cookies, tokens and passwords.

    OUT.har has what could be read, inside TLS too; OUT.pcapng the packets, of which plain HTTP and DNS stay readable;
    OUT.json is for a report. See docs/sharing.md.
    """
    from auditor.audit import AuditOptions
    from auditor.redaction.placeholders import Placeholders

    placeholders = Placeholders(_key(key_file))
    options = AuditOptions(keylogs=keylog, rules=rules, profile=profile, device=device)
    if is_report(path):
        data, said = _report(path, out, options, placeholders)
    else:
        data, said = _recording(path, out, options, placeholders, every=every_value)
    with opened(out, (path, *keylog)) as file:
        file.write(data)
        file.flush()
    for line in (*said, READ_IT):
        say(line)
    return OK


def _key(path: Path | None) -> bytes:
    if path is None:
        from secrets import token_bytes

        return token_bytes(32)
    key = path.read_bytes()
    if len(key) < SHORTEST_KEY:
        raise UsageError(f"{path}: a key has {SHORTEST_KEY} bytes at least; make one: head -c 32 /dev/urandom > KEY")
    return key


def _report(path: str, out: str, options: AuditOptions, placeholders: Placeholders) -> tuple[bytes, list[str]]:
    from auditor.profile import load_profile
    from auditor.redaction.document import redacted_report
    from auditor.redaction.known import Known
    from auditor.report.document import from_json, to_json

    if not out.endswith(".json"):
        raise UsageError(f"{out}: a report is written as .json; auditor report then renders it")
    own = () if options.profile is None else load_profile(options.profile).indicators
    data = to_json(redacted_report(from_json(Path(path).read_bytes(), path), own, placeholders))
    _refuse(Known(placeholders, own), data, out)
    return data, []


def _recording(
    path: str, out: str, options: AuditOptions, placeholders: Placeholders, *, every: bool
) -> tuple[bytes, list[str]]:
    from auditor.redaction.gathering import gather
    from auditor.report.text import number

    if not out.endswith((".har", ".pcapng")):
        raise UsageError(f"{out}: give -o a name that ends in .har (what could be read) or .pcapng (packets)")
    if out.endswith(".pcapng") and every:
        raise UsageError("--every-value is for .har; what stays in a .pcapng is not values of requests")
    gathered = gather(path, options, placeholders)
    said: list[str] = []
    if out.endswith(".pcapng"):
        from auditor.redaction.capture import redacted_capture

        file = io.BytesIO()
        bodies = redacted_capture(path, file, options, gathered)
        said.append("what was inside TLS is not in it; -o OUT.har writes what of that could be read")
        said += [] if bodies else ["bodies and queries of plain HTTP were left out: a value could not be taken out"]
        return file.getvalue(), said
    from auditor.redaction.archive import redacted_har

    archive = redacted_har(path, options, gathered, every=every)
    _refuse(gathered.known, archive.data, out)
    if archive.skipped:
        said.append(f"{number(archive.skipped, 'exchange')} of other protocols than HTTP have no place in a HAR")
    said += [f"the {part} of {number(n, 'request')} had to be left out" for part, n in archive.omitted.items()]
    return archive.data, said


def _refuse(known: Known, data: bytes, out: str) -> None:
    """CaptureError where a value of the profile still stands in what would be written."""
    left = known.left_in(data)
    if left is not None:
        what = left.replace("{}", "a value of the profile")
        raise CaptureError(f"{out}: not written, since {what} would still be in it; please report this")
