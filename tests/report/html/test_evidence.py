from __future__ import annotations

from auditor.report.document import Report
from auditor.report.html.evidence import evidence_of


def test_value_leads_to_request_packets_and_path(report: Report) -> None:
    recipient = evidence_of(report)[0]
    model = next(kind for kind in recipient.kinds if kind.name == "Model").values[0]
    assert (model.value, model.times) == ("Pixel 7", "12 times")
    (sighting,) = model.sightings
    assert sighting.request == "POST /service/2/app_log/"
    assert sighting.number == "exchange 3, packets 12, 14"
    assert sighting.path == "the body: gzip → json → $.header.device_model"


def test_origin_is_a_word_only_where_it_is_not_the_device(report: Report) -> None:
    values = [value for r in evidence_of(report) for kind in r.kinds for value in kind.values]
    origins = {value.value: value.origin for value in values}
    assert origins["Pixel 7"] == ""
    assert "typed" in origins["anna@example.org"]


def test_hosts_of_no_known_company_are_named(report: Report) -> None:
    assert evidence_of(report)[-1].name == "api.example.net (company not known)"
