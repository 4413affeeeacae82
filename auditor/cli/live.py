"""`auditor live`: watch what is sent while it happens; everything is recorded as a session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import OK
from auditor.cli.options import BLOCKLIST, GEOIP, PROFILE, RECIPIENTS, RULES
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.live.messages import Stopped

PATH = click.Path(path_type=Path)
MODES = "wireguard (default), regular, socks5, reverse:URL, local:APP, transparent; with @PORT; may be repeated."
TRUST = "Certificates servers may be signed by, besides the public ones."
CLEANUP = "Say how to take the certificate and the proxy off each platform again."


@click.command("live", short_help="Watch what is sent while it happens.")
@click.option("--mode", "modes", multiple=True, metavar="MODE", help=MODES)
@click.option("--listen", default="", metavar="ADDRESS", help="Address to listen on; all of this machine otherwise.")
@click.option("--session", "folder", type=PATH, metavar="DIR", help="Folder to record into; else a dated one.")
@click.option("--name", metavar="APP@VERSION", help="What is recorded; asked for at a terminal.")
@click.option("--on", "device", metavar="TEXT", help="The device it runs on; asked for at a terminal.")
@click.option("--keep-ca", type=PATH, metavar="DIR", help="Keep the certificate authority in DIR for later sessions.")
@click.option("--trust", type=PATH, metavar="FILE", help=TRUST)
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Any other option of mitmproxy.")
@PROFILE
@RULES
@RECIPIENTS
@BLOCKLIST
@GEOIP
@click.option("--show-values", is_flag=True, help="Show what is sent in full; masked otherwise.")
@click.option("--web", is_flag=True, help="Show it in a browser on this machine as well; says the address to open.")
@click.option("--cleanup", is_flag=True, help=CLEANUP)
@click.option("--passive", is_flag=True, help="Sniff instead of proxying: -i with --client, or --pcap-over-ip.")
@click.option("-i", "--interface", metavar="IFACE", help="Network interface to sniff on, such as that of a hotspot.")
@click.option("--client", metavar="MAC|IP", help="The one device to record; others' packets are dropped unwritten.")
@click.option("--keylog", metavar="FILE", help="TLS keys of that device (SSLKEYLOGFILE), followed as it grows.")
@click.option("--pcap-over-ip", metavar="HOST:PORT", help="Read from PCAPdroid's or another PCAP-over-IP exporter.")
def command(
    modes: tuple[str, ...],
    listen: str,
    folder: Path | None,
    name: str | None,
    device: str | None,
    keep_ca: Path | None,
    trust: Path | None,
    settings: tuple[str, ...],
    profile: Path | None,
    rules: Path | None,
    recipients: Path | None,
    blocklists: tuple[Path, ...],
    geoip: tuple[Path, ...],
    show_values: bool,
    web: bool,
    cleanup: bool,
    passive: bool,
    interface: str | None,
    client: str | None,
    keylog: str | None,
    pcap_over_ip: str | None,
) -> int:
    """Watch what is sent while it happens, and record it as a session that `auditor scan` reads.

    Connect the device as it is said, install the certificate, use the app. m marks what you do, q or Ctrl-C ends with
    the report. For one's own devices, or with their owner's consent.
    """
    if cleanup:
        return _cleanup()
    watching = passive or interface is not None or pcap_over_ip is not None
    from auditor.live.known import Known
    from auditor.live.wanted import Wanted
    from auditor.live.web import beside

    wanted = Wanted(folder, name, device, Known.of(rules, profile, recipients, blocklists, geoip), show_values)
    if watching:
        from auditor.live.passive import Sniffing, run_passive

        if modes:
            raise UsageError("--mode is for proxying; leave it out with --passive")
        sniffing = Sniffing.of(interface, client, keylog, pcap_over_ip)
        session = wanted.begin("auditor live --passive", passive=True, client=client)
        return ended(run_passive(session, sniffing, (beside.web,) if web else ()))
    from auditor.live.modes import DEFAULT, check
    from auditor.live.proxy import Proxying
    from auditor.live.running import authority, run_proxied, view

    modes = modes or DEFAULT
    check(modes)
    if trust is not None and not trust.is_file():
        raise UsageError(f"--trust {trust}: no such file; give certificates in PEM form")
    session = wanted.begin(f"mitmproxy in auditor live ({', '.join(modes)})")
    how = Proxying(modes, authority(session, keep_ca), listen, trust, settings)
    views = (view, beside.web_view) if web else (view,)
    return ended(run_proxied(session, how, keep_authority=keep_ca is not None, beside=views))


def ended(stopped: Stopped | None) -> int:
    """Print the report and where the session is."""
    if stopped is not None:
        from auditor.live.plain import stopped_lines

        click.echo("\n".join(stopped_lines(stopped)))
    return OK


def _cleanup() -> int:
    from auditor.live.authority import CLEANUP

    click.echo("\n".join(CLEANUP))
    return OK
