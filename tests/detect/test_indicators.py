"""Known values are found in every form, and near misses are not."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest

from auditor.decode import decode_body
from auditor.detect import Knowledge
from auditor.detect.indicators import IndicatorDetector
from auditor.model import Confidence, Detection, Endpoint, Exchange, Message
from auditor.profile import Indicator, Profile
from auditor.rules import load_rules

PLACE = Endpoint("192.0.2.1", 443)
SENT = Exchange(0, 1, "HTTP/2", "GET", "https", "a.example", 443, "/", 200, Message((), None), None, PLACE, PLACE)
MAC = Indicator("identifier.mac", "3C:5A:B4:01:02:03", "phone")
IMEI = Indicator("identifier.imei", "490154203237518")
PHONE = Indicator("account.phone", "+4915112345678")
MAIL = Indicator("account.email", "Mia.Muster@mail.example")
URL = Indicator("browsing.url", "https://canary.example/page-7")
NAME = Indicator("account.name", "Mia")
HOME = Indicator("location.coordinates", "48.4011,9.9876", "home", 48.4011, 9.9876, 50.0)


def find(indicator: Indicator, document: object) -> list[Detection]:
    detector = IndicatorDetector(Knowledge(load_rules(), Profile((indicator,))))
    return list(detector.detect(SENT, decode_body(json.dumps(document).encode(), "application/json")))


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        (MAC, "3c:5a:b4:01:02:03"),
        (MAC, "3C-5A-B4-01-02-03"),
        (MAC, "bssid=3c5a.b401.0203;"),
        (MAC, hashlib.sha1(b"3c5ab4010203").hexdigest().upper()),
        (IMEI, "imei:490154203237518"),
        (IMEI, "49-015420-323751-8"),
        (PHONE, "0049 151 12345678"),
        (PHONE, "(0151) 1234-5678"),
        (MAIL, "MIA.MUSTER@MAIL.EXAMPLE"),
        (MAIL, hashlib.sha256(b"mia.muster@mail.example").hexdigest()),
        (MAIL, base64.b64encode(b'{"e": "mia.muster@mail.example"}').decode()),
        (URL, "ref=https://canary.example/page-7?x"),
        (URL, "canary.example/page-7"),
    ],
)
def test_unambiguous_values_are_certain_in_every_form(indicator: Indicator, text: str) -> None:
    found = find(indicator, {"k": text})
    assert found
    assert all(d.confidence is Confidence.CERTAIN and d.type == indicator.type for d in found)
    assert all(d.value == indicator.value and indicator.value not in d.reason for d in found)


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        (IMEI, "1490154203237518"),
        (IMEI, "4901542032375189"),
        (PHONE, "9015112345678"),
        (MAC, "3c:5a:b4:01:02:04"),
        (URL, "https://canary.example/page-8"),
        (NAME, "mialgia"),
    ],
)
def test_near_misses_are_not_found(indicator: Indicator, text: str) -> None:
    assert find(indicator, {"k": text}) == []


def test_short_values_are_only_possible_and_stand_alone() -> None:
    (found,) = find(NAME, {"k": "hello Mia!", "l": "Miau"})
    assert found.confidence is Confidence.POSSIBLE
    assert found.leaf.path == ("json", "$['k']")


def test_each_leaf_is_named_once_and_values_do_not_run_across_leaves() -> None:
    assert len(find(MAC, {"k": "3c:5a:b4:01:02:03"})) == 1
    assert find(MAC, ["3c:5a:b4", "01:02:03"]) == []


@pytest.mark.parametrize(
    "document",
    [
        {"lat": 48.4011, "lon": 9.9876},
        {"x": 1, "lon": 9.98765, "name": "n", "lat": "48.40112"},
        {"a": [{"lat": 48401100, "lng": 9987600}]},
        {"lat": 484011000, "lng": 99876000},
        {"ll": "48.4011,9.9876"},
        {"wkt": "POINT(9.9876 48.4011)"},
        {"c": [9.9876, 48.4011]},
    ],
)
def test_places_are_found_by_distance_in_every_spelling(document: object) -> None:
    found = find(HOME, document)
    assert found
    assert all(d.confidence is Confidence.CERTAIN and "home" in d.reason for d in found)


@pytest.mark.parametrize(
    "document",
    [
        {"lat": 48.4021, "lon": 9.9876},
        {"lat": 48, "lon": 9},
        {"lat": 48.4011, "n": {"lon": 9.9876}},
        {"lat": 48401100, "lng": 9.9876},
    ],
)
def test_other_places_are_not_found(document: object) -> None:
    assert find(HOME, document) == []
