"""Takes reviewed news into a baseline: the route, why it is all right, and until when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import msgspec

from auditor.errors import UsageError
from auditor.regression.baseline import Accepted, Baseline, Row
from auditor.regression.check_document import Check


def news(check: Check, ids: Collection[str] = ()) -> list[Row]:
    """The rows of a check's news, of these ids or data types if any are given. UsageError where one fits nothing."""
    fresh = [(p.id, p.row) for p in check.problems if p.kind in ("new", "incomparable") and p.row is not None]
    known = {name for id_, row in fresh for name in (id_, row.type)}
    for wanted in ids:
        if wanted not in known:
            raise UsageError(f"{wanted}: nothing new has this id or data type")
    return [row for id_, row in fresh if not ids or id_ in ids or row.type in ids]


def accept(baseline: Baseline, rows: Iterable[Row], reason: str, expires: date | None) -> Baseline:
    """The baseline with these rows, in place of what it held of the same routes. UsageError without a reason."""
    if not reason.strip():
        raise UsageError("--reason: say why it is all right that this leaves")
    why = Accepted(reason=reason.strip(), expires=None if expires is None else expires.isoformat())
    known = {row.fingerprint: row for row in baseline.rows}
    known.update((row.fingerprint, msgspec.structs.replace(row, accepted=why)) for row in rows)
    return msgspec.structs.replace(baseline, rows=tuple(known[key] for key in sorted(known)))
