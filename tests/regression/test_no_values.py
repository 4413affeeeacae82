"""Every value of a profile is put into paths, hosts, map keys, headers and bodies: none of it is in a baseline."""

from __future__ import annotations

import hashlib
import json

import pytest

from auditor.marks import Mark
from auditor.profile import Indicator, Profile
from auditor.regression.baseline import to_json
from auditor.regression.facts import session_facts
from auditor.regression.summary import summarise
from auditor.rules import RuleSet
from tests.regression.conftest import BEGIN, SECOND, Lab, Recording, request

VALUES = (
    ("identifier.imei", "490154203237518"),
    ("identifier.advertising", "38400000-8cf0-11bd-b23e-10b96e40000d"),
    ("identifier.mac", "02:1a:2b:3c:4d:5e"),
    ("account.email", "anna.musterfrau@post.example"),
    ("account.phone", "+4915112345678"),
    ("account.name", "Anna Musterfrau"),
    ("account.username", "musterfrau"),
    ("browsing.search", "einschlafen ohne tabletten"),
    ("browsing.url", "https://www.klinik.example/rat/schlaflos"),
    ("network.ssid", "tracking events"),
    ("device.name", "collection"),
    ("content.message", "Bis morgen um acht"),
    ("location.address", "Lindenallee 12, 10115 Berlin"),
)


@pytest.fixture(scope="module")
def everything() -> Profile:
    return Profile(tuple(Indicator(type_, value) for type_, value in VALUES))


def test_no_value_of_the_profile_is_in_a_baseline(rules: RuleSet, everything: Profile) -> None:
    sent = []
    for number, (_, value) in enumerate(VALUES):
        label = "".join(char for char in value.lower() if char.isalnum() or char == "-")
        plain = value.replace(" ", "+").replace("?", "").replace("/", "%2F")
        digest = hashlib.sha256(value.encode()).hexdigest()
        for turn, host in enumerate((f"{label}.tracker.example", f"{label}.example", "c.tracker.example")):
            at = 1 + number * 3 + turn
            body = {
                value: {"email": value, "imei": value, "url": value},
                digest: [value],
                "users": {value: {"lat": value}},
            }
            headers = ((b"x-user", value.encode()), (f"x-{label}".encode(), b"1"), (b"user-agent", value.encode()))
            sent.append(
                request(at, host, f"/{plain}/{value}/user/{value}/{digest}?{plain}={plain}&id={value}", body, headers)
            )
    recording = Recording(tuple(sent), length=200, manifest={"app": "Anna Musterfrau", "version": "1.2"})
    report, recorder = Lab(rules, everything).audit(recording)
    assert len({finding.value for finding in report.findings} & {value for _, value in VALUES}) >= 8
    marks = tuple(Mark(BEGIN + SECOND * n, value) for n, (_, value) in enumerate(VALUES))
    facts = session_facts(report, rules, marks=marks, profile=everything, sightings=recorder)
    assert len(facts.routes) >= 20
    baseline = summarise([facts])
    rows = json.loads(to_json(baseline))
    del rows["rule_hashes"], rows["rules"]
    texts = list(strings(rows))
    for _, value in VALUES:
        held = [text for text in texts if value.lower() in text.lower()]
        assert [text for text in held if not is_ours(text, value)] == []
        for algorithm in ("md5", "sha1", "sha256"):
            digest = hashlib.new(algorithm, value.encode()).hexdigest()
            assert not any(digest[:8] in text for text in texts)


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for name, member in value.items() for text in (name, *strings(member))]
    if isinstance(value, list):
        return [text for member in value for text in strings(member)]
    return [value] if isinstance(value, str) else []


def is_ours(text: str, value: str) -> bool:
    """A data type or rule may be called as a value is; that tells nothing."""
    return text.startswith(("generic/", "endpoints/")) and value in ("collection",)
