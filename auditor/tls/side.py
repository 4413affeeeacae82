"""One direction of a TLS connection: from stream events to plaintext events.

Theory of operation: records are taken from a `RecordReader` one by one. In the *plain* phase handshake messages are
noted in the shared `Negotiation`; a ChangeCipherSpec or the first record that must be protected asks it for a `Layer`.
The answer may be to wait (the record stays current, later events queue up), a layer (*protected* phase) or a refusal
(*passing* phase: everything from there on is reported unread). A record is only ever judged by facts that do not depend
on how far the other direction has come, so the outcome is the same for every interleaving.
"""

from __future__ import annotations

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, End, Gap, Provenance, StreamEvent
from auditor.tls import handshake
from auditor.tls.framing import (
    ALERT,
    CHANGE_CIPHER_SPEC,
    HANDSHAKE,
    Finish,
    Item,
    Lost,
    Record,
    RecordReader,
)
from auditor.tls.handshake import MessageReader
from auditor.tls.layer import Layer, ModernLayer, Stage
from auditor.tls.negotiation import Negotiation, Refusal, Wait
from auditor.tls.plaintext import Plaintext
from auditor.tls.runs import APPLICATION_DATA

HELD_FOR_PEER = 48 * 1024 * 1024
HELD_FOR_KEYS = 128 * 1024
_ENCRYPTED_ALERT = 19


