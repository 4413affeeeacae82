from __future__ import annotations

import pytest

from auditor.decode.document import Document
from auditor.decode.places import cookies, headers, path_segments, query


def test_query_is_what_stands_between_question_mark_and_hash() -> None:
    assert query("/a?b=1&b=2#c=3") == {"b": ["1", "2"]}
    assert query("/a") == {}


@pytest.mark.parametrize(
    ("path", "segments"),
    [
        ("/v1/users/M%C3%BCller?x=/y", ["v1", "users", "Müller"]),
        ("http://log.example/a/b", ["a", "b"]),
        ("home/livingroom/lamp", ["home", "livingroom", "lamp"]),
        ("/", []),
        ("*", ["*"]),
    ],
)
def test_path_is_its_decoded_segments(path: str, segments: list[Document]) -> None:
    assert path_segments(path) == segments


def test_headers_go_by_lower_case_name_and_leave_cookies_out() -> None:
    sent = ((b"X-Id", b"1"), (b"x-id", b"2"), (b"Cookie", b"a=b"), (b"X-Name", "Jo\xe9".encode("latin-1")))
    assert headers(sent) == {"x-id": ["1", "2"], "x-name": ["Jo\xe9"]}


def test_cookies_of_all_fields_are_taken_as_sent() -> None:
    sent = ((b"Cookie", b'a=1; b="x y"; a=2; flag'), (b"cookie", b"c=%7B%7D"), (b"host", b"d=1"))
    assert cookies(sent) == {"a": ["1", "2"], "b": ["x y"], "flag": [""], "c": ["%7B%7D"]}
