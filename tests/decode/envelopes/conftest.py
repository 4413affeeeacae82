"""The requests of the room above, for envelopes that depend on more than a body."""

from __future__ import annotations

from typing import Protocol

from auditor.model import Exchange


class MakeExchange(Protocol):
    def __call__(
        self, path: str = ..., headers: tuple[tuple[bytes, bytes], ...] = ..., body: bytes = ..., lost: int = ...
    ) -> Exchange: ...
