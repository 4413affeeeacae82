"""Templates keep what interfaces say and nothing a person could have put there."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.regression.template import (
    STAR,
    Names,
    domain_template,
    leaf_template,
    path_template,
    segment,
)
from auditor.regression.words import WORDS


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("collect", "collect"),
        ("v2", "v*"),
        ("app_log", "app_log"),
        ("deviceModel", "deviceModel"),
        ("collect.json", "collect.json"),
        ("log-17", "log-*"),
        ("events_2026_03_01", "events_*"),
        ("2026-03-01", STAR),
        ("log17", "log*"),
        ("a1b2c3d4", STAR),
        ("ad3f-be12", STAR),
        ("e7", STAR),
        ("x-forwarded-for", STAR),
        ("user__id", "user__id"),
        ("user---id", STAR),
        ("490154203237518", STAR),
        ("f47ac10b-58cc-4372-a567-0e02b2c3d479", STAR),
        ("d41d8cd98f00b204e9800998ecf8427e", STAR),
        ("anna.muster", STAR),
        ("anna@muster.example", STAR),
        ("Bücherei", STAR),
        ("einschlafen ohne tabletten", STAR),
        ("%41nna", STAR),
        ("", ""),
    ],
)
def test_segment(text: str, shown: str) -> None:
    assert segment(text) == shown


def test_what_the_rule_names_stays() -> None:
    names = Names(frozenset({"aweme"}), frozenset({"gpslat"}))
    assert segment("aweme", names) == "aweme"
    assert segment("gps_lat", names) == "gps_lat"
    assert segment("aweme") == STAR


def test_what_the_veil_hides_goes_even_if_a_rule_names_it() -> None:
    assert segment("track", Names(frozenset({"track"})), lambda text: text == "track") == STAR


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("/v1/track?id=7", "/v*/track"),
        ("/", "/"),
        ("/api/users/4711/", "/api/users/*/"),
        ("/" + "/".join("abcdefghij"), "/a/b/c/d/e/f/g/h/**"),
        ("device/4711", STAR),
    ],
)
def test_path(target: str, shown: str) -> None:
    assert path_template(target) == shown


@pytest.mark.parametrize(
    ("host", "known", "shown"),
    [
        ("sa.api.intl.miui.com", True, "miui.com"),
        ("490154203237518.tracker.example", False, "tracker.example"),
        ("490154203237518.example", False, "*.example"),
        ("d111111abcdef8.cloudfront.net", False, "*.cloudfront.net"),
        ("192.0.2.7", False, "address"),
        ("[2001:db8::1]", False, "address"),
        ("router", False, "local"),
        ("", False, "local"),
    ],
)
def test_domain(host: str, known: bool, shown: str) -> None:
    assert domain_template(host, known=known) == shown


def test_veiled_domain_keeps_its_suffix_only() -> None:
    assert domain_template("www.annamuster.co.uk", veil=lambda text: "annamuster" in text) == "*.co.uk"


def test_leaf_generalises_indexes_and_unknown_members_and_keeps_decoders() -> None:
    path = ("gzip", "json", "$['events'][3]['user']['anna@muster.example']['a\\'b']", "base64", "form", "$['lat'][0]")
    assert leaf_template(path) == "json $['events'][*]['user']['*']['*'] base64 form $['lat'][*]"


def test_decoder_that_is_none_is_not_shown() -> None:
    assert leaf_template(("Anna Muster", "$['lat'][0]")) == "* $['lat'][*]"


@given(st.text(max_size=80))
@settings(deadline=None)
def test_template_is_pure_and_stays_put(text: str) -> None:
    shown = segment(text)
    assert segment(text) == shown
    assert path_template("/" + text.replace("/", "").replace("?", "").replace("#", ""))[0] == "/"


@given(st.binary(min_size=4, max_size=32))
@settings(deadline=None)
def test_no_hash_and_no_number_survives(data: bytes) -> None:
    for text in (data.hex(), hashlib.md5(data, usedforsecurity=False).hexdigest(), str(int.from_bytes(data))):
        if len(text) > 5 and text.lower() not in WORDS:
            assert text not in segment(text)
            assert text not in path_template(f"/api/{text}/x")
            assert text not in domain_template(f"{text}.example")
