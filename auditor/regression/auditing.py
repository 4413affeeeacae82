"""Captures and session folders, each of them one session, audited for comparing: its report and its facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from auditor.inputs import Given
    from auditor.profile import Profile
    from auditor.regression.facts import SessionFacts
    from auditor.report.document import Report
    from auditor.rules import RuleSet


class Reading(Struct, frozen=True):
    """How sessions are to be read: paths of key logs, rules, a profile and marks, and the address of the device."""

    keylogs: tuple[str, ...] = ()
    rules: Path | None = None
    profile: Path | None = None
    device: str | None = None
    marks: tuple[Path, ...] = ()


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


def audited(
    given: Given,
    reading: Reading,
    rules: RuleSet,
    profile: Profile | None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Report, SessionFacts]:
    """The report of one session, values plain, and its facts; ``rules`` and ``profile`` are those of ``reading``."""
    from auditor.audit import AuditOptions, audit
    from auditor.regression.facts import session_facts
    from auditor.regression.recorder import Recorder

    recorder = Recorder()
    options = AuditOptions(
        keylogs=given.keylogs,
        rules=reading.rules,
        profile=reading.profile,
        device=reading.device,
        progress=progress,
        manifests=given.manifests,
        crypto_logs=given.crypto_logs,
        marks=given.marks,
        observer=recorder,
        fields=True,
    )
    report = audit(given.captures, options)
    return report, session_facts(report, rules, profile=profile, sightings=recorder)
