"""Lets TrackHAR (tweaselORG, npm `trackhar`) read the labelled requests, and lays its findings beside ours."""

from __future__ import annotations

import datetime
import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from auditor.decode import decode
from auditor.detect import Knowledge, build_detectors, run
from auditor.model import Exchange
from auditor.rules import RuleSet
from auditor.rules.schema import Vocabulary
from bench.labels import Label

SCRIPT = Path(__file__).with_suffix(".mjs")
SHORTEST = 5
"""Values up to this length are no indicators: they would be found everywhere."""
NOT_DATA = frozenset({"trackerSdkVersion", "otherIdentifiers", "isConsented"})
"""Properties of TrackHAR that say nothing of a person or device by themselves, or not which datum it is."""


@dataclass(frozen=True, slots=True)
class Named:
    """One datum TrackHAR named: number of the exchange, its property, and the value as text."""

    exchange: int
    property: str
    value: str
    adapter: str


def data_types(vocabulary: Vocabulary) -> dict[str, str]:
    """Data types by TrackHAR's properties, joined by ``|`` where several have the same one."""
    found: dict[str, list[str]] = {}
    for kind in vocabulary.types.values():
        for name in kind.trackhar:
            found.setdefault(name, []).append(kind.id)
    found["otherIdentifiers"] = [kind for kind in vocabulary.types if kind.startswith("identifier.")]
    return {name: "|".join(kinds) for name, kinds in found.items()}


def har_entry(exchange: Exchange) -> dict[str, object]:
    """A request as HAR 1.2 has it. A body that is not UTF-8 is handed over byte by byte as Latin-1, as recorders do."""
    url = f"{exchange.scheme}://{exchange.host}{exchange.path}"
    headers = [{"name": n.decode("latin-1"), "value": v.decode("latin-1")} for n, v in exchange.request.headers]
    request: dict[str, object] = {
        "method": exchange.method,
        "url": url,
        "httpVersion": "HTTP/1.1",
        "headers": headers,
        "cookies": [],
        "queryString": [{"name": n, "value": v} for n, v in parse_qsl(urlsplit(url).query, keep_blank_values=True)],
        "headersSize": -1,
        "bodySize": -1,
    }
    body = exchange.request.body
    if body is not None and body.data:
        kind = (exchange.request.header(b"content-type") or b"").decode("latin-1")
        try:
            text = body.data.decode()
        except UnicodeDecodeError:
            text = body.data.decode("latin-1")
        request["postData"] = {"mimeType": kind, "text": text}
    answer = {
        "status": 200,
        "statusText": "",
        "httpVersion": "HTTP/1.1",
        "headers": [],
        "cookies": [],
        "redirectURL": "",
    }
    began = datetime.datetime.fromtimestamp(exchange.time_ns / 1e9, datetime.UTC).isoformat()
    content = {"size": 0, "mimeType": ""}
    return {
        "startedDateTime": began,
        "time": 1,
        "request": request,
        "response": {**answer, "content": content, "headersSize": -1, "bodySize": -1},
        "cache": {},
        "timings": {"send": 0, "wait": 0, "receive": 0},
    }


def ask(exchanges: Sequence[Exchange], indicators: Mapping[str, list[str]], folder: Path) -> list[Named]:
    """What TrackHAR, installed in ``folder``, finds in these requests when told these values of one's own."""
    entries = [har_entry(exchange) for exchange in exchanges]
    log = {"version": "1.2", "creator": {"name": "auditor", "version": "1"}, "entries": entries}
    with tempfile.TemporaryDirectory() as base:
        har, known = Path(base) / "requests.har", Path(base) / "indicators.json"
        har.write_text(json.dumps({"log": log}), encoding="utf-8")
        known.write_text(json.dumps(indicators), encoding="utf-8")
        command = ["node", str(SCRIPT), str(folder.resolve()), str(har), str(known)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = json.loads(done.stdout)
    return [
        Named(n, str(row["property"]), _text(row["value"]), str(row["adapter"]))
        for n, found in enumerate(rows)
        for row in found
    ]


def _text(value: object) -> str:
    """Its values as we write them: percent escapes taken off, in which its indicators leave them."""
    return unquote(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def compare(labels: Sequence[Label], rules: RuleSet, folder: Path, *, differences: bool) -> None:
    """Print how many of the labelled data either finds, and what TrackHAR named that we did not."""
    kinds = data_types(rules.vocabulary)
    indicators: dict[str, list[str]] = {}
    for label in labels:
        for types, values in label.truth.items():
            name = next((name for name, kind in kinds.items() if types.split("|")[0] in kind.split("|")), None)
            if name is not None:
                indicators.setdefault(name, []).extend(sorted(v for v in values if len(v) > SHORTEST))
    named = ask([label.exchange for label in labels], {k: sorted(set(v)) for k, v in indicators.items()}, folder)
    detectors = build_detectors(Knowledge(rules))
    ours = {
        (n, each.value)
        for n, label in enumerate(labels)
        for each in run(detectors, label.exchange, decode(label.exchange))[0]
    }
    parts = {(n, part) for n, value in ours for part in (value, *value.split(","))}
    theirs = {(each.exchange, each.value) for each in named}
    truth = {(n, v) for n, label in enumerate(labels) for values in label.truth.values() for v in values}
    print(f"values of labels: {len(truth)}; we name {len(truth & parts)}, TrackHAR {len(truth & theirs)}")
    only = [each for each in named if (each.exchange, each.value) not in parts and each.property not in NOT_DATA]
    print(f"TrackHAR names {len(named)} data; {len(only)} of them we do not name")
    for each in only if differences else ():
        print("only TrackHAR:", labels[each.exchange].id, each.adapter, each.property, each.value[:80])
