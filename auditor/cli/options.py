"""The options that mean the same in several commands, each written once."""

from __future__ import annotations

import re
from pathlib import Path

import click

MAC = re.compile(r"[0-9A-Fa-f]{2}([:-]?)(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}")


def device_address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The IP or MAC address of ``--device`` as flows have it; BadParameter where it is neither."""
    if value is None:
        return None
    if MAC.fullmatch(value):
        return bytes.fromhex(value.replace("-", "").replace(":", "")).hex(":")
    from ipaddress import ip_address

    try:
        return str(ip_address(value.strip("[]")))
    except ValueError:
        raise click.BadParameter(f"{value!r} is no IP or MAC address", context, parameter) from None


PATH = click.Path(path_type=Path)

KEYLOG = click.option(
    "--keylog", multiple=True, metavar="FILE", help="TLS keys (SSLKEYLOGFILE), miIO tokens; may be repeated."
)
CRYPTO_LOG = click.option(
    "--crypto-log", multiple=True, metavar="FILE", help="What an app encrypted itself (aes_info.json)."
)
RULES = click.option("--rules", type=PATH, metavar="DIR", help="Rules instead of the bundled ones.")
PROFILE = click.option("--profile", type=PATH, metavar="FILE", help="Known values of one's own device.")
RECIPIENTS = click.option("--recipients", type=PATH, metavar="FILE", help="Own list of companies and hosts.")
BLOCKLIST = click.option(
    "--blocklist", "blocklists", multiple=True, type=PATH, metavar="FILE", help="Hosts that trackers use (EasyPrivacy)."
)
GEOIP = click.option(
    "--geoip", multiple=True, type=PATH, metavar="FILE", help="Addresses (MMDB); else at the usual places."
)
DEVICE = click.option(
    "--device", metavar="IP|MAC", callback=device_address, help="The device: outgoing is what it sends."
)
MARKS = click.option("--marks", type=PATH, metavar="FILE", help="What was done when (CSV or JSONL).")
NAME = click.option("--name", metavar="APP@VERSION", help="What was recorded, where no session.yaml says it.")
OUTPUT = click.option(
    "-o", "--output", "out", metavar="OUT", help="File to write, for its owner alone; else standard output."
)
TERMINAL_OR_JSON = click.option(
    "--format", "format_name", type=click.Choice(("terminal", "json")), default="terminal", show_default=True
)
SHOW_VALUES = click.option("--show-values", is_flag=True, help="Show what was sent in full; masked otherwise.")
MIN_COVERAGE = click.option(
    "--min-coverage", type=click.FloatRange(0, 100), metavar="N", help="Exit 3 if under N % could be read."
)
