"""Names of leaves and the members of normalized paths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.document import member
from auditor.rules.names import aliases, last_name, member_names, normalise, spelled, translated
from auditor.rules.neighbours import container_of


def test_spellings_of_a_name_are_one() -> None:
    assert {normalise(n) for n in ("gpsLat", "GPS-LAT", "gps_lat", "gps.lat", "gps lat", "[gps]lat")} == {"gpslat"}


@given(st.lists(st.text(max_size=6), max_size=4))
def test_member_names_are_read_back_from_normalized_paths(names: list[str]) -> None:
    assert member_names("$" + "[0]".join(member(name) for name in names)) == names


def test_last_name_skips_indexes_decoders_and_nameless_layers() -> None:
    assert last_name(("gzip", "json", "$['a']['b'][0]", "base64", "json", "$[3]")) == "b"
    assert last_name(("text", "$")) == ""


def test_container_is_the_object_that_holds_a_leaf() -> None:
    assert container_of("$['a'][0]['b'][1]") == "$['a'][0]"
    assert container_of("$['a']") == "$"
    assert container_of("$[3]") == "$"
    assert container_of("$['a']['x[\\'y']") == "$['a']"


def test_a_name_may_be_short_for_what_it_says_in_another_language() -> None:
    assert "devicemodel" in aliases("geraet_modell")
    assert "customernumber" in aliases("kundenNr")
    assert aliases("total") == ("total",)


def test_a_name_of_two_words_of_another_language_may_be_turned_round() -> None:
    assert "batterylevel" in aliases("poziom_baterii")
    assert "serialnumber" in aliases("numero_de_serie")
    assert "leveldevice" not in aliases("device_level")


def test_words_of_a_name_are_kept_apart_in_its_spelling() -> None:
    assert spelled("appKundenNr") == "app_customer_number"
    assert translated("appKundenNr") == "appcustomernumber"
    assert translated("[]") == normalise("[]") == ""
