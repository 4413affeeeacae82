"""Known values are found in every form and place, and near misses are not."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import struct
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest

from auditor.decode import decode, decode_body
from auditor.detect import Knowledge
from auditor.detect.indicators import IndicatorDetector
from auditor.model import Body, Confidence, Detection, Endpoint, Exchange, Message
from auditor.profile import Indicator, Profile
from auditor.rules import load_rules

RULES = load_rules()
PLACE = Endpoint("192.0.2.1", 443)
MAC = Indicator("identifier.mac", "3C:5A:B4:01:02:03", "phone")
IMEI = Indicator("identifier.imei", "490154203237518")
PHONE = Indicator("account.phone", "+4915112345678")
MAIL = Indicator("account.email", "Mia.Muster@mail.example")
GMAIL = Indicator("account.email", "mia.muster+shop@gmail.com")
URL = Indicator("browsing.url", "https://canary.example/page-7")
SEARCH = Indicator("browsing.search", "purple canary 7351 grün")
ANDROID = Indicator("identifier.android-id", "8a3f5d686e54912c")
GAID = Indicator("identifier.advertising", "38400000-8cf0-11bd-b23e-10b96e40000d")
NAME = Indicator("account.name", "Mia")
SCREEN = Indicator("device.screen", "1080")
LANGUAGE = Indicator("device.language", "en")
MODEL = Indicator("device.model", "Pixel 7")
HOME = Indicator("location.coordinates", "48.4011,9.9876", "home", 48.4011, 9.9876, 50.0)
TEXT = "mia.muster@mail.example"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()


def sent(
    path: str = "/", body: bytes = b"", host: str = "a.example", protocol: str = "HTTP/2", kind: str = ""
) -> Exchange:
    headers = ((b"content-type", kind.encode()),) if kind else ()
    request = Message(headers, Body(body, len(body), hashlib.sha256(body).hexdigest()))
    return Exchange(0, 1, protocol, "POST", "https", host, 443, path, 200, request, None, PLACE, PLACE)


def find_in(exchange: Exchange, *indicators: Indicator) -> list[Detection]:
    detector = IndicatorDetector(Knowledge(RULES, Profile(indicators)))
    return list(detector.detect(exchange, decode(exchange)))


def find(indicator: Indicator, document: object, *others: Indicator) -> list[Detection]:
    detector = IndicatorDetector(Knowledge(RULES, Profile((indicator, *others))))
    return list(detector.detect(sent(), decode_body(json.dumps(document).encode(), "application/json")))


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        (MAC, "3c:5a:b4:01:02:03"),
        (MAC, "3C-5A-B4-01-02-03"),
        (MAC, "bssid=3c5a.b401.0203;"),
        (MAC, hashlib.sha1(b"3c5ab4010203").hexdigest().upper()),
        (MAC, str(0x3C5AB4010203)),
        (IMEI, "imei:490154203237518"),
        (IMEI, "imei490154203237518"),
        (IMEI, "49-015420-323751-8"),
        (IMEI, "%3D490154203237518"),
        (PHONE, "0049 151 12345678"),
        (PHONE, "(0151) 1234-5678"),
        (MAIL, "MIA.MUSTER@MAIL.EXAMPLE"),
        (MAIL, hashlib.sha256(TEXT.encode()).hexdigest()),
        (MAIL, hashlib.sha3_256(TEXT.encode()).hexdigest()),
        (MAIL, base64.b64encode(hashlib.md5(TEXT.encode()).digest()).decode()),
        (MAIL, base64.b64encode(hashlib.md5(TEXT.encode()).hexdigest().encode()).decode()),
        (MAIL, hashlib.sha256(hashlib.sha1(TEXT.encode()).hexdigest().encode()).hexdigest()),
        (MAIL, base64.b64encode(b'{"e": "mia.muster@mail.example"}').decode()),
        (MAIL, "x" + base64.b64encode(base64.b64encode(b"??" + TEXT.encode())).decode()),
        (MAIL, quote(base64.b64encode(b"u=" + TEXT.encode()))),
        (MAIL, quote(quote(TEXT, safe=""))),
        (MAIL, TEXT.encode().hex()),
        (MAIL, "".join(f"\\u{ord(char):04X}" for char in TEXT)),
        (GMAIL, hashlib.md5(b"miamuster@gmail.com").hexdigest()),
        (URL, "ref=https://canary.example/page-7?x"),
        (URL, "canary.example/page-7"),
        (URL, "https:\\/\\/canary.example\\/page-7"),
        (SEARCH, quote_plus("purple canary 7351 grün")),
        (SEARCH, "q: Purple Canary 7351 GRÜN!"),
        (SEARCH, "purple canary 7351 gr\\u00fcn"),
        (GAID, "384000008CF011BDB23E10B96E40000D"),
        (GAID, "00004038-f08c-bd11-b23e-10b96e40000d"),
        (ANDROID, str(0x8A3F5D686E54912C)),
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
        (IMEI, "0.490154203237518"),
        (IMEI, "ab490154203237518c"),
        (IMEI, base64.b64encode(b"id=1490154203237518").decode()),
        (IMEI, base64.b64encode(b"id=4901542032375189;").decode()),
        (IMEI, b"x=1490154203237518".hex()),
        (PHONE, "9015112345678"),
        (MAC, "3c:5a:b4:01:02:04"),
        (MAC, "ff3c5ab4010203"),
        (ANDROID, "008a3f5d686e54912c"),
        (ANDROID, hashlib.md5(b"other").hexdigest()[:8] + "8a3f5d686e54912c" + "01234567"),
        (MAIL, hashlib.md5(TEXT.encode()).hexdigest() + "00"),
        (MAIL, "xmia.muster@mail.example"),
        (MAIL, hashlib.sha256(b"mia.muster@mail.exampl").hexdigest()),
        (URL, "https://canary.example/page-8"),
        (URL, "https://canary.example/page-77"),
        (NAME, "mialgia"),
    ],
)
def test_near_misses_are_not_found(indicator: Indicator, text: str) -> None:
    assert find(indicator, {"k": text}) == []


def test_reasons_say_which_variant() -> None:
    digest = base64.b64encode(hashlib.sha256(TEXT.encode()).digest()).decode()
    (found,) = find(MAIL, {"k": digest})
    assert found.reason.startswith("SHA-256 of the e-mail address in lower case, base64")
    (plain,) = find(IMEI, {"k": "490154203237518"})
    assert plain.reason.startswith("the IMEI as written")
    assert plain.leaf.path == ("json", "$['k']")


@pytest.mark.parametrize("weak", [NAME, SCREEN, LANGUAGE, MODEL])
def test_weak_values_count_only_beside_others(weak: Indicator) -> None:
    name = {"device.language": "lang", "device.screen": "width"}.get(weak.type, "name")
    assert find(weak, {name: weak.value}) == []
    assert find(weak, {name: weak.value, "w": "1080", "l": "en", "n": "Mia"}, SCREEN, LANGUAGE, NAME) == []
    beside = [d for d in find(weak, {name: weak.value, "imei": IMEI.value}, IMEI) if d.type == weak.type]
    assert [d.confidence for d in beside] == [Confidence.LIKELY]
    assert "beside" in beside[0].reason


def test_a_request_to_a_known_site_does_not_tell_of_it() -> None:
    site = Indicator("browsing.url", "https://www.canary.example/")
    assert find_in(sent(host="www.canary.example"), site) == []
    (found,) = find_in(sent("/?ref=https%3A%2F%2Fwww.canary.example"), site)
    assert (found.leaf.where, found.confidence) == ("request.query", Confidence.LIKELY)


@pytest.mark.parametrize(("weak", "name"), [(LANGUAGE, "region"), (SCREEN, "amount"), (SCREEN, "id")])
def test_short_values_need_a_fitting_name(weak: Indicator, name: str) -> None:
    assert [d.type for d in find(weak, {name: weak.value, "imei": IMEI.value}, IMEI)] == [IMEI.type]


def test_weak_values_stand_alone_in_longer_texts() -> None:
    document = {"ua": "Dalvik (Linux; Pixel 7 Build)", "other": "Pixel 7a", "i": IMEI.value}
    beside = [d for d in find(MODEL, document, IMEI) if d.type == MODEL.type]
    assert [(d.leaf.name, d.confidence) for d in beside] == [("ua", Confidence.POSSIBLE)]


def test_each_leaf_is_named_once_and_values_do_not_run_across_leaves() -> None:
    assert len(find(MAC, {"k": "3c:5a:b4:01:02:03"})) == 1
    assert find(MAC, ["3c:5a:b4", "01:02:03"]) == []
    assert find(PHONE, ["+49151", "12345678"]) == []


def test_only_the_innermost_leaf_is_named() -> None:
    inner = base64.b64encode(json.dumps({"e": TEXT, "pad": "x" * 40}).encode()).decode()
    (found,) = find(MAIL, {"k": inner})
    assert found.leaf.path == ("json", "$['k']", "base64", "json", "$['e']")


def test_national_numbers_without_prefix_leave_a_doubt() -> None:
    (found,) = find(PHONE, {"k": "15112345678"})
    assert found.confidence is Confidence.LIKELY
    assert "chance" in found.reason


BINARY = bytes(range(128, 250))
WRAPS: list[tuple[str, Callable[[], Exchange], Indicator, str]] = [
    ("target", lambda: sent(path=f"/a/{quote(quote(TEXT, safe=''), safe='')}/b"), MAIL, "request.path"),
    ("query", lambda: sent(path=f"/?e={quote(TEXT)}"), MAIL, "request.query"),
    ("member name", lambda: sent(body=json.dumps({TEXT: 1}).encode(), kind="application/json"), MAIL, "request.body"),
    ("unknown bytes", lambda: sent(body=BINARY + TEXT.encode() + BINARY), MAIL, "request.body"),
    ("unknown bytes in UTF-16", lambda: sent(body=BINARY + TEXT.encode("utf-16-le") + BINARY), MAIL, "request.body"),
    ("raw digest", lambda: sent(body=BINARY + hashlib.sha256(TEXT.encode()).digest() + BINARY), MAIL, "request.body"),
    ("raw number", lambda: sent(body=BINARY + struct.pack("<q", 490154203237518) + BINARY), IMEI, "request.body"),
    ("raw address", lambda: sent(body=BINARY + bytes.fromhex("3c5ab4010203") + BINARY), MAC, "request.body"),
    ("gzip", lambda: sent(body=gzip.compress(json.dumps({"e": TEXT}).encode())), MAIL, "request.body"),
    ("DNS labels", lambda: sent(f"{SHA}.t.example", protocol="DNS"), MAIL, "request.path"),
    ("two DNS labels", lambda: sent(f"{SHA[:40]}.{SHA[40:]}.t.example", protocol="DNS"), MAIL, "request.path"),
    ("host", lambda: sent(host=f"{GAID.value}.t.example"), GAID, "request.header"),
    ("MQTT topic", lambda: sent("home/3c5ab4010203/state", protocol="MQTT"), MAC, "request.path"),
    ("WebSocket", lambda: sent("/ws", TEXT.encode(), protocol="WebSocket"), MAIL, "request.body"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "indicator", "where"), [each[1:] for each in WRAPS], ids=[each[0] for each in WRAPS])
def test_values_are_found_in_every_place(make: Callable[[], Exchange], indicator: Indicator, where: str) -> None:
    found = find_in(make(), indicator)
    assert [(d.leaf.where, d.confidence) for d in found] == [(where, Confidence.CERTAIN)]


def test_what_lies_in_no_leaf_is_told_by_its_offset() -> None:
    (found,) = find_in(sent(body=json.dumps({"a": {TEXT: {"b": 1}}}).encode(), kind="application/json"), MAIL)
    assert found.leaf.path == ("raw", "$[8]")


def test_without_a_profile_nothing_is_looked_for() -> None:
    detector = IndicatorDetector(Knowledge(RULES, None))
    exchange = sent(body=TEXT.encode())
    assert list(detector.detect(exchange, decode(exchange))) == []


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
        {"u": "geo:48.40110,9.98760;u=20"},
        {"t": "48.4011N 9.9876E"},
        {"iso": "+48.4011+009.9876/"},
    ],
)
def test_places_are_found_by_distance_in_every_spelling(document: object) -> None:
    found = find(HOME, document)
    assert found
    assert all(d.confidence is Confidence.CERTAIN and "home" in d.reason for d in found)
    assert {d.type for d in found} == {"location.coordinates"}


@pytest.mark.parametrize(
    "document",
    [
        {"lat": 48.4031, "lon": 9.9876},
        {"lat": 48.4011, "n": {"lon": 9.9876}},
        {"lat": 48401100, "lng": 9.9876},
        {"price": 48.4, "tax": 9.9},
        {"w": 48, "h": 9},
        {"size": "48.40, 9.98"},
    ],
)
def test_other_places_are_not_found(document: object) -> None:
    assert find(HOME, document) == []


@pytest.mark.parametrize(
    ("document", "type_", "precision", "confidence"),
    [
        ({"lat": 48.40112, "lon": 9.98761}, "location.coordinates", "1 m", Confidence.CERTAIN),
        ({"lat": 48.401, "lon": 9.988}, "location.coordinates", "111 m", Confidence.CERTAIN),
        ({"latitude": "48.40", "longitude": "9.99"}, "location.coordinates", "1112 m", Confidence.LIKELY),
        ({"latitude": 48.4, "longitude": 9.9}, "location.approximate", "11 km", Confidence.LIKELY),
        ({"latitude": 48, "longitude": 9}, "location.approximate", "111 km", Confidence.POSSIBLE),
    ],
)
def test_precision_follows_from_the_digits(
    document: object, type_: str, precision: str, confidence: Confidence
) -> None:
    (found,) = find(HOME, document)
    assert (found.type, found.confidence) == (type_, confidence)
    assert f"precise to {precision}" in found.reason


def test_a_place_makes_weak_values_count() -> None:
    assert {d.type for d in find(HOME, {"lat": 48.4011, "lon": 9.9876, "lang": "en"}, LANGUAGE)} == {
        "location.coordinates",
        "device.language",
    }


def test_places_are_found_in_unknown_bytes() -> None:
    for layout, confidence in (("<dd", Confidence.CERTAIN), (">dd", Confidence.CERTAIN)):
        body = BINARY + struct.pack(layout, 48.4011, 9.9876) + BINARY
        (found,) = find_in(sent(body=body), HOME)
        assert (found.type, found.confidence) == ("location.coordinates", confidence)
        assert "doubles" in found.reason
    (found,) = find_in(sent(body=BINARY + struct.pack(">ii", 484011000, 99876000) + BINARY), HOME)
    assert found.confidence is Confidence.LIKELY
