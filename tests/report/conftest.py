"""One hand-made report of an invented person's phone, and exchanges to export."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from auditor.model import Body, Confidence, Endpoint, Exchange, Message, Origin, Outcome, TlsInfo
from auditor.report.document import (
    BytesOut,
    CategorySummary,
    Connection,
    Coverage,
    DataType,
    Event,
    Evidence,
    Finding,
    Input,
    Opaque,
    RecipientRef,
    RecipientSummary,
    Report,
    Unaudited,
)

BYTEDANCE = RecipientRef(id="bytedance", name="ByteDance", country="CN")
T0 = "2026-03-01T12:00:00.000000001Z"
T1 = "2026-03-01T12:00:09.500000000Z"
EVENTS = (
    Event(
        kind="watched",
        time=T0,
        sent_time=T1,
        recipient=BYTEDANCE,
        subject="7012998877665544",
        amount=8620.0,
        unit="ms",
        of=15000.0,
        outcome="skipped",
        text=None,
    ),
    Event(
        kind="commented",
        time=None,
        sent_time=T1,
        recipient=BYTEDANCE,
        subject="7012998877665544",
        amount=None,
        unit=None,
        of=None,
        outcome="unknown",
        text="what a lovely cathedral",
    ),
)
CONNECTIONS = (
    Connection(
        client="10.0.0.2:40000",
        server="[2001:db8::1]:443",
        sni="pinned.example",
        alpn="h2",
        ja4=None,
        app=None,
        bytes_out=8000,
        bytes_in=100,
        packets=20,
        first=T0,
        last=T1,
        outcome=Outcome.NO_KEYS,
    ),
)
CATEGORIES = {
    "device": CategorySummary(types=("device.model",), count=12, confidence=Confidence.CERTAIN),
    "location": CategorySummary(types=("location.coordinates",), count=12, confidence=Confidence.CERTAIN),
}
RECIPIENTS = (
    RecipientSummary(
        id="bytedance",
        name="ByteDance",
        country="CN",
        hosts=("log-va.tiktokv.com",),
        categories=CATEGORIES,
        findings=4,
    ),
)


def finding(
    type: str,
    value: str,
    *,
    path: tuple[str, ...] = ("gzip", "json", "$['header']['device_model']"),
    origin: Origin = Origin.DEVICE,
    unit: str | None = None,
    recipient: RecipientRef | None = BYTEDANCE,
    host: str = "log-va.tiktokv.com",
    app: str | None = None,
    confidence: Confidence = Confidence.CERTAIN,
    reason: str = "field name of the published log format",
) -> Finding:
    evidence = Evidence(
        input=0,
        exchange=3,
        time=T0,
        frames=(12, 14),
        where="request.body",
        path=path,
        method="POST",
        target="/service/2/app_log/",
    )
    return Finding(
        id="0123456789ab-0",
        type=type,
        category=type.partition(".")[0],
        detector="rules",
        rule="endpoints/bytedance/app-log",
        recipient=recipient,
        host=host,
        app=app,
        value=value,
        unit=unit,
        confidence=confidence,
        origin=origin,
        count=12,
        first=T0,
        last=T1,
        evidence=(evidence,),
        reason=reason,
    )


@pytest.fixture
def report() -> Report:
    findings = (
        finding("device.model", "Pixel 7"),
        finding("location.coordinates", "48.4011,9.9876", path=("json", "$['users']['anna@example.org']['at']")),
        finding("watch.duration", "8620", unit="ms"),
        finding("account.email", "anna@example.org", origin=Origin.USER, confidence=Confidence.LIKELY),
        finding("identifier.install", "7012345678901", recipient=None, host="api.example.net", origin=Origin.ECHO),
    )
    return Report(
        schema=1,
        tool="auditor 0.1.0",
        rules="a" * 64,
        inputs=(
            Input(path="phone.pcapng", sha256="b" * 64, kind="pcapng", packets=120, exchanges=9, first=T0, last=T1),
        ),
        findings=findings,
        events=EVENTS,
        opaque=(
            Opaque(
                recipient=BYTEDANCE, host="h.example", time=T0, bytes=900, entropy=7.9, container="body", exchange=2
            ),
        ),
        connections=CONNECTIONS,
        unaudited=(Unaudited(reason=Outcome.NO_KEYS, flows=1, packets=20, bytes=8000, detail="pinned.example"),),
        coverage=Coverage(
            packets={Outcome.AUDITED: 80, Outcome.NO_KEYS: 20, Outcome.NO_PAYLOAD: 20},
            bytes_out=BytesOut(readable=92000, unreadable=8000),
            readable_share=0.92,
        ),
        recipients=RECIPIENTS,
        types={
            "device.model": DataType(name="Model", mask="plain"),
            "location.coordinates": DataType(name="Coordinates", mask="coordinates"),
        },
    )


@pytest.fixture
def empty_report(report: Report) -> Report:
    return msgspec.structs.replace(report, findings=(), events=(), opaque=(), recipients=())


def exchange(n: int = 0, **changes: object) -> Exchange:
    plain = Exchange(
        n=n,
        time_ns=1_772_366_400_000_000_001,
        protocol="HTTP/1.1",
        method="POST",
        scheme="https",
        host="example.org",
        port=443,
        path="/a/b?lat=48.40&lon=9.98",
        status=200,
        request=Message(
            (
                (b"Host", b"example.org"),
                (b"Cookie", b"a=1; b=2"),
                (b"X-Name", b"J\xfcrgen"),
                (b"X-Name", "Jürgen".encode()),
            ),
            Body(b"k=v", 3, "c" * 64),
        ),
        response=Message(((b"set-cookie", b"s=1; Path=/"),), Body(b"\xff\x00", 2, "d" * 64)),
        client=Endpoint("10.0.0.2", 40000),
        server=Endpoint("2001:db8::1", 443),
        frames=(4, 5),
        tls=TlsInfo("TLS 1.3", "example.org", "http/1.1"),
    )
    return replace(plain, **changes)


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    return finding


@pytest.fixture
def make_exchange() -> Callable[..., Exchange]:
    return exchange
