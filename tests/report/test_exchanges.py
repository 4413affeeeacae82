from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from auditor.model import Exchange, Message
from auditor.report.exchanges import numbered, to_line, write_jsonl
from auditor.report.schemas import schema_json


def test_line_has_the_published_members_in_order(make_exchange: Callable[..., Exchange]) -> None:
    line = json.loads(to_line(make_exchange(7)))
    members = "n time protocol method scheme host port path status request response client server app frames tls notes"
    assert list(line) == members.split()
    assert line["time"] == "2026-03-01T12:00:00.000000001Z"
    assert line["client"] == "10.0.0.2:40000"
    assert line["server"] == "[2001:db8::1]:443"
    assert line["path"] == "/a/b?lat=48.40&lon=9.98"
    assert line["tls"] == {"version": "TLS 1.3", "sni": "example.org", "alpn": "http/1.1"}
    assert line["request"]["body_bytes"] == 3
    assert line["frames"] == [4, 5]


def test_header_bytes_are_utf8_else_latin1(make_exchange: Callable[..., Exchange]) -> None:
    headers = json.loads(to_line(make_exchange()))["request"]["headers"]
    assert headers[2:] == [["X-Name", "Jürgen"], ["X-Name", "Jürgen"]]


def test_body_left_alone_is_null_and_missing_answer_too(make_exchange: Callable[..., Exchange]) -> None:
    line = json.loads(to_line(make_exchange(response=Message((), None))))
    assert line["response"] == {
        "headers": [], "body_bytes": None, "body_sha256": None, "truncated": False, "complete": True,
    }  # fmt: skip
    assert json.loads(to_line(make_exchange(response=None, status=None)))["response"] is None


def test_lines_are_renumbered_and_end_with_a_newline_each(make_exchange: Callable[..., Exchange]) -> None:
    out = io.BytesIO()
    count = write_jsonl(((n, to_line(make_exchange(-1))) for n in range(11)), out)
    lines = out.getvalue().split(b"\n")
    assert count == 11
    assert lines.pop() == b""
    assert [json.loads(line)["n"] for line in lines] == list(range(11))
    assert numbered(3, to_line(make_exchange(-1))) == to_line(make_exchange(3))


def test_hostile_text_stays_on_its_line(make_exchange: Callable[..., Exchange]) -> None:
    line = to_line(make_exchange(path="/\n\x1b\ud800", host="\udcff"))
    assert line.count(b"\n") == 1
    assert json.loads(line)["path"] == "/\n\x1b?"


@pytest.mark.parametrize(
    "changes", [{}, {"response": None, "status": None, "tls": None, "app": "org.example", "notes": ("odd",)}]
)
def test_line_follows_the_schema(make_exchange: Callable[..., Exchange], changes: dict[str, object]) -> None:
    Draft202012Validator(json.loads(schema_json("exchange"))).validate(json.loads(to_line(make_exchange(**changes))))
