"""What the analysis of a live session is told when it is started."""

from __future__ import annotations

from msgspec import Struct

from auditor.live.known import Known


class Setup(Struct, frozen=True, kw_only=True):
    """The session's ``folder`` and how to read it. Without ``exchanges`` views are not told of each exchange."""

    folder: str
    known: Known = Known()
    shows: bool = False
    passive: bool = False
    device: str | None = None
    width: int = 80
    exchanges: bool = True
