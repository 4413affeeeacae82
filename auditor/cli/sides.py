"""What commands of regression read: baselines, and captures and session folders, each of them one session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from auditor.cli.inputs import progress
from auditor.cli.options import DEVICE, KEYLOG, RULES
from auditor.cli.output import say_at_once
from auditor.errors import UsageError
from auditor.regression.auditing import Reading

if TYPE_CHECKING:
    from auditor.regression.baseline import Baseline
    from auditor.regression.facts import SessionFacts

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
    from auditor.regression.auditing import expanded
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


def sessions(paths: Sequence[str], reading: Reading, name: str | None = None) -> list[SessionFacts]:
    """The facts of each of these captures or folders, read one after the other."""
    from auditor.inputs import sessions as inputs_of
    from auditor.profile import load_profile
    from auditor.regression.auditing import audited, expanded
    from auditor.rules import load_rules

    paths = expanded(paths)
    if len(reading.marks) not in (0, 1, len(paths)):
        raise UsageError(f"--marks: give one file, or one for each of the {len(paths)} sessions")
    rules = load_rules(reading.rules)
    profile = None if reading.profile is None else load_profile(reading.profile)
    found = []
    for number, path in enumerate(paths):
        marks = reading.marks[number % len(reading.marks)] if reading.marks else None
        given = inputs_of((path,), reading.keylogs, name, marks)
        with progress(given.captures) as bar:
            report, facts = audited(given, reading, rules, profile, bar)
        say_at_once(report.unaudited)
        found.append(facts)
    return found
