"""The examples of rules: that what does not hold is said, and what holds is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import FaultyFiles
from auditor.rules import load_rules
from auditor.rules.examples import iter_example_cases

MakeRules = Callable[..., Path]


def faults(directory: Path) -> list[str]:
    return [fault.message for case in iter_example_cases(load_rules(directory)) for fault in case.faults()]


def test_correct_examples_hold(make_rules: MakeRules) -> None:
    directory = make_rules()
    assert [case.id for case in iter_example_cases(load_rules(directory))] == [
        "endpoints/acme/log match 1",
        "endpoints/acme/log no-match 1",
        "generic/coordinates match 1",
        "generic/coordinates no-match 1",
    ]
    assert faults(directory) == []


GZIPPED = "at: \"body base64 gzip json $['model']\""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'value: "Pixel 7"',
            'value: "Pixel 8"',
            "'Pixel 8' at body base64 gzip json $['model'] is not found; found is",
        ),
        ("body base64 gzip", "body gzip", "is not found; found is device.model 'Pixel 7' at body base64"),
        ("POST /v2/log", "POST /v1/log", "nothing may be found here, but device.model 'Pixel 7'"),
        (GZIPPED, GZIPPED + ", unit: ms", "is None, not 'ms'"),
        (GZIPPED, GZIPPED + ", confidence: likely", "is 'certain', not 'likely'"),
        (GZIPPED, GZIPPED + ", event: {kind: watched}", "makes no event"),
    ],
)
def test_what_does_not_hold_is_said(
    make_rules: MakeRules, endpoint_text: str, old: str, new: str, message: str
) -> None:
    assert old in endpoint_text
    found = faults(make_rules({"endpoints/acme/log.yaml": endpoint_text.replace(old, new, 1)}))
    assert any(message in fault for fault in found), found


def test_finds_is_exhaustive(make_rules: MakeRules, endpoint_text: str) -> None:
    head, _, rest = endpoint_text.partition("      finds:\n")
    text = head + "      finds: []\n" + rest[rest.index("  no-match:") :]
    assert any("is found as well" in fault for fault in faults(make_rules({"endpoints/acme/log.yaml": text})))


BODIES = {
    "{text: 'model=Pixel+7'}": "body form $['model'][0]",
    "{form: {other: [1, 2], model: Pixel 7}}": "body form $['model'][0]",
    "{hex: '7b226d6f64656c223a22506978656c2037227d'}": "body json $['model']",
    "{base64: eyJtb2RlbCI6IlBpeGVsIDcifQ==}": "body json $['model']",
    "{json: {model: Pixel 7}, wrap: [zlib, base64url]}": "body base64 zlib json $['model']",
    "{json: {model: Pixel 7}, wrap: [zstd, hex]}": "body hex zstd json $['model']",
    "{multipart: {model: Pixel 7}}": "body multipart $['model'][0]",
}


@pytest.mark.parametrize(("body", "place"), BODIES.items())
def test_bodies_are_built_as_they_are_sent(make_rules: MakeRules, endpoint_text: str, body: str, place: str) -> None:
    text = endpoint_text.replace('"body $.model"', '"body $..model"')
    if place.endswith("[0]"):
        text = text.replace('"body $..model"', '"body $.model[0]"')
    if "multipart" in body:
        text = text.replace(
            "log7.acme.example\n", "log7.acme.example\n        content-type: multipart/form-data; boundary=b\n", 1
        )
    if "form" in body or "text" in body:
        text = text.replace(
            "log7.acme.example\n", "log7.acme.example\n        content-type: application/x-www-form-urlencoded\n", 1
        )
    text = text.replace('{json: {model: "Pixel 7"}, wrap: [gzip, base64]}', body)
    text = text.replace("body base64 gzip json $['model']", place)
    assert faults(make_rules({"endpoints/acme/log.yaml": text})) == []


def test_content_encoding_is_undone_by_the_reader(make_rules: MakeRules, endpoint_text: str) -> None:
    text = endpoint_text.replace("log7.acme.example\n", "log7.acme.example\n        content-encoding: gzip\n", 1)
    text = text.replace("wrap: [gzip, base64]", "wrap: [gzip]").replace("body base64 gzip json", "body gzip json")
    assert faults(make_rules({"endpoints/acme/log.yaml": text})) == []


def test_bodies_nest_in_queries_and_numbers_keep_their_spelling(make_rules: MakeRules, generic_text: str) -> None:
    text = generic_text.replace("?lat=48.4011&lon=9.9876", "").replace(
        "      finds:",
        "      query:\n"
        "        d: {$body: {json: {lat: 48.40, lon: 9.90, x: {$body: {json: [1]}}}, wrap: [gzip, base64]}}\n"
        "      finds:",
        1,
    )
    text = text.replace("48.4011,9.9876", "48.40,9.90")
    text = text.replace("query $['lat'][0]", "query $['d'][0] base64 gzip json $['lat']")
    assert faults(make_rules({"generic/coordinates.yaml": text})) == []


def test_protobuf_and_binary_formats(make_rules: MakeRules, endpoint_text: str) -> None:
    text = endpoint_text.replace('"body $.model"', "\"body protobuf $['2'][0]['1'][0]\"")
    text = text.replace(
        '{json: {model: "Pixel 7"}, wrap: [gzip, base64]}',
        '{protobuf: {1: [300, -1], 2: {1: "Pixel 7", 2: {$double: 48.4}}, 3: "some more text"}}',
    ).replace("body base64 gzip json $['model']", "body protobuf $['2'][0]['1'][0]")
    assert faults(make_rules({"endpoints/acme/log.yaml": text})) == []


def test_other_protocols_are_built_directly(make_rules: MakeRules, endpoint_text: str) -> None:
    text = endpoint_text.replace("method: POST}", "protocol: MQTT}").replace("/v1/log", "/v1/log")
    text = text.replace("POST /v1/log HTTP/1.1", "PUBLISH /v1/log MQTT")
    assert faults(make_rules({"endpoints/acme/log.yaml": text})) == []


def test_party_of_an_example_is_what_it_says(make_rules: MakeRules, generic_text: str) -> None:
    text = generic_text.replace("data:", "when: {party: third}\ndata:")
    assert len(faults(make_rules({"generic/coordinates.yaml": text}))) == 1
    text = text.replace("      finds:", "      party: third\n      finds:")
    assert faults(make_rules({"generic/coordinates.yaml": text})) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("POST /v1/log HTTP/1.1", "POST /v1/log", "a request is 'METHOD /path HTTP/1.1'"),
        ("POST /v1/log HTTP/1.1", "P(ST /v1/log HTTP/1.1", "makes no request of this"),
        ("wrap: [gzip, base64]", "wrap: [gzip, base46]", "did you mean 'base64'?"),
        ("{json: {model", "{jsn: {model", "did you mean 'json'?"),
        ("wrap: [gzip, base64]", "text: x", "exactly one of"),
        ("finds:", "find:", "did you mean 'finds'?"),
    ],
)
def test_examples_that_cannot_be_built_are_faults(
    make_rules: MakeRules, endpoint_text: str, old: str, new: str, message: str
) -> None:
    directory = make_rules({"endpoints/acme/log.yaml": endpoint_text.replace(old, new, 1)})
    with pytest.raises(FaultyFiles, match=message.replace("?", r"\?").replace("(", r"\(")):
        list(iter_example_cases(load_rules(directory)))
