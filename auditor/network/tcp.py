"""TCP packets of a batch to stream events: in-order runs whole and vectorised, everything else packet by packet.

Theory of operation. In flow order, each packet's sequence range is put relative to what its stream expected when the
batch began; a running maximum of the ends then says for every packet where its stream stood (FIN counted as one byte).
A packet is *plain* if it opens no hole, is not cut, acknowledges nothing unseen and carries no SYN, FIN or RST. As long
as a conversation is calm, its plain packets are trimmed and joined in one go, exactly as `Conversation.packet` would
have done one by one; the others go there, and so does everything after them until it is calm again.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from msgspec import Struct

from auditor.network.apps import name_apps
from auditor.network.columns import ACK, FIN, RST, SYN, Columns
from auditor.network.conversation import Conversation
from auditor.network.flows import TELLING, asks
from auditor.network.grouping import Opener, Pairs, Runs, tally
from auditor.network.octets import Ints
from auditor.network.reassembly import Stream
from auditor.sources.interface import PacketBatch

FARTHEST = 1 << 30
BLOCK = 64

Row = tuple[int, ...]
"""Side, sequence and acknowledgment number, flags, payload, captured and wire length, frame and time of one packet."""


class Side(Struct, frozen=True):
    """The plain packets of one direction that bring new bytes, in flow order; ``position`` is theirs in that order.

    The new bytes are ``buffer[low:high]`` and stand at ``offset`` of the stream if it was settled when the batch began.
    """

    position: list[int]
    low: list[int]
    high: list[int]
    offset: list[int]
    frame: list[int]
    time_ns: list[int]


class Copies(Struct, frozen=True):
    """Plain packets with bytes that were there before: position, side, offsets of the packet and of the stream then."""

    position: list[int]
    side: list[int]
    start: list[int]
    upto: list[int]
    payload: list[int]
    length: list[int]


class Plan(Struct, frozen=True):
    """What the vectorised pass found; ``bumps`` are the positions of packets that are not plain, ``bump_rows`` those.

    ``origin`` is, per run and side, the sequence number positions count from, ``before`` by side where its stream stood
    before each packet; ``columns`` are the fields of a `Row`, by position.
    """

    sides: tuple[Side, Side]
    copies: Copies
    bumps: list[int]
    bump_rows: list[Row]
    origin: list[list[int]]
    before: tuple[Ints, Ints]
    columns: tuple[Ints, ...]


class TcpStage:
    """All TCP conversations of this shard."""

    __slots__ = ("_current", "_opener", "_pairs")

    def __init__(self, pairs: Pairs, device: str | None, *, activity: bool = False) -> None:
        self._pairs = pairs
        self._opener = Opener("tcp", pairs, device, activity)
        self._current: dict[int, Conversation] = {}

    def receive(self, batch: PacketBatch, columns: Columns, rows: Ints | None) -> list[Conversation]:
        """Take the TCP packets of a batch; the conversations that had any, or that were superseded."""
        runs = self._pairs.runs(columns, rows)
        if not runs.row.size:
            return []
        starts, conversations, superseded = self._assign(batch, columns, runs)
        position = np.array(starts, np.int64)
        lengths = np.diff(np.append(position, runs.row.size))
        run = np.repeat(np.arange(len(starts)), lengths)
        upside = np.array([c.upside for c in conversations], np.bool_)
        side = (runs.swapped != upside[run]).astype(np.int64)
        plan = _plan(columns, runs.row, run, position, side, conversations)
        flows = [c.flow for c in conversations]
        tally(flows, position, side, columns, runs.row, datagrams=False)
        name_apps(batch, flows, position, runs.row)
        ends = [*starts[1:], runs.row.size]
        bump = 0
        for number, (conversation, start, end) in enumerate(zip(conversations, starts, ends, strict=True)):
            next_bump = bisect_left(plan.bumps, end, bump)
            if not conversation.closed:
                _Run(columns.buffer, plan, conversation, number).play(start, end, bump, next_bump)
            _remember_first(conversation, plan, start, end)
            bump = next_bump
        for conversation, frame in superseded:
            if not conversation.closed:
                conversation.expire(frame)
                conversation.close(frame, frame)
        return [*conversations, *(c for c, _ in superseded)]

    def open(self) -> list[Conversation]:
        """The conversations that are not over."""
        return [c for c in self._current.values() if not c.closed]

    def _assign(
        self, batch: PacketBatch, columns: Columns, runs: Runs
    ) -> tuple[list[int], list[Conversation], list[tuple[Conversation, int]]]:
        """Split runs where ports were used again; positions of the new runs, their conversations, and those ended."""
        openings = _openings(columns, runs)
        starts: list[int] = []
        found: list[Conversation] = []
        superseded: list[tuple[Conversation, int]] = []
        for run, (start, pair) in enumerate(zip(runs.starts.tolist(), runs.pair, strict=True)):
            conversation = self._current.get(pair)
            if conversation is None:
                conversation = self._open(batch, columns, runs, pair, start)
            for opening in openings.get(run, ()):
                if _is_same(conversation, opening, columns, runs, start):
                    continue
                if opening.at > start:
                    starts.append(start)
                    found.append(conversation)
                superseded.append((conversation, opening.frame))
                start = opening.at
                conversation = self._open(batch, columns, runs, pair, start)
                _is_same(conversation, opening, columns, runs, start)
            starts.append(start)
            found.append(conversation)
            self._current[pair] = conversation
        return starts, found, superseded

    def _open(self, batch: PacketBatch, columns: Columns, runs: Runs, pair: int, at: int) -> Conversation:
        row = int(runs.row[at])
        flags = int(columns.flags[row])
        opening = not flags & ACK if flags & SYN else asks(_first_bytes(columns, row))
        flow, upside = self._opener.open(batch, pair, row, swapped=bool(runs.swapped[at]), opening=opening)
        return Conversation(flow, upside=upside)


def _first_bytes(columns: Columns, row: int) -> bytes:
    at = int(columns.payload[row])
    return bytes(columns.buffer[at : at + min(int(columns.captured[row]), TELLING)])


class _Opening(Struct, frozen=True):
    """A SYN (``ack`` None) or SYN-ACK, at a position in flow order."""

    at: int
    swapped: bool
    seq: int
    ack: int | None
    frame: int


def _openings(columns: Columns, runs: Runs) -> dict[int, list[_Opening]]:
    """The packets with SYN, by run."""
    flags = columns.flags[runs.row]
    at = np.flatnonzero(flags & SYN)
    row = runs.row[at]
    owner = np.searchsorted(runs.starts, at, "right") - 1
    ack = np.where(flags[at] & ACK, columns.ack[row], -1)
    found: dict[int, list[_Opening]] = {}
    fields = (owner, at, runs.swapped[at], columns.seq[row], ack, columns.frame[row])
    for run, position, swapped, seq, acked, frame in zip(*(f.tolist() for f in fields), strict=True):
        opening = _Opening(position, swapped, seq, None if acked < 0 else acked, frame)
        found.setdefault(run, []).append(opening)
    return found


def _is_same(conversation: Conversation, opening: _Opening, columns: Columns, runs: Runs, start: int) -> bool:
    side = int(opening.swapped != conversation.upside)
    answers = opening.ack is not None and conversation.isn[1 - side] is not None
    unknown = conversation.isn[side] is None and conversation.first_seq[side] is None
    if unknown and not answers and start < opening.at:
        earlier = np.flatnonzero(runs.swapped[start : opening.at] == opening.swapped)
        if earlier.size:
            conversation.first_seq[side] = int(columns.seq[runs.row[start + earlier[0]]])
    return conversation.same_connection(side, opening.seq, opening.ack)


def _remember_first(conversation: Conversation, plan: Plan, start: int, end: int) -> None:
    """Keep the first sequence number of a direction whose SYN was not seen."""
    for side in (0, 1):
        if conversation.isn[side] is None and conversation.first_seq[side] is None:
            own = np.flatnonzero(plan.columns[0][start:end] == side)
            if own.size:
                conversation.first_seq[side] = int(plan.columns[1][start + own[0]])


def _origins(conversations: list[Conversation]) -> Ints:
    """Per conversation and side: the sequence number expected next, -1 where nothing says."""
    known: list[int] = []
    for conversation in conversations:
        for stream, isn in zip(conversation.streams, conversation.isn, strict=True):
            expected = stream.expected
            if expected is None:
                expected = -1 if isn is None else (isn + 1) & 0xFFFFFFFF
            known.append(expected)
    return np.array(known, np.int64)


def _distance(a: Ints, b: Ints) -> Ints:
    return ((a - b + 0x80000000) & 0xFFFFFFFF) - 0x80000000


def _plan(columns: Columns, row: Ints, run: Ints, starts: Ints, side: Ints, conversations: list[Conversation]) -> Plan:
    seq, ack, flags, wire = columns.seq[row], columns.ack[row], columns.flags[row], columns.wire[row]
    origin = _origins(conversations)
    stream = run * 2 + side
    has = wire > 0
    if bool((origin < 0).any()):
        unknown = np.flatnonzero(has & (origin[stream] < 0))
        which, first = np.unique(stream[unknown], return_index=True)
        origin[which] = seq[unknown[first]]
    start = _distance(seq, origin[stream]) + ((flags & SYN) >> 1)
    end = start + wire + (flags & FIN)
    key = run << 34
    counts = np.where(has | ((flags & FIN) > 0), np.maximum(end, 0), 0)
    by_client = np.maximum.accumulate(key + np.where(side == 0, counts, 0)) - key
    by_server = np.maximum.accumulate(key + np.where(side == 1, counts, 0)) - key
    mine, theirs = np.where(side == 0, by_client, by_server), np.where(side == 0, by_server, by_client)
    both = (_previous(by_client, starts), _previous(by_server, starts))
    before = np.where(side == 0, *both)
    captured = columns.captured[row]
    bump = (flags & (SYN | FIN | RST)) > 0
    bump |= has & ((start > before) | (captured < wire) | (mine > FARTHEST))
    other = origin[stream ^ 1]
    bump |= ((flags & ACK) > 0) & (other >= 0) & (_distance(ack, other) > theirs)
    payload, frame, time_ns = columns.payload[row], columns.frame[row], columns.time_ns[row]
    offset = _next_offsets(conversations)[stream]
    plain = has & ~bump
    fresh = plain & (end > before)
    sides = tuple(
        _side(np.flatnonzero(fresh & (side == d)), start, before, offset, payload, wire, frame, time_ns) for d in (0, 1)
    )
    copies = _copies(np.flatnonzero(plain & (start < before)), side, start + offset, before + offset, payload, wire)
    rest = (side, seq, ack, flags, payload, captured, wire, frame, time_ns)
    bumps = np.flatnonzero(bump)
    rows = list(zip(*(c[bumps].tolist() for c in rest), strict=True))
    return Plan((sides[0], sides[1]), copies, bumps.tolist(), rows, origin.reshape(-1, 2).tolist(), both, rest)


def _previous(running: Ints, starts: Ints) -> Ints:
    previous = np.empty_like(running)
    previous[1:] = running[:-1]
    previous[starts] = 0
    return previous


def _next_offsets(conversations: list[Conversation]) -> Ints:
    return np.array([s.high if s.settled else 0 for c in conversations for s in c.streams], np.int64)


def _side(
    at: Ints, start: Ints, before: Ints, base: Ints, payload: Ints, wire: Ints, frame: Ints, time_ns: Ints
) -> Side:
    low = payload[at]
    high = low + wire[at]
    low = low + (before[at] - start[at])
    lists = (at, low, high, (before + base)[at], frame[at], time_ns[at])
    return Side(*(a.tolist() for a in lists))


def _copies(at: Ints, side: Ints, start: Ints, upto: Ints, payload: Ints, wire: Ints) -> Copies:
    return Copies(*(a.tolist() for a in (at, *(c[at] for c in (side, start, upto, payload, wire)))))


class _Stretch(Struct, frozen=True):
    """What a stretch of plain packets holds of one stream: indexes into its `Side` and into `Copies`."""

    stream: Stream
    side: Side
    first: int
    last: int
    copies: list[int]


class _Run:
    """The packets of one conversation in one batch."""

    __slots__ = ("_buffer", "_conversation", "_number", "_plan")

    def __init__(self, buffer: bytes, plan: Plan, conversation: Conversation, number: int) -> None:
        self._buffer = buffer
        self._plan = plan
        self._conversation = conversation
        self._number = number

    def play(self, start: int, end: int, bump: int, last_bump: int) -> None:
        """Take positions ``start`` to ``end`` with these bumps in them, plain packets in one go while all is calm."""
        conversation, bumps, at = self._conversation, self._plan.bumps, start
        while at < end and not conversation.closed:
            while bump < last_bump and bumps[bump] < at:
                bump += 1
            upto = bumps[bump] if bump < last_bump else end
            calm = conversation.calm
            if at < upto and calm and self._whole(at, upto):
                at = upto
            elif at == upto and calm:
                self._one(self._plan.bump_rows[bump])
                at += 1
            else:
                at = self._slow(at, end)

    def _one(self, row: Row) -> None:
        side, seq, ack, flags, payload, captured, wire, frame, time_ns = row
        data = self._buffer[payload : payload + captured] if captured else b""
        self._conversation.packet(side, seq, ack, flags, data, wire, frame, time_ns)

    def _slow(self, start: int, end: int) -> int:
        """One by one, at least one, until calm; the position behind the last one taken."""
        while start < end:
            stop = min(start + BLOCK, end)
            for row in zip(*(c[start:stop].tolist() for c in self._plan.columns), strict=True):
                self._one(row)
                start += 1
                if self._conversation.calm:
                    return start
        return start

    def _whole(self, start: int, end: int) -> bool:
        """Take plain packets at once; False, and nothing taken, if a stream is not where the plan has it."""
        copies = self._plan.copies
        first = bisect_left(copies.position, start)
        again = range(first, bisect_left(copies.position, end, first))
        stretches: list[_Stretch] = []
        for d, stream in enumerate(self._conversation.streams):
            side = self._plan.sides[d]
            low = bisect_left(side.position, start)
            high = bisect_left(side.position, end, low)
            mine = [i for i in again if copies.side[i] == d]
            if stream.base is not None and not self._fits(stream, d, start):
                return False
            if low < high or mine:
                if not stream.settled or stream.ended:
                    return False
                stretches.append(_Stretch(stream, side, low, high, mine))
        for stretch in stretches:
            self._take(stretch)
        return True

    def _fits(self, stream: Stream, side: int, start: int) -> bool:
        """Whether the stream stands where the plan has it before this position: acknowledgments were judged by that."""
        planned = self._plan.origin[self._number][side] + int(self._plan.before[side][start])
        return planned & 0xFFFFFFFF == stream.expected

    def _take(self, stretch: _Stretch) -> None:
        stream, side, first, last = stretch.stream, stretch.side, stretch.first, stretch.last
        copies, buffer = self._plan.copies, memoryview(self._buffer)
        shift = stream.next - (side.offset[first] if first < last else copies.upto[stretch.copies[0]])
        known = stream.recent() if stretch.copies else b""
        if first < last:
            parts = [buffer[a:b] for a, b in zip(side.low[first:last], side.high[first:last], strict=True)]
            offsets = side.offset[first:last]
            if shift:
                offsets = [offset + shift for offset in offsets]
            stream.extend(parts, offsets, side.frame[first:last], side.time_ns[first:last])
            if stretch.copies:
                known = b"".join([known, *parts])
        for i in stretch.copies:
            data = self._buffer[copies.payload[i] : copies.payload[i] + copies.length[i]]
            stream.compare(copies.start[i] + shift, data, copies.upto[i] + shift, known, stream.next)
