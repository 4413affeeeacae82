"""`auditor record`: run a command behind the proxy and record what it sends as a session."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.options import BLOCKLIST, GEOIP, PROFILE, RECIPIENTS, RULES

PATH = click.Path(path_type=Path)
UNSTOPPED = {"ignore_unknown_options": True, "allow_interspersed_args": False}


@click.command("record", short_help="Run a command and record what it sends.", context_settings=UNSTOPPED)
@click.option("--name", required=True, metavar="APP@VERSION", help="What is recorded.")
@click.option("--on", "device", metavar="TEXT", help="The device it runs on.")
@click.option("--marks-from", type=PATH, metavar="FIFO|FILE", help="Where the command writes what it does.")
@click.option("--session", "folder", type=PATH, metavar="DIR", help="Folder to record into; else a dated one.")
@click.option("--mode", "modes", multiple=True, metavar="MODE", help="Further ways to connect, such as wireguard.")
@click.option("--keep-ca", type=PATH, metavar="DIR", help="Keep the certificate authority in DIR for later sessions.")
@click.option("--trust", type=PATH, metavar="FILE", help="Certificates servers may be signed by, besides public ones.")
@PROFILE
@RULES
@RECIPIENTS
@BLOCKLIST
@GEOIP
@click.argument("command_line", nargs=-1, required=True, type=click.UNPROCESSED, metavar="-- COMMAND...")
def command(
    name: str,
    device: str | None,
    marks_from: Path | None,
    folder: Path | None,
    modes: tuple[str, ...],
    keep_ca: Path | None,
    trust: Path | None,
    profile: Path | None,
    rules: Path | None,
    recipients: Path | None,
    blocklists: tuple[Path, ...],
    geoip: tuple[Path, ...],
    command_line: tuple[str, ...],
) -> int:
    """Run COMMAND behind the proxy, which it finds in HTTP_PROXY, HTTPS_PROXY and AUDITOR_PROXY; exit with its code.

    The certificate is in SSL_CERT_FILE, REQUESTS_CA_BUNDLE, NODE_EXTRA_CA_CERTS, CURL_CA_BUNDLE and
    AUDITOR_CERTIFICATE. The session is a folder for `auditor scan`, `baseline` and `check`.
    """
    from auditor.cli.output import say
    from auditor.live.commanded import MODE, Commanded, check_marks
    from auditor.live.known import Known
    from auditor.live.modes import check
    from auditor.live.proxy import Proxying
    from auditor.live.running import authority, run_proxied
    from auditor.live.wanted import Wanted

    check(modes)
    if marks_from is not None:
        check_marks(marks_from)
    known = Known.of(rules, profile, recipients, blocklists, geoip)
    wanted = Wanted(folder, name, device, known, shows=False)
    session = wanted.begin("mitmproxy in auditor record", asks=False)
    body = Commanded(session, command_line, marks_from)
    how = Proxying((MODE, *modes), authority(session, keep_ca), "", trust)
    run_proxied(session, how, keep_authority=keep_ca is not None, body=body.run)
    say(f"{session.folder}: recorded; auditor scan {session.folder}")
    return body.code
