"""Tables of connections: numbers and times in them, rows that are none, files cut short."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from auditor.errors import CaptureError
from auditor.sources.connection_table import count_of, time_of
from auditor.sources.contacts import ContactList
from auditor.sources.interface import ExchangeSource

Open = Callable[[bytes], ExchangeSource]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("1709294400250", 1_709_294_400_250_000_000),
        ("2024-03-01T13:00:00.250+01:00", 1_709_294_400_250_000_000),
        ("", 0),
        ("-5", 0),
        ("9" * 15, 0),
        ("9" * 30, 0),
        ("²", 0),
    ],
)
def test_times_in_milliseconds_and_as_dates(text: str, time: int) -> None:
    assert time_of(text) == time


@pytest.mark.parametrize(("text", "count"), [("12", 12), ("", 0), ("-1", 0), ("1.5", 0), ("9" * 40, 0), ("٣", 0)])
def test_counts(text: str, count: int) -> None:
    assert count_of(text) == count


def test_a_damaged_file_is_an_error(open_exchanges: Open) -> None:
    data = gzip.compress(b'"daddr","time","uncertain"\r\n' + b'"a.example","1709294400000","0"\r\n' * 500)
    with pytest.raises(CaptureError, match="the gzip data end in the middle"):
        open_exchanges(data[:-12])


def test_columns_that_are_lacking_leave_their_fields_empty_or_the_rows_out(open_exchanges: Open) -> None:
    header = "IPProto,SrcIP,SrcPort,DstIp,DstPort,UID,App,Proto"
    source = open_exchanges(f"{header}\n6,192.0.2.1,1,192.0.2.2,443,10,Chat,TLS\n".encode())
    assert isinstance(source, ContactList)
    (connection,) = source.connections()
    assert (connection.app, connection.bytes_out, connection.first) == ("Chat", 0, 0)
    source = open_exchanges(b"IPProto,SrcIP,SrcPort,DstIp,DstPort,UID,App,DstIp\n6,192.0.2.1,1,192.0.2.2,443,10,Chat\n")
    assert isinstance(source, ContactList)
    assert source.connections() == ()
    assert len(source.faults()) == 1
