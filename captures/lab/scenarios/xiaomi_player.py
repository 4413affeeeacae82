"""Plays the browser session: a person reads, searches and goes incognito; the pages are fetched, and reported."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from captures.lab.client import Datum, Device, Link, Message
from captures.lab.scenarios import xiaomi_world as world
from captures.lab.scenarios.xiaomi_analytics import APP_VERSION, Analytics, agent_of, user_agent

ENGINE = "suche"


@dataclass(frozen=True, slots=True)
class Visit:
    """One page, and for how many seconds it is read; ``search`` are the words typed to get there."""

    url: str
    read: float
    search: str = ""
    incognito: bool = False


PLAN = (
    Visit(f"https://{world.NEWS}/", 6),
    Visit(f"https://{world.NEWS}/stadt/buecherei-oeffnet-sonntags", 9),
    Visit(world.searched("rosen richtig pflanzen"), 4, search="rosen richtig pflanzen"),
    Visit(f"https://{world.GARDEN}/rosen/pflanzzeit?seite=2", 8),
    Visit(f"https://{world.BANK}/anmelden", 6),
    Visit(world.searched("schlaflos seit wochen"), 4, search="schlaflos seit wochen", incognito=True),
    Visit(f"https://{world.CLINIC}/sprechstunde/schlafstoerungen", 10, incognito=True),
    Visit(f"https://{world.CLINIC}/termin?fach=schlafmedizin", 7, incognito=True),
    Visit(f"https://{world.NEWS}/wetter", 5),
)
FLUSH_AFTER = (1, 3, 4, 6, 7)
ASSETS = (("/style.css", "text/css"), ("/bild.jpg", "image/*"), ("/icon.png", "image/*"))


class Browser:
    """One connection a site, kept alive; normal and incognito tabs have their own."""

    def __init__(self, device: Device, version: str, analytics: Link) -> None:
        self._device, self._agent = device, agent_of(version)
        self._links: dict[tuple[str, bool], Link] = {}
        self._speaks = {site.host: site for site in world.SITES}
        self.analytics = analytics

    def _link(self, host: str, incognito: bool) -> Link:
        key = (host, incognito)
        if key not in self._links:
            site = self._speaks[host]
            keys = host != world.BANK
            self._links[key] = self._device.link(host, http2=site.http2, tls=site.tls, keys=keys)
        return self._links[key]

    def fetch(self, visit: Visit, referrer: str) -> None:
        """Fetch the page and what it needs."""
        url = urlsplit(visit.url)
        link = self._link(url.netloc, visit.incognito)
        path = url.path + (f"?{url.query}" if url.query else "")
        words = (Datum("browsing.search", visit.search, "query q", accept=("browsing.",)),) if visit.search else ()
        self._get(link, path, "text/html,application/xhtml+xml", referrer, words)
        for asset, kind in ASSETS:
            self._get(link, asset, kind, visit.url, ())

    def _get(self, link: Link, path: str, accept: str, referrer: str, data: tuple[Datum, ...]) -> None:
        headers = {"user-agent": self._agent, "accept": accept, "accept-language": "de-DE,de;q=0.9"}
        headers["accept-encoding"] = "gzip"
        language = Datum("device.language", "de-DE,de;q=0.9", "header accept-language", accept=("device.", "account."))
        told = (*user_agent(self._agent), language, *data)
        if referrer:
            headers["referer"] = referrer
            told += (Datum("browsing.referrer", referrer, "header referer", accept=("browsing.",)),)
        link.send(Message("GET", path, headers, purpose="page", data=told))

    def close(self) -> None:
        """Close every connection."""
        for link in (*self._links.values(), self.analytics):
            link.close()


def _search(device: Device, queue: Analytics, visit: Visit) -> None:
    act = device.truth.act("searched", text=visit.search, incognito=visit.incognito)
    properties: dict[str, object] = {
        "used_searchengine": ENGINE,
        "search_position": "addressbar",
        "search_method": "manual",
        "search_word": visit.search,
    }
    queue.track("search", properties, (act,))


def _switch_mode(device: Device, before: bool, now: bool) -> None:
    if before != now:
        device.truth.write("mark", {"action": "incognito-on" if now else "incognito-off"})


def _read(browser: Browser, device: Device, queue: Analytics, visit: Visit, referrer: str) -> None:
    act = device.truth.act("visited", subject=visit.url, incognito=visit.incognito)
    queue.track("page_load_event_start", {"url": visit.url}, (act,))
    browser.fetch(visit, referrer)
    queue.track("page_load_event_finish", {"url": visit.url}, (act,))
    device.clock.sleep(visit.read)


def play(device: Device) -> None:
    """The whole session."""
    surf(device, PLAN, FLUSH_AFTER)


def surf(
    device: Device,
    plan: tuple[Visit, ...],
    flush_after: tuple[int, ...],
    version: str = APP_VERSION,
    *,
    tells: bool = True,
    analytics: type[Analytics] = Analytics,
) -> None:
    """Read the pages of a plan; with ``tells`` the analytics are sent after some of them, and at the end."""
    queue = analytics(device)
    browser = Browser(device, version, queue.link())
    queue.track("$AppStart", {})
    incognito, referrer = False, ""
    for number, visit in enumerate(plan):
        _switch_mode(device, incognito, visit.incognito)
        incognito = visit.incognito
        if visit.search:
            _search(device, queue, visit)
        same = bool(referrer) and urlsplit(referrer).netloc in (urlsplit(visit.url).netloc, world.SEARCH)
        _read(browser, device, queue, visit, referrer if same else "")
        referrer = visit.url
        if tells and number in flush_after:
            browser.analytics.send(queue.flush())
    queue.track("$AppEnd", {})
    if tells:
        browser.analytics.send(queue.flush())
    browser.close()
