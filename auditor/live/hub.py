"""Passes messages from the proxy and its analysis to every view, also to one that comes late or lost its connection.

The contract for a view, terminal or web:

- `Hub.subscribe(after)` gives everything said after message ``after`` (0: from the beginning), and a `Subscription`
  that gets what is said from then on; nothing is missed and nothing comes twice between the two.
- ``seq`` only grows. A view remembers the last one it has seen; after a lost connection it subscribes with that.
- The backlog holds the last `RECENT` messages in full. Of what is older it holds one message for each finding and
  event (the latest, a finding with its count as it is now; the last `MOST_OLD` of each kind), as many marks and opaque
  payloads, the start, and the latest coverage; older exchanges and notices are forgotten.
- Views put what they hear by id: a finding or event told again replaces the one before, `Exchange.counts` are set.
- All of it is thread-safe. `Subscription.wake`, if given, is called in the publisher's thread after messages came: from
  asyncio or tornado pass ``lambda: loop.call_soon_threadsafe(event.set)``.
- A subscriber that does not take what it is given loses its subscription (`Subscription.lost`) and subscribes again.
- `Hub.mark(action, text)` is the way back: a view asks for a mark, which comes to all as a `Mark` once it is written.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence

import msgspec

from auditor.live.messages import Coverage, Event, Exchange, Finding, Mark, Message, Notice, Opaque, Started, Stopped

RECENT = 2000
MOST_OLD = 2000
MOST_PENDING = 20_000
MarkSink = Callable[[str, str | None], None]


class Subscription:
    """What one view has yet to take."""

    def __init__(self, wake: Callable[[], None] | None) -> None:
        self.wake = wake
        self.lost = False
        self._pending: deque[Message] = deque()
        self._arrived = threading.Condition()

    def take(self, timeout: float | None = 0.0) -> list[Message]:
        """Everything pending, in order; waits up to ``timeout`` seconds (None: for ever) for something to come."""
        with self._arrived:
            if not self._pending and timeout != 0.0:
                self._arrived.wait(timeout)
            taken = list(self._pending)
            self._pending.clear()
        return taken

    def give(self, told: Sequence[Message]) -> bool:
        """For the hub: hand over messages; False where the view has stopped taking them."""
        with self._arrived:
            if len(self._pending) + len(told) > MOST_PENDING:
                self.lost = True
                self._pending.clear()
                self._arrived.notify_all()
                return False
            self._pending.extend(told)
            self._arrived.notify_all()
        if self.wake is not None:
            self.wake()
        return True


class Hub:
    """Numbers messages, keeps what a late view needs, and hands each on. ``mark`` is called with action and text."""

    def __init__(self, mark: MarkSink | None = None) -> None:
        self._lock = threading.Lock()
        self._seq = 0
        self._others = 0
        self._recent: deque[Message] = deque()
        self._old: dict[type[Message], dict[str | int, Message]] = {}
        self._counts: dict[str, int] = {}
        self._subscriptions: list[Subscription] = []
        self.mark: MarkSink = mark if mark is not None else lambda action, text: None

    def dropped(self, others: int) -> None:
        """So many packets of other devices were dropped so far; the next coverage says so."""
        self._others = others

    def publish(self, *told: Message) -> None:
        """Number messages, keep them, hand them to every subscriber in one go."""
        with self._lock:
            numbered = [self._numbered(message) for message in told]
            for message in numbered:
                if isinstance(message, Exchange):
                    self._counts.update(message.counts)
                self._recent.append(message)
                if len(self._recent) > RECENT:
                    self._retire(self._recent.popleft())
            self._subscriptions = [each for each in self._subscriptions if each.give(numbered)]

    def _numbered(self, message: Message) -> Message:
        self._seq += 1
        if isinstance(message, Coverage) and self._others:
            return msgspec.structs.replace(message, seq=self._seq, others=self._others)
        return msgspec.structs.replace(message, seq=self._seq)

    def subscribe(self, after: int = 0, wake: Callable[[], None] | None = None) -> tuple[list[Message], Subscription]:
        """What was said after message number ``after``, as far as it is kept, and what will be said from now on."""
        subscription = Subscription(wake)
        with self._lock:
            old = (message for each in self._old.values() for message in each.values())
            kept = sorted((*old, *self._recent), key=lambda each: each.seq)
            backlog = [self._current(each) for each in kept if each.seq > after]
            self._subscriptions.append(subscription)
        return backlog, subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        """Forget a view; nothing where it is forgotten already."""
        with self._lock:
            self._subscriptions = [each for each in self._subscriptions if each is not subscription]

    def _retire(self, message: Message) -> None:
        """Keep of a message that is no longer recent what a late view must know."""
        name: str | int
        match message:
            case Finding():
                name = message.finding.id
            case Event():
                name = message.id
            case Started() | Coverage() | Stopped():
                name = ""
            case Mark() | Opaque():
                name = message.seq
            case Exchange() | Notice():
                return
        kept = self._old.setdefault(type(message), {})
        kept.pop(name, None)
        kept[name] = message
        if len(kept) > MOST_OLD:
            self._counts.pop(str(next(iter(kept))), None)
            del kept[next(iter(kept))]

    def _current(self, message: Message) -> Message:
        """A finding with its count as it is now."""
        if not isinstance(message, Finding):
            return message
        found = message.finding
        count = max(found.count, self._counts.get(found.id, 0))
        return msgspec.structs.replace(message, finding=msgspec.structs.replace(found, count=count))
