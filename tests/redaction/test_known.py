from __future__ import annotations

import hashlib
from base64 import b64encode
from urllib.parse import quote

import pytest

from auditor.profile import Indicator
from auditor.profile.variants import variants
from auditor.redaction.known import SHORTEST, Known


def test_every_form_of_every_value_is_replaced_by_as_many_bytes(known: Known, own: tuple[Indicator, ...]) -> None:
    forms = [v.data for each in own for v in variants(each) if len(v.data) >= SHORTEST]
    assert len(forms) > 1000
    for form in forms:
        data = b"before " + form + b" after"
        shown = known.octets(data)
        assert len(shown) == len(data)
        assert form not in shown
        assert known.left_in(data) is not None
        assert known.left_in(shown) is None


@pytest.mark.parametrize(
    "form",
    ["MIA.MUSTER@EXAMPLE.ORG", quote("mia.muster@example.org", safe=""), "xxmia.muster@example.orgxx",
     hashlib.sha256(b"mia.muster@example.org").hexdigest(), b64encode(b"to mia.muster@example.org!").decode()],
)  # fmt: skip
def test_value_is_met_within_words_and_encodings(known: Known, form: str) -> None:
    assert known.text(form) != form
    assert known.left_in(known.text(form).encode()) is None


def test_telling_value_that_was_found_is_replaced_everywhere_and_a_common_one_where_it_stood(known: Known) -> None:
    assert "mia_origami_77" not in known.text("by mia_origami_77 today")
    assert known.text("de") == "de"
    assert known.is_whole("language", "de")
    assert not known.is_whole("country", "de")
    assert known.within("language", "de-AT").endswith("-AT")
    assert known.within("language", "de-AT") != "de-AT"
    assert known.within("language", "model") == "model"


def test_bytes_that_are_no_text_stay_as_they_are_around_a_value(known: Known) -> None:
    shown = known.octets(b"\xff\xfe mia.muster@example.org \x00")
    assert shown.startswith(b"\xff\xfe ")
    assert shown.endswith(b" \x00")


def test_text_with_odd_bytes_survives(known: Known) -> None:
    text = b"\xffmia.muster@example.org".decode("utf-8", "surrogateescape")
    shown = known.text(text)
    assert shown[0] == text[0]
    assert len(shown) == len(text)


def test_nothing_known_nothing_changes(known: Known) -> None:
    assert Known(known.placeholders).octets(b"mia.muster@example.org") == b"mia.muster@example.org"
