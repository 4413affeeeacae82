"""What the server answers, over real connections: the gate before everything, headers, codes, messages, marks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import msgspec
import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from auditor.live.hub import RECENT, Hub
from auditor.live.messages import Mark
from auditor.live.web import WebView
from tests.live.web.conftest import SECRET, Client, exchange, finding, now, started

PATHS = ("/", "/main.js", "/style.css", "/qr/0.svg", "/certificate.pem", "/live", "/nothing")


@pytest.mark.parametrize("path", PATHS)
def test_without_cookie_nothing_is_told(client: Client, hub: Hub, path: str) -> None:
    hub.publish(started())
    for asked in (path, f"{path}?token=wrong", f"{path}?token="):
        answer = client.get(asked)
        assert answer.status == 403
        assert b"Open the address that auditor live shows" in answer.body
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
def test_link_lets_in_at_the_front_door_only_and_is_not_used_up_elsewhere(
    client: Client, view: WebView, path: str
) -> None:
    query = urlsplit(view.link).query
    if path != "/":
        assert client.get(f"{path}?{query}").status == 403
    assert client.get(f"/?{query}", host="evil.example").status == 403
    assert client.enter(view.link).status == 303


def test_link_is_exchanged_once_for_a_cookie_scripts_and_other_sites_cannot_use(client: Client, view: WebView) -> None:
    answer = client.enter(view.link)
    assert answer.headers["location"] == "/"
    attributes = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/"} <= attributes
    assert not any(each.startswith(("expires", "max-age", "domain")) for each in attributes)
    assert client.get("/").status == 200
    assert Client(view.address).enter(view.link).status == 403


@pytest.mark.parametrize("path", PATHS)
def test_other_host_or_origin_is_refused_even_with_the_cookie(inside: Client, path: str) -> None:
    port = inside.address[1]
    for headers in (
        {"host": "evil.example"},
        {"host": f"localhost:{port}"},
        {"host": f"evil.example:{port}"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
    ):
        assert inside.get(path, **headers).status == 403, headers


def test_every_answer_has_the_policy_and_may_not_be_kept(inside: Client, client: Client) -> None:
    for answer in (inside.get("/"), inside.get("/nothing"), inside.get("/main.js"), Client(client.address).get("/")):
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "server" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers


def test_only_files_of_the_page_are_given(inside: Client) -> None:
    assert inside.get("/main.js").headers["content-type"].startswith("text/javascript")
    for path in ("/page/main.js", "/../server.py", "/%2e%2e/server.py", "/index.html", "//main.js", "/main.js/"):
        assert inside.get(path).status == 404, path


def test_codes_and_certificate_are_there_once_the_session_has_begun(inside: Client, hub: Hub, tmp_path: Path) -> None:
    assert inside.get("/qr/0.svg").status == 404
    assert inside.get("/certificate.pem").status == 404
    certificate = tmp_path / "ca.pem"
    certificate.write_bytes(b"-----BEGIN CERTIFICATE-----\n")
    hub.publish(started(str(certificate)))
    code = inside.get("/qr/0.svg")
    assert code.headers["content-type"] == "image/svg+xml"
    assert b"<path" in code.body
    assert inside.get("/qr/1.svg").status == 404
    assert inside.get("/qr/999.svg").status == 404
    assert inside.get("/certificate.pem").body == certificate.read_bytes()
    certificate.unlink()
    assert inside.get("/certificate.pem").status == 404


@asynccontextmanager
async def connect(client: Client, after: str = "0") -> AsyncIterator[WebSocketClientConnection]:
    """A page that is open, as far as the server can tell."""
    host, port = client.address
    said = {"Origin": f"http://{host}:{port}", "Cookie": client.cookie}
    socket = await websocket_connect(HTTPRequest(f"ws://{host}:{port}/live?after={after}", headers=said))
    try:
        yield socket
    finally:
        socket.close()
        while socket.close_code is None and await asyncio.wait_for(socket.read_message(), 10) is not None:
            pass


class Told(msgspec.Struct, forbid_unknown_fields=True):
    """A batch as the page reads it."""

    messages: tuple[dict[str, object], ...] = ()
    current: bool = False
    reset: bool = False
    link: str = ""
    refused: str = ""


async def batch(socket: WebSocketClientConnection) -> Told:
    data = await asyncio.wait_for(socket.read_message(), 10)
    assert data is not None
    return msgspec.json.decode(data, type=Told)


UPGRADE = {
    "connection": "Upgrade",
    "upgrade": "websocket",
    "sec_websocket_version": "13",
    "sec_websocket_key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "ours", "cookie": "auditor_1=x"},
        {"origin": "ours", "host": "evil.example"},
    ],
)
def test_web_socket_of_another_site_or_without_cookie_is_refused(inside: Client, headers: dict[str, str]) -> None:
    ours = f"http://127.0.0.1:{inside.address[1]}"
    said = {name: ours if value == "ours" else value for name, value in headers.items()}
    assert inside.get("/live", **UPGRADE, **said).status == 403


def test_page_hears_what_was_said_and_what_is_said_from_then_on(inside: Client, hub: Hub) -> None:
    async def run() -> None:
        hub.publish(started(), finding("a"))
        async with connect(inside) as socket:
            first = await batch(socket)
            assert [each["kind"] for each in first.messages] == ["started", "finding"]
            assert first.current
            assert SECRET not in str(first)
            hub.publish(exchange(0, ("a", 2)))
            second = await batch(socket)
            assert [(each["kind"], each["seq"]) for each in second.messages] == [("exchange", 3)]

    asyncio.run(run())


def test_page_that_comes_back_hears_what_it_missed_and_nothing_twice(inside: Client, hub: Hub) -> None:
    async def run() -> None:
        hub.publish(*(exchange(n) for n in range(10)))
        async with connect(inside, after="7") as late, connect(inside, after="10") as current:
            missed = await batch(late)
            assert [each["seq"] for each in missed.messages] == [8, 9, 10]
            assert not missed.reset
            assert await batch(current) == Told(current=True)

    asyncio.run(run())


def test_page_that_missed_what_is_forgotten_begins_anew(inside: Client, hub: Hub) -> None:
    async def run() -> None:
        hub.publish(finding("a"), *(exchange(n, ("a", n + 1)) for n in range(RECENT + 10)))
        async with connect(inside, after="3") as socket:
            told = await batch(socket)
        assert told.reset
        assert isinstance(found := told.messages[0]["finding"], dict)
        assert found["count"] == RECENT + 10

    asyncio.run(run())


@pytest.mark.parametrize("after", ["-1", "x", "", "²", "9" * 40, "1e3"])
def test_odd_position_is_taken_as_the_beginning(inside: Client, hub: Hub, after: str) -> None:
    async def run() -> None:
        hub.publish(exchange(0))
        async with connect(inside, after=quote(after)) as socket:
            assert len((await batch(socket)).messages) == 1

    asyncio.run(run())


def test_marks_are_written_by_the_session_and_come_back_to_all(inside: Client, hub: Hub) -> None:
    written: list[tuple[str, str | None]] = []

    def mark(action: str, text: str | None) -> None:
        written.append((action, text))
        hub.publish(Mark(time=now(), action=action, text=text))

    async def run() -> None:
        hub.mark = mark
        async with connect(inside) as one, connect(inside) as other:
            await batch(one)
            await batch(other)
            await one.write_message('{"ask":"mark","action":"like","text":"the cat"}')
            for socket in (one, other):
                (told,) = (await batch(socket)).messages
                assert (told["kind"], told["action"], told["text"]) == ("mark", "like", "the cat")

    asyncio.run(run())
    assert written == [("like", "the cat")]


def test_mark_that_cannot_be_written_and_odd_requests_are_answered(inside: Client, hub: Hub) -> None:
    def mark(action: str, text: str | None) -> None:
        raise ValueError("write to closed file")

    async def run() -> None:
        hub.mark = mark
        async with connect(inside) as socket:
            await batch(socket)
            await socket.write_message('{"ask":"mark","action":"like"}')
            assert "not written" in (await batch(socket)).refused
            await socket.write_message('{"ask":"stop"}')
            assert "cannot be asked" in (await batch(socket)).refused

    asyncio.run(run())


def test_page_can_ask_for_a_link_for_another_browser(inside: Client) -> None:
    async def run() -> str:
        async with connect(inside) as socket:
            await batch(socket)
            await socket.write_message('{"ask":"link"}')
            return (await batch(socket)).link

    link = asyncio.run(run())
    assert Client(inside.address).enter(link).status == 303
    assert Client(inside.address).enter(link).status == 403


def test_request_too_long_closes_the_connection(inside: Client) -> None:
    async def run() -> None:
        async with connect(inside) as socket:
            await batch(socket)
            await socket.write_message("x" * 100_000)
            assert await asyncio.wait_for(socket.read_message(), 10) is None

    asyncio.run(run())
