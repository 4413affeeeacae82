"""The analysis beside the proxy: a process of its own that reads the session's files as they grow.

It is rung through standard input: eight bytes, little-endian, for how many records there are; the end of it means stop
once all is read. Messages for the views leave as JSON lines on standard output, findings and events also go to the
session's ``findings.jsonl``. The proxy never waits for it: what it has not read yet is in the files. It works when
nothing else wants to, and in a flood of requests it rests (`auditor.live.pace`), so that the proxied app comes first.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec

from auditor.audit import file_hash
from auditor.audit.analysis import Analyser
from auditor.detect import Knowledge, build_detectors
from auditor.dissection import Totals, sent_bytes
from auditor.dissection.totals import merge
from auditor.live import messages
from auditor.live.folder import FINDINGS, MARKS
from auditor.live.following import ConnectionFollower, FlowFollower
from auditor.live.overflow import left_out
from auditor.live.pace import SLICE, Pace, step_back
from auditor.live.passing import passing, proxy_of
from auditor.live.picture import Picture, final, manifest_of
from auditor.live.remedies import refusals
from auditor.live.resisting import ResistanceLog
from auditor.live.setup import Setup
from auditor.live.telling import GATHERED, SYNC_EVERY, Telling
from auditor.marks import Mark, load_marks
from auditor.model import Connection, Exchange, Ledger
from auditor.report import document
from auditor.report.canvas import Look
from auditor.report.formats import by_name
from auditor.report.times import rfc3339
from auditor.rules.answers import AnswerReader
from auditor.sources.live_connections import KIND, connection_of, gaps_of

QUEUE = 64
"""Records that may wait; what waits beyond is counted as analysed late."""
PAUSE = 0.1
SHARE = 4
"""A report of all so far is made again after so many times the time the last one took."""
ATTENTIVE = 1.0
"""Seconds after the bell rang for which the files are looked into without it."""


class Feed(Protocol):
    """Where exchanges come from."""

    @property
    def read(self) -> int:
        """How many records were taken."""

    def exchanges(self) -> Iterable[tuple[int, Exchange]]:
        """Those there are since the last call, with their numbers."""

    def close(self) -> Iterable[tuple[int, Exchange]]:
        """No more is written: the last ones."""

    def inputs(self, sent: int) -> Iterator[tuple[str, str, Totals]]:
        """Path, kind and totals of each file read so far; ``sent`` are the bytes of all requests."""


class FlowFeed:
    """The proxy's flows."""

    def __init__(self, folder: Path) -> None:
        self._flows = FlowFollower(folder)

    @property
    def read(self) -> int:
        return self._flows.read

    def exchanges(self) -> Iterator[tuple[int, Exchange]]:
        return ((exchange.n, exchange) for exchange in self._flows.exchanges())

    def close(self) -> Iterator[tuple[int, Exchange]]:
        return self.exchanges()

    def inputs(self, sent: int) -> Iterator[tuple[str, str, Totals]]:
        totals = merge([], self._flows.faults())
        totals.ledger = Ledger(bytes_out_readable=sent)
        yield str(self._flows.path), "mitmproxy", totals


