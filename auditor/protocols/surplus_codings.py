"""Content codings of a message that names several: each is undone where it was applied, and passed over elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from auditor.protocols.inflaters import BrokenStream, Inflater

TRIAL = 64 * 1024
"""Bytes after which a decoder that gave nothing yet is believed to be the right one."""


class IfApplied:
    """A decoder, or nothing at all (``passed``) where the data turn out to be none of its before it gave anything."""

    __slots__ = ("_inner", "_kept", "finished", "name", "passed", "produced")

    def __init__(self, inner: Inflater) -> None:
        self.name = inner.name
        self.finished = False
        self.passed = False
        self.produced = 0
        self._inner = inner
        self._kept: bytes | None = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self.passed:
            self.produced += len(data)
            return iter((data,) if data else ())
        if self._kept is not None:
            self._kept = self._kept + data if len(self._kept) < TRIAL else None
        return self._tried(lambda: self._inner.feed(data))

    def close(self) -> Iterator[bytes]:
        if self.passed:
            return
        yield from self._tried(self._inner.close)
        if not self.finished and self._kept:
            yield from self._pass()

    def _tried(self, step: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
        try:
            for piece in step():
                self._kept = None
                self.produced = self._inner.produced
                yield piece
        except BrokenStream:
            if self._kept is None:
                raise
            yield from self._pass()
            return
        self.finished = self._inner.finished

    def _pass(self) -> Iterator[bytes]:
        kept, self._kept = self._kept or b"", None
        self.passed = self.finished = True
        self.produced += len(kept)
        yield kept
