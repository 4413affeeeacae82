"""PCAPdroid's CSV: both sets of columns, names with commas, DNS, and rows that make no sense."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Connection, Endpoint, Outcome
from auditor.sources.contacts import ContactList
from auditor.sources.interface import ExchangeSource

Open = Callable[[bytes], ExchangeSource]
OLD = (
    "IPProto,SrcIP,SrcPort,DstIp,DstPort,UID,App,"
    "Proto,Status,Info,BytesSent,BytesRcvd,PktsSent,PktsRcvd,FirstSeen,LastSeen"
)
NEW = OLD.replace("App,", "App,PackageName,")
TLS = "6,10.215.173.1,40000,192.0.2.7,443,10123,Chat,com.example.chat,TLS,Closed,api.example.com,1200,3400,10,12,"
TIMES = "2024-03-01T13:00:00.000+01:00,2024-03-01T13:00:05.500+01:00"
NOON = 1_709_294_400_000_000_000


def read(open_exchanges: Open, header: str, *rows: str) -> ContactList:
    source = open_exchanges("\n".join((header, *rows)).encode() + b"\n")
    assert isinstance(source, ContactList)
    assert source.kind == "pcapdroid-csv"
    return source


def test_columns_of_today(open_exchanges: Open) -> None:
    source = read(open_exchanges, NEW, TLS + TIMES)
    assert source.connections() == (
        Connection(
            client=Endpoint("10.215.173.1", 40000),
            server=Endpoint("192.0.2.7", 443),
            transport="tcp",
            sni="api.example.com",
            alpn=None,
            ja4=None,
            app="com.example.chat",
            bytes_out=1200,
            unread_out=1200,
            bytes_in=3400,
            packets=22,
            first=NOON,
            last=NOON + 5_500_000_000,
            outcome=Outcome.NOT_RECORDED,
            host="api.example.com",
            detail="TLS; closed",
        ),
    )


def test_older_columns_with_milliseconds_and_a_malware_verdict(open_exchanges: Open) -> None:
    row = "17,10.215.173.1,40001,2001:db8::1,443,10123,Chat,QUIC,Active,Api.Example.com,70,90,1,1,"
    (connection,) = read(open_exchanges, OLD + ",Malicious", row + "1709294400000,1709294400100,").connections()
    assert (connection.app, connection.transport, connection.sni) == ("Chat", "udp", "api.example.com")
    assert (connection.server, connection.first) == (Endpoint("2001:db8::1", 443), NOON)


def test_comma_in_the_name_of_an_app(open_exchanges: Open) -> None:
    (connection,) = read(
        open_exchanges, OLD, TLS.replace("Chat,com.example.chat,", "Chat, more, and,") + TIMES
    ).connections()
    assert connection.app == "Chat, more, and"
    assert connection.host == "api.example.com"


def test_name_asked_for_is_not_the_host(open_exchanges: Open) -> None:
    row = "17,10.215.173.1,40001,10.215.173.2,53,-1,,,DNS,Closed,api.example.com,70,90,1,1," + TIMES
    (connection,) = read(open_exchanges, NEW, row).connections()
    assert (connection.app, connection.host, connection.sni) == (None, None, None)
    assert connection.detail == "DNS query for api.example.com; closed"


@pytest.mark.parametrize(
    "row", ["6", TLS, TLS.replace("192.0.2.7", "nowhere") + TIMES, TLS.replace(",443,", ",70000,") + TIMES, "x," + TLS]
)
def test_rows_that_are_no_connection_are_a_fault(open_exchanges: Open, row: str) -> None:
    source = read(open_exchanges, NEW, row, TLS + TIMES)
    assert len(source.connections()) == 1
    assert source.faults()[-1].reason is Outcome.UNDECODABLE
    assert source.faults()[-1].detail.endswith("1 line is no connection and was left out: line 2")