class Worker:
    """Reads, analyses, tells."""

    def __init__(self, setup: Setup, feed: Feed) -> None:
        known = setup.known.load()
        rules = known.rules
        self._setup = setup
        self._folder = Path(setup.folder)
        self._feed = feed
        self._analyser = Analyser(build_detectors(Knowledge(rules, known.profile)), None, AnswerReader(rules.endpoints))
        self._picture = Picture(rules, shows=setup.shows, outside=known.outside)
        self._telling = Telling(self._folder / FINDINGS, exchanges=setup.exchanges)
        self._connections = ConnectionFollower(self._folder)
        self._resistance = ResistanceLog(self._folder)
        self._manifest = manifest_of(self._folder)
        self._sent = 0
        self._late = 0
        self._exchanges = 0
        self._accepted: dict[tuple[str, str | None], set[str]] = {}
        self._proxies: set[str] = set()
        self._refused: tuple[messages.Refusal, ...] = ()
        self._due = 0.0
        self._stale = False
        self._rung = 0.0
        self._pace = Pace()
        self._under_way: Iterator[tuple[int, Exchange]] | None = None
        self._telling.tell([messages.Ready(time=rfc3339(time.time_ns()))])
        self._telling.flush()

    def read(self, records: int) -> None:
        """Take of what there is as much as a slice of time allows; ``records`` is how many there are."""
        self._pace.hear(records, time.monotonic())
        began = time.monotonic()
        if not self._pace.resting(began):
            self._take_some(records)
            self._stale |= self._connections.refresh()
            if self._stale and time.monotonic() >= self._due:
                self._whole(waiting=self._waiting(records))
            if not self._setup.passive:
                self._pace.rest(time.monotonic() - began, time.monotonic())
        self._telling.flush()
        self._telling.sync_when_due()

    def pause(self) -> float | None:
        """Seconds until there is something to do even if nothing comes; None: nothing until then."""
        now = time.monotonic()
        if self._under_way is not None:
            return self._pace.resting(now)
        if now < self._rung + ATTENTIVE:
            return GATHERED
        return max(GATHERED, min(self._due - now, SYNC_EVERY)) if self._stale or self._telling.unsynced else None

    def hear(self) -> None:
        """The bell rang: there is something to read, and may be more for a while."""
        self._rung = time.monotonic()

    def close(self) -> None:
        """Take what is left, say what servers had answered before, and give the report."""
        for exchanges in (self._under_way or (), self._feed.close()):
            for n, exchange in exchanges:
                self._take(n, exchange, self._feed.read)
        self._connections.refresh()
        self._picture.settle()
        tally = self._picture.tally
        tally.learn_answers(self._analyser.answer(tally.values()))
        report = self._whole(hashes=True)
        shown = final(report, shows=self._setup.shows)
        summary = by_name("terminal").render(shown, Look(width=self._setup.width))
        text = "\n".join((summary.rstrip("\n"), *left_out(self._picture.overflow.told), ""))
        self._telling.close_findings()
        self._resistance.close()
        self._telling.tell([messages.Stopped(time=rfc3339(time.time_ns()), session=self._setup.folder, text=text)])
        self._telling.flush()

    def _take_some(self, records: int) -> None:
        began = time.monotonic()
        self._under_way = self._under_way or iter(self._feed.exchanges())
        for n, exchange in self._under_way:
            self._take(n, exchange, records)
            if time.monotonic() >= began + SLICE:
                break
        else:
            self._under_way = None

    def _waiting(self, records: int) -> int:
        """How many of these are still to be analysed."""
        return max(0, records - self._feed.read)

    def _take(self, n: int, exchange: Exchange, records: int) -> None:
        if exchange.tls is not None:
            self._accepted.setdefault((exchange.client.address, exchange.app), set()).add(exchange.host)
        if self._setup.passive and (proxy := proxy_of(exchange)) is not None:
            self._proxies.add(proxy)
        self._exchanges += 1
        self._late += records - self._feed.read > QUEUE
        self._sent += sent_bytes(exchange)
        self._telling.tell(self._picture.add(n, self._analyser(exchange), exchange))
        self._stale = True
        if time.monotonic() >= self._due:
            self._whole(waiting=self._waiting(records))

    def _whole(self, waiting: int = 0, hashes: bool = False) -> document.Report:
        """Make a report of all so far and tell what is new in it."""
        began = time.monotonic()
        tried = self._connections.tried
        connections = [connection_of(each) for each in tried]
        unread = sum(each.unread_out for each in connections)
        fed = list(self._feed.inputs(self._sent))
        self._note_resistance(fed[0][2].connections if self._setup.passive else ())
        beside = merge([], gaps_of(tried))
        beside.connections = connections
        beside.resisting = self._resistance.rows
        beside.ledger = Ledger(bytes_out_unreadable=unread)
        every = [*fed, (str(self._connections.path), KIND, beside)]
        inputs = [(path, file_hash(path) if hashes else "", kind, totals) for path, kind, totals in every]
        report = self._picture.report(inputs, self._marks(), self._manifest)
        self._telling.tell([*self._picture.news(report), self._coverage(report, waiting)])
        now = time.monotonic()
        self._due, self._stale = now + max(PAUSE, SHARE * (now - began)), False
        return report

    def _note_resistance(self, seen: Iterable[Connection]) -> None:
        """Take down who would not be read; ``seen`` are the connections of a device that is only listened to."""
        self._refused = (
            *refusals(self._connections.tried, self._accepted, self._picture.tally.lookups),
            *passing(seen, self._proxies),
        )
        self._resistance.note(self._refused, rfc3339(time.time_ns()))

    def _coverage(self, report: document.Report, waiting: int) -> messages.Coverage:
        covered = report.coverage
        return messages.Coverage(
            time=rfc3339(time.time_ns()),
            readable=covered.bytes_out.readable,
            unreadable=covered.bytes_out.unreadable,
            share=covered.readable_share,
            exchanges=self._exchanges,
            refused=self._refused,
            late=self._late,
            waiting=waiting,
        )

    def _marks(self) -> tuple[Mark, ...]:
        path = self._folder / MARKS
        return load_marks(path) if path.exists() and path.stat().st_size else ()


def feed_of(setup: Setup) -> Feed:
    """What the session is recorded as."""
    if not setup.passive:
        return FlowFeed(Path(setup.folder))
    from auditor.live.packet_feed import PacketFeed

    return PacketFeed(Path(setup.folder), setup.device)


def main() -> None:
    """Work until standard input ends; the setup is the only argument, as JSON."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    setup = msgspec.json.decode(sys.argv[1].encode(), type=Setup)
    worker = Worker(setup, feed_of(setup))
    gc.collect()
    gc.freeze()
    step_back()
    bell, rung, records = sys.stdin.fileno(), b"", 0
    while True:
        select.select([bell], [], [], worker.pause())
        if select.select([bell], [], [], 0)[0]:
            data = os.read(bell, 65536)
            if not data:
                break
            worker.hear()
            rung += data
            whole = len(rung) // 8 * 8
            if whole:
                records, rung = int.from_bytes(rung[whole - 8 : whole], "little"), rung[whole:]
        worker.read(records)
    worker.close()


if __name__ == "__main__":
    main()
