from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.report.text import number, percent, printable, size, without_surrogates


@settings(deadline=None)
@given(st.text())
def test_no_control_or_format_character_gets_through(text: str) -> None:
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in printable(text))


def test_escape_sequences_and_bidi_overrides_become_visible() -> None:
    assert printable("\x1b[31mred\x07\r\n") == "\\x1b[31mred\\x07\\x0d\\x0a"
    assert printable("a\u202eb\x9b") == "a\\u202eb\\x9b"


def test_ordinary_text_of_any_script_stays() -> None:
    assert printable("Jürgen 东京 [bold] 🚲") == "Jürgen 东京 [bold] 🚲"


def test_long_text_is_cut_and_stacked_marks_are_dropped() -> None:
    assert printable("x" * 300) == "x" * 200 + "…"
    assert len(printable("a" + "\u0301" * 100)) == 4


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (999_999, "1.0 MB"),
        (2_500_000_000, "2.5 GB"),
    ],
)
def test_sizes_in_words(count: int, words: str) -> None:
    assert size(count) == words


def test_share_is_never_rounded_to_all_or_nothing() -> None:
    assert [percent(s) for s in (0, 0.001, 0.5, 0.996, 1)] == ["0 %", "under 1 %", "50 %", "over 99 %", "100 %"]


def test_one_is_singular() -> None:
    assert (number(1, "company", "companies"), number(2000, "company", "companies")) == ("1 company", "2,000 companies")


def test_half_surrogate_pairs_are_replaced_everywhere() -> None:
    assert without_surrogates({"\ud800": ["\udfff", 1, None]}) == {"?": ["?", 1, None]}


def test_output_that_cannot_show_a_character_gets_its_nearest() -> None:
    assert "Pi… → Jü 东".encode("ascii", "auditor.plainer") == b"Pi... -> J? ?"
