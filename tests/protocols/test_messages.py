from __future__ import annotations

from auditor.protocols.messages import note_lost


def test_one_loss_in_a_body_is_noted_with_its_size() -> None:
    notes = ["odd"]
    note_lost(notes, 5)
    assert notes == ["odd", "5 bytes of the body were lost in the capture"]


def test_many_losses_in_a_body_are_one_note() -> None:
    notes: list[str] = []
    for size in (5, None, 7):
        note_lost(notes, size)
    assert notes == ["bytes in several places of the body were lost in the capture"]


def test_a_loss_of_unknown_size_is_said_to_be_one() -> None:
    notes: list[str] = []
    note_lost(notes, None)
    assert notes == ["some bytes of the body were lost in the capture"]
