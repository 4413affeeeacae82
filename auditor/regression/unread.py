"""What left a session unread: how many bytes, to whom, and how much of it after a given moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from auditor.model import Outcome
from auditor.regression.recorder import Gaps
from auditor.report.document import Connection, Report, Unaudited
from auditor.report.times import nanoseconds

READ = frozenset({Outcome.AUDITED, Outcome.NO_PAYLOAD, Outcome.LOCAL, Outcome.ABORTED})
"""Connections that hide nothing: read, empty, local chatter, or broken off before anything was sent."""
INSIDE = frozenset({Outcome.UNDECODABLE, Outcome.BODY_LIMIT, Outcome.STATE_LOST, Outcome.NOT_RECORDED, Outcome.UNKNOWN})
"""Gaps inside exchanges whose bytes were sent, at a time that is not known."""
ABSENT = frozenset({Outcome.LOST, Outcome.SNAPLEN})
"""What the capture does not hold, in whichever direction it went."""
UNKNOWABLE = 1 << 40
"""Stands for the size of what nobody can tell because a detector failed on it."""


class Unread:
    """The unread outgoing bytes of one session; ``gaps`` are those inside of exchanges, if their times are known."""

    def __init__(self, report: Report, gaps: Gaps | None = None) -> None:
        closed = [each for each in report.connections if each.outcome not in READ and each.bytes_out]
        self._timed = [(nanoseconds(each.last), each.bytes_out) for each in closed]
        self._timed += [(nanoseconds(each.time), each.bytes) for each in report.opaque]
        self._timed += [(time_ns, _inside(reason, size)) for time_ns, reason, size in gaps or ()]
        self._always = _untimed(report, gaps is None)
        self.by_host = _by_host(closed)
        self.refused = {name_of(each) for each in report.connections if each.outcome is Outcome.ABORTED}
        for payload in report.opaque:
            self.by_host[payload.host] += payload.bytes

    def after(self, time_ns: int) -> int:
        """Bytes that may have been sent at or after this moment; a connection counts whole as long as it lasts."""
        return self._always + sum(size for last, size in self._timed if last >= time_ns)


def name_of(connection: Connection) -> str:
    """The name a connection went to, else the address."""
    return connection.sni or connection.host or connection.server.rpartition(":")[0]


def _by_host(connections: Iterable[Connection]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for each in connections:
        sums[name_of(each)] += each.bytes_out
    return sums


def _untimed(report: Report, inside: bool) -> int:
    """What the ledger counts as unread beyond the connections known to be, and gaps; those ``inside`` if asked for."""
    known = sum(each.bytes_out for each in report.connections if each.outcome is not Outcome.AUDITED)
    rest = max(report.coverage.bytes_out.unreadable - known, 0)
    return rest + sum(_size(gap, inside) for gap in report.unaudited)


def _size(gap: Unaudited, inside: bool) -> int:
    if gap.input is None:
        return _inside(gap.reason, gap.bytes) if inside else 0
    return gap.bytes if gap.reason in ABSENT else 0


def _inside(reason: Outcome, size: int) -> int:
    if reason is Outcome.CRASH:
        return UNKNOWABLE
    return size if reason in INSIDE else 0
