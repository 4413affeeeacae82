from __future__ import annotations

from msgspec.structs import replace

from auditor.audit.tally import MOST_EVIDENCE, Tally, strongest
from auditor.decode.paths import template
from auditor.model import Confidence, EventDraft, Origin

from .conftest import MakeAnalysed, MakeDetection


def only(tally: Tally) -> Origin:
    (found,) = tally.findings.values()
    return tally.origin(found)


def test_equal_detections_become_one_finding_with_limited_evidence(
    detection: MakeDetection, analysed: MakeAnalysed
) -> None:
    tally = Tally()
    for n in range(9):
        tally.add(0, n, analysed(detection(path=("json", f"$['events'][{n}]['model']")), time_ns=n))
    (found,) = tally.findings.values()
    assert (found.count, found.first, found.last, len(found.evidence)) == (9, 0, 8, MOST_EVIDENCE)


def test_another_value_is_another_finding(detection: MakeDetection, analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.add(0, 0, analysed(detection(value="Pixel 7"), detection(value="Pixel 8", path=("json", "$['m2']"))))
    assert len(tally.findings) == 2


def test_the_surest_word_on_a_leaf_stands_for_all(detection: MakeDetection) -> None:
    generic = detection(rule="generic/b", detector="generic", confidence=Confidence.LIKELY)
    exact = detection()
    assert strongest([generic, exact]) == [exact]
    assert strongest([exact, generic]) == [exact]


def test_of_equally_sure_words_the_one_that_tells_of_an_event_stands(detection: MakeDetection) -> None:
    plain = detection(rule="generic/a", detector="generic", confidence=Confidence.LIKELY)
    telling = replace(plain, rule="generic/b", event=EventDraft("presence", subject="Flur", text="true"))
    assert strongest([plain, telling]) == [telling]
    assert strongest([telling, plain]) == [telling]


def test_whom_one_followed_is_not_oneself(detection: MakeDetection) -> None:
    path = ("$['user_id'][0]",)
    followed = detection(type_="interaction.follow", rule="endpoints/b/follow", path=path)
    own = detection(type_="identifier.user", rule="generic/identifier/user", path=path, confidence=Confidence.LIKELY)
    elsewhere = detection(type_="identifier.user", rule="generic/identifier/user", path=("$['user_id'][1]",))
    assert strongest([own, followed, elsewhere]) == [followed, elsewhere]
    assert strongest([own]) == [own]


def test_words_on_other_leaves_are_kept(detection: MakeDetection) -> None:
    other = detection(path=("json", "$['other']"), confidence=Confidence.POSSIBLE)
    assert strongest([detection(), other]) == [detection(), other]


def test_value_a_server_answered_with_first_is_an_echo(detection: MakeDetection, analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.add(0, 0, analysed(detection(value="7012000000000000001"), time_ns=500))
    tally.learn_answers({"7012000000000000001": 400})
    assert only(tally) is Origin.ECHO


def test_value_sent_before_it_was_answered_is_the_devices(detection: MakeDetection, analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.add(0, 0, analysed(detection(value="7012000000000000001"), time_ns=300))
    tally.learn_answers({"7012000000000000001": 400})
    assert only(tally) is Origin.DEVICE


def test_value_typed_into_a_form_is_the_persons(detection: MakeDetection, analysed: MakeAnalysed) -> None:
    tally = Tally()
    tally.add(0, 0, analysed(detection(), entered=True))
    assert only(tally) is Origin.USER


def test_template_generalises_indexes_only() -> None:
    assert template(("json", "$['a'][3]['b[3]'][0]")) == ("json", "$['a'][*]['b[*]'][*]")
