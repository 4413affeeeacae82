from __future__ import annotations

import pytest

from auditor.events.media import media_request
from auditor.model import EMPTY_BODY, Body, Endpoint, Exchange, Headers, Message


def exchange(
    path: str, kind: str | None = "video/mp2t", *, method: str = "GET", status: int = 200, size: int = 1000, **more: str
) -> Exchange:
    headers: Headers = () if kind is None else ((b"content-type", kind.encode()),)
    headers += tuple((name.replace("_", "-").encode(), value.encode()) for name, value in more.items())
    return Exchange(
        0, 0, "HTTP/2", method, "https", "cdn.example", 443, path, status, Message((), EMPTY_BODY),
        Message(headers, Body(b"", size, "")), Endpoint("192.0.2.2", 5), Endpoint("192.0.2.1", 443),
    )  # fmt: skip


def test_segments_of_one_folder_are_one_thing() -> None:
    first, second = (media_request(exchange(f"/v/7/720p/seg-{n}.ts?t=1")) for n in (1, 2))
    assert first is not None
    assert second is not None
    assert first.subject == second.subject == "cdn.example/v/7/720p/"
    assert (first.piece, second.piece) == ("seg-1.ts", "seg-2.ts")


def test_ranges_of_a_file_have_their_place_in_the_whole() -> None:
    found = media_request(exchange("/a.mp4", "video/mp4", status=206, content_range="bytes 20000-39999/40000"))
    assert found is not None
    assert (found.subject, found.piece, found.start, found.end, found.total) == (
        "cdn.example/a.mp4", None, 20_000, 40_000, 40_000,
    )  # fmt: skip


def test_range_in_the_query_is_read() -> None:
    found = media_request(exchange("/videoplayback?id=x&range=0-65535", "video/mp4"))
    assert found is not None
    assert (found.start, found.end, found.total) == (0, 65_536, None)


@pytest.mark.parametrize(
    "each",
    [
        exchange("/v/playlist.m3u8", "application/vnd.apple.mpegurl"),
        exchange("/v/manifest.mpd", "application/dash+xml"),
        exchange("/src/app.ts", "text/javascript"),
        exchange("/src/app.ts", None),
        exchange("/cover.jpg", "image/jpeg"),
        exchange("/v/seg-1.ts", method="POST"),
        exchange("/v/seg-1.ts", status=404),
    ],
    ids=lambda e: f"{e.method} {e.path} {e.status}",
)
def test_what_is_no_piece_of_media_is_none(each: Exchange) -> None:
    assert media_request(each) is None


@pytest.mark.parametrize("value", ["bytes 9-1", "bytes x-y/z", "bytes 99999999999999999999-1/2", ""])
def test_odd_ranges_do_not_fail(value: str) -> None:
    assert media_request(exchange("/a.mp4", "video/mp4", content_range=value)) is not None
