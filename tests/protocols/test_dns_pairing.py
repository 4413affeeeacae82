from __future__ import annotations

from auditor.protocols.dns_message import DnsMessage, Question
from auditor.protocols.dns_pairing import UNSEEN, Answered, Asked, DnsPairing


def message(*names: str, number: int = 1, response: bool = False, klass: str = "IN") -> DnsMessage:
    questions = tuple(Question(name, "A", klass) for name in names)
    return DnsMessage(number, 0x8000 if response else 0, questions, (), (), ())


def test_each_question_of_a_message_is_answered_by_itself() -> None:
    pairing: DnsPairing[str] = DnsPairing()
    assert pairing.take(message("a", "b"), "here") == [Asked(0, "here"), Asked(1, "here")]
    found = pairing.take(message("a", "b", response=True), "there")
    assert [(f.path, f.status, f.place, f.answer) for f in found if isinstance(f, Answered)] == [
        ("a A", 0, "here", "there"), ("b A", 0, "here", "there"),
    ]  # fmt: skip


def test_places_of_open_questions_are_oldest_first() -> None:
    pairing: DnsPairing[str] = DnsPairing()
    pairing.take(message("a", number=1), "first")
    pairing.take(message("b", number=2), "second")
    pairing.take(message("c", number=3), "third")
    pairing.take(message("a", number=1, response=True), "x")
    assert list(pairing.places()) == ["second", "third"]


def test_answer_whose_question_was_not_seen_is_told_once() -> None:
    pairing: DnsPairing[str] = DnsPairing()
    found = pairing.take(message("a", response=True), "x")
    assert [f.notes for f in found if isinstance(f, Answered)] == [(UNSEEN,)]
    assert pairing.take(message("a", response=True), "y") == []


def test_other_classes_are_noted() -> None:
    pairing: DnsPairing[str] = DnsPairing()
    pairing.take(message("version.bind", klass="CH"), "x")
    assert [f.notes for f in pairing.close() if isinstance(f, Answered)] == [("class CH",)]
