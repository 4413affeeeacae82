"""`auditor demo`: audit one of the bundled captures; its persons are invented, so values are shown."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from auditor.cli import OK
from auditor.cli.output import look, write_text
from auditor.errors import UsageError
from auditor.report.formats import by_name

FIRST = "tiktok-session"
KINDS = (".pcapng", ".pcap", ".har", ".mitm", ".flow")
ALL = "*-*"
"""Every folder of a recording in a case."""
SHOWN_BY: dict[str, tuple[tuple[str, ...], ...]] = {
    "corona-warn-app": (("linkability", ALL, "--recipient", "corona-warn-app", "--show-values"),),
    "health-code-checkin": (
        ("dossier", "readable", "--show-values"),
        ("marks", "test", "--plan", "plan.yaml", "encrypted/capture.pcapng", "--marks", "encrypted/marks.csv"),
    ),
    "tiktok-encrypted": (
        ("dossier", "published-envelope/capture.pcapng", "--recipient", "tiktok", "--show-values"),
        (
            "marks",
            "test",
            "--plan",
            "plan.yaml",
            "container-of-2020/capture.pcapng",
            "--marks",
            "container-of-2020/marks.csv",
        ),
    ),
    "xiaomi-browser-2020": (
        ("dossier", "capture.pcapng", "--marks", "marks.csv", "--recipient", "xiaomi", "--show-values"),
    ),
    "xiaomi-browser-fixed": (("diff", "3.4.0", "fixed", "--profile", "profile.yaml"),),
}
"""What shows a case of several recordings: commands, with paths below its folder; else all of it is audited."""


@click.command("demo", short_help="Audit one of the bundled captures of invented persons.")
@click.argument("name", default=FIRST, metavar="[NAME]")
def command(name: str) -> int:
    """Audit the bundled capture NAME (tiktok-session by default) and list the others. Its persons are invented."""
    scenarios = found(captures_folder())
    if name not in scenarios:
        raise UsageError(f"there is no demo {name!r}; there are {', '.join(scenarios)}")
    if name in SHOWN_BY:
        run_commands(name)
    else:
        write_text(f"{audited(scenarios[name])}\n", None)
    others = ", ".join(other for other in scenarios if other != name)
    note = f"\nOther demos: auditor demo NAME, with NAME one of {others}.\n" if others else ""
    write_text(f"The person and the device of this demo are invented.\n{note}", None)
    return OK


def audited(captures: tuple[Path, ...]) -> str:
    """The page of an audit of these captures, values shown."""
    from auditor.audit import AuditOptions, audit

    report = audit([shown_path(capture) for capture in captures], AuditOptions())
    return by_name("terminal").render(report, look(None))


def run_commands(name: str) -> None:
    """Run what shows a case, each command after the line one would type."""
    case = captures_folder() / name
    for line in SHOWN_BY[name]:
        typed = [shown_path(case / word) if word == ALL or (case / word).exists() else word for word in line]
        write_text(f"$ auditor {' '.join(typed)}\n\n", None)
        folders = [shown_path(folder) for folder in sorted(case.glob(ALL))]
        given = [word for at, each in enumerate(typed) for word in (folders if line[at] == ALL else [each])]
        command = import_module(f"auditor.cli.{line[0]}").command
        command.main(given[1:], prog_name=f"auditor {line[0]}", standalone_mode=False)
        write_text("\n", None)


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


def found(folder: Path) -> dict[str, tuple[Path, ...]]:
    """Scenario name to capture files, sorted by name: folders with a README and a capture, or recordings inside."""
    scenarios = {}
    for place in sorted(folder.iterdir()):
        if (place / "README.md").is_file():
            inside = sorted(expected.parent for expected in place.rglob("expected.json") if expected.parent != place)
            captures = tuple(_captures(place)[:1] or [first for each in inside for first in _captures(each)[:1]])
            if captures:
                scenarios[place.name] = captures
    return scenarios


def _captures(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix in KINDS)
