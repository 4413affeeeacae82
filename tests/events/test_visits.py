from __future__ import annotations

from auditor.events.visits import PAUSE_NS, by_name, by_referrer, is_site
from auditor.recipients import Recipient, Recipients

SECOND = 1_000_000_000
KNOWN = Recipients(
    [
        Recipient("ads", "Ads", None, "advertising", domains=("ads.example",)),
        Recipient("paper", "Paper", None, "news", domains=("paper.example",)),
    ]
)


def test_only_names_of_sites_people_visit_are_sites() -> None:
    yes = ("paper.example", "www.paper.example", "m.unknown.example", "unknown.example")
    no = ("www.ads.example", "api.unknown.example", "static.paper.example", "192.0.2.1", "localhost", "com")
    assert [host for host in (*yes, *no) if is_site(host, KNOWN.lookup)] == list(yes)


def test_one_visit_a_site_and_pause() -> None:
    times = {0: 0, 20: 20 * 60 * SECOND, 40: 40 * 60 * SECOND, 100: 100 * 60 * SECOND}
    visits = by_name({(0, "paper.example", "paper.example"): times}, {}, KNOWN.lookup)
    assert [(visit.first, visit.way) for visit in visits] == [(0, "sni"), (100 * 60 * SECOND, "sni")]


def test_look_up_before_a_connection_is_the_same_visit_and_alone_it_is_one_told_to_the_resolver() -> None:
    servers = {(0, "www.paper.example", "www.paper.example"): {1: PAUSE_NS}}
    near = by_name(servers, {(0, "192.0.2.53", "paper.example"): {1: PAUSE_NS - SECOND}}, KNOWN.lookup)
    assert [visit.way for visit in near] == ["sni"]
    alone = by_name({}, {(0, "192.0.2.53", "paper.example"): {1: 5}}, KNOWN.lookup)
    assert [(visit.way, visit.host, visit.site) for visit in alone] == [("dns", "192.0.2.53", "paper.example")]


def test_referrer_tells_a_third_party_and_frames_of_trackers_are_no_pages() -> None:
    referrers = {(0, "t.example", "news.paper.example"): {0: 7}, (0, "t.example", "frame.ads.example"): {0: 8}}
    visits = by_referrer(referrers, KNOWN.lookup)
    assert [(visit.host, visit.site, visit.first) for visit in visits] == [("t.example", "news.paper.example", 7)]
