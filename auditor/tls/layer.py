"""The protected part of one direction: which key and sequence number open the next record, also after some were lost.

In step, one attempt is made. After a loss, or records that failed, sequence numbers are tried from the expected one on
until the tag verifies; how many is bounded by what can have been lost, and in all by a budget.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from auditor.tls.ciphers import Suite
from auditor.tls.protection import Opener
from auditor.tls.runs import APPLICATION_DATA
from auditor.tls.schedule import modern_opener, updated_secret

WINDOW_LIMIT = 4096
TRIAL_BUDGET = 16384
FAILURES_BEFORE_SUCCESS = 1024
_SHORTEST_RECORD = 22
_BUDGET_REGAINED = 64

Content = tuple[int, bytes]


class Stage(IntEnum):
    """Which traffic secret of TLS 1.3 protects the records now."""

    EARLY = 0
    HANDSHAKE = 1
    APPLICATION = 2


class Layer:
    """Opens records up to TLS 1.2: one key, and a sequence number that the tries may move on.

    ``sequence`` is the number of the record expected next. ``missed`` tells whether records were lost before the one
    opened last. ``floor`` is the frame at which the key could
    be known.
    """

    modern = False

    def __init__(self, opener: Opener | None, floor: int) -> None:
        self._opener = opener
        self.floor = floor
        self.missed = False
        self.verified = False
        self.failures = 0
        self.sequence = 0
        self._window = 1
        self._budget = TRIAL_BUDGET

    @property
    def carries_data(self) -> bool:
        """Whether a record that cannot be opened may have held application data."""
        return True

    @property
    def steady(self) -> Opener | None:
        """The opener, while records may be opened with it one by one, `sequence` counting up."""
        opener = self._opener
        return opener if opener is not None and self._window == 1 and opener.stateless else None

    @property
    def usable(self) -> bool:
        """Whether anything can still be opened."""
        lost_step = self._window > 1 and self._opener is not None and not self._opener.skips
        return not lost_step and (self.verified or self.failures <= FAILURES_BEFORE_SUCCESS)

    def lost(self, size: int | None) -> None:
        """Bytes were lost: ``size`` of them, None if unknown."""
        records = WINDOW_LIMIT if size is None else 2 + size // _SHORTEST_RECORD
        self._window = min(self._window + records, WINDOW_LIMIT)

    def open(self, head: int, payload: memoryview) -> Content | None:
        """Content type and content of a record; None if it verifies under nothing that may be expected."""
        content = self._unseal(head, payload)
        return None if content is None else (head >> 32, content)

    def failed(self) -> None:
        """The record just tried was really one: its sequence number is spent, whatever it was."""
        self.failures += 1
        self._window = min(self._window + 1, WINDOW_LIMIT)

    def _unseal(self, head: int, payload: memoryview) -> bytes | None:
        opener = self._opener
        if opener is None:
            return None
        if self._window == 1:
            content = opener.open(self.sequence, head, payload)
            if content is not None:
                self.sequence += 1
                self.missed = False
                self.verified = True
            return content
        found = self._try(opener, self.sequence, head, payload)
        if found is None:
            return None
        sequence, content = found
        self._opened(missed=sequence != self.sequence, following=sequence + 1)
        return content

    def _try(self, opener: Opener, first: int, head: int, payload: memoryview) -> tuple[int, bytes] | None:
        count = max(min(self._window, self._budget), 2)
        found = opener.search(first, count, head, payload)
        self._budget = max(self._budget - (count if found is None else found[0] - first), 0)
        return found

    def _opened(self, *, missed: bool, following: int) -> None:
        self.sequence = following
        self._window = 1
        self._budget = min(self._budget + _BUDGET_REGAINED, TRIAL_BUDGET)
        self.missed = missed
        self.verified = True


class ModernLayer(Layer):
    """Opens records of TLS 1.3, whose keys change with Finished, EndOfEarlyData and KeyUpdate.

    ``lookup`` gives a stage's secret if the key log has it. Without the handshake secret, records are tried with the
    application secret until its first one verifies. ``unresolved`` says that the secret of the present stage is not
    known (yet).
    """

    modern = True

    def __init__(self, suite: Suite, lookup: Callable[[Stage], bytes | None], floor: int, *, early: bool) -> None:
        super().__init__(None, floor)
        self._suite = suite
        self._lookup = lookup
        self._early_offered = early
        self._secret: bytes | None = None
        self.unresolved = True
        self._loss = False
        self.stage = Stage.HANDSHAKE
        if early and lookup(Stage.EARLY) is not None:
            self._enter(Stage.EARLY)
        else:
            self._enter(Stage.HANDSHAKE)

    @property
    def steady(self) -> Opener | None:
        return super().steady if self.stage is Stage.APPLICATION else None

    @property
    def carries_data(self) -> bool:
        return self.stage is not Stage.HANDSHAKE or self.may_be_early or self._loss

    @property
    def may_be_early(self) -> bool:
        """A record that does not open may be 0-RTT data whose secret is unknown."""
        return self._early_offered and self.stage is Stage.HANDSHAKE and self.sequence == 0

    def resolve(self) -> None:
        """Ask again for the secret of the present stage."""
        self._enter(self.stage)

    def lost(self, size: int | None) -> None:
        super().lost(size)
        self._loss = True

    def open(self, head: int, payload: memoryview) -> Content | None:
        if head >> 32 != APPLICATION_DATA:
            return None
        plain = self._unseal(head, payload)
        if plain is None:
            plain = self._unseal_later(head, payload)
            if plain is None:
                return None
        kind = plain[-1]
        if kind:
            return kind, plain[:-1]
        content = plain.rstrip(b"\0")
        return (content[-1], content[:-1]) if content else (0, b"")

    def finished(self) -> None:
        """A Finished of this direction was read: its application secret follows."""
        if self.stage is not Stage.APPLICATION:
            self._enter(Stage.APPLICATION)

    def end_of_early_data(self) -> None:
        """The client's 0-RTT data ended: its handshake secret follows."""
        if self.stage is Stage.EARLY:
            self._enter(Stage.HANDSHAKE)

    def key_update(self) -> None:
        """The next generation of the application secret follows."""
        if self.stage is Stage.APPLICATION and self._secret is not None:
            self._use(Stage.APPLICATION, updated_secret(self._suite, self._secret))

    def _enter(self, stage: Stage) -> None:
        self._use(stage, self._lookup(stage))

    def _use(self, stage: Stage, secret: bytes | None) -> None:
        self.stage = stage
        self._secret = secret
        self.unresolved = secret is None
        self._opener = None if secret is None else modern_opener(self._suite, secret)
        self.sequence = 0
        self._window = 1

    def _unseal_later(self, head: int, payload: memoryview) -> bytes | None:
        """Try what may come after the present stage, where its end can have been missed."""
        skipping = self._loss or self._opener is None or self.stage is Stage.EARLY
        if not skipping:
            return None
        for stage, secret in self._later():
            opener = modern_opener(self._suite, secret)
            found = self._try(opener, 0, head, payload)
            if found is not None:
                self._secret, self._opener, self.unresolved = secret, opener, False
                data_lost = self.stage is Stage.APPLICATION or (stage is Stage.APPLICATION and found[0] > 0)
                self.stage = stage
                self._opened(missed=data_lost, following=found[0] + 1)
                return found[1]
        return None

    def _later(self) -> list[tuple[Stage, bytes]]:
        if self.stage is Stage.APPLICATION:
            return [] if self._secret is None else [(self.stage, updated_secret(self._suite, self._secret))]
        known = [(stage, self._lookup(stage)) for stage in Stage if stage > self.stage]
        return [(stage, secret) for stage, secret in known if secret is not None]

    def _opened(self, *, missed: bool, following: int) -> None:
        super()._opened(missed=missed, following=following)
        self._loss = False
