"""`auditor profile`: the known values of one's own device – a template, from a device's own words, and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import OK

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.profile import Indicator

DEFAULT = "profile.yaml"
OUT = click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    default=DEFAULT,
    show_default=True,
    metavar="OUT",
    help="Profile to write, for its owner alone; never overwritten.",
)
LARGEST = 64 * 1024 * 1024


@click.group("profile", short_help="Make and check a profile of one's own device.")
def command() -> None:
    """Make and check a profile: the known values of one's own device, which scan --profile looks for."""


@command.command("new", short_help="Write a template to fill in.")
@click.argument("path", type=click.Path(path_type=Path), default=DEFAULT, metavar="[FILE]")
def new(path: Path) -> int:
    """Write a template to FILE (profile.yaml by default), to fill in by hand."""
    from auditor.cli.output import say
    from auditor.profile.write import TEMPLATE, write_profile

    write_profile(path, TEMPLATE)
    say(f"{path}: written; fill it in, then: auditor profile check {path}")
    return OK


@command.command("from-getprop", short_help="Of what an Android device says of itself.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@OUT
def from_getprop(files: tuple[str, ...], out: Path) -> int:
    """Make a profile of what an Android device says of itself; - is standard input.

    FILEs hold the output of adb shell getprop, settings list secure|global|system, ip link, wm size, and dumpsys
    wifi, bluetooth_manager, account, location, iphonesubinfo, together or apart.
    """
    from auditor.profile.android import read_android

    return _make(files, out, read_android, "adb shell getprop")


@command.command("from-ideviceinfo", short_help="Of what an iPhone says of itself.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@OUT
def from_ideviceinfo(files: tuple[str, ...], out: Path) -> int:
    """Make a profile of what ideviceinfo says of an iPhone or iPad, as lines or with -x; - is standard input."""
    from auditor.profile.ios import read_ideviceinfo

    return _make(files, out, read_ideviceinfo, "ideviceinfo")


@command.command("check", short_help="Say every fault of a profile.")
@click.argument("path", type=click.Path(path_type=Path), default=DEFAULT, metavar="[FILE]")
def check(path: Path) -> int:
    """Check FILE: schema, data types, typing errors, values that say nothing, and who can read it."""
    from auditor.cli.output import write_text
    from auditor.errors import FaultyFiles
    from auditor.profile.lint import lint
    from auditor.profile.strength import Strength
    from auditor.report.text import number
    from auditor.rules import load_rules

    faults, strengths = lint(path, load_rules().vocabulary.types)
    if faults:
        raise FaultyFiles(faults)
    unique, telling, weak = (strengths[each] for each in (Strength.UNIQUE, Strength.TELLING, Strength.WEAK))
    counts = f"{unique} unmistakable, {telling} telling, {weak} that count only beside others"
    write_text(f"{number(strengths.total(), 'value')}: {counts}. No faults.\n", None)
    return OK


def _make(files: tuple[str, ...], out: Path, read: Callable[[str], list[Indicator]], source: str) -> int:
    from auditor.cli.output import say
    from auditor.errors import UsageError
    from auditor.profile.device import worth_keeping
    from auditor.profile.write import profile_yaml, write_profile
    from auditor.report.text import number

    found = worth_keeping(each for file in files for each in read(_text(file)))
    if not found:
        raise UsageError(f"{', '.join(files)}: nothing known of a device stands in it; is it the output of {source}?")
    write_profile(out, profile_yaml(found))
    what = f"{number(len(found), 'value')} of the device"
    say(f"{out}: {what}; add e-mail, phone and places, then: auditor profile check {out}")
    return OK


def _text(file: str) -> str:
    """The output as text; PowerShell redirects in UTF-16 with a byte order mark."""
    from auditor.errors import UsageError

    try:
        if file == "-":
            with click.open_file(file, "rb") as stream:
                data: bytes = stream.read(LARGEST)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(LARGEST)
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from error
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return data.decode(encoding, "replace")
