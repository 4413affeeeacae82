from __future__ import annotations

import base64
import bz2
import gzip
import json
import random

import pytest

from auditor.decode import Opaque, decode_body
from auditor.detect import Knowledge
from auditor.detect.opaque import OpaqueDetector, judged
from auditor.model import Confidence, Detection, Endpoint, Exchange, Message, Origin
from auditor.report.masking import mask_value
from auditor.rules import load_rules

EXCHANGE = Exchange(
    0, 0, "HTTP/2", "POST", "https", "log.example", 443, "/", 200, Message((), None), None,
    Endpoint("192.0.2.1", 1), Endpoint("198.51.100.1", 443),
)  # fmt: skip
TT = bytes.fromhex("746305100000")


@pytest.fixture(scope="module")
def detector() -> OpaqueDetector:
    return OpaqueDetector(Knowledge(load_rules()))


def found(detector: OpaqueDetector, body: bytes, kind: str = "") -> list[Detection]:
    return list(detector.detect(EXCHANGE, decode_body(body, kind)))


def noise(size: int, seed: int = 1) -> bytes:
    return b"\xf1" + random.Random(seed).randbytes(size - 1)


def test_known_container_is_certain_and_named(detector: OpaqueDetector) -> None:
    (payload,) = found(detector, TT + noise(1228))
    assert (payload.type, payload.value) == ("opaque.payload", "1,234 bytes, entropy 7.9, ttEncrypt")
    assert (payload.confidence, payload.origin) == (Confidence.CERTAIN, Origin.DEVICE)
    assert payload.leaf.path == ("bytes",)


@pytest.mark.parametrize(("size", "confidence"), [(4096, Confidence.LIKELY), (200, Confidence.POSSIBLE)])
def test_random_body_is_as_sure_as_its_length_allows(
    detector: OpaqueDetector, size: int, confidence: Confidence
) -> None:
    assert [each.confidence for each in found(detector, noise(size))] == [confidence]


def test_payload_inside_json_has_its_way_and_none_of_its_content(detector: OpaqueDetector) -> None:
    text = base64.b64encode(noise(2048)).decode()
    (payload,) = found(detector, json.dumps({"ekey": "k", "payloads": text}).encode(), "application/json")
    assert payload.leaf.path == ("json", "$['payloads']")
    assert text[:12] not in payload.value + payload.reason + payload.leaf.text
    assert "16-byte cipher blocks" in payload.reason


LINES = "".join(f"{random.Random(n).random()} meadow {n}\n" for n in range(900)).encode()
PICTURE = b"\x89PNG\r\n\x1a\n" + noise(4000)


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(LINES), bz2.compress(LINES), b"\x01\x02" + gzip.compress(LINES)[12:-8],
        PICTURE, b"\xff\xd8\xff\xe0" + noise(4000), b"PK\x03\x04" + noise(4000), b"\0\0\0\x18ftypmp42" + noise(4000),
        json.dumps({"session": base64.b64encode(noise(90)).decode()}).encode(),
        json.dumps({"access_token": base64.b64encode(noise(300)).decode()}).encode(),
        json.dumps({"sha256": noise(32).hex()}).encode(),
        json.dumps({"file": base64.b64encode(PICTURE).decode()}).encode(),
        b"meadow " * 300,
    ],
    ids=["gzip", "bzip2", "headless", "png", "jpeg", "zip", "mp4", "short", "token", "hash", "picture", "text"],
)  # fmt: skip
def test_media_compressed_data_tokens_and_hashes_are_no_payloads(detector: OpaqueDetector, body: bytes) -> None:
    assert found(detector, body) == []


def test_web_encryption_counts_as_payload_only_where_payloads_are() -> None:
    def sealed(where: str, size: int, name: str = "data") -> Confidence | None:
        return judged(Opaque(where, ("json", f"$['{name}']"), size, 7.5, "JWE", even=False))

    assert sealed("request.body", 2000) is Confidence.LIKELY
    assert sealed("request.body", 60) is None
    assert sealed("request.body", 300, "id_token") is None
    assert sealed("request.header", 2000) is None


def test_parts_of_web_encryption_are_seen_in_a_body() -> None:
    head = base64.urlsafe_b64encode(b'{"alg":"dir","enc":"A256GCM"}').decode().rstrip("=")
    middle = base64.urlsafe_b64encode(noise(700)).decode().rstrip("=")
    tree = decode_body(json.dumps({"data": f"{head}..{'A' * 16}.{middle}.{'B' * 22}"}).encode())
    assert [(each.bytes, each.container) for each in tree.opaque] == [(700, "JWE")]


def test_description_may_be_shown_while_values_are_masked(detector: OpaqueDetector) -> None:
    (payload,) = found(detector, TT + noise(1228))
    assert mask_value(payload.type, payload.value, mask="payload") == payload.value
    assert mask_value(payload.type, "anna@mail.example", mask="payload") != "anna@mail.example"
