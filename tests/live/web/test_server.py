"""Where the server listens, and how it ends."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from auditor.live.hub import Hub
from auditor.live.messages import Stopped
from auditor.live.web import WebView
from tests.live.web.conftest import Client, now
from tests.live.web.test_handlers import batch, connect


def test_listens_on_loopback_only_and_at_another_port_each_time(hub: Hub) -> None:
    with WebView(hub) as one, WebView(hub) as other:
        assert one.address[0] == other.address[0] == "127.0.0.1"
        assert one.address[1] != other.address[1]
        assert one.link.startswith(f"http://127.0.0.1:{one.address[1]}/?token=")
        outside = socket.gethostbyname(socket.gethostname())
        if not outside.startswith("127."):
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((outside, one.address[1]), timeout=2)


def test_link_of_one_view_does_not_open_another(hub: Hub) -> None:
    with WebView(hub) as one, WebView(hub) as other:
        client = Client(other.address)
        assert client.enter(one.link).status == 403


def test_last_word_reaches_the_page_before_the_server_is_gone(hub: Hub) -> None:
    async def run() -> None:
        view = WebView(hub)
        with view:
            client = Client(view.address)
            client.enter(view.link)
            async with connect(client) as page:
                await batch(page)
                hub.publish(Stopped(time=now(), session="session-1", text="the report"))
                ending = asyncio.create_task(asyncio.to_thread(view.__exit__, None, None, None))
                (told,) = (await batch(page)).messages
                assert told["kind"] == "stopped"
                assert await asyncio.wait_for(page.read_message(), 10) is None
                assert page.close_code == 1001
                await ending

    asyncio.run(run())


def test_ends_without_pages_and_leaves_nothing_behind(hub: Hub) -> None:
    before = threading.active_count()
    with WebView(hub) as view:
        address = view.address
        assert threading.active_count() == before + 1
    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=2)


def test_requests_are_not_logged(hub: Hub, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with WebView(hub) as view:
        client = Client(view.address)
        client.get("/?token=wrong")
        client.enter(view.link)
        client.get("/nothing")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
