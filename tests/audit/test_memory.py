from __future__ import annotations

from auditor.audit.memory import TOTAL_LIMIT, ResponseMemory
from auditor.model import EMPTY_BODY, Body, Endpoint, Exchange, Headers, Message


def answer(
    body: bytes, time_ns: int, *extra: tuple[bytes, bytes], content_type: bytes = b"application/json"
) -> Exchange:
    headers: Headers = ((b"content-type", content_type), *extra)
    response = Message(headers, Body(body, len(body), ""))
    here, there = Endpoint("192.0.2.1", 1), Endpoint("198.51.100.1", 443)
    request = Message((), EMPTY_BODY)
    return Exchange(0, time_ns, "HTTP/1.1", "GET", "https", "a.example", 443, "/", 200, request, response, here, there)


def test_earliest_answer_counts() -> None:
    memory = ResponseMemory()
    memory.remember(answer(b'{"id": "7012000000000000001"}', 200))
    memory.remember(answer(b'["7012000000000000001"]', 100))
    assert memory.first_seen(["7012000000000000001"]) == {"7012000000000000001": 100}


def test_cookies_that_were_set_count() -> None:
    memory = ResponseMemory()
    memory.remember(answer(b"", 5, (b"Set-Cookie", b"sid=abcdef123456; Path=/")))
    assert memory.first_seen(["abcdef123456"]) == {"abcdef123456": 5}


def test_short_values_and_media_are_no_echo() -> None:
    memory = ResponseMemory()
    memory.remember(answer(b"de", 1))
    memory.remember(answer(b"7012000000000000001", 1, content_type=b"video/mp4"))
    assert memory.first_seen(["de", "7012000000000000001"]) == {}


def test_value_within_a_longer_one_is_found_too() -> None:
    memory = ResponseMemory()
    memory.remember(answer(b"xxabcdefghyy", 3))
    assert memory.first_seen(["abcdefgh", "xxabcdefghyy"]) == {"abcdefgh": 3, "xxabcdefghyy": 3}


def test_answer_given_again_and_again_takes_room_once() -> None:
    memory = ResponseMemory()
    for number in range(TOTAL_LIMIT // 1024 + 10):
        memory.remember(answer(b'{"ok": true}' + bytes(2048), 1000 + number))
    memory.remember(answer(b'{"id": "7012000000000000001"}', 7))
    memory.remember(answer(b'{"ok": true}' + bytes(2048), 5))
    assert memory.first_seen(["7012000000000000001", '"ok": true']) == {"7012000000000000001": 7, '"ok": true': 5}
