"""Nanoseconds since the epoch to RFC 3339 text with nine digits, and back, without losing one of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from auditor.model import SECOND

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = int((datetime(1, 1, 1, tzinfo=UTC) - EPOCH).total_seconds())
_LAST = int((datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC) - EPOCH).total_seconds())


@lru_cache(maxsize=4096)
def _second(seconds: int) -> str:
    moment = EPOCH + timedelta(seconds=min(max(seconds, _FIRST), _LAST))
    return moment.isoformat()[:19]


def rfc3339(time_ns: int) -> str:
    """``2026-03-01T12:00:00.000000001Z``; years are kept within 1 to 9999 (RFC 3339 §5.6)."""
    seconds, rest = divmod(time_ns, SECOND)
    return f"{_second(seconds)}.{rest:09d}Z"


def nanoseconds(text: str) -> int:
    """The reverse of `rfc3339`; any RFC 3339 text with up to nine digits is taken. ValueError on anything else."""
    body, _, fraction = text.removesuffix("Z").partition(".")
    if not text.endswith("Z") or not (fraction == "" or (fraction.isdecimal() and len(fraction) <= 9)):
        raise ValueError(f"not a time in UTC: {text!r}")
    moment = datetime.strptime(body, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    return int((moment - EPOCH).total_seconds()) * SECOND + int(fraction.ljust(9, "0"))
