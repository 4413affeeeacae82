"""Reads what each side made of a capture into the same shape: how often each (method, host, path) was requested."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Request = tuple[str, str, str]
AGGREGATOR = "\x1f"
TSHARK_FIELDS = (
    "frame.number",
    "tcp.stream",
    "ip.dst",
    "http.request.method",
    "http.host",
    "http.request.uri",
    "http.request.line",
    "http.file_data",
    "http.response.code",
    "http.response.line",
    "http2.streamid",
    "http2.type",
    "http2.header.name",
    "http2.header.value",
    "http2.body.reassembled.data",
    "http2.data.data",
)
"""Requests with headers and bodies, answers with status and headers, HTTP/1.1 and HTTP/2."""

TSHARK_FILTER = (
    "((http.request || http2.headers || http2.data.data) && (tcp.dstport == 443 || tcp.dstport == 80))"
    " || http.response || http2.headers.status"
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What was sent: ``sure`` was answered; ``maybe`` was on a connection that broke. ``bodies`` are keyed likewise.

    ``bodies`` counts (method, host, path, SHA-256 of the decoded body) of what was answered; None in a truth without.
    """

    sure: Counter[Request]
    maybe: Counter[Request]
    bodies: Counter[tuple[str, ...]] | None

    def disagrees(self, seen: Counter[Request]) -> str | None:
        """None if every sure request was seen as often as it was sent, and no other than those that may have been."""
        missing, surplus = self.sure - seen, seen - self.sure - self.maybe
        if not missing and not surplus:
            return None
        example = next(iter(missing or surplus))
        return f"{missing.total()} missing, {surplus.total()} too many, for example {' '.join(example)[:120]}"


def read_truth(path: Path) -> Truth:
    """The truth file beside a capture."""
    sure: Counter[Request] = Counter()
    maybe: Counter[Request] = Counter()
    bodies: Counter[tuple[str, ...]] = Counter()
    hashed = True
    with path.open() as file:
        for text in file:
            line = json.loads(text)
            request = (line["m"], line["host"], line["path"])
            (maybe if line["s"] is None else sure)[request] += 1
            hashed = hashed and "d_sha256" in line
            if hashed and line["s"] is not None:
                bodies[(*request, line["d_sha256"])] += 1
    return Truth(sure, maybe, bodies if hashed else None)


def of_auditor(path: Path) -> tuple[Counter[Request], Counter[tuple[str, ...]]]:
    """Requests, and requests with body hashes, out of ``auditor exchanges --format jsonl``."""
    requests: Counter[Request] = Counter()
    bodies: Counter[tuple[str, ...]] = Counter()
    with path.open() as file:
        for text in file:
            line = json.loads(text)
            if line["protocol"].startswith("HTTP/"):
                request = (line["method"], line["host"], line["path"])
                requests[request] += 1
                bodies[(*request, line["request"]["body_sha256"])] += 1
    return requests, bodies


def of_tshark(path: Path) -> Counter[Request]:
    """Requests out of tshark's fields (`TSHARK_FIELDS`, tab separated, aggregated by `AGGREGATOR`)."""
    seen: Counter[Request] = Counter()
    with path.open(errors="replace") as file:
        for text in file:
            row = dict(zip(TSHARK_FIELDS, text.rstrip("\n").split("\t"), strict=True))
            seen.update(_h1(row))
            seen.update(_h2(row))
    return seen


def _h1(row: dict[str, str]) -> Iterator[Request]:
    if row["http.request.method"]:
        columns = [row[name].split(AGGREGATOR) for name in ("http.request.method", "http.host", "http.request.uri")]
        yield from zip(*columns, strict=True)


def _h2(row: dict[str, str]) -> Iterator[Request]:
    names, values = row["http2.header.name"].split(AGGREGATOR), row["http2.header.value"].split(AGGREGATOR)
    pseudo: dict[str, str] = {}
    for name, value in zip(names, values, strict=True):
        if name.startswith(":"):
            pseudo[name] = value
        if {":method", ":authority", ":path"} <= pseudo.keys():
            yield pseudo[":method"], pseudo[":authority"], pseudo[":path"]
            pseudo = {}
