"""Writes down who would not be read, as the views are told it, so that `auditor scan` of the session says it too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from auditor.live.folder import RESISTANCE, append
from auditor.live.messages import Refusal
from auditor.sources.live_resistance import Resisting

Key = tuple[str, str | None, str]


class ResistanceLog:
    """Appends to the session's ``resistance.jsonl`` what is new; ``rows`` is how it stands."""

    def __init__(self, folder: Path) -> None:
        self._file = append(folder / RESISTANCE)
        self._rows: dict[Key, Resisting] = {}

    @property
    def rows(self) -> list[Resisting]:
        """All of them, in the order last told."""
        return list(self._rows.values())

    def note(self, told: Iterable[Refusal], time: str) -> None:
        """Take what a view is told at ``time`` (RFC 3339): a row for each that changed; none any more has count 0."""
        now = {(each.host, each.app, each.why): _row(each, time) for each in told}
        gone = [msgspec.structs.replace(row, count=0, time=time) for key, row in self._rows.items() if key not in now]
        changed = [row for key, row in now.items() if key not in self._rows or self._rows[key].count != row.count]
        if gone or changed:
            self._file.write(b"".join(msgspec.json.encode(row) + b"\n" for row in (*gone, *changed)))
        self._rows = now

    def close(self) -> None:
        """Give back the file."""
        self._file.close()


def _row(told: Refusal, time: str) -> Resisting:
    return Resisting(
        time=time, host=told.host, app=told.app, why=told.why, reason=told.reason, remedy=told.remedy, count=told.count
    )
