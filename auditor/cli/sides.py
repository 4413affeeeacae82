"""What commands of regression read: baselines, and captures and session folders, each of them one session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from auditor.cli.options import DEVICE, KEYLOG, RULES
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.profile import Profile
    from auditor.regression.baseline import Baseline
    from auditor.regression.facts import SessionFacts
    from auditor.report.document import Report
    from auditor.rules import RuleSet

Command = Callable[..., int]

_OPTIONS = (
    KEYLOG,
    RULES,
    click.option("--profile", type=click.Path(path_type=Path), metavar="FILE", help="Known values; canaries too."),
    DEVICE,
    click.option(
        "--marks", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
        help="What was done when: one file for all sessions, or one for each capture, in their order.",
    ),
)  # fmt: skip


class Reading(Struct, frozen=True):
    """How sessions are to be read, as the options of the command line say."""

    keylogs: tuple[str, ...] = ()
    rules: Path | None = None
    profile: Path | None = None
    device: str | None = None
    marks: tuple[Path, ...] = ()


def reading_options(command: Command) -> Command:
    """The options of every command that audits sessions; the command is given them as one ``reading``."""

    @wraps(command)
    def gathered(
        *, keylog: tuple[str, ...], rules: Path | None, profile: Path | None, device: str | None,
        marks: tuple[Path, ...], **others: object,
    ) -> int:  # fmt: skip
        return command(reading=Reading(keylog, rules, profile, device, marks), **others)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


def shared(reading: Reading, *sides: Sequence[str]) -> list[Reading]:
    """The same reading for each side, with the marks that are its own where there are as many as captures in all."""
    from auditor.regression.baseline import is_baseline

    counts = [sum(not is_baseline(path) for path in expanded(paths)) for paths in sides]
    if len(reading.marks) < 2 or len(reading.marks) != sum(counts):
        return [reading for _ in sides]
    starts = [sum(counts[:number]) for number in range(len(sides))]
    return [
        replace(reading, marks=reading.marks[start : start + count])
        for start, count in zip(starts, counts, strict=True)
    ]


def side(paths: Sequence[str], reading: Reading, name: str | None = None) -> Baseline:
    """One side of a comparison: a baseline read, or one made of sessions. UsageError where both kinds are mixed."""
    from auditor.regression.baseline import is_baseline, read_baseline
    from auditor.regression.summary import summarise

    given = [path for path in paths if is_baseline(path)]
    if given and len(paths) > 1:
        raise UsageError(f"{given[0]}: is a baseline; give one baseline, or sessions, but not both")
    if given:
        return read_baseline(given[0])
    return summarise(sessions(paths, reading, name), name)


def expanded(paths: Sequence[str]) -> list[str]:
    """Captures and session folders; a folder that is no session but holds session folders stands for these."""
    from auditor.session import MANIFEST_NAME

    found = []
    for path in paths:
        folder = Path(path)
        inner = sorted(folder.glob(f"*/{MANIFEST_NAME}")) if folder.is_dir() else []
        one = not inner or (folder / MANIFEST_NAME).is_file()
        found += [path] if one else [str(manifest.parent) for manifest in inner]
    return found


def sessions(paths: Sequence[str], reading: Reading, name: str | None = None) -> list[SessionFacts]:
    """The facts of each of these captures or folders, read one after the other."""
    paths = expanded(paths)
    if len(reading.marks) not in (0, 1, len(paths)):
        raise UsageError(f"--marks: give one file, or one for each of the {len(paths)} sessions")
    from auditor.profile import load_profile
    from auditor.rules import load_rules

    rules = load_rules(reading.rules)
    profile = None if reading.profile is None else load_profile(reading.profile)
    found = []
    for number, path in enumerate(paths):
        marks = reading.marks[number % len(reading.marks)] if reading.marks else None
        found.append(audited(path, reading, rules, profile, marks, name)[1])
    return found


def audited(
    path: str, reading: Reading, rules: RuleSet, profile: Profile | None, marks: Path | None, name: str | None
) -> tuple[Report, SessionFacts]:
    """The report of one capture or session folder, values plain, and its facts; by these ``rules`` and ``profile``."""
    from auditor.audit import AuditOptions, audit
    from auditor.cli import inputs
    from auditor.cli.output import say_at_once
    from auditor.regression.facts import session_facts
    from auditor.regression.recorder import Recorder

    given = inputs.sessions((path,), reading.keylogs, name, marks)
    recorder = Recorder()
    with inputs.progress(given.captures) as bar:
        options = AuditOptions(
            keylogs=given.keylogs,
            rules=reading.rules,
            profile=reading.profile,
            device=reading.device,
            progress=bar,
            manifests=given.manifests,
            crypto_logs=given.crypto_logs,
            marks=given.marks,
            observer=recorder,
            fields=True,
        )
        report = audit(given.captures, options)
    say_at_once(report.unaudited)
    return report, session_facts(report, rules, profile=profile, sightings=recorder)
