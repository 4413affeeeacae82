"""TCP packets of a batch to stream events: in-order runs whole and vectorised, everything else packet by packet.

Theory of operation. In flow order, each packet's sequence range is put relative to what its stream expected when the
batch began; a running maximum of the ends then says for every packet where its stream stood (FIN counted as one byte).
A packet is *plain* if it opens no hole, is not cut, acknowledges nothing unseen and carries no SYN, FIN or RST. As long
as a conversation is calm, its plain packets are trimmed and joined in one go, exactly as `Conversation.packet` would
have done one by one; the others go there, and so does everything after them until it is calm again.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from auditor.network.columns import ACK, FIN, RST, SYN, Columns
from auditor.network.conversation import Conversation
from auditor.network.grouping import Opener, Pairs, Runs, tally
from auditor.network.octets import Flags, Ints
from auditor.network.reassembly import Stream
from auditor.sources.interface import PacketBatch

FARTHEST = 1 << 30
BLOCK = 64


@dataclass(frozen=True, slots=True)
class Side:
    """The plain packets of one direction that bring new bytes, in flow order; ``position`` is theirs in that order.

    The new bytes are ``buffer[low:high]`` and stand at ``offset`` of the stream if it was settled when the batch began.
    """

    position: list[int]
    low: list[int]
    high: list[int]
    offset: list[int]
    frame: list[int]
    time_ns: list[int]


@dataclass(frozen=True, slots=True)
class Copies:
    """Plain packets with bytes that were there before: position, side, offsets of the packet and of the stream then."""

    position: list[int]
    side: list[int]
    start: list[int]
    upto: list[int]
    payload: list[int]
    length: list[int]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the vectorised pass found; ``bumps`` are the positions of packets that are not plain.

    ``origin`` and ``base`` are, per run and side, a sequence number and the stream offset it was given; ``columns``
    are side, sequence and acknowledgment number, flags, payload, captured and wire length, frame and time by position.
    """

    sides: tuple[Side, Side]
    copies: Copies
    bumps: list[int]
    origin: list[list[int]]
    base: list[list[int]]
    columns: tuple[Ints, ...]


class TcpStage:
    """All TCP conversations of this shard."""

    __slots__ = ("_current", "_opener", "_pairs")

    def __init__(self, pairs: Pairs, device: str | None) -> None:
        self._pairs = pairs
        self._opener = Opener("tcp", pairs, device)
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
        tally([c.flow for c in conversations], position, side, columns, runs.row, datagrams=False)
        ends = [*starts[1:], runs.row.size]
        bump = 0
        for number, (conversation, start, end) in enumerate(zip(conversations, starts, ends, strict=True)):
            next_bump = bisect_left(plan.bumps, end, bump)
            if not conversation.closed:
                _Run(columns.buffer, plan, conversation, number).play(start, end, plan.bumps[bump:next_bump])
                _remember_first(conversation, plan, start, end)
            bump = next_bump
        for conversation, frame in superseded:
            if not conversation.closed:
                conversation.expire(frame)
                conversation.close(frame)
        return [*conversations, *(c for c, _ in superseded)]

    def open(self) -> list[Conversation]:
        """The conversations that are not over."""
        return [c for c in self._current.values() if not c.closed]

    def _assign(
        self, batch: PacketBatch, columns: Columns, runs: Runs
    ) -> tuple[list[int], list[Conversation], list[tuple[Conversation, int]]]:
        """Split runs where ports were used again; positions of the new runs, their conversations, and those ended."""
        flags = columns.flags[runs.row]
        opening = np.flatnonzero(flags & SYN)
        owner = (np.searchsorted(runs.starts, opening, "right") - 1).tolist()
        openings: dict[int, list[int]] = {}
        for at, run in zip(opening.tolist(), owner, strict=True):
            openings.setdefault(run, []).append(at)
        starts: list[int] = []
        found: list[Conversation] = []
        superseded: list[tuple[Conversation, int]] = []
        for run, (start, pair) in enumerate(zip(runs.starts.tolist(), runs.pair, strict=True)):
            conversation = self._current.get(pair)
            if conversation is None:
                conversation = self._open(batch, columns, runs, pair, start)
            for at in openings.get(run, ()):
                if _is_same(conversation, columns, runs, start, at):
                    continue
                if at > start:
                    starts.append(start)
                    found.append(conversation)
                superseded.append((conversation, int(columns.frame[runs.row[at]])))
                conversation, start = self._open(batch, columns, runs, pair, at), at
                _is_same(conversation, columns, runs, at, at)
            starts.append(start)
            found.append(conversation)
            self._current[pair] = conversation
        return starts, found, superseded

    def _open(self, batch: PacketBatch, columns: Columns, runs: Runs, pair: int, at: int) -> Conversation:
        row = int(runs.row[at])
        flags = int(columns.flags[row])
        opening = not flags & ACK if flags & SYN else None
        flow, upside = self._opener.open(batch, pair, row, swapped=bool(runs.swapped[at]), opening=opening)
        return Conversation(flow, upside=upside)


