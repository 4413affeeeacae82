"""App Privacy Reports, PCAPdroid's and TrackerControl's tables: who was contacted."""

from __future__ import annotations

import io
import json

from auditor.errors import CaptureError
from auditor.sources import kind_of
from auditor.sources.interface import ContactSource
from auditor.sources.stream import InputStream
from fuzz.running import fuzz

ACCESS = {
    "accessor": {"identifier": "org.example.meadow", "identifierType": "bundleID"}, "category": "location",
    "identifier": "7", "kind": "intervalBegin", "timeStamp": "2026-03-01T12:00:00.000+01:00", "type": "access",
}  # fmt: skip
ACTIVITY = {
    "bundleID": "org.example.meadow", "context": "", "domain": "log.example", "domainOwner": "", "domainType": 1,
    "firstTimeStamp": "2026-03-01T12:00:00Z", "hits": 3, "initiatedType": "AppInitiated",
    "timeStamp": "2026-03-01T12:05:00Z", "type": "networkActivity",
}  # fmt: skip
PCAPDROID = (
    "IPProto,SrcIP,SrcPort,DstIp,DstPort,UID,App,Proto,Status,Info,BytesSent,BytesRcvd,PktsSent,PktsRcvd,"
    "FirstSeen,LastSeen\n6,10.0.0.2,40000,192.0.2.7,443,10123,Meadow,TLS,Closed,log.example,900,1200,7,8,"
    "1772366400000,1772366460000\n"
)
TRACKERCONTROL = (
    "uid,daddr,time,uncertain,app,owner,category\n10123,log.example,1772366400000,0,Meadow,Example,Analytics\n"
)


def one_input(data: bytes) -> None:
    """The input is a file of any kind that lists contacts."""
    stream = InputStream("fuzz", io.BytesIO(data), owned=False)
    kind = kind_of(stream.head)
    if kind is None:
        return
    try:
        source = kind.open(stream)
    except CaptureError:
        return
    if not isinstance(source, ContactSource):
        return
    found = source.connections()
    assert len(found) <= len(data)
    assert [each.first for each in found] == sorted(each.first for each in found)
    assert all(0 <= each.first <= each.last for each in found)


def seeds() -> list[bytes]:
    """A file of each kind."""
    report = f"{json.dumps(ACCESS)}\n{json.dumps(ACTIVITY)}\n"
    return [report.encode(), PCAPDROID.encode(), TRACKERCONTROL.encode()]


def main() -> None:
    """Run it under atheris."""
    fuzz(one_input, seeds())


if __name__ == "__main__":
    main()
