from __future__ import annotations

import base64
import json

import pytest
from msgspec.structs import replace

from auditor.decode import decode_body
from auditor.detect import Knowledge
from auditor.detect.media import LEAST, MediaDetector
from auditor.model import Confidence, Detection, Endpoint, Exchange, Message
from auditor.report.masking import mask_value
from auditor.rules import load_rules

EXCHANGE = Exchange(
    0, 0, "HTTP/2", "POST", "https", "log.example", 443, "/", 200, Message((), None), None,
    Endpoint("192.0.2.1", 1), Endpoint("198.51.100.1", 443),
)  # fmt: skip
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)) * 8
WAV = b"RIFF\0\0\0\0WAVEfmt " + bytes(range(256)) * 8


@pytest.fixture(scope="module")
def detector() -> MediaDetector:
    return MediaDetector(Knowledge(load_rules()))


def found(detector: MediaDetector, body: bytes, kind: str = "", protocol: str = "HTTP/2") -> list[Detection]:
    return list(detector.detect(replace(EXCHANGE, protocol=protocol), decode_body(body, kind)))


def test_picture_as_a_body_is_a_photo_told_by_its_length(detector: MediaDetector) -> None:
    (photo,) = found(detector, JPEG, "image/jpeg")
    assert (photo.type, photo.value) == ("content.photo", f"{len(JPEG):,} bytes, JPEG")
    assert (photo.confidence, photo.event, photo.leaf.path) == (Confidence.LIKELY, None, ("jpeg",))


def test_type_that_the_header_claims_does_not_matter(detector: MediaDetector) -> None:
    assert [each.type for each in found(detector, JPEG, "application/octet-stream")] == ["content.photo"]
    assert found(detector, b"no picture at all" * 100, "image/jpeg") == []


def test_sound_is_an_event_of_its_bytes(detector: MediaDetector) -> None:
    (sound,) = found(detector, WAV, "audio/wav")
    assert sound.type == "content.audio"
    assert sound.event is not None
    assert (sound.event.kind, sound.event.amount, sound.event.unit) == ("spoke", len(WAV), "bytes")


def test_file_in_a_form_is_found_in_its_field(detector: MediaDetector) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    (photo,) = found(detector, head + JPEG + b"\r\n--b--\r\n", "multipart/form-data; boundary=b")
    assert photo.leaf.path[0] == "multipart"
    assert photo.value == f"{len(JPEG):,} bytes, JPEG"


def test_pixel_and_archive_are_no_photo(detector: MediaDetector) -> None:
    assert found(detector, JPEG[: LEAST - 1], "image/jpeg") == []
    assert found(detector, b"PK\3\4" + bytes(4000), "application/zip") == []


def test_picture_a_page_drew_to_tell_browsers_apart_is_no_photo(detector: MediaDetector) -> None:
    picture = base64.b64encode(JPEG).decode()
    drawn = {"components": {"canvas": {"value": {"geometry": picture}}}}
    assert found(detector, json.dumps(drawn).encode(), "application/json") == []
    taken = {"components": {"album": {"value": {"geometry": picture}}}}
    assert [each.type for each in found(detector, json.dumps(taken).encode(), "application/json")] == ["content.photo"]


def stream(**more: object) -> bytes:
    told = {"from": "client", "kind": "video", "encoding": "JPEG", "payload_bytes": 31708, **more}
    return json.dumps({"streams": [told]}).encode()


def test_media_stream_that_leaves_is_found(detector: MediaDetector) -> None:
    (video,) = found(detector, stream(), protocol="RTP")
    assert (video.type, video.value) == ("content.photo", "31,708 bytes, RTP video JPEG")
    (audio,) = found(detector, stream(kind="audio", encoding="PCMU", payload_bytes=800), protocol="RTP")
    assert audio.event is not None
    assert (audio.type, audio.event.amount) == ("content.audio", 800)


def test_a_negotiated_coding_makes_it_less_sure(detector: MediaDetector) -> None:
    (audio,) = found(detector, stream(kind="audio", encoding="dynamic", payload_bytes=800), protocol="RTP")
    assert (audio.type, audio.confidence, audio.event) == ("content.audio", Confidence.POSSIBLE, None)
    assert "rhythm" in audio.reason


def test_media_that_come_and_those_of_unknown_kind_are_not(detector: MediaDetector) -> None:
    assert found(detector, stream(**{"from": "server"}), protocol="RTP") == []
    assert found(detector, stream(kind="media"), protocol="RTP") == []
    assert found(detector, stream()) == []


def test_value_is_hidden_while_values_are_masked(detector: MediaDetector) -> None:
    (photo,) = found(detector, JPEG)
    assert str(len(JPEG)) not in mask_value(photo.type, photo.value, None, "hide").replace(",", "")
