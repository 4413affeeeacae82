"""The options that mean the same in several commands, each written once."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path)

KEYLOG = click.option("--keylog", multiple=True, metavar="FILE", help="TLS keys (SSLKEYLOGFILE); may be repeated.")
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
DEVICE = click.option("--device", metavar="IP|MAC", help="The device: outgoing is what it sends.")
MARKS = click.option("--marks", type=PATH, metavar="FILE", help="What was done when (CSV or JSONL).")
NAME = click.option("--name", metavar="APP@VERSION", help="What was recorded, where no session.yaml says it.")
OUTPUT = click.option(
    "-o", "--output", "out", metavar="OUT", help="File to write, for its owner alone; else standard output."
)
SHOW_VALUES = click.option("--show-values", is_flag=True, help="Show what was sent in full; masked otherwise.")
MIN_COVERAGE = click.option(
    "--min-coverage", type=click.FloatRange(0, 100), metavar="N", help="Exit 3 if under N % could be read."
)
