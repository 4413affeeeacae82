from __future__ import annotations

import base64
import gzip
import json
import keyword
import random
import uuid
import zlib

import pytest

from auditor.decode import decode_body
from auditor.decode.radix import from_base64

_CONTENT = json.dumps({"model": "Pixel 7", "lat": 48.5}).encode()


def opened(value: str) -> list[tuple[str, ...]]:
    """The decoders run on this value inside a JSON document."""
    tree = decode_body(json.dumps({"v": value}).encode())
    assert value in {leaf.text for leaf in tree.leaves()}
    return [node.decoders for node in tree.nodes()][1:]


@pytest.mark.parametrize(
    "encoded",
    [
        base64.b64encode(_CONTENT).decode(),
        base64.b64encode(_CONTENT).decode().rstrip("="),
        base64.urlsafe_b64encode(_CONTENT).decode(),
        base64.encodebytes(_CONTENT * 3).decode()[: 4 * 19 + 1] + base64.encodebytes(b"").decode(),
    ],
)
def test_base64_in_its_spellings_comes_back(encoded: str) -> None:
    plain = from_base64(encoded)
    assert plain is not None
    assert plain.startswith(_CONTENT[:40])


def test_wrapped_json_is_opened_from_either_alphabet() -> None:
    assert opened(base64.b64encode(_CONTENT).decode()) == [("base64", "json")]
    assert opened(base64.urlsafe_b64encode(_CONTENT).decode().rstrip("=")) == [("base64", "json")]
    assert opened(_CONTENT.hex()) == [("hex", "json")]
    assert opened(_CONTENT.hex().upper()) == [("hex", "json")]


def test_compression_inside_is_opened() -> None:
    assert opened(base64.b64encode(gzip.compress(_CONTENT)).decode()) == [("base64", "gzip", "json")]
    assert opened(base64.b64encode(zlib.compress(_CONTENT)).decode()) == [("base64", "zlib", "json")]
    assert opened(gzip.compress(_CONTENT).hex()) == [("hex", "gzip", "json")]


def test_text_and_forms_inside_are_opened() -> None:
    assert opened(base64.b64encode(b"someone@mail.example").decode()) == [("base64", "text")]
    assert opened(base64.b64encode("Straße 12, München".encode()).decode()) == [("base64", "text")]
    assert opened(base64.b64encode(b"gaid=0123&lat=48.40").decode()) == [("base64", "form")]
    assert opened(base64.b64encode(base64.b64encode(_CONTENT)).decode()) == [("base64", "base64", "json")]


def test_form_that_turned_plus_into_space_is_mended() -> None:
    packed = ""
    for salt in range(1000):
        packed = base64.b64encode(gzip.compress(_CONTENT + b" " * salt, mtime=salt)).decode()
        if "+" in packed:
            break
    tree = decode_body(b"gzip=1&data=" + packed.encode(), "application/x-www-form-urlencoded")
    assert [node.decoders for node in tree.nodes()] == [("form",), ("base64", "gzip", "json")]


def test_data_urls_give_the_file_they_hold() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(60))
    assert opened("data:image/png;base64," + base64.b64encode(picture).decode()) == [("base64", "png")]


def test_ordinary_identifiers_are_left_alone() -> None:
    dice = random.Random(7)
    values = [str(uuid.UUID(int=dice.getrandbits(128))) for _ in range(300)]
    values += [uuid.UUID(int=dice.getrandbits(128)).hex for _ in range(300)]
    values += [f"{dice.getrandbits(64):016x}" for _ in range(300)]
    values += [str(dice.getrandbits(63)) for _ in range(300)]
    values += [base64.b64encode(dice.randbytes(n)).decode() for n in range(9, 60) for _ in range(20)]
    values += [
        base64.urlsafe_b64encode(dice.randbytes(n)).decode().rstrip("=") for n in range(9, 60) for _ in range(20)
    ]
    tree = decode_body(json.dumps(values).encode())
    assert [node.path for node in tree.nodes()] == [("json",)]


def test_ordinary_words_are_left_alone() -> None:
    names = [name for module in (base64, json, keyword, random, uuid, zlib, str, bytes, int) for name in dir(module)]
    words = [a + b for a in names for b in ("", "Identifier", "_setting_of_the_device", "/version/android")]
    words += [
        "homepage_hot",
        "internationalization",
        "com/example/application",
        "AndroidApplicationInfo",
        "1080x2400x420",
    ]
    tree = decode_body(json.dumps(words).encode())
    assert [node.path for node in tree.nodes()] == [("json",)]


@pytest.mark.parametrize("content", [_CONTENT, gzip.compress(_CONTENT, mtime=0), zlib.compress(_CONTENT)])
@pytest.mark.parametrize("padded", [True, False])
def test_base64_written_backwards_is_opened(content: bytes, *, padded: bool) -> None:
    written = base64.b64encode(content).decode()
    decoders = opened((written if padded else written.rstrip("="))[::-1])
    assert decoders[0][0] == "reversed-base64"
    assert decoders[0][-1] == "json"


def test_random_tokens_are_not_read_backwards() -> None:
    draw = random.Random(9)
    for _ in range(500):
        token = base64.b64encode(draw.randbytes(draw.choice((16, 32, 48, 70)))).decode()
        assert opened(token[::-1]) == []
        assert opened(token[::-1] + "Jye") == []
