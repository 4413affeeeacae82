"""Pairing of requests and answers by key, apart from frames and QPACK."""

from __future__ import annotations

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.protocols.http3_exchanges import Exchanges
from auditor.protocols.messages import RequestDone, ResponseBodies, Transaction, Unread

C, S = Direction.CLIENT, Direction.SERVER
ASKED = [(b":method", b"POST"), (b":scheme", b"https"), (b":path", b"/x"), (b"host", b"app.example")]


def test_both_ends_make_a_transaction_in_either_order() -> None:
    for order in ((C, S), (S, C)):
        exchanges = Exchanges(ResponseBodies.KEEP)
        stream = exchanges.stream(8)
        exchanges.fields(stream, C, ASKED, 0, 10)
        exchanges.body(stream, C, b"body", 12, 16)
        exchanges.fields(stream, S, [(b":status", b"200")], 0, 5)
        for side in order:
            exchanges.end(stream, side, 20, clean=True)
        *_, transaction = exchanges.out
        assert isinstance(transaction, Transaction)
        assert RequestDone(8, 20, 0) in exchanges.out
        assert (transaction.key, transaction.authority, transaction.status) == (8, "app.example", 200)
        assert transaction.request.body is not None
        assert transaction.request.body.data == b"body"
        assert not exchanges.is_open(stream)


def test_header_blocks_that_are_neither_request_nor_answer_are_unread() -> None:
    exchanges = Exchanges(ResponseBodies.KEEP)
    stream = exchanges.stream(0)
    exchanges.fields(stream, C, [(b"x", b"y")], 0, 4)
    exchanges.body(stream, C, b"body", 6, 10)
    exchanges.fields(stream, S, [(b":status", b"what")], 0, 5)
    exchanges.close()
    assert [(event.reason, event.end - event.start) for event in exchanges.out if isinstance(event, Unread)] == [
        (Outcome.UNDECODABLE, 4),
        (Outcome.STATE_LOST, 4),
        (Outcome.UNDECODABLE, 5),
    ]
    assert not [event for event in exchanges.out if isinstance(event, Transaction)]


def test_a_pushed_request_that_could_not_be_read_is_no_transaction() -> None:
    exchanges = Exchanges(ResponseBodies.KEEP)
    parent = exchanges.stream(0)
    exchanges.promise(parent, 1, None)
    pushed = exchanges.stream(7)
    exchanges.fields(pushed, S, [(b":status", b"200")], 0, 5)
    exchanges.end(pushed, S, 5, clean=True)
    assert not exchanges.is_open(pushed)
    assert [event.reason for event in exchanges.out if isinstance(event, Unread)] == [Outcome.LOST]
