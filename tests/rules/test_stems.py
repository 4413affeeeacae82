"""Words of many languages are known as they are or by their stems, where they stand first or last in a name."""

from __future__ import annotations

from auditor.rules.stems import Stems

WORDS: Stems[str] = Stems({"shop": "de: laden lieferant*\nfr: magasin\n", "test": "en: stub daten*"})


def test_a_word_is_known_as_it_is_or_by_the_longest_stem() -> None:
    assert WORDS.of("laden") == {"shop"}
    assert WORDS.of("lieferanten") == {"shop"}
    assert WORDS.of("ladens") == frozenset()
    assert Stems({"a": "en: lief*", "b": "en: liefer*"}).of("lieferant") == {"b"}


def test_names_of_languages_are_no_words() -> None:
    assert WORDS.of("de") == WORDS.of("de:") == frozenset()


def test_the_whole_of_a_name_its_first_and_its_last_word_count() -> None:
    assert WORDS.outermost("magasin_proche") == WORDS.outermost("meinLaden") == {"shop"}
    assert WORDS.outermost("ein_laden_hier") == frozenset()
    assert WORDS.outermost("la-den") == {"shop"}


def test_any_word_of_a_name_counts_anywhere() -> None:
    assert WORDS.anywhere("my_stub_user") == {"test"}
    assert WORDS.anywhere("laden_stub") == {"shop", "test"}
    assert WORDS.anywhere("a_b_c_d_e_stub") == frozenset()
