from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from auditor.model import Body, Confidence, Detection, Endpoint, Exchange, Leaf, Message
from auditor.rules import RuleSet, load_rules
from auditor.rules.examples import iter_example_cases
from auditor.rules.lint import lint
from auditor.rules.scaffold import Scaffold, default_id, scaffold

from .conftest import FILES

SECRET = "6f9b1c2e-70aa-4c1d-9b53-0d2f4b8e1a77"


def exchange(path: str = "/v1/users/987650012/log?gaid=" + SECRET, host: str = "log7.acme.example") -> Exchange:
    body = json.dumps({"model": "Pixel 7", "events": [{"t": 5, "id": SECRET}, {"t": 6, "id": SECRET}], "none": None})
    data = gzip.compress(body.encode())
    headers = (
        (b"host", host.encode()), (b"content-type", b"application/json; charset=utf-8"), (b"x-device", SECRET.encode()),
        (b"cookie", b"sid=" + SECRET.encode()), (b"user-agent", b"Acme/3.1"),
    )  # fmt: skip
    return Exchange(
        n=0, time_ns=1, protocol="HTTP/2", method="POST", scheme="https", host=host, port=443, path=path, status=200,
        request=Message(headers, Body(data, len(data), "")), response=None, client=Endpoint("192.0.2.2", 1),
        server=Endpoint("192.0.2.1", 443),
    )  # fmt: skip


def directory(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def made(tmp_path: Path, sent: Exchange) -> tuple[Scaffold, RuleSet]:
    rules = load_rules(directory(tmp_path))
    leaf = Leaf("request.body", ("gzip", "json", "$['model']"), "model", "Pixel 7")
    known = Detection("device.model", "rules", None, None, leaf, "Pixel 7", None, Confidence.LIKELY, "")
    found = scaffold(sent, rules, "endpoints/acme/users-log", [known])
    assert found is not None
    return found, rules


def test_scaffold_lists_every_field_with_its_address_and_no_value(tmp_path: Path) -> None:
    found, _ = made(tmp_path, exchange())
    addresses = re.findall(r'^    at: "(.*)"$', found.text, re.MULTILINE)
    assert sorted(addresses) == [
        "body gzip json $['events'][*]['id']",
        "body gzip json $['events'][*]['t']",
        "body gzip json $['model']",
        "cookie $['sid'][*]",
        "header $['x-device'][*]",
        "query $['gaid'][*]",
    ]
    assert (found.entries, found.open, found.left_out) == (6, 5, 0)
    assert SECRET not in found.text
    assert "Pixel" not in found.text
    assert "987650012" not in found.text.replace('"9876500120', "")
    assert 'path: ["/v1/users/*/log"]' in found.text
    assert "recipient: acme" in found.text


def test_scaffold_passes_lint_and_its_examples_hold_once_types_are_there(tmp_path: Path) -> None:
    found, rules = made(tmp_path, exchange())
    path = rules.directory / "endpoints/acme/users-log.yaml"
    path.write_text(found.text)
    assert "TODO-1" in "\n".join(str(fault) for fault in lint(rules.directory))
    path.write_text(re.sub(r"TODO-\d+", "device.model", found.text))
    assert lint(rules.directory) == []
    cases = [case for case in iter_example_cases(load_rules(rules.directory)) if case.rule.id.endswith("users-log")]
    assert [fault for case in cases for fault in case.faults()] == []
    assert [case.match for case in cases] == [True, False]


def test_unknown_recipient_is_left_to_the_person(tmp_path: Path) -> None:
    found, _ = made(tmp_path, exchange(host="api.unheard.example"))
    assert "recipient: TODO\n" in found.text


def test_exchange_without_fields_makes_no_rule(tmp_path: Path) -> None:
    rules = load_rules(directory(tmp_path))
    sent = exchange("/")
    bare = Message(((b"host", b"a.example"), (b"accept", b"*/*")), None)
    assert scaffold(
        Exchange(
            n=0, time_ns=1, protocol="HTTP/1.1", method="GET", scheme="https", host="a.example", port=443, path="/",
            status=None, request=bare, response=None, client=sent.client, server=sent.server,
        ),
        rules, "endpoints/a/b", [],
    ) is None  # fmt: skip


def test_id_is_made_of_recipient_and_path(tmp_path: Path) -> None:
    rules = load_rules(directory(tmp_path))
    assert default_id(exchange(), rules) == "endpoints/acme/users-log"
    assert default_id(exchange("/", "api.unheard.example"), rules) == "endpoints/unheard-example/root"
