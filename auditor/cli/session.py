"""`auditor session`: the folder of a session, and the manifest that says what was recorded in it, and how."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli import OK


@click.group("session", short_help="Begin a session: a folder with a manifest of what is recorded.")
def command() -> None:
    """Begin a session: a folder with captures, key logs and a manifest of what was recorded, which scan reads."""


@command.command("new")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--app", metavar="TEXT", help="The app's name.")
@click.option("--package", metavar="TEXT", help="Its identifier, such as com.example.app.")
@click.option("--version", metavar="TEXT", help="The app's version.")
@click.option("--device", metavar="TEXT", help="Make and model of the device.")
@click.option("--os", metavar="TEXT", help="Its operating system and version.")
@click.option("--install", metavar="TEXT", help="Which installation of the app on that device.")
@click.option("--session", metavar="TEXT", help="Which session of use, where it is more than one recording.")
@click.option("--test", metavar="TEXT", help="Which act within the session.")
@click.option("--account", metavar="TEXT", help="The account used, if any.")
@click.option("--network", metavar="TEXT", help="The network it was in, and through what.")
@click.option("--capture-method", metavar="TEXT", help="How traffic was recorded.")
@click.option("--unpinning", metavar="TEXT", help="How certificate pinning was undone, if it was.")
@click.option("--consent", metavar="TEXT", help="What was answered to the app's consent dialog.")
@click.option("--test-persons-consent", metavar="TEXT", help="That and how the persons recorded agreed.")
@click.option("--time-zone", metavar="ZONE", help="Where the device is, such as Europe/Berlin or +01:00.")
@click.option("--notes", metavar="TEXT", help="Anything else.")
def new(folder: Path, time_zone: str | None, **texts: str | None) -> int:
    """Make DIR, for its owner alone, with a session.yaml of what is known; fields left out are there as comments."""
    from auditor.cli.output import say
    from auditor.errors import UsageError
    from auditor.session import Manifest, is_time_zone, write_manifest

    if time_zone is not None and not is_time_zone(time_zone):
        raise UsageError(f"--time-zone {time_zone}: no such time zone; give Europe/Berlin or +01:00, for example")
    manifest = Manifest(time_zone=time_zone, captures=(), keylogs=(), crypto_logs=(), **texts)
    path = write_manifest(folder, manifest)
    say(f"{path}: written; put captures and key logs beside it, then: auditor scan {folder}")
    return OK
