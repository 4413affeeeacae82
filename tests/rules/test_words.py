"""Words of names in other languages, shortened or written together."""

from __future__ import annotations

import pytest

from auditor.rules.words import canonical, compared, unaccented


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("akku", "battery"),
        ("modell", "model"),
        ("kundennr", "customernumber"),
        ("geraetemodell", "devicemodel"),
        ("batpct", "batterypercent"),
        ("seriennummer", "serialnumber"),
        ("graviditetstest", "pregnancytest"),
        ("設定温度", "setpoint"),
    ],
)
def test_words_of_other_languages_and_short_ones_are_the_same_word(word: str, meant: str) -> None:
    assert canonical(word) == meant


@pytest.mark.parametrize("word", ["modem", "notation", "nomad", "cellid", "person", "x" * 5000])
def test_words_that_only_begin_like_a_known_one_stay_as_they_are(word: str) -> None:
    assert canonical(word) == word


def test_two_words_that_are_one_in_another_language_are_it() -> None:
    assert compared(["presion", "arterial"]) == ["bloodpressure"]
    assert compared(["phone", "number"]) == ["phone", "number"]


def test_accents_are_taken_from_latin_letters_only() -> None:
    assert unaccented("größe_sıcaklık_łóżko") == "grosse_sicaklik_lozko"
    assert unaccented("ガス") == "ガス"


def test_a_word_with_several_meanings_needs_others_beside_it() -> None:
    assert canonical("w") == "width"
    assert canonical("w", alone=True) == "w"


def test_the_article_is_no_part_of_a_word() -> None:
    assert canonical("الهاتف") == canonical("هاتف") == "phone"


@pytest.mark.parametrize("word", ["deliver", "openedat", "landmark", "elevates", "contactemail"])
def test_rare_short_words_are_no_parts_of_others(word: str) -> None:
    assert canonical(word) == word
