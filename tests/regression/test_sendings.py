"""Lists of what was sent: by type, recipient and confidence, with evidence and without values."""

from __future__ import annotations

import msgspec
import pytest

from auditor.errors import UsageError
from auditor.regression.sendings import Sendings, sendings
from auditor.report.masking import masked
from auditor.rules import RuleSet
from tests.regression.conftest import PAGE, Lab, Recording, request

LEAK = "sa.api.intl.miui.com"


@pytest.fixture(scope="module")
def sent(lab: Lab, rules: RuleSet) -> Sendings:
    told = {"url": PAGE, "device_model": "Pixel 7"}
    exchanges = [request(at, LEAK, "/collect", told) for at in (5, 6)]
    exchanges.append(request(7, "a.b.example", "/x", told))
    report, _ = lab.audit(Recording(exchanges))
    return sendings([masked(report)], rules, "*")


def test_by_type_or_category(lab: Lab, rules: RuleSet) -> None:
    report, _ = lab.audit(Recording([request(5, LEAK, "/collect", {"device_model": "Pixel 7"})]))
    of_type, of_category = (sendings([report], rules, what) for what in ("device.model", "device"))
    assert {each.type for each in of_type} == {each.type for each in of_category} == {"device.model"}
    assert sendings([report], rules, "location") == []
    assert sendings([report, report], rules, "device.model") == [*of_type, *of_type]
    with pytest.raises(UsageError, match=r"device\.modle"):
        sendings([report], rules, "device.modle")


@pytest.mark.parametrize("name", ["xiaomi", "Xiaomi", LEAK, LEAK.upper(), "miui.com", "*.miui.com"])
def test_a_recipient_has_several_names(sent: Sendings, name: str) -> None:
    assert {each.host for each in sent.to(name)} == {LEAK}


def test_others_are_not_meant(sent: Sendings) -> None:
    assert sent.to("google") == sent.to("miui.example") == sent.to("nowhere.example") == []
    assert {each.host for each in sent.to("b.example")} == {"a.b.example"}
    assert sent.to("*") == sent
    with pytest.raises(UsageError, match="xiaomy"):
        sent.to("xiaomy")


def test_by_confidence(sent: Sendings) -> None:
    certain = sent.at_least("certain")
    assert {str(each.confidence) for each in certain} == {"certain"}
    assert len(certain) < len(sent.at_least("possible")) == len(sent)
    with pytest.raises(ValueError, match="sure"):
        sent.at_least("sure")


def test_evidence_is_told_and_values_are_not(sent: Sendings) -> None:
    (model,) = [each for each in sent.to("xiaomi") if each.type == "device.model"]
    what, field, place, why = model.lines
    assert what == f"device.model 'Pi… (7 characters)' (likely) to Xiaomi ({LEAK}), 2 times"
    assert field == "POST /collect body json $['device_model']"
    assert place.startswith("exchange 1 of session.pcapng, packets 51, ")
    assert why
    assert repr(model) == f"<{what}; {field}; {place}; {why}>"
    assert "Pixel" not in repr(sent)
    assert "schlaflos" not in repr(sent)
    assert sent.to("xiaomi").at_least("likely").asked == "* to xiaomi at least likely"


def test_a_finding_without_evidence_is_told_too(sent: Sendings) -> None:
    bare = msgspec.structs.replace(sent[0].finding, evidence=())
    assert len(type(sent[0])(bare, "").lines) == 2
