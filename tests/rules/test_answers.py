from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from auditor.errors import FaultyFiles
from auditor.model import EMPTY_BODY, Body, Endpoint, Exchange, Message
from auditor.rules import load_rules
from auditor.rules.answers import MOST_LEARNT, AnswerReader, Learnt
from auditor.rules.examples import iter_example_cases
from auditor.rules.lint import lint

VOCABULARY = """\
schema: 1
categories: {watch: {title: Watch}}
types:
  watch.duration: {title: D, description: d, trackhar: [], play: null, apple: null, dpv: null, special: false}
events: {watched: {title: Watched}}
"""
RECIPIENTS = """\
schema: 1
recipients:
  - {id: acme, name: Acme, country: DE, purpose: social, domains: [acme.example], source: invented}
"""
RULE = """\
schema: 1
id: endpoints/acme/feed
title: Acme feed
recipient: acme
references: ["invented, 2024-01-01"]
when: {host: ["acme.example"], path: "/feed"}
answers:
  - each: "body $.videos[*]"
    subject: "$.id"
    of: "$.seconds"
    unit: s
    title: "$.name"
    because: "field names"
examples:
  match:
    - request: |
        GET /feed HTTP/1.1
        host: acme.example
      response: {json: {videos: [{id: "7", seconds: 8.5, name: "Bread"}, {id: "8"}]}}
      finds: []
      learns:
        - {subject: "7", of: 8.5, unit: s, title: "Bread"}
  no-match:
    - request: |
        GET /other HTTP/1.1
        host: acme.example
      response: {json: {videos: [{id: "7", seconds: 8.5}]}}
"""


def directory(tmp_path: Path, rule: str = RULE) -> Path:
    for name, text in (("data-types", VOCABULARY), ("recipients/a", RECIPIENTS), ("endpoints/acme/feed", rule)):
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def exchange(body: bytes, kind: bytes = b"application/json", host: str = "acme.example") -> Exchange:
    return Exchange(
        0, 0, "HTTP/2", "GET", "https", host, 443, "/feed?n=1", 200, Message((), EMPTY_BODY),
        Message(((b"content-type", kind),), Body(body, len(body), "")), Endpoint("192.0.2.2", 5),
        Endpoint("192.0.2.1", 443),
    )  # fmt: skip


@pytest.fixture
def reader(tmp_path: Path) -> AnswerReader:
    return AnswerReader(load_rules(directory(tmp_path)).endpoints)


def test_worked_rule_holds_and_is_linted(tmp_path: Path) -> None:
    place = directory(tmp_path)
    assert lint(place) == []
    assert [fault for case in iter_example_cases(load_rules(place)) for fault in case.faults()] == []


def test_lengths_and_titles_are_learnt(reader: AnswerReader) -> None:
    body = b'{"videos": [{"id": 7, "seconds": "8.5"}, {"id": "8", "name": "x", "seconds": -1}]}'
    learnt = reader.read(exchange(body))
    assert learnt == (
        Learnt("endpoints/acme/feed", "acme", "7", 8.5, "s", None),
        Learnt("endpoints/acme/feed", "acme", "8", None, None, "x"),
    )


@pytest.mark.parametrize("body", [b"", b"{", b"null", b'{"videos": 1}', b'{"videos": [{"id": null}]}', b"\xff\x00"])
def test_odd_answers_teach_nothing_and_do_not_fail(reader: AnswerReader, body: bytes) -> None:
    assert reader.read(exchange(body)) == ()


def test_other_hosts_and_lacking_answers_teach_nothing(reader: AnswerReader) -> None:
    body = b'{"videos": [{"id": "7", "name": "x"}]}'
    assert reader.read(exchange(body, host="evil.example")) == ()
    assert reader.read(replace(exchange(body), response=None)) == ()
    assert len(reader.read(exchange(body))) == 1


def test_endless_answers_are_bounded(reader: AnswerReader) -> None:
    body = b'{"videos": [' + b",".join([b'{"id": "7", "name": "x"}'] * (MOST_LEARNT + 5)) + b"]}"
    assert len(reader.read(exchange(body))) == MOST_LEARNT


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    unit: s\n    title", "    title", "needs the 'unit'"),
        ('"body $.videos[*]"', '"query $.videos[*]"', "begin with 'body'"),
        ('    of: "$.seconds"\n    unit: s\n    title: "$.name"\n', "", "at least one of 'of'"),
        ("    unit: s\n", "    unit: parsec\n", "no unit of a length 'parsec'"),
        ('    because: "field names"\n', "", "needs 'because'"),
    ],
)
def test_faults_of_answers_are_found_when_read(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(FaultyFiles, match=message):
        load_rules(directory(tmp_path, RULE.replace(old, new, 1)))


def test_entry_without_an_example_and_wrong_examples_are_faults(tmp_path: Path) -> None:
    without = RULE.replace('      learns:\n        - {subject: "7", of: 8.5, unit: s, title: "Bread"}\n', "")
    place = directory(tmp_path, without)
    wrong = [str(fault) for case in iter_example_cases(load_rules(place)) for fault in case.faults()]
    assert any("its answer says" in fault for fault in wrong)
    answer = '      response: {json: {videos: [{id: "7", seconds: 8.5, name: "Bread"}, {id: "8"}]}}\n'
    silent = RULE.replace(answer, "")
    assert any("has a response" in str(fault) for fault in lint(directory(tmp_path, silent)))
