"""Reads PCAPdroid's CSV export: the connections of apps on an Android device, with their bytes, without content.

Columns as in PCAPdroid's ``connections_csv_fields``: IPProto, SrcIP, SrcPort, DstIp, DstPort, UID, App, in newer
versions PackageName, Proto, Status, Info, BytesSent, BytesRcvd, PktsSent, PktsRcvd, FirstSeen, LastSeen and, with its
malware detection, Malicious. Bytes are those of IP packets. Fields are not quoted, so an app's name may hold a comma.
"""

from __future__ import annotations

from collections.abc import Iterable

from auditor.model import Endpoint
from auditor.sources.connection_table import Row, Table, count_of, read_table, time_of
from auditor.sources.contacts import Contact, ContactList, host_name
from auditor.sources.har_text import parse_address
from auditor.sources.stream import InputStream

TRANSPORTS = {"1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6"}
NAMED_IN_TLS = ("tls", "https", "quic", "quic/http3")
"""Protocols (lower case) whose Info is the server's name of the ClientHello."""
APP_FIELD = 6
UNKNOWN_UID = "-1"


def read_pcapdroid_csv(stream: InputStream) -> ContactList:
    """The connections of one export; `CaptureError` when it is damaged."""
    return read_table(stream, Table("pcapdroid-csv", _split, _contact, _mend))


def _split(lines: Iterable[str]) -> Iterable[list[str]]:
    return (line.split(",") for line in lines)


def _mend(fields: list[str], width: int) -> list[str]:
    """A comma too many is one of the app's name, the only free text before the last columns."""
    more = len(fields) - width
    if more <= 0:
        return fields
    return [*fields[:APP_FIELD], ",".join(fields[APP_FIELD : APP_FIELD + more + 1]), *fields[APP_FIELD + more + 1 :]]


def _contact(row: Row) -> Contact | None:
    client, server = (_endpoint(row[f"{end}ip"], row[f"{end}port"]) for end in ("src", "dst"))
    if client is None or server is None or not row["ipproto"].isdecimal():
        return None
    protocol, info = row["proto"].strip(), row["info"].strip()
    asked = protocol.lower().startswith("dns")
    name = None if asked or not info or parse_address(info) else host_name(info)
    return Contact(
        app=_app(row),
        host=name,
        first=time_of(row["firstseen"]),
        last=time_of(row["lastseen"]),
        client=client,
        server=server,
        transport=TRANSPORTS.get(row["ipproto"], f"ip-{row['ipproto']}"),
        sni=name if protocol.lower() in NAMED_IN_TLS else None,
        bytes_out=count_of(row["bytessent"]),
        bytes_in=count_of(row["bytesrcvd"]),
        packets=count_of(row["pktssent"]) + count_of(row["pktsrcvd"]),
        detail="; ".join(part for part in (_protocol(protocol, info, asked), row["status"].strip().lower()) if part),
    )


def _protocol(protocol: str, info: str, asked: bool) -> str:
    return f"{protocol} query for {info[:255]}" if asked and info else protocol


def _app(row: Row) -> str | None:
    """The package where the export says it, else the app's name, else its number."""
    uid = row["uid"].strip()
    unnamed = None if uid in ("", UNKNOWN_UID) else f"uid {uid}"
    return row["packagename"].strip() or row["app"].strip() or unnamed


def _endpoint(address: str, port: str) -> Endpoint | None:
    parsed = parse_address(address)
    fits = port.isascii() and port.isdecimal() and len(port) < 6 and int(port) < 65536
    return Endpoint(parsed, int(port)) if parsed and fits else None
