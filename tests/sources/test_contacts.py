"""Contacts without content: rows of the same app and host as one, and one gap that says what is not known."""

from __future__ import annotations

import io

import pytest

from auditor.model import Endpoint, Outcome
from auditor.sources.contacts import Contact, ContactList, host_name, merged, unread_rows, utc
from auditor.sources.interface import ContactSource, ExchangeSource
from auditor.sources.stream import InputStream


def listed(*contacts: Contact) -> ContactList:
    return ContactList(InputStream("list", io.BytesIO(b"x"), owned=False), "test", contacts)


def test_rows_of_one_app_and_host_are_one_contact() -> None:
    first = Contact("app", "a.example", 200, 300, bytes_out=5, packets=1)
    again = Contact("app", "a.example", 100, 250, count=4, bytes_out=7, bytes_in=1, packets=2)
    other = Contact("app", "b.example", 50, 60)
    assert merged([first, other, again]) == [
        other,
        Contact("app", "a.example", 100, 300, count=5, bytes_out=12, bytes_in=1, packets=3),
    ]


def test_a_time_that_is_unknown_does_not_become_the_first() -> None:
    (both,) = merged([Contact("app", "a.example", 0, 0), Contact("app", "a.example", 7, 9)])
    assert (both.first, both.last) == (7, 9)


def test_contacts_are_connections_whose_content_is_not_recorded() -> None:
    source = listed(Contact("app", "a.example", 1, 2, count=3, server=Endpoint("192.0.2.1", 443), detail="TLS"))
    assert isinstance(source, ExchangeSource)
    assert isinstance(source, ContactSource)
    assert list(source.exchanges()) == []
    (connection,) = source.connections()
    assert (connection.app, connection.host, connection.outcome) == ("app", "a.example", Outcome.NOT_RECORDED)
    assert connection.detail == "3 times; TLS"


def test_one_gap_counts_what_was_contacted() -> None:
    (gap,) = listed(
        Contact("a", "a.example", 1, 2, bytes_out=10, bytes_in=30, packets=2),
        Contact("b", None, 1, 2, bytes_out=5, packets=1),
    ).faults()
    assert (gap.reason, gap.flows, gap.packets, gap.bytes) == (Outcome.NOT_RECORDED, 2, 3, 45)
    assert listed().faults() == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [("A.Example.", "a.example"), ("", None), ("a b", None), ("https://a.example/", None), ("x" * 300, None)],
)
def test_host_names(text: str, name: str | None) -> None:
    assert host_name(text) == name


def test_lines_left_out_are_named_up_to_five() -> None:
    (gap,) = unread_rows("p", [2, 3, 4, 5, 6, 7], 60, "row")
    assert gap.detail == "p: 6 lines are no row and were left out: line 2, 3, 4, 5, 6 …"
    assert unread_rows("p", [], 0, "row") == ()


def test_times_of_sentences_are_kept_within_years_of_four_digits() -> None:
    assert utc(1_709_294_400_999_999_999) == "2024-03-01 12:00:00"
    assert utc(-5) == "1970-01-01 00:00:00"
    assert utc(10**21) == "9999-12-31 23:59:59"