class Side:
    """One direction. ``refusal`` says why it is not (or no longer) read; ``waiting`` what it waits for."""

    def __init__(self, direction: Direction, negotiation: Negotiation, below: Provenance) -> None:
        self.direction = direction
        self.plaintext = Plaintext(direction, below)
        self.refusal: Refusal | None = None
        self.waiting: Wait | None = None
        self.alerts: list[tuple[int, int]] = []
        self.finished = False
        self.certificate = False
        self.protected_records = 0
        self.unreadable_alert = False
        self.undecodable = 0
        self._below = below
        self._negotiation = negotiation
        self._reader = RecordReader()
        self._messages = MessageReader()
        self._layer: Layer | None = None
        self._epoch = 0
        self._due = False
        self._current: Item | None = None
        self._flowing = False
        self._floor = 0
        self._handshake_lost = False
        self._discarding = False
        self._ended = False

    def receive(self, event: StreamEvent) -> None:
        """Queue an event; `run` does the work."""
        if self._discarding:
            self._discard(event)
            return
        limit = HELD_FOR_KEYS if self.waiting is Wait.KEYS else HELD_FOR_PEER
        if isinstance(event, Data) and self.waiting is not None and self._reader.held + len(event.data) > limit:
            end = event.start + len(event.data)
            self.plaintext.unread(event.start, end, Outcome.BODY_LIMIT, f"came while waiting for {self.waiting.value}")
            event = Gap(self.direction, event.start, len(event.data))
        self._reader.feed(event)

    def retry(self, frame: int) -> None:
        """New secrets came with this frame: what waited for them cannot have been readable earlier."""
        if self.waiting is Wait.KEYS:
            self._floor = frame

    def run(self) -> bool:
        """Read as far as the known facts allow; gives whether anything was read."""
        moved = False
        while not self._discarding:
            if self._flowing and self._layer is not None and self._burst(self._layer):
                moved = True
            item = self._current if self._current is not None else self._reader.next()
            if item is None:
                break
            self._flowing = False
            if not self._handle(item):
                self._current = item
                break
            self._current = None
            moved = True
        return moved

    def _burst(self, layer: Layer) -> bool:
        """The common case in a tight loop: application data after application data. The rest is left to `_handle`."""
        opener, moved = layer.steady, False
        if opener is None or self._due or self._ended or self.refusal is not None:
            return False
        while (window := self._reader.window()) is not None:
            run = opener.run(layer.sequence, window)
            if run.position == window.position:
                break
            self.plaintext.add_run(run, layer.floor)
            layer.sequence = run.sequence
            layer.verified = moved = True
            self._reader.skip_to(run.position)
        return moved

    def _handle(self, item: Item) -> bool:
        if isinstance(item, Record):
            if self.refusal is not None or self._ended:
                return self._count(item)
            return self._protected(item) if self._layer is not None and not self._due else self._plain(item)
        if isinstance(item, Lost):
            return self._lost(item)
        self._finish(item)
        return True

    def _finish(self, item: Finish) -> None:
        self._negotiation.heard[self.direction].over = True
        self._discarding = True
        self._end(clean=item.clean)

    def _end(self, *, clean: bool) -> None:
        if not self._ended:
            self._ended = True
            self.plaintext.end(clean=clean)

    def _lost(self, item: Lost) -> bool:
        reason = self.refusal.outcome if self.refusal is not None else Outcome.LOST
        self.plaintext.unread(item.start, item.end, reason, "record whose other part is not in the capture")
        self._messages.reset()
        heard = self._negotiation.heard[self.direction]
        own = self._negotiation.client if self.direction is Direction.CLIENT else self._negotiation.server
        if not own:
            heard.over = True
        self._handshake_lost = self._layer is None
        if self._layer is not None:
            if self._layer.carries_data:
                self.plaintext.missed()
            self._layer.lost(item.size)
            self._check_usable()
        return True

    def _plain(self, record: Record) -> bool:
        """A record before the first key, or right after a ChangeCipherSpec."""
        kind = record.head >> 32
        if self._due or kind == APPLICATION_DATA:
            return self._change_keys(record, lossy=not self._due)
        if record.tentative:
            self._settle(Outcome.LOST, "record whose other part is not in the capture")
        if kind == HANDSHAKE:
            self._handshake(bytes(record.payload), record.end)
        elif kind == ALERT:
            self._alert(bytes(record.payload))
        elif kind == CHANGE_CIPHER_SPEC and not self._answers_retry():
            self._negotiation.keys_changed(self.direction)
            self._due = True
        return True

    def _answers_retry(self) -> bool:
        """A server's ChangeCipherSpec between HelloRetryRequest and ServerHello means nothing (RFC 8446 §D.4)."""
        negotiation = self._negotiation
        return self.direction is Direction.SERVER and negotiation.retried and not negotiation.server

    def _change_keys(self, record: Record, *, lossy: bool) -> bool:
        """Get the layer that protects this record and open it; False while that has to wait."""
        answer = self._negotiation.layer(self.direction, self._epoch)
        if isinstance(answer, Wait):
            self.waiting = answer
            return False
        self.waiting = None
        self._due = False
        if isinstance(answer, Refusal):
            self.refuse(answer)
            return self._count(record)
        answer.floor = max(answer.floor, self._floor)
        if self._handshake_lost if answer.modern else lossy:
            answer.lost(None)
        self._layer = answer
        self._epoch += 1
        self._messages.reset()
        return self._protected(record)

    def _protected(self, record: Record) -> bool:
        layer = self._layer
        if layer is None:
            return True
        if isinstance(layer, ModernLayer):
            if layer.unresolved and self._must_wait(layer):
                return False
            if record.head >> 32 != APPLICATION_DATA:
                return self._unprotected(record)
            if layer.unresolved and layer.stage is Stage.APPLICATION:
                self.refuse(Refusal(Outcome.KEYS_MISSING, "the key log lacks the application secret"))
                return self._count(record)
        content = layer.open(record.head, record.payload)
        if content is None:
            self._failed(layer, record)
            return True
        if record.tentative:
            self._settle(Outcome.LOST, "record whose other part is not in the capture")
        if layer.missed:
            self.plaintext.missed()
        kind, data = content
        if kind == APPLICATION_DATA:
            early = isinstance(layer, ModernLayer) and layer.stage is Stage.EARLY
            self.plaintext.add(data, record.start, record.end, layer.floor, early=early)
            self._flowing = True
            return True
        self._control(kind, data, record)
        return True

    def _must_wait(self, layer: ModernLayer) -> bool:
        if not self._negotiation.keys_may_come:
            self.waiting = None
            return False
        layer.resolve()
        if layer.unresolved:
            self.waiting = Wait.KEYS
            return True
        self.waiting = None
        layer.floor = max(layer.floor, self._floor)
        return False

    def _unprotected(self, record: Record) -> bool:
        """A record of TLS 1.3 that is not encrypted: compatibility, a second ClientHello, or an alert."""
        kind = record.head >> 32
        if record.tentative:
            self._reader.reject()
        elif kind == HANDSHAKE:
            self._handshake(bytes(record.payload), record.end)
        elif kind == ALERT:
            self._alert(bytes(record.payload))
        return True

    def _failed(self, layer: Layer, record: Record) -> None:
        if record.tentative:
            self._reader.reject()
            return
        if layer.carries_data:
            self.plaintext.missed()
        layer.failed()
        reason, detail = Outcome.UNDECODABLE, "record does not verify under the keys of the key log"
        if isinstance(layer, ModernLayer) and layer.unresolved:
            reason, detail = Outcome.KEYS_MISSING, f"the key log lacks the {layer.stage.name.lower()} secret"
        elif isinstance(layer, ModernLayer) and layer.may_be_early:
            reason, detail = Outcome.KEYS_MISSING, "0-RTT data without its secret in the key log"
        else:
            self.undecodable += 1
        self.plaintext.unread(record.start, record.end, reason, detail)
        self._check_usable()

    def _check_usable(self) -> None:
        if self._layer is not None and not self._layer.usable:
            self.refuse(Refusal(Outcome.UNDECODABLE, "records do not verify under the keys of the key log"))

    def _settle(self, reason: Outcome, detail: str) -> None:
        start, end = self._reader.settle()
        self.plaintext.unread(start, end, reason, detail)

    def _control(self, kind: int, content: bytes, record: Record) -> None:
        if isinstance(self._layer, ModernLayer) and self._layer.stage is not Stage.EARLY:
            self.plaintext.drop_early()
        if kind == HANDSHAKE:
            self._handshake(content, record.end)
        elif kind == ALERT:
            self._alert(content)
        elif kind == CHANGE_CIPHER_SPEC and not isinstance(self._layer, ModernLayer):
            self._due = True

    def _handshake(self, content: bytes, end: int) -> None:
        for kind, message in self._messages.feed(content):
            self._message(kind, message, end)

    def _message(self, kind: int, message: bytes, end: int) -> None:
        layer = self._layer
        modern = layer if isinstance(layer, ModernLayer) else None
        if modern is None or kind == handshake.CLIENT_HELLO:
            self._negotiation.message(self.direction, kind, message, self._below.ready(end - 1))
        if kind == handshake.CERTIFICATE:
            self.certificate = True
        elif kind == handshake.FINISHED and layer is not None:
            self.finished = True
            if modern is not None:
                modern.finished()
        elif modern is not None:
            self._modern_message(modern, kind, message, end)

    def _modern_message(self, layer: ModernLayer, kind: int, message: bytes, end: int) -> None:
        if kind == handshake.KEY_UPDATE:
            layer.key_update()
        elif kind == handshake.END_OF_EARLY_DATA:
            self.plaintext.keep_early(self._below.ready(end - 1))
            layer.end_of_early_data()
        elif kind == handshake.ENCRYPTED_EXTENSIONS and self.direction is Direction.SERVER:
            self._negotiation.encrypted_extensions(message)

    def _alert(self, content: bytes) -> None:
        if len(content) != 2:
            return
        level, description = content
        self.alerts.append((level, description))
        if description == 0 and self._layer is not None:
            self._end(clean=True)

    def refuse(self, refusal: Refusal) -> None:
        """Read no further: all that follows is passed over."""
        self.refusal = refusal
        self._negotiation.heard[self.direction].over = True

    def _count(self, record: Record) -> bool:
        """Pass a record over, but see whether data was sent at all: pinned apps close without sending any."""
        if record.tentative:
            self._reader.settle()
        if record.head >> 32 == APPLICATION_DATA:
            if record.head & 0xFFFF == _ENCRYPTED_ALERT:
                self.unreadable_alert = True
            else:
                self.protected_records += 1
        self._pass_over(record.start, record.end)
        if self.protected_records > 1:
            self._stop()
        return True

    def _stop(self) -> None:
        self._discarding = True
        spans, finish = self._reader.drain()
        for start, end in spans:
            self._pass_over(start, end)
        if finish is not None:
            self._finish(finish)

    def _discard(self, event: StreamEvent) -> None:
        if isinstance(event, Data):
            self._pass_over(event.start, event.start + len(event.data))
        elif isinstance(event, End):
            self._finish(Finish(event.clean))

    def _pass_over(self, start: int, end: int) -> None:
        refusal = self.refusal or Refusal(Outcome.UNDECODABLE, "data after close_notify")
        self.plaintext.unread(start, end, refusal.outcome, refusal.detail)
