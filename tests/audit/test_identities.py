from __future__ import annotations

from msgspec.structs import replace

from auditor.audit.analysis import Analysed
from auditor.audit.assembly import assemble
from auditor.audit.identities import identities_of
from auditor.audit.naming import Naming
from auditor.audit.tally import Tally
from auditor.identifiers import Label, Token
from auditor.model import Confidence, Leaf, Origin
from auditor.recipients import Recipients
from auditor.report.document import Report
from auditor.rules import load_rules

from .conftest import MakeAnalysed, MakeDetection

ID = "6f9b1c2e-70aa-4c1d-9b53-0d2f4b8e1a77"
VIDEO = "7012000000000000017"
WHO = Naming(Recipients(()))


def token(name: str = "deviceId", value: str = ID, where: str = "request.body") -> Token:
    return Token(value, where, ("json", f"$['{name}']"), name)


def sent(make: MakeAnalysed, *tokens: Token, host: str = "a.one.org", time_ns: int = 1000) -> Analysed:
    return replace(make(host=host, time_ns=time_ns), tokens=tokens)


def report(tally: Tally) -> Report:
    return assemble(tally, load_rules(), "auditor test")


def test_value_sent_to_two_companies_is_a_finding_at_each_and_one_row(analysed: MakeAnalysed) -> None:
    tally = Tally()
    for n in range(4):
        tally.add(0, n, sent(analysed, token(), host=("a.one.org", "b.two.org")[n % 2], time_ns=n))
    made = report(tally)
    (row,) = made.identifiers
    assert (row.value, row.shared, row.recipients, row.count) == (ID, True, ("one.org", "two.org"), 4)
    assert [(f.type, f.detector, f.host, f.count) for f in made.findings] == [
        ("identifier.persistent", "identifiers", "a.one.org", 2),
        ("identifier.persistent", "identifiers", "b.two.org", 2),
    ]
    assert {f.confidence for f in made.findings} == {Confidence.LIKELY}
    assert set(row.finding_ids) == {f.id for f in made.findings}
    assert made.types["identifier.persistent"].name


def test_field_that_holds_a_known_identifier_is_called_the_same(
    analysed: MakeAnalysed, detection: MakeDetection
) -> None:
    tally = Tally()
    leaf = Leaf("request.body", ("json", "$['gaid']"), "gaid", ID)
    known = replace(detection("identifier.advertising", ID, confidence=Confidence.LIKELY), leaf=leaf)
    for n in range(3):
        tally.add(0, n, replace(analysed(known, host="a.one.org"), tokens=(token("gaid"), token("x7"))))
    made = report(tally)
    assert sorted((f.type, f.detector, f.evidence[0].path) for f in made.findings) == [
        ("identifier.advertising", "identifiers", ("json", "$['x7']")),
        ("identifier.advertising", "rules", ("json", "$['gaid']")),
    ]
    assert "the same value as a field known to hold it" in next(
        f.reason for f in made.findings if f.detector == "identifiers"
    )


def test_value_of_content_is_no_identifier_however_it_is_called(
    analysed: MakeAnalysed, detection: MakeDetection
) -> None:
    tally = Tally()
    video = detection("watch.video", VIDEO, ("json", "$['group']"))
    for n in range(3):
        tally.add(0, n, replace(analysed(video, host=f"a.t{n}.org"), tokens=(token("uid", VIDEO),)))
    assert report(tally).identifiers == ()


def test_cookies_are_called_cookies_and_what_a_server_gave_is_an_echo(analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.add(0, 0, replace(analysed(host="a.one.org", time_ns=1), issued=(ID,)))
    for n in range(1, 4):
        tally.add(0, n, sent(analysed, token("vid", where="request.cookie"), host="a.one.org", time_ns=10 + n))
        tally.add(0, n + 10, sent(analysed, token("vid", where="request.cookie"), host="b.two.org", time_ns=20 + n))
    made = report(tally)
    (row,) = made.identifiers
    assert (row.issuers, row.synced, row.server_issued) == (("one.org",), ("two.org",), True)
    assert {(f.type, f.origin) for f in made.findings} == {("identifier.cookie", Origin.ECHO)}


def test_judging_leaves_the_tally_as_it_was(analysed: MakeAnalysed) -> None:
    tally = Tally()
    for n in range(3):
        tally.add(0, n, sent(analysed, token()))
    first = identities_of(tally, WHO)
    assert (len(first.found), tally.findings) == (1, {})
    assert identities_of(tally, WHO) == first


def test_recordings_are_told_apart_by_their_labels(analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.labels = (Label("p", "1", "a"), Label("p", "2", "b"))
    for number in range(2):
        tally.add(number, 0, sent(analysed, token(), time_ns=number))
    (row,) = report(tally).identifiers
    assert (row.scope, row.lifetime) == ("device", "longer")


def test_ids_of_rows_hold_nothing_of_the_value(analysed: MakeAnalysed) -> None:
    ids = []
    for value in (ID, ID[::-1]):
        tally = Tally()
        for n in range(3):
            tally.add(0, n, sent(analysed, token(value=value)))
        ids += [row.id for row in report(tally).identifiers]
    assert len(ids) == 2
    assert ids[0] == ids[1]


def test_values_that_were_not_compared_are_named(analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.add(0, 0, sent(analysed, token()))
    assert not any("were compared" in caveat for caveat in report(tally).coverage.caveats)
    tally.sightings.dropped = 1
    assert any("50,000 were compared" in caveat for caveat in report(tally).coverage.caveats)
