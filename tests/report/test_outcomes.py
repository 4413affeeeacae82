from __future__ import annotations

from auditor.model import Connection, Endpoint, Ledger, Outcome, Unaudited
from auditor.report.canvas import Canvas, Look
from auditor.report.outcomes import Extent, added, extents, taken_out
from auditor.report.outcomes_table import write_outcomes


def connection(outcome: Outcome, out: int, back: int) -> Connection:
    ends = Endpoint("10.0.0.2", 40000), Endpoint("192.0.2.1", 443)
    return Connection(*ends, "tcp", None, None, None, None, out, back, 9, 0, 1, outcome)


def test_bytes_that_no_gap_claims_are_audited() -> None:
    ledger = Ledger({Outcome.AUDITED: 7, Outcome.NO_KEYS: 4, Outcome.NO_PAYLOAD: 3})
    connections = [connection(Outcome.AUDITED, 100, 900), connection(Outcome.NO_KEYS, 50, 150)]
    found = extents(ledger, connections, [Unaudited(Outcome.NO_KEYS, 1, 4, 200, "")])
    assert found == {
        Outcome.NO_PAYLOAD: Extent(packets=3),
        Outcome.NO_KEYS: Extent(flows=1, packets=4, bytes=200),
        Outcome.AUDITED: Extent(flows=1, packets=7, bytes=1000),
    }


def test_bytes_that_are_not_in_the_capture_are_part_of_what_the_connection_carried() -> None:
    ledger = Ledger({Outcome.AUDITED: 2, Outcome.LOST: 1})
    found = extents(ledger, [connection(Outcome.AUDITED, 5010, 0)], [Unaudited(Outcome.LOST, 1, 1, 5000, "")])
    assert (found[Outcome.AUDITED].bytes, found[Outcome.LOST].bytes) == (10, 5000)


def test_bytes_that_stayed_closed_inside_exchanges_are_taken_from_what_was_read() -> None:
    read = {Outcome.AUDITED: Extent(flows=1, packets=2, bytes=100)}
    gaps = [Unaudited(Outcome.CRASH, 1, 0, 30, ""), Unaudited(Outcome.BODY_LIMIT, 1, 0, 5000, "")]
    found = taken_out(read, gaps)
    assert sum(extent.bytes for extent in found.values()) == 100
    assert sum(extent.packets for extent in found.values()) == 2
    assert found[Outcome.CRASH] == Extent(flows=1, bytes=30)
    assert found[Outcome.AUDITED] == Extent(flows=1, packets=2)


def test_packets_are_those_of_the_ledger_whatever_the_gaps_say() -> None:
    found = extents(Ledger({Outcome.AUDITED: 2}), [], [Unaudited(Outcome.CRASH, 1, 2, 30, "")])
    assert sum(extent.packets for extent in found.values()) == 2
    assert found[Outcome.CRASH] == Extent(flows=1, bytes=30)


def test_inputs_add_up_in_the_order_of_precedence() -> None:
    one, other = {Outcome.AUDITED: Extent(flows=1, packets=2, bytes=3)}, {Outcome.LOST: Extent(packets=1)}
    assert list(added([one, other, one]).items()) == [
        (Outcome.LOST, Extent(packets=1)),
        (Outcome.AUDITED, Extent(flows=2, packets=4, bytes=6)),
    ]


def test_table_has_what_was_read_first_and_says_the_rest_in_words() -> None:
    canvas = Canvas(Look())
    read_all, no_keys = Extent(packets=5, bytes=70), Extent(flows=3, packets=2000)
    write_outcomes(canvas, {Outcome.NO_KEYS: no_keys, Outcome.AUDITED: read_all})
    read, locked = canvas.finished().splitlines()[3:]
    assert read.split() == ["5", "-", "70", "bytes", "read", "in", "full"]
    assert locked.split()[:3] == ["2,000", "3", "-"]


def test_no_outcomes_make_no_table() -> None:
    canvas = Canvas(Look())
    write_outcomes(canvas, {})
    assert canvas.finished() == ""
