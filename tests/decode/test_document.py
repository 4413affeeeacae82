from __future__ import annotations

import pytest

from auditor.decode.document import Number, Repeated, element, member


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("model", "['model']"),
        ("it's", r"['it\'s']"),
        ("a\\b", r"['a\\b']"),
        ("\x0b\n", r"['\u000b\n']"),
        ('say "hi"', """['say "hi"']"""),
        ("", "['']"),
        ("名前", "['名前']"),
    ],
)
def test_member_segments_are_normalized_as_the_rfc_says(name: str, segment: str) -> None:
    assert member(name) == segment


def test_elements_have_their_index_whatever_its_size() -> None:
    assert [element(i) for i in (0, 255, 256, 70000)] == ["[0]", "[255]", "[256]", "[70000]"]


def test_numbers_mean_what_their_text_says() -> None:
    assert Number("48.40") == "48.40"
    assert Number("48.40").value == 48.4
    assert Number("1e5").value == 100000
    assert Number("123456789012345678901").value == 123456789012345678901
    assert Number("9" * 5000).value == float("inf")


def test_repeated_members_keep_the_last_and_remember_the_others() -> None:
    found = Repeated([("a", "1"), ("b", "2"), ("a", "3"), ("a", "4")])
    assert found == {"a": "4", "b": "2"}
    assert found.earlier == [("a", "1"), ("a", "3")]
