"""Messages sealed here by the published layout, with another implementation's cipher (the openssl program)."""

from __future__ import annotations

import base64
import json
import subprocess

import pytest

from auditor.decode import decode_body

CONTENT = json.dumps({"latitude": 48.40, "extra": {"imei": "490154203237518"}, "video_duration": 30}).encode()
LONG, VECTOR, SHORT = "0123456789abcdeffedcba9876543210", "00112233445566aa", "0f1e2d3c4b5a6978"
KNOWN = (
    "20f1e2d3c4b5a6978"
    "M5qEBTwh+8JZYgCpNGx8hQ=="
)  # fmt: skip


def sealed(cypher: int, content: bytes = CONTENT) -> str:
    key = LONG[16:] + LONG[:16] if cypher == 3 else SHORT[8:] + SHORT[:8]
    command = ["openssl", "enc", "-aes-256-cbc" if cypher == 3 else "-aes-128-ecb", "-K", key.encode().hex()]
    command += ["-iv", VECTOR.encode().hex()] if cypher == 3 else []
    raw = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    front = f"3{LONG}{VECTOR}" if cypher == 3 else f"2{SHORT}"
    return front + base64.encodebytes(raw).decode()


@pytest.mark.program("openssl")
@pytest.mark.parametrize("cypher", [2, 3])
def test_message_is_opened_with_the_key_in_front_of_it(cypher: int) -> None:
    body = json.dumps({"message": sealed(cypher), "cypher": cypher}).encode()
    found = {leaf.name: (leaf.path, leaf.text) for leaf in decode_body(body, "application/json").leaves()}
    assert found["imei"] == (("json", "$['message']", "pangle", "json", "$['extra']['imei']"), "490154203237518")
    assert found["latitude"][1] == "48.4"


@pytest.mark.program("openssl")
@pytest.mark.parametrize("cypher", [2, 3])
def test_damaged_messages_stay_closed(cypher: int) -> None:
    whole = sealed(cypher)
    for text in (whole[:-30], whole[:5] + "0" + whole[6:], "1" + whole[1:], whole[:40], f"{whole[:-2]}!"):
        tree = decode_body(json.dumps({"message": text}).encode())
        assert all("pangle" not in node.decoders for node in tree.nodes())


@pytest.mark.program("openssl")
def test_content_that_is_nothing_known_stays_closed() -> None:
    tree = decode_body(json.dumps({"message": sealed(3, bytes(range(200, 256)))}).encode())
    assert [node.path for node in tree.nodes()] == [("json",)]
