"""The page in a real browser: with invented messages, and through the real proxy to a real HTTPS server."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from auditor.live import messages
from auditor.live.hub import Hub
from auditor.live.web import WebView
from tests.live.conftest import Live, Origin, origin
from tests.live.conftest import live as live
from tests.live.web.conftest import SECRET, Seen, event, exchange, finding, now, started

__all__ = ["live", "origin"]
pytestmark = pytest.mark.program("chromium")
IDENTIFIER = "aebe52e7-03ee-455a-b3c4-e57283966239"


def busy(hub: Hub) -> None:
    """A session in which something of everything happened."""
    hub.publish(
        started(),
        finding("coordinates", "location.coordinates", "48.…, 9.…"),
        finding("model", "device.model", "Pi…"),
        exchange(0, ("coordinates", 1), ("model", 3)),
        event("watched", "w", "Watched 70…, about 8 s of 20 s, skipped", amount=8000.0, unit="ms", of=20000.0,
              outcome="skipped"),
        event("located", "l", "Located (±1 km)", lat=48.0, lon=9.0, precision_m=1000.0, finding_ids=("coordinates",)),
        event("visited", "v", "Visited https://… (44 characters)"),
        event("searched", "s", "Searched “… (9 characters)”", inferred=True, doubt="may be a suggestion"),
        messages.Coverage(
            time=now(), readable=840, unreadable=160, share=0.84, exchanges=1, late=2,
            refused=(messages.Refusal(host="bank.example", app="bank", why="pinning", reason="refused the certificate",
                                      remedy="use PCAPdroid", count=4),),
        ),
        messages.Mark(time=now(), action="like", text="the cat"),
    )  # fmt: skip


def open_page(seen: Seen, view: WebView) -> Page:
    seen.page.goto(view.link)
    seen.connected()
    return seen.page


def test_everything_is_shown_and_nothing_is_asked_of_others(seen: Seen, hub: Hub, view: WebView) -> None:
    busy(hub)
    page = open_page(seen, view)
    assert page.url == f"http://127.0.0.1:{view.address[1]}/"
    expect(page.locator("#minute .figure")).to_have_text("2 values")
    expect(page.locator("#minute")).to_contain_text("1 request (1.5 kB) to 1 recipient in 1 country")
    expect(page.locator("#flow svg text")).to_contain_text(["Example 4", "TikTok 4", "Singapore 4"])
    expect(page.locator("#timeline")).to_contain_text("1 event of watching, 8 s in all; 1 skipped.")
    assert page.locator("#timeline rect.watch").count() == 1
    whole, part = (page.locator(f"#timeline rect.{name}").get_attribute("width") for name in ("whole", "watch"))
    assert float(part or 0) / float(whole or 0) == pytest.approx(8 / 20)
    expect(page.locator("#map rect.position")).to_have_count(1)
    expect(page.locator("#map")).to_contain_text("48.…° N, 9.…° E")
    expect(page.locator("#browsing li")).to_have_count(2)
    expect(page.locator("#browsing")).to_contain_text("may be a suggestion")
    expect(page.locator("#coverage")).to_contain_text("84 % of what was sent can be read")
    expect(page.locator("#coverage")).to_contain_text("bank → bank.example accepts certain certificates only, 4 times")
    expect(page.locator("#coverage")).to_contain_text("What can be done: use PCAPdroid")
    expect(page.locator("#feed")).to_contain_text("like the cat")
    page.keyboard.press("c")
    expect(page.locator("#connect")).to_contain_text("set 10.0.0.5:8080 as HTTP proxy")
    assert page.locator("#connect img").evaluate("img => img.decode().then(() => img.naturalWidth)") > 0
    assert SECRET not in page.content()
    assert seen.complaints == []
    assert {urlsplit(each).netloc for each in seen.requests} == {f"127.0.0.1:{view.address[1]}"}


def test_square_of_a_masked_position_covers_every_place_it_may_be(seen: Seen, hub: Hub, view: WebView) -> None:
    hub.publish(started(), finding("c", "location.coordinates", "-33.…, -0.…"))
    box = open_page(seen, view).locator("#map rect.position")
    x, y, width, height = (float(box.get_attribute(name) or "nan") for name in ("x", "y", "width", "height"))
    assert (x, x + width) == (-10, 0)
    assert (y, y + height) == (330, 340)


def test_markup_in_what_was_captured_stays_text(seen: Seen, hub: Hub, view: WebView) -> None:
    nasty = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    hub.publish(started(), finding("a", summary=nasty, value=nasty, host=nasty))
    page = open_page(seen, view)
    expect(page.locator("#feed button")).to_have_text(nasty)
    page.locator("#feed button").click()
    expect(page.locator("#detail h2")).to_contain_text(nasty)
    assert page.locator("#feed img, #detail img, #flow img, main script").count() == 0
    assert seen.complaints == []


def test_finding_opens_and_closes_by_keyboard_and_the_focus_comes_back(seen: Seen, hub: Hub, view: WebView) -> None:
    hub.publish(started(), finding("a"), exchange(7, ("a", 5)))
    page = open_page(seen, view)
    page.keyboard.press("j")
    expect(page.locator("#feed button")).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Model: Pi…")
    expect(dialog).to_contain_text("TikTok (Singapore)")
    expect(dialog).to_contain_text("5 times")
    expect(dialog).to_contain_text("the body → gzip → json → $['model']")
    expect(dialog.locator("pre")).to_have_text("POST /log HTTP/1.1\nhost: log.example")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#feed button")).to_be_focused()


def test_arrows_go_through_the_feed_and_one_of_its_buttons_is_in_the_order_of_tab(
    seen: Seen, hub: Hub, view: WebView
) -> None:
    hub.publish(started(), *(each for n in range(4) for each in (finding(f"f{n}", summary=f"datum {n}"), exchange(n))))
    page = open_page(seen, view)
    assert page.locator('#feed button[tabindex="0"]').count() == 1
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#feed button:focus")).to_have_count(1)
    expect(page.locator('#feed button[tabindex="0"]')).to_be_focused()
    hub.publish(finding("new", summary="the newest"))
    expect(page.locator("#feed button")).to_have_count(5)
    expect(page.locator("#feed button:focus")).to_have_count(1)


def test_pause_holds_and_filter_narrows(seen: Seen, hub: Hub, view: WebView) -> None:
    hub.publish(started(), finding("a", summary="Device model Pi…"), finding("b", summary="Screen …", host="b.example"))
    page = open_page(seen, view)
    expect(page.locator("#feed li")).to_have_count(2)
    page.keyboard.press("/")
    page.keyboard.type("screen")
    expect(page.locator("#feed li")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#feed li")).to_have_count(2)
    page.keyboard.press("p")
    expect(page.locator("#pause")).to_have_attribute("aria-pressed", "true")
    hub.publish(finding("c", host="c.example"))
    expect(page.locator("#feed-state")).to_contain_text("Paused, 1 message waiting")
    expect(page.locator("#feed li")).to_have_count(2)
    page.keyboard.press("p")
    expect(page.locator("#feed li")).to_have_count(3)


def test_single_keys_can_be_switched_off(seen: Seen, hub: Hub, view: WebView) -> None:
    hub.publish(started())
    page = open_page(seen, view)
    page.locator("#show-keys").click()
    page.locator("#keys-on").uncheck()
    page.locator("#keys-close").click()
    page.keyboard.press("p")
    expect(page.locator("#pause")).to_have_attribute("aria-pressed", "false")


def test_news_are_said_once_to_those_who_listen(seen: Seen, hub: Hub, view: WebView) -> None:
    hub.publish(started(), finding("old"))
    page = open_page(seen, view)
    expect(page.locator("#feed li")).to_have_count(1)
    expect(page.locator("#said")).to_have_text("")
    hub.publish(finding("a"), finding("b", summary="Screen …", host="b.example"))
    expect(page.locator("#said")).to_have_text("2 new findings, the last: Screen … to b.example")


def test_page_that_lost_its_connection_catches_up(seen: Seen, hub: Hub, view: WebView) -> None:
    routes: list[WebSocketRoute] = []

    def through(route: WebSocketRoute) -> None:
        routes.append(route)
        route.connect_to_server()

    seen.page.route_web_socket("**/live*", through)
    hub.publish(started(), finding("a"))
    page = open_page(seen, view)
    expect(page.locator("#feed li")).to_have_count(1)
    page.evaluate("document.title = 'the same page'")
    for number in range(3):
        routes[-1].close(code=1001)
        hub.publish(finding(f"missed-{number}", host=f"{number}.example"))
        expect(page.locator("#feed li")).to_have_count(2 + number)
    afters = [int(route.url.rpartition("=")[2]) for route in routes]
    assert afters[0] == 0
    assert afters == sorted(afters)
    assert afters[-1] >= 2
    assert page.title() == "the same page"


def test_page_that_missed_too_much_begins_anew_without_doubles(seen: Seen, hub: Hub, view: WebView) -> None:
    routes: list[WebSocketRoute] = []

    def through(route: WebSocketRoute) -> None:
        routes.append(route)
        if len(routes) != 2:
            route.connect_to_server()
        else:
            hub.publish(*(exchange(n, ("a", n + 1)) for n in range(2500)))
            route.close(code=1001)

    seen.page.route_web_socket("**/live*", through)
    hub.publish(started(), finding("a"))
    page = open_page(seen, view)
    expect(page.locator("#feed li")).to_have_count(1)
    routes[0].close(code=1001)
    expect(page.locator("#flow svg text").nth(1)).to_contain_text("TikTok 2,500")
    assert len(routes) == 3
    assert page.locator("#feed li").count() == 1


def test_end_of_the_session_is_said_and_the_report_can_be_read(seen: Seen, hub: Hub) -> None:
    with WebView(hub) as view:
        hub.publish(started())
        page = open_page(seen, view)
        hub.publish(messages.Stopped(time=now(), session="session-1", text="WHAT LEFT\n  nothing"))
        expect(page.locator("#connection")).to_contain_text("auditor scan session-1")
    seen.connected("ended")
    page.locator("#show-report").click()
    expect(page.get_by_role("dialog", name="The report").locator("pre")).to_have_text("WHAT LEFT\n  nothing")


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_no_width_scrolls_sideways(seen: Seen, hub: Hub, view: WebView, width: int) -> None:
    busy(hub)
    hub.publish(finding("long", host="a" * 60 + ".example", summary="x" * 200))
    seen.page.set_viewport_size({"width": width, "height": 800})
    page = open_page(seen, view)
    expect(page.locator("#feed li")).not_to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("c")
    assert page.evaluate("document.querySelector('#connect').scrollWidth") <= width


def test_dark_and_still_where_the_system_asks_for_it(seen: Seen, hub: Hub, view: WebView) -> None:
    hub.publish(started(), finding("a"))
    page = open_page(seen, view)
    line = "getComputedStyle(document.querySelector('.line')).animationName"
    look = f"[getComputedStyle(document.body).backgroundColor, {line}]"
    expect(page.locator("#feed li")).to_have_count(1)
    assert page.evaluate(look) == ["rgb(246, 247, 245)", "come"]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert page.evaluate(look) == ["rgb(16, 22, 21)", "none"]


def test_every_control_has_a_name(seen: Seen, hub: Hub, view: WebView) -> None:
    busy(hub)
    page = open_page(seen, view)
    tree = page.locator("body").aria_snapshot()
    assert not re.search(r"- (button|textbox|searchbox|img|dialog|checkbox|link|meter)(:|$| \[)", tree, re.MULTILINE)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "en"


def test_browser_through_the_proxy_leaks_and_the_page_shows_it(
    seen: Seen, chromium: Browser, live: Live, origin: Origin
) -> None:
    with live("--web", "--name", "Example@1.2") as running:
        link = running.until("in a browser on this machine").rpartition(" ")[2]
        page = seen.page
        page.goto(link)
        seen.connected()
        expect(page.locator("#session")).to_contain_text(f"Example · regular@{running.port} · values masked")
        context = chromium.new_context(
            proxy={"server": f"http://127.0.0.1:{running.port}", "bypass": "<-loopback>"}, ignore_https_errors=True
        )
        other = context.new_page()
        other.goto(origin.url)
        other.evaluate(
            """identifier => fetch(`/log?idfa=${identifier}`, {method: "POST",
                 headers: {"content-type": "application/json"}, body: JSON.stringify({device_model: "Pixel 7"})})""",
            IDENTIFIER,
        )
        expect(page.locator("#feed")).to_contain_text("Advertising id")
        expect(page.locator("#feed")).to_contain_text("Device model")
        expect(page.locator("#minute .figure")).not_to_have_text("0 values")
        expect(page.locator("#flow svg text")).to_contain_text(["Example"])
        page.locator("#feed button", has_text="Advertising id").first.click()
        expect(page.locator("#detail")).to_contain_text("POST /log")
        expect(page.locator("#detail pre")).to_contain_text("idfa=…")
        page.keyboard.press("Escape")
        page.keyboard.press("m")
        page.keyboard.type("like")
        page.keyboard.press("Tab")
        page.keyboard.type("the cat")
        page.keyboard.press("Enter")
        expect(page.locator("#feed .mark")).to_contain_text("like the cat")
        assert IDENTIFIER not in page.content()
        context.close()
        said = running.stop()
        expect(page.locator("#connection")).to_contain_text(f"auditor scan {running.folder}")
        seen.connected("ended")
    (mark,) = (running.folder / "marks.jsonl").read_text().splitlines()
    assert {name: json.loads(mark)[name] for name in ("action", "text")} == {"action": "like", "text": "the cat"}
    assert IDENTIFIER not in said
    assert {urlsplit(each).netloc for each in seen.requests} == {urlsplit(link).netloc}
    assert seen.complaints == []
