"""`auditor demo`: audit one of the bundled captures; its persons are invented, so values are shown."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli import OK
from auditor.cli.output import look, write_text
from auditor.errors import UsageError
from auditor.report.formats import by_name

FIRST = "tiktok-session"
KINDS = (".pcapng", ".pcap", ".har", ".mitm", ".flow")


@click.command("demo", short_help="Audit one of the bundled captures of invented persons.")
@click.argument("name", default=FIRST, metavar="[NAME]")
def command(name: str) -> int:
    """Audit the bundled capture NAME (tiktok-session by default) and list the others. Its persons are invented."""
    scenarios = found(captures_folder())
    if name not in scenarios:
        raise UsageError(f"there is no demo {name!r}; there are {', '.join(scenarios)}")
    from auditor.audit import AuditOptions, audit

    report = audit([shown_path(scenarios[name])], AuditOptions())
    text = by_name("terminal").render(report, look(None))
    others = ", ".join(other for other in scenarios if other != name)
    note = f"\nOther demos: auditor demo NAME, with NAME one of {others}.\n" if others else ""
    write_text(f"{text}\nThe person and the device of this demo are invented.\n{note}", None)
    return OK


def shown_path(path: Path) -> str:
    """The path as seen from here, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def captures_folder() -> Path:
    """The captures of the source repository this package runs from. UsageError where it was installed without them."""
    import auditor

    folder = Path(auditor.__file__).parent.parent / "captures"
    if not folder.is_dir():
        raise UsageError("the demo captures come with the source repository; run it from a clone")
    return folder


def found(folder: Path) -> dict[str, Path]:
    """Scenario name to capture file: the folders that have a README and a capture, sorted by name."""
    scenarios = {}
    for place in sorted(folder.iterdir()):
        captures = sorted(p for p in place.iterdir() if p.suffix in KINDS) if (place / "README.md").is_file() else []
        if captures:
            scenarios[place.name] = captures[0]
    return scenarios
