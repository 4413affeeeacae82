"""TrackerControl's CSV: the columns of today and of before, guesses, and rows without a host or a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Endpoint, Outcome
from auditor.sources.contacts import ContactList
from auditor.sources.interface import ExchangeSource

Open = Callable[[bytes], ExchangeSource]
NOON = 1_709_294_400_000_000_000


def read(open_exchanges: Open, text: str) -> ContactList:
    source = open_exchanges(text.encode())
    assert isinstance(source, ContactList)
    assert source.kind == "trackercontrol-csv"
    return source


def test_columns_of_today(open_exchanges: Open) -> None:
    source = read(
        open_exchanges,
        '"daddr","time","uncertain","Tracker Name","Tracker Category"\r\n'
        '"graph.example.com","1709294400000","0","Example, Inc.","Advertising"\r\n'
        '"192.0.2.9","1709294400001","2","",""\r\n',
    )
    named, address = source.connections()
    assert (named.app, named.host, named.first, named.last) == (None, "graph.example.com", NOON, NOON)
    assert named.detail == "tracker: Example, Inc. (Advertising)"
    assert (address.host, address.server) == (None, Endpoint("192.0.2.9", 0))
    assert address.detail == "the host is a guess: other names have the same address"


@pytest.mark.parametrize(
    ("row", "app"),
    [
        ("10123,a.example,1709294400000,0,,,com.example.chat,Chat", "com.example.chat"),
        ("10123,a.example,1709294400000,0,,,,Chat", "Chat"),
        ("10123,a.example,1709294400000,0,,,,", "uid 10123"),
    ],
)
def test_older_columns_say_which_app(open_exchanges: Open, row: str, app: str) -> None:
    source = read(open_exchanges, f"uid,daddr,time,uncertain,Tracker,Category,Package,App\n{row}\n")
    assert [connection.app for connection in source.connections()] == [app]


@pytest.mark.parametrize(
    "row", ['"","1709294400000","0"', '"a.example","","0"', '"a.example"', f'"{"x" * 200_000}","1","0"']
)
def test_rows_that_are_no_contact_are_a_fault(open_exchanges: Open, row: str) -> None:
    source = read(open_exchanges, f'"daddr","time","uncertain"\r\n{row}\r\n"a.example","1709294400000","0"\r\n')
    assert [connection.host for connection in source.connections()] == ["a.example"]
    assert source.faults()[-1].reason is Outcome.UNDECODABLE
