"""Answers find their requests, and behind a loss no answer is given to another's."""

from __future__ import annotations

import pytest

from auditor.model import Outcome
from auditor.network.stream import Data, Direction, End
from auditor.protocols.http1 import Http1Connection
from auditor.protocols.messages import HttpEvent, ResponseBodies, Unread
from tests.protocols.conftest import GET, NO, OK, POST, C, S, body_of, read_http1, read_http1_every_way, transactions


def unread(found: list[HttpEvent]) -> list[tuple[Direction, int, int, Outcome]]:
    return [(e.direction, e.start, e.end, e.reason) for e in found if isinstance(e, Unread)]


def test_pipelined_requests_are_paired_in_order() -> None:
    found = read_http1_every_way([GET + POST + b"\r\n" + GET], [OK + NO + OK])
    assert [t.status for t in transactions(found)] == [200, 404, 200]
    assert [(t.start, t.end) for t in transactions(found)] == [
        (0, len(GET)),
        (len(GET), len(GET + POST)),
        (len(GET + POST) + 2, len(GET + POST + GET) + 2),
    ]
    assert transactions(found)[1].request.body == body_of(b'{"steps": 40}')


def test_answers_without_body_do_not_swallow_the_next() -> None:
    head = b"HEAD /h HTTP/1.1\r\nHost: x.example\r\n\r\n"
    answers = [
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n",
        OK,
    ]
    found = read_http1_every_way([head + GET + GET + GET], [b"".join(answers)])
    assert [t.status for t in transactions(found)] == [200, 204, 304, 200]
    assert unread(found) == []


def test_informational_answers_are_not_the_answer() -> None:
    post = b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi"
    found = read_http1_every_way(
        [post], [b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + NO]
    )
    (t,) = transactions(found)
    assert t.status == 404
    assert t.answered is not None
    assert t.answered > 0


def test_unanswered_request_is_given_at_the_end() -> None:
    found = read_http1_every_way([GET + GET], [OK])
    assert [t.status for t in transactions(found)] == [200, None]
    assert transactions(found)[1].response is None
    assert transactions(found)[1].notes


def test_answer_without_request_is_unread() -> None:
    found = read_http1_every_way([], [OK])
    assert unread(found) == [(S, 0, len(OK), Outcome.LOST)]


@pytest.mark.parametrize("length", [400, None])
def test_after_a_gap_pairing_never_shifts(length: int | None) -> None:
    found = read_http1_every_way([GET + POST[:20], length, b"tail of something\r\n" + POST + GET], [OK + NO + OK + NO])
    assert [t.status for t in transactions(found)] == [200, 404, None, None]
    assert [t.method for t in transactions(found)] == ["GET", "POST", "POST", "GET"]
    lost = [u for u in unread(found) if u[0] == C]
    resumed = len(GET) + 20 + (length or 0)
    assert lost == [(C, resumed, resumed + 19, Outcome.LOST)]
    assert [u[3] for u in unread(found) if u[0] == S] == [Outcome.LOST, Outcome.LOST]


def test_gap_between_answers_leaves_the_rest_unpaired() -> None:
    found = read_http1_every_way([GET * 4], [OK, 100, OK + OK])
    assert [t.status for t in transactions(found)] == [200, None, None, None]
    assert [u[0] for u in unread(found)] == [S, S]


def test_gap_in_an_answers_counted_body_loses_nothing_else() -> None:
    found = read_http1_every_way([GET * 2], [NO[:-3], 2, NO[-1:] + OK])
    first, second = transactions(found)
    assert first.response is not None
    assert not first.response.complete
    assert second.status == 200


def test_time_pairs_again_after_a_loss() -> None:
    frames = {
        C: [(0, 1), (len(GET), 5), (2 * len(GET), 9), (3 * len(GET), 13)],
        S: [(0, 3), (len(OK), 7), (2 * len(OK), 11), (3 * len(OK), 15)],
    }

    def frame_of(direction: Direction, offset: int) -> int:
        return max(frame for start, frame in frames[direction] if start <= offset)

    connection = Http1Connection(ResponseBodies.KEEP, frame_of=frame_of)
    found = read_http1([GET, len(GET), GET + GET], [OK + OK + NO + OK], connection=connection)
    assert [t.status for t in transactions(found)] == [200, 404, 200]
    assert unread(found) == [(S, len(OK), 2 * len(OK), Outcome.LOST)]
    assert "by time" in transactions(found)[1].notes[0]


def test_midstream_capture_does_not_take_the_answer_to_an_earlier_request() -> None:
    def frame_of(direction: Direction, offset: int) -> int:
        return 2 if direction == C else (1 if offset < len(NO) else 3)

    connection = Http1Connection(ResponseBodies.KEEP, midstream=True, frame_of=frame_of)
    found = read_http1([GET], [NO + OK], connection=connection)
    assert [t.status for t in transactions(found)] == [200]
    assert unread(found) == [(S, 0, len(NO), Outcome.LOST)]


def test_what_the_server_said_between_two_requests_is_the_answer_to_the_first() -> None:
    frames = {C: [(0, 1), (len(GET), 5)], S: [(0, 3), (len(NO), 7)]}

    def frame_of(direction: Direction, offset: int) -> int:
        return max(frame for start, frame in frames[direction] if start <= offset)

    connection = Http1Connection(ResponseBodies.KEEP, midstream=True, frame_of=frame_of)
    found = read_http1([GET + GET], [b"x" * len(NO) + OK], connection=connection)
    assert [t.status for t in transactions(found)] == [None, 200]


def test_horizon_is_the_oldest_unfinished_request() -> None:
    connection = Http1Connection(ResponseBodies.SKIP)
    connection.receive(Data(C, GET + GET[:5], 0))
    assert connection.horizon() == 0
    connection.receive(Data(S, OK, 0))
    assert connection.horizon() == len(GET)
    connection.receive(Data(C, GET[5:], len(GET) + 5))
    connection.receive(Data(S, OK, len(OK)))
    assert connection.horizon() == 2 * len(GET)


def test_horizon_of_answers_waits_for_one_without_request() -> None:
    connection = Http1Connection(ResponseBodies.SKIP)
    connection.receive(Data(C, GET, 0))
    connection.receive(Data(S, OK[:-1], 0))
    assert connection.answer_horizon() == len(OK) - 1
    lone = Http1Connection(ResponseBodies.SKIP)
    lone.receive(End(C, 0, clean=True))
    lone.receive(Data(S, OK[:-1], 0))
    assert lone.answer_horizon() == 0
    lone.receive(Data(S, OK[-1:], len(OK) - 1))
    assert lone.answer_horizon() == len(OK)


def test_unanswered_requests_do_not_pile_up() -> None:
    connection = Http1Connection(ResponseBodies.KEEP)
    found = [e for i in range(33000) for e in connection.receive(Data(C, GET, i * len(GET)))]
    assert len(transactions(found)) > 32000
