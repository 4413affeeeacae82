"""Content codings (RFC 9110 section 8.4) undone as a body comes in, with bounded memory; bodies counted and hashed.

What a body expands to is hostile until shown otherwise: at most `limit` bytes are kept, the rest is only counted and
hashed, and decoding stops where the expansion has no honest reason left.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from auditor.model import BODY_LIMIT, EMPTY_BODY, Body
from auditor.protocols.inflaters import INFLATERS, BrokenStream, Inflater
from auditor.protocols.messages import ResponseBodies
from auditor.protocols.surplus_codings import IfApplied

MAX_CODINGS = 4
EXPANSION_LIMIT = 1024 * 1024 * 1024
FREE_EXPANSION = 64 * 1024 * 1024
RATIO_LIMIT = 200


class Tally:
    """Counts and hashes what is fed, and keeps the first ``keep`` bytes of it."""

    __slots__ = ("_hash", "_keep", "kept", "length")

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._hash = sha256() if keep == 0 else None
        self.kept: bytes | bytearray = b""
        self.length = 0

    def feed(self, data: bytes) -> None:
        """Take the next bytes; the hash is put off for as long as everything is kept."""
        self.length += len(data)
        if self._hash is None:
            if self.length <= self._keep:
                if not self.kept:
                    self.kept = data
                elif isinstance(self.kept, bytearray):
                    self.kept += data
                else:
                    self.kept = bytearray(self.kept + data)
                return
            self._hash = sha256(self.kept)
        self._hash.update(data)
        room = self._keep - len(self.kept)
        if room > 0:
            self.kept = self.kept + data[:room]

    def body(self, *, truncated: bool) -> Body:
        """Everything fed so far as a `Body`."""
        if self.length == 0 and not truncated:
            return EMPTY_BODY
        data = bytes(self.kept)
        digest = sha256(data) if self._hash is None else self._hash
        return Body(data, self.length, digest.hexdigest(), truncated)


class BodyCollector:
    """Takes one body as sent, piece by piece, and gives it decoded at the end.

    ``encodings`` is the content-encoding field (several joined by ", "), None for none. Under HASH no decoded byte is
    kept; under SKIP nothing is done at all and `finish` gives None.
    """

    __slots__ = ("_chain", "_cut", "_limit", "_mode", "_note", "_raw", "_raw_length", "_stopped", "_tally")

    def __init__(
        self, encodings: bytes | None, mode: ResponseBodies = ResponseBodies.KEEP, limit: int = BODY_LIMIT
    ) -> None:
        keep = limit if mode is ResponseBodies.KEEP else 0
        self._mode = mode
        self._limit = limit
        self._tally = Tally(keep)
        self._chain: list[Inflater] = []
        self._raw: Tally | None = None
        self._raw_length = 0
        self._note: str | None = None
        self._stopped = self._cut = False
        if encodings is not None and mode is not ResponseBodies.SKIP:
            self._chain, self._note = _chain(encodings)
            if self._chain:
                self._raw = Tally(keep)

    def feed(self, data: bytes) -> None:
        """The next bytes as sent (after transfer coding)."""
        if self._stopped or self._mode is ResponseBodies.SKIP:
            return
        if not self._chain:
            self._tally.feed(data)
            return
        self._raw_length += len(data)
        if self._raw is not None:
            self._raw.feed(data)
        self._take(self._through(0, data))

    def lose(self) -> None:
        """Bytes are missing here: what is compressed cannot be read on, what is not goes on after them."""
        self._flush()
        if self._chain and not self._stopped:
            self._broken("the compressed body could not be decoded beyond bytes lost in the capture")

    def finish(self) -> tuple[Body | None, str | None]:
        """The body (None under SKIP), and a note where it is not simply what was sent, decoded."""
        if self._mode is ResponseBodies.SKIP:
            return None, None
        self._flush()
        if self._raw_length and not self._stopped:
            early = next((stage.name for stage in self._chain if not stage.finished), None)
            if early is not None:
                self._broken(f"{early} data end early")
        surplus = [stage.name for stage in self._chain if isinstance(stage, IfApplied) and stage.passed]
        if surplus and self._note is None:
            self._note = f"named as content codings, but not applied: {', '.join(surplus)}"
        return self._tally.body(truncated=self._cut or self._tally.length > self._limit), self._note

    def _take(self, pieces: Iterator[bytes]) -> None:
        try:
            for piece in pieces:
                self._raw = None
                self._tally.feed(piece)
        except BrokenStream as fault:
            self._broken(str(fault))

    def _flush(self) -> None:
        """Take what the decoders hold back, the outermost first."""
        for stage in range(len(self._chain)):
            if self._chain and not self._stopped:
                self._take(self._onward(stage, self._chain[stage].close()))

    def _through(self, stage: int, data: bytes) -> Iterator[bytes]:
        return self._onward(stage, self._chain[stage].feed(data))

    def _onward(self, stage: int, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """What the decoders behind this one make of its pieces."""
        inflater = self._chain[stage]
        last = stage == len(self._chain) - 1
        for piece in pieces:
            if last:
                yield piece
            else:
                yield from self._through(stage + 1, piece)
            made = inflater.produced
            if made > FREE_EXPANSION and (made > EXPANSION_LIMIT or made > RATIO_LIMIT * self._raw_length):
                self._stopped = self._cut = True
                self._note = f"body expands beyond reason: decoding stopped at {made} bytes"
            if self._stopped:
                return

    def _broken(self, why: str) -> None:
        """Go on with what was decoded so far; where that is nothing, with the bytes as sent."""
        if self._raw is None:
            self._stopped = True
            self._note = f"{why}; the body is what could be decoded before"
            return
        self._tally, self._raw, self._chain = self._raw, None, []
        self._note = f"{why}; the body is as sent"


def decode_content(data: bytes, encodings: bytes | None, limit: int = BODY_LIMIT) -> tuple[Body, str | None]:
    """A whole body decoded, with a note where its coding is unknown, broken, cut short or expands beyond reason."""
    collector = BodyCollector(encodings, ResponseBodies.KEEP, limit)
    collector.feed(data)
    body, note = collector.finish()
    return EMPTY_BODY if body is None else body, note


def _chain(encodings: bytes) -> tuple[list[Inflater], str | None]:
    """Decoders in the order they apply (the last coding named was applied last), up to the first unknown one."""
    chain: list[Inflater] = []
    names = [name.strip(b" \t\r\v\f\0\"'").lower() for name in encodings.split(b",")]
    for name in reversed(names):
        if name in _NO_CODING:
            continue
        make = _BY_NAME.get(name)
        if make is None:
            return chain, f"content coding {name[:40].decode('latin-1')!r} is not known; the body is as it was under it"
        if len(chain) == MAX_CODINGS:
            return chain, f"more than {MAX_CODINGS} content codings; the body is as it was under the outer ones"
        chain.append(make())
    return ([IfApplied(stage) for stage in chain] if len(chain) > 1 else chain), None


_NO_CODING = frozenset({b"", b"identity", b"none", b"utf-8", b"chunked"})
_BY_NAME = dict(INFLATERS)
