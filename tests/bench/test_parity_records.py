from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bench.parity_records import ANSWER_NOT_SHOWN, Content, Request, Row, Seen, causes, compare, totals, without_port

REQUEST = Request("GET", "a.example", "/x", 200, Content(0, "e"), Content(5, "f"))


def row(theirs: list[Request], ours: list[Request]) -> Row:
    (found,) = compare("c", Seen(requests=theirs), Seen(requests=ours))
    return found


def test_equal_requests_are_the_same_in_any_order() -> None:
    other = replace(REQUEST, path="/y")
    found = row([REQUEST, other], [other, REQUEST])
    assert (found.same, found.bodies, found.differences, found.asked) == (2, 4, (), 2)


def test_another_hash_is_a_difference_and_a_body_not_given_is_not_compared() -> None:
    changed = replace(REQUEST, answer=Content(5, "g"))
    assert row([REQUEST], [changed]).differences == ("answer 5 / 5 bytes: GET a.example/x",)
    found = row([replace(REQUEST, answer=None)], [changed])
    assert (found.same, found.bodies, found.differences) == (1, 1, ())


def test_what_one_side_alone_saw_counts_against_the_share() -> None:
    found = row([REQUEST], [REQUEST, replace(REQUEST, status=404)])
    assert found.differences == ("only auditor: GET a.example/x",)
    assert (found.same, found.asked) == (1, 2)


def test_request_without_host_agrees_with_whatever_name_we_gave_it() -> None:
    assert row([replace(REQUEST, host="")], [REQUEST]).differences == ()
    assert row([replace(REQUEST, host="b.example")], [REQUEST]).differences != ()


def test_names_are_compared_as_often_as_they_occur() -> None:
    theirs, ours = Seen(sni=Counter({"a": 2, "b": 1})), Seen(sni=Counter({"a": 1, "b": 1}))
    (found,) = compare("c", theirs, ours)
    assert (found.tshark, found.auditor, found.same, found.asked) == (3, 2, 2, 3)
    assert found.differences == ("1× only tshark: a",)
    assert totals([found], "sni") == (3, 2, 1, 0, 0)


def test_port_is_taken_off_an_authority() -> None:
    assert [without_port(each) for each in ("a:1", "a", "[::1]:8", "::x")] == ["a", "a", "[::1]", "::x"]


def test_differences_are_counted_by_cause() -> None:
    silent = replace(REQUEST, status=None, answer=None)
    rows = [row([silent], [REQUEST]), row([REQUEST], [REQUEST, REQUEST])]
    assert causes(rows) == {ANSWER_NOT_SHOWN: 1, "only auditor": 1}
