"""Codes of countries are those of ISO 3166-1, in capitals or small letters."""

from __future__ import annotations

import pytest

from auditor.rules.countries import COUNTRY_CODES, is_country_code


@pytest.mark.parametrize("code", ["DE", "de", "DEU", "deu", "UK", "XK"])
def test_codes_are_known(code: str) -> None:
    assert is_country_code(code)


@pytest.mark.parametrize("text", ["De", "ZZ", "XXX", "any", "all", "EUR", "USD", "", "D", "DEUT"])
def test_other_texts_are_none(text: str) -> None:
    assert not is_country_code(text)


def test_each_country_has_two_and_three_letters() -> None:
    capitals = {code for code in COUNTRY_CODES if code.isupper()}
    two = {code for code in capitals if len(code) == 2} - {"UK"}
    assert len(two) == len(capitals) - len(two) - 1 == 250
