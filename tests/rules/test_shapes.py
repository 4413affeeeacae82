"""Shapes: what fits, and what nearly does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.rules.shapes import SHAPES, SHAPES_BY_NAME, Shape

FITS = {
    "number": ["1", "-2.5", "1e3"],
    "integer": ["-12"],
    "boolean": ["true", "0"],
    "float-latitude": ["48.40", "-89.999999"],
    "float-longitude": ["179.25"],
    "e6-latitude": ["48400000", "-100000"],
    "e6-longitude": ["179000000"],
    "e7-latitude": ["484000000"],
    "e7-longitude": ["1790000000"],
    "uuid": ["1f0f9c0e-7d5a-4d6f-9b58-0a1b2c3d4e5f"],
    "mac": ["3c:5a:b4:01:02:03", "3C-5A-B4-01-02-03"],
    "ipv4": ["8.8.8.8"],
    "ipv4-private": ["10.0.0.1", "172.31.0.1", "192.168.1.2"],
    "ipv6": ["2001:db8::1", "::ffff:192.0.2.1"],
    "imei": ["490154203237518"],
    "iccid": ["8949000000000000000"],
    "vin": ["1M8GDM9AXKP042788", "WVWZZZ1JZ3W386752", "TMBJJ7NE8G0012345"],
    "android-id": ["9e1f0a2b3c4d5e6f"],
    "hex32": ["d41d8cd98f00b204e9800998ecf8427e"],
    "hex40": ["da39a3ee5e6b4b0d3255bfef95601890afd80709"],
    "hex64": ["E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"],
    "android-model": ["Pixel 7 Pro", "SM-G991B", "M2102J20SG", "22071212AG", "ONEPLUS A6013"],
    "ios-model": ["iPhone14,2"],
    "manufacturer": ["samsung", "HUAWEI"],
    "system": ["Android", "iOS"],
    "system-version": ["Android 13", "iOS 17.1.1", "Microsoft Windows 11 Pro", "Android OS 13 / API-33 (T.2)"],
    "purchase": ["Purchase", "order_completed", "af_purchase", "checkout_done", "in_app_purchase"],
    "advertising-kind": ["rida", "TIFA", "gaid"],
    "entity": ["light.bedroom", "climate.living_room", "binary_sensor.door"],
    "abi": ["arm64-v8a"],
    "build-id": ["TP1A.220905.001"],
    "resolution": ["1080x2400", "1080*2400"],
    "os-version": ["13", "17.1.2", "Android 13"],
    "locale": ["de_DE", "zh-Hans-CN"],
    "language": ["de"],
    "country": ["DE", "at", "CHE", "deu"],
    "page": ["https://www.example.org/a/b.html?x=1", "http://localhost:8000/", "https://shop.example"],
    "timezone": ["Europe/Berlin", "America/Argentina/Ushuaia"],
    "e164": ["+4915112345678"],
    "phone": ["+49 151 12345678", "0151/12345678"],
    "email": ["a.b@mail.example"],
    "url": ["https://a.example/x?y=1"],
    "host": ["a.example"],
    "package-name": ["com.example.app"],
    "mcc-mnc": ["26201", "310-260"],
    "percent": ["0", "99.5"],
    "fraction": ["0.85", "1"],
    "unix-time": ["1700000000", "1700000000123"],
    "date": ["2001-12-31"],
    "jwt": ["eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3In0."],
    "thing-state": ["open", "päällä", "a_limpar"],
    "player-state": ["paused", "odtwarzanie"],
    "ended": ["completed", "terminée"],
    "presence": ["away", "zuhause"],
    "answer": ["yes", "nein"],
    "strength": ["heavy", "leve"],
    "gender": ["female", "gutt"],
    "skip-event": ["video_skipped", "skip_episode"],
    "end-event": ["vid_complete", "trackFinished"],
    "text": ["a1"],
}
FITS_NOT = {
    "number": ["", "1,5", "0x10"],
    "integer": ["1.0"],
    "boolean": ["2"],
    "float-latitude": ["48", "48.4", "90.01", "0.00", "48.40 "],
    "float-longitude": ["180.01", "0.000"],
    "e6-latitude": ["91000000", "12345"],
    "e6-longitude": ["181000000"],
    "e7-latitude": ["910000000"],
    "e7-longitude": ["1810000000"],
    "uuid": ["00000000-0000-0000-0000-000000000000", "1f0f9c0e7d5a4d6f9b580a1b2c3d4e5f"],
    "mac": ["02:00:00:00:00:00", "3c:5a-b4:01:02:03"],
    "ipv4": ["8.8.8.256", "1.2.3", "١.1.1.1"],
    "ipv4-private": ["172.32.0.1", "8.8.8.8"],
    "ipv6": ["::1", "12:30", "1:2:3"],
    "imei": ["490154203237519", "000000000000000"],
    "iccid": ["8949000000000000001"],
    "vin": ["1M8GDM9A1KP042788", "12345678901234567"],
    "android-id": ["9774d56d682e549c", "0000000000000000", "9E1F0A2B3C4D5E6F"],
    "hex32": ["0" * 32, "d41d8cd98f00b204e9800998ecf8427g"],
    "hex40": ["d41d8cd98f00b204e9800998ecf8427e"],
    "hex64": ["d41d8cd98f00b204e9800998ecf8427e"],
    "android-model": ["Pixel", "model", "220712", "20231130"],
    "ios-model": ["iPhone"],
    "manufacturer": ["samsungs", "Q9"],
    "system": ["robot"],
    "system-version": ["Android", "13", "Androids 13", "iOS app"],
    "purchase": ["purchase_intent", "add_to_cart", "view"],
    "advertising-kind": ["uuid", "id"],
    "entity": ["light.theme", "camera.capture", "camera.jpg", "lamp", "light.on"],
    "abi": ["arm"],
    "build-id": ["1.2.3", "TP1A.220905"],
    "resolution": ["10x20", "300x250", "728x90"],
    "os-version": ["0.1", "1700000000"],
    "locale": ["de", "DE_de"],
    "language": ["deu"],
    "country": ["De", "ZZ", "XXX", "any"],
    "page": [
        "https://www.example.org/logo.png",
        "https://api.example.org/x",
        "https://www.example.org/api/x",
        "https://cdn2.example.org/",
        "https://www.example.org/{path}",
        "ftp://www.example.org/",
    ],
    "timezone": ["UTC", "Foo/Bar"],
    "e164": ["4915112345678"],
    "phone": ["12345678", "1700000000000"],
    "email": ["a@b", "a b@c.example"],
    "url": ["ftp://a.example", "https:// x"],
    "host": ["localhost", "1.2.3.4"],
    "package-name": ["example", "Com.example"],
    "mcc-mnc": ["12345", "2620"],
    "percent": ["100.5", "-1"],
    "fraction": ["1.01"],
    "unix-time": ["170000000000", "4102444801"],
    "date": ["2001-13-01"],
    "jwt": ["a.b.c"],
    "thing-state": ["open source", "Ulm"],
    "player-state": ["playing cards", "goalkeeper"],
    "ended": ["endless", "weekend"],
    "presence": ["homepage", "awaiting"],
    "answer": ["maybe", "notes"],
    "strength": ["heavy metal", "lighting"],
    "gender": ["mike", "family"],
    "skip-event": ["skipping rope", "skip_all"],
    "end-event": ["order_completed", "complete"],
    "text": ["12 34"],
}


def test_every_shape_has_its_cases() -> None:
    assert set(FITS) == set(FITS_NOT) == {shape.name for shape in SHAPES}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in FITS.items() for text in texts])
def test_shape_holds(name: str, text: str) -> None:
    assert SHAPES_BY_NAME[name].holds(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in FITS_NOT.items() for text in texts])
def test_shape_does_not_hold_for_near_misses(name: str, text: str) -> None:
    assert not SHAPES_BY_NAME[name].holds(text)


@pytest.mark.parametrize("name", sorted(SHAPES_BY_NAME))
def test_long_hostile_texts_are_answered_at_once(name: str) -> None:
    for text in ("a." * 50_000, "1" * 100_000, "-" * 100_000, "a@" + "b." * 50_000):
        SHAPES_BY_NAME[name].holds(text)


_CHARACTERS = "0123456789abcdefxXABCDEFGHZghz+-.:/ ()_@*,%"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
@settings(deadline=None, max_examples=60)
@given(
    st.text(_CHARACTERS, max_size=40) | st.text("0123456789", max_size=22) | st.text("0123456789abcdef", max_size=66)
)
def test_what_is_told_cheaply_never_refuses_what_holds(shape: Shape, text: str) -> None:
    for sample in (text, *SAMPLES, *(each for fits in FITS.values() for each in fits)):
        if sample and shape.holds(sample):
            assert shape.shortest <= len(sample) <= shape.longest
            assert not shape.begins or sample[0] in shape.begins


SAMPLES = (
    "-12345678901234567890.12345678901234567890e-12",
    "-12345678901234567890",
    "-89.12345678901234567890",
    "-179.12",
    "-90000000",
    "-1800000000",
    "-900000000",
    "38400000-8cf0-11bd-b23e-10b96e40000d",
    "A1:b2:C3:d4:e5:f6",
    "1.2.3.4",
    "192.168.100.200",
    "10.0.0.1",
    "490154203237518",
    "89490200001022354450",
    "8949020000102235445",
    "1HGCM82633A004352",
    "00000000000000f1",
    "F" * 32,
    "a" * 40,
    "b" * 64,
    "1080 x 2400",
    "100x100",
    "9999*9999",
    "978307200",
    "1700000000.123456789",
    "1700000000000",
    "100.0",
    "0.5",
    "1",
    "+1234567",
    "+123456789012345",
    "00491701234567",
    "+49 (170) 123-4567",
    "https://a.example/",
    "http://b",
    "de",
    "DE",
    "26201",
    "310-410",
    "2001-12-31",
    "eyJhbGciOiJub25l.eyJzdWIiOiJhbm5hIn0.",
    "310 41",
)
