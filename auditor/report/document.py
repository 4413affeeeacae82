"""The report as a document: frozen, versioned, and all that a renderer ever sees.

Its JSON is stable (docs/formats.md, docs/report.schema.json): members may be added, a change is a new `SCHEMA`.
Times are RFC 3339 in UTC with nine digits; lengths are bytes. Members without a default are in every report.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.errors import CaptureError
from auditor.model import Confidence, Origin, Outcome
from auditor.report.dossiers import Dossier
from auditor.report.happening import Clock as Clock
from auditor.report.happening import Event as Event
from auditor.report.happening import RecipientRef as RecipientRef
from auditor.report.outcomes import Extent
from auditor.report.text import without_surrogates

SCHEMA = 1

Scalar = str | int | float | bool | None


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What the person did, and when; ``source`` says who wrote it down: the person (``marks``), the capture, a HAR."""

    time: str
    action: str
    text: str | None
    input: int
    source: Literal["marks", "capture", "har"] = "marks"


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One input as read: its path as given, SHA-256 of the file (hex), kind such as ``pcapng`` and what came of it.

    ``manifest`` are the fields of a session's manifest, where there is one. ``first`` and ``last`` are times of its
    packets or exchanges. ``keylog_entries`` counts the secrets given, ``keylog_used`` those that fitted a connection.
    """

    path: str
    sha256: str
    kind: str
    manifest: dict[str, Scalar] | None = None
    packets: int = 0
    exchanges: int = 0
    first: str | None = None
    last: str | None = None
    keylog_entries: int = 0
    keylog_used: int = 0


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value was seen: input by index, exchange by its ``n`` there, frames as Wireshark counts them.

    ``where`` is ``request.body``, ``request.query`` and so on; ``path`` alternates decoder and normalized path.
    ``method`` and ``target`` (path without query) name the request for the reader.
    """

    input: int
    exchange: int
    time: str
    frames: tuple[int, ...]
    where: str
    path: tuple[str, ...]
    method: str | None = None
    target: str | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One (type, detector, rule, host, app, where, path template, value); ``evidence`` holds at most five sightings.

    ``id`` holds nothing of the value (see `auditor.report.identity`). ``first`` and ``last`` are the times it was sent.
    """

    id: str
    type: str
    category: str
    detector: str
    rule: str | None
    recipient: RecipientRef | None
    host: str
    app: str | None
    value: str
    unit: str | None
    confidence: Confidence
    origin: Origin
    count: int
    first: str
    last: str
    evidence: tuple[Evidence, ...]
    reason: str


class Opaque(msgspec.Struct, frozen=True, kw_only=True):
    """A payload encrypted inside TLS: ``bytes`` of it, ``entropy`` in bits a byte, the ``container`` it came in."""

    recipient: RecipientRef | None
    host: str
    time: str
    bytes: int
    entropy: float
    container: str
    exchange: int
    input: int = 0


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """A flow as it looks from outside; ``client`` and ``server`` are ``ip:port`` or ``[v6]:port``."""

    client: str
    server: str
    sni: str | None
    alpn: str | None
    ja4: str | None
    app: str | None
    bytes_out: int
    bytes_in: int
    packets: int
    first: str
    last: str
    outcome: Outcome
    transport: str = "tcp"
    version: str | None = None
    host: str | None = None
    frame: int = 0
    detail: str = ""
    input: int = 0


class Unaudited(msgspec.Struct, frozen=True, kw_only=True):
    """A gap, as a value: why, how much of it, and one sentence on what and where."""

    reason: Outcome
    flows: int
    packets: int
    bytes: int
    detail: str
    input: int | None = None


class BytesOut(msgspec.Struct, frozen=True, kw_only=True):
    """Payload bytes the device (or the flow's initiator) sent."""

    readable: int
    unreadable: int


class Readable(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes sent to one recipient, or by one app, on connections that were read and on those that were not.

    ``id`` is the recipient's, None where no company is known; ``share`` is 0 to 1, None where nothing was sent.
    """

    name: str
    connections: int
    readable: int
    unreadable: int
    share: float | None
    id: str | None = None


class Resolver(msgspec.Struct, frozen=True, kw_only=True):
    """Who was asked for names, ``way`` such as ``DNS`` or ``DNS over HTTPS``, how often, and for how many.

    ``asked`` are these names in order, the first hundred.
    """

    host: str
    way: str
    lookups: int
    names: int
    asked: tuple[str, ...] = ()


class Resistance(msgspec.Struct, frozen=True, kw_only=True):
    """Who resisted being read while it was recorded live: ``why`` in a word, the same in a sentence, what can be done.

    ``why`` is one of pinning, untrusted, wavering, gave-up, server, quic, bypass, doh, no-keys and unknown-protocol.
    """

    host: str
    app: str | None
    why: str
    reason: str
    remedy: str
    count: int


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How much could be seen. ``packets`` holds every packet once.

    ``readable_share`` of the bytes sent is 0 to 1, or None where nothing was sent; ``caveats`` say in sentences what
    that figure does not. ``recipients`` and ``apps`` (where the input names them) go by connection, most unreadable
    bytes first; ``resolvers`` learnt which names the device looked up; ``resistance`` was noted by a live session.
    """

    packets: dict[Outcome, int]
    bytes_out: BytesOut
    readable_share: float | None
    caveats: tuple[str, ...] = ()
    outcomes: dict[Outcome, Extent] = {}
    recipients: tuple[Readable, ...] = ()
    apps: tuple[Readable, ...] = ()
    resolvers: tuple[Resolver, ...] = ()
    resistance: tuple[Resistance, ...] = ()


class CategorySummary(msgspec.Struct, frozen=True, kw_only=True):
    """What one recipient was sent of one category: its data types, sightings, and the best confidence among them."""

    types: tuple[str, ...]
    count: int
    confidence: Confidence


class ServerPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where servers are, by the databases in `Report.geoip`: country, network's number and name, how many addresses."""

    country: str | None
    asn: int | None
    network: str | None
    addresses: int


class GeoDatabase(msgspec.Struct, frozen=True, kw_only=True):
    """A database of addresses: its file's name, what it says it is, and the day it was made."""

    name: str
    kind: str
    built: str


class RecipientSummary(msgspec.Struct, frozen=True, kw_only=True):
    """One recipient and what it was sent. ``id`` is None and ``name`` the domain where no company is known.

    ``hosts`` are sorted; ``operators`` names, by host, who runs the machine where that is another (cloud, CDN).
    ``findings`` and ``events`` count those of the report; ``exchanges`` and ``bytes_out`` what it was sent in all.
    ``country`` is that of its seat, ``servers`` where its machines are, ``parent`` the topmost company it belongs to,
    ``party`` what it is to the app, ``lists`` the user's lists of hosts that name some of its own.
    """

    id: str | None
    name: str
    country: str | None
    hosts: tuple[str, ...]
    categories: dict[str, CategorySummary]
    findings: int
    events: int = 0
    exchanges: int = 0
    bytes_out: int = 0
    operators: dict[str, str] = {}
    purpose: str | None = None
    parent: RecipientRef | None = None
    party: Literal["first", "third"] | None = None
    servers: tuple[ServerPlace, ...] = ()
    lists: dict[str, tuple[str, ...]] = {}


class IdentifierPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place an identifier was sent to; ``path`` has its array indexes generalised."""

    host: str
    where: str
    path: tuple[str, ...]


class Identifier(msgspec.Struct, frozen=True, kw_only=True):
    """A value that tells devices, visits or persons apart, by what became of it (docs/identifiers.md).

    ``type`` is the data type another detector named it, if any. ``recipients`` are the companies, else domains, it
    was sent to, ``shared`` whether they are several. ``scope`` is the widest extent over which it was seen to stay
    the same; a ``daily`` one had ``values`` values, of which this is the last. ``survives`` are marks (resets) it
    outlived. ``issuers`` set it as a cookie, ``synced`` got it thereafter; ``server_issued``: an answer held it
    before it was sent. ``count`` is the number of requests with it.
    """

    id: str
    type: str | None
    value: str
    recipients: tuple[str, ...]
    hosts: tuple[str, ...]
    places: tuple[IdentifierPlace, ...]
    scope: Literal["recording", "recordings", "install", "device", "devices"]
    lifetime: Literal["recording", "longer", "daily"]
    shared: bool
    survives: tuple[str, ...]
    server_issued: bool
    count: int
    first: str
    last: str
    confidence: Confidence
    reason: str
    values: int = 1
    issuers: tuple[str, ...] = ()
    synced: tuple[str, ...] = ()
    finding_ids: tuple[str, ...] = ()


class DataType(msgspec.Struct, frozen=True, kw_only=True):
    """A data type in words, and in those of TrackHAR, Google Play, Apple and DPV-PD; ``special``: GDPR Art. 9.

    ``mask`` names the way its values are masked (`auditor.report.masking.MASKS`), None the way of its category.
    """

    name: str
    special: bool = False
    trackhar: str | None = None
    play: str | None = None
    apple: str | None = None
    dpv: str | None = None
    mask: str | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One audit. ``rules`` is the hash of the rule set, ``tool`` name and version of what made the report.

    ``values`` says whether the values in it are masked. ``types`` explains the data types that occur, by id;
    ``categories`` and ``event_kinds`` are the titles of those that occur; ``marks`` are in order of time.
    """

    schema: int
    tool: str
    rules: str
    inputs: tuple[Input, ...]
    findings: tuple[Finding, ...]
    events: tuple[Event, ...]
    opaque: tuple[Opaque, ...]
    connections: tuple[Connection, ...]
    unaudited: tuple[Unaudited, ...]
    coverage: Coverage
    recipients: tuple[RecipientSummary, ...]
    values: Literal["masked", "plain"] = "plain"
    types: dict[str, DataType] = {}
    categories: dict[str, str] = {}
    event_kinds: dict[str, str] = {}
    clocks: tuple[Clock, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    geoip: tuple[GeoDatabase, ...] = ()
    marks: tuple[Mark, ...] = ()


def from_json(data: bytes, path: str = "report") -> Report:
    """The report in this JSON; CaptureError, naming ``path`` and the member, where it is not one of this schema."""
    try:
        schema = msgspec.json.decode(data, type=_Version).schema
        if schema != SCHEMA:
            raise CaptureError(f"{path}: report of schema {schema}; this auditor reads schema {SCHEMA}")
        return msgspec.json.decode(data, type=Report)
    except msgspec.ValidationError as error:
        raise CaptureError(f"{path}: not a report made by 'auditor scan --format json': {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CaptureError(f"{path}: not JSON ({error}); give a report made by 'auditor scan --format json'") from error


def to_json(report: msgspec.Struct) -> bytes:
    """A document as JSON of two spaces' indent with a newline at its end; equal ones give equal bytes."""
    try:
        data = msgspec.json.encode(report)
    except UnicodeEncodeError:
        data = msgspec.json.encode(without_surrogates(msgspec.to_builtins(report)))
    return msgspec.json.format(data, indent=2) + b"\n"


class _Version(msgspec.Struct):
    schema: int
