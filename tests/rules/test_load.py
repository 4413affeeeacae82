"""Loading a rules directory: what is read, and that every fault is said with its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import FaultyFiles, UsageError
from auditor.model import Confidence
from auditor.rules import load_rules
from auditor.rules.load import default_directory

MakeRules = Callable[..., Path]


def faults(directory: Path) -> list[str]:
    with pytest.raises(FaultyFiles) as caught:
        load_rules(directory)
    return [f"{Path(f.path).name}:{f.line}:{f.column}: {f.message}" for f in caught.value.faults]


def test_a_correct_directory_is_read(make_rules: MakeRules) -> None:
    rules = load_rules(make_rules())
    (endpoint,), (generic,) = rules.endpoints, rules.generic
    assert endpoint.id == "endpoints/acme/log"
    assert endpoint.data[0].fact.confidence is Confidence.CERTAIN
    assert generic.data[0].fact.confidence is Confidence.LIKELY
    assert set(rules.vocabulary.types) == {"device.model", "location.coordinates", "watch.duration"}
    assert len(rules.hash) == 64


def test_hash_follows_contents_and_not_place(make_rules: MakeRules, tmp_path: Path) -> None:
    directory = make_rules()
    before = load_rules(directory).hash
    moved = directory.rename(tmp_path / "elsewhere")
    assert load_rules(moved).hash == before
    (moved / "generic/coordinates.yaml").write_text((moved / "generic/coordinates.yaml").read_text() + "# note\n")
    assert load_rules(moved).hash != before


def test_all_faults_of_all_files_are_said_at_once(make_rules: MakeRules, endpoint_text: str, generic_text: str) -> None:
    directory = make_rules(
        {
            "endpoints/acme/log.yaml": endpoint_text.replace(
                "type: device.model\n    at", "type: device.modle\n    ad"
            ),
            "generic/coordinates.yaml": generic_text.replace("float-latitude", "float-latitud"),
        }
    )
    assert faults(directory) == [
        "log.yaml:8:5: an entry of 'data' needs 'at'",
        "log.yaml:8:11: there is no data type 'device.modle' in rules/data-types.yaml; did you mean 'device.model'?",
        "log.yaml:9:5: an entry of 'data' has no key 'ad'; did you mean 'at'?",
        "coordinates.yaml:8:32: there is no shape 'float-latitud'; did you mean 'float-latitude'?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Acme log", "title: Acme log\ntitle: again", "4:1: the key 'title' is there already, in line 3"),
        ("schema: 1", "schema: 2", "1:9: this schema is not known"),
        ("schema: 1", "schemes: 1", "1:1: 'schema' is lacking"),
        ("endpoints/acme/log", "endpoints/acme/logs", "2:5: the id has to be the path of the file"),
        ("recipient: acme", "recipient: acne", "did you mean 'acme'?"),
        ("recipient: acme\n", "", "1:1: a rule needs 'recipient'"),
        ('path: "/v1/log"', 'path: "/v1/log?x=1"', "without the query string"),
        ("log*.acme.example", "log*.*.*.*.example", "more than three"),
        ('"body $.model"', "body $.model", "put addresses in quotes"),
        ('"body $.model"', '"$.model"', "needs 'each'"),
        ('"body $.model"', '"body $.model["', "no RFC 9535 query"),
        ('"body $.model"', '"body jsn $.model"', "'jsn' is neither a decoder"),
        ('because: "field name"', 'because: "x"\n    regex: "(a+)+b"', "nested repeats"),
        ('because: "field name"', 'because: "x"\n    regex: "(a"', "this is no regular expression"),
        ('because: "field name"', 'because: "x"\n    scale: big', "a number is wanted here, not a text"),
        ('because: "field name"', 'because: "x"\n    origin: users', "there is no origin 'users'"),
        ('because: "field name"', 'because: "x"\n    event: {kind: watchd}', "did you mean 'watched'?"),
        ('because: "field name"', 'because: &a "x"\n    unit: *a', "anchors and aliases are not allowed"),
        ('because: "field name"', 'because: !x "x"', "the tag !x is not allowed"),
        ('"body $.model"', '["body $.model"]', "one address"),
        ('"body $.model"', '{lat: "body $.model"}', "needs two of them at least"),
        ("method: POST", "method: {a: b}", "a text is wanted here, not a mapping"),
        ("data:", "data: [", "this is not YAML"),
    ],
)
def test_each_fault_is_said_with_its_place(
    make_rules: MakeRules, endpoint_text: str, old: str, new: str, message: str
) -> None:
    assert old in endpoint_text
    found = faults(make_rules({"endpoints/acme/log.yaml": endpoint_text.replace(old, new, 1)}))
    assert any(message in fault for fault in found), found


def test_without_references_nothing_is_certain(make_rules: MakeRules, endpoint_text: str) -> None:
    text = endpoint_text.replace('references: ["invented, 2024-01-01"]', "references: []")
    rule = load_rules(make_rules({"endpoints/acme/log.yaml": text})).endpoints[0]
    assert rule.data[0].fact.confidence is Confidence.LIKELY
    text = text.replace('because: "field name"', 'because: "x"\n    confidence: certain')
    assert any("'certain' needs" in fault for fault in faults(make_rules({"endpoints/acme/log.yaml": text})))


def test_generic_rules_are_never_certain(make_rules: MakeRules, generic_text: str) -> None:
    text = generic_text.replace('    because: "a', '    confidence: certain\n    because: "a')
    assert any("'certain' needs" in fault for fault in faults(make_rules({"generic/coordinates.yaml": text})))


def test_yes_and_no_are_texts(make_rules: MakeRules, endpoint_text: str) -> None:
    text = endpoint_text.replace('because: "field name"', "because: no\n    ignore: [yes, off, 0123, 1e-6]")
    fact = load_rules(make_rules({"endpoints/acme/log.yaml": text})).endpoints[0].data[0].fact
    assert fact.because == "no"
    assert fact.refinement.ignore == {"yes", "off", "0123", "1e-6"}


def test_files_in_other_folders_and_other_encodings_are_faults(make_rules: MakeRules) -> None:
    directory = make_rules({"endpoint/x.yaml": "schema: 1\n"})
    (directory / "generic/latin.yaml").write_bytes(b"schema: 1\nid: caf\xe9\n")
    found = faults(directory)
    assert any("x.yaml:1:1: rules live under" in fault for fault in found)
    assert any("latin.yaml:2:8: this is not UTF-8" in fault for fault in found)


def test_recipients_are_checked_against_each_other(make_rules: MakeRules) -> None:
    other = """\
schema: 1
recipients:
  - {id: other, name: O, country: de, parent: akme, purpose: analitics, source: s,
     domains: ["*.x.example", acme.example]}
"""
    found = faults(make_rules({"recipients/other.yaml": other}))
    assert any("did you mean 'acme'?" in fault for fault in found)
    assert any("ISO 3166-1" in fault for fault in found)
    assert any("did you mean 'analytics'?" in fault for fault in found)
    assert any("without scheme, port, path or '*.'" in fault for fault in found)
    assert any("acme.example belongs to 'acme' already" in fault for fault in found)


def test_a_directory_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such directory"):
        load_rules(tmp_path / "none")


def test_hash_of_a_file_changes_with_its_contents_alone(tmp_path: Path) -> None:
    copied = tmp_path / "rules"
    shutil.copytree(default_directory(), copied)
    before = load_rules(copied).hashes
    changed = copied / "generic" / "browsing" / "incognito.yaml"
    changed.write_text(changed.read_text() + "# a remark\n")
    after = load_rules(copied).hashes
    assert {name for name in before if before[name] != after[name]} == {"generic/browsing/incognito"}
    assert load_rules(copied).hashes == after