def _is_same(conversation: Conversation, columns: Columns, runs: Runs, start: int, at: int) -> bool:
    row = int(runs.row[at])
    side = int(bool(runs.swapped[at]) != conversation.upside)
    if conversation.isn[side] is None and conversation.first_seq[side] is None:
        earlier = np.flatnonzero(runs.swapped[start:at] == runs.swapped[at])
        if earlier.size:
            conversation.first_seq[side] = int(columns.seq[runs.row[start + earlier[0]]])
    ack = int(columns.ack[row]) if int(columns.flags[row]) & ACK else None
    return conversation.same_connection(side, int(columns.seq[row]), ack)


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


def _plan(
    columns: Columns, row: Ints, run: Ints, starts: Ints, side: Ints, conversations: list[Conversation]
) -> Plan:
    seq, ack, flags, wire = columns.seq[row], columns.ack[row], columns.flags[row], columns.wire[row]
    origin = _origins(conversations)
    stream = run * 2 + side
    has = wire > 0
    if (origin < 0).any():
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
    before = np.where(side == 0, _previous(by_client, starts), _previous(by_server, starts))
    captured = columns.captured[row]
    bump = (flags & (SYN | FIN | RST)) > 0
    bump |= has & ((start > before) | (captured < wire) | (mine > FARTHEST))
    other = origin[stream ^ 1]
    bump |= ((flags & ACK) > 0) & (other >= 0) & (_distance(ack, other) > theirs)
    payload, frame, time_ns = columns.payload[row], columns.frame[row], columns.time_ns[row]
    base = _next_offsets(conversations)
    offset = base[stream]
    plain = has & ~bump
    fresh = plain & (end > before)
    sides = tuple(
        _side(np.flatnonzero(fresh & (side == d)), start, before, offset, payload, wire, frame, time_ns) for d in (0, 1)
    )
    copies = _copies(np.flatnonzero(plain & (start < before)), side, start + offset, before + offset, payload, wire)
    rest = (side, seq, ack, flags, payload, captured, wire, frame, time_ns)
    origins, bases = origin.reshape(-1, 2).tolist(), base.reshape(-1, 2).tolist()
    return Plan((sides[0], sides[1]), copies, np.flatnonzero(bump).tolist(), origins, bases, rest)


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


@dataclass(frozen=True, slots=True)
class _Stretch:
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

    def play(self, start: int, end: int, bumps: list[int]) -> None:
        """Take positions ``start`` to ``end``, plain ones in one go while the conversation is calm."""
        at, i = start, 0
        while at < end and not self._conversation.closed:
            while i < len(bumps) and bumps[i] < at:
                i += 1
            upto = bumps[i] if i < len(bumps) else end
            if at < upto and self._conversation.calm and self._whole(at, upto):
                at = upto
            else:
                at = self._slow(at, end)

    def _slow(self, start: int, end: int) -> int:
        """One by one, at least one, until calm; the position behind the last one taken."""
        conversation, buffer, size = self._conversation, self._buffer, 1
        while start < end:
            stop = min(start + size, end)
            for side, seq, ack, flags, payload, captured, wire, frame, time_ns in zip(
                *(c[start:stop].tolist() for c in self._plan.columns), strict=True
            ):
                data = buffer[payload : payload + captured]
                conversation.packet(side, seq, ack, flags, data, wire, frame, time_ns)
                start += 1
                if conversation.calm:
                    return start
            size = BLOCK
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
            if low < high or mine:
                at = side.offset[low] if low < high else copies.upto[mine[0]]
                if not self._fits(stream, d, at):
                    return False
                stretches.append(_Stretch(stream, side, low, high, mine))
        for stretch in stretches:
            self._take(stretch)
        return True

    def _fits(self, stream: Stream, side: int, offset: int) -> bool:
        if stream.base is None or not stream.settled or stream.ended:
            return False
        planned = self._plan.origin[self._number][side] + offset - self._plan.base[self._number][side]
        return (planned - stream.base - stream.next) & 0xFFFFFFFF == 0

    def _take(self, stretch: _Stretch) -> None:
        stream, side, first, last = stretch.stream, stretch.side, stretch.first, stretch.last
        copies, buffer = self._plan.copies, self._buffer
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
            data = buffer[copies.payload[i] : copies.payload[i] + copies.length[i]]
            stream.compare(copies.start[i] + shift, data, copies.upto[i] + shift, known, stream.next)
