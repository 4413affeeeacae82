"""What an object is a record of is told by its members."""

from __future__ import annotations

from auditor.rules.kinds import is_business, is_computer, is_in_store, is_located, is_ranked, is_work


def test_hotel_is_a_business_and_its_guest_is_none() -> None:
    assert is_business({"hotelCode", "hotelName", "address", "email"})
    assert not is_business({"hotelCode", "hotelName", "address", "guest"})
    assert not is_business({"merchant_name", "phone", "lat", "push_token"})


def test_app_in_a_store_is_not_installed() -> None:
    assert is_in_store({"package_name", "version", "installs", "developer"})
    assert not is_in_store({"package_name", "version", "installer"})


def test_other_records() -> None:
    assert is_computer({"ip", "kernel"})
    assert not is_computer({"ip", "name"})
    assert is_ranked({"name", "born", "hr"})
    assert not is_ranked({"hr", "pace"})
    assert is_work({"title", "director", "released"})
    assert not is_work({"title", "genre"})
    assert is_located({"id", "lat"})
    assert not is_located({"room", "state"})
