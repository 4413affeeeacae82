"""How fast requests are decoded and searched by all detectors, in one process: ``python -m bench.detection_speed``.

Two figures: megabytes of outgoing plaintext (request line, header fields, decoded body) a second over a mixture of
telemetry, over JSON bodies alone, and over the requests of captures given; and the CPU time of one request with a JSON
body of 4 kB through the whole analyser, as the live path pays it. All are CPU times: others may use the machine.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from auditor.audit.analysis import Analyser
from auditor.decode import decode
from auditor.detect import Detector, Knowledge, build_detectors, run
from auditor.dissection import DissectionOptions, dissect
from auditor.model import Body, Endpoint, Exchange, Message
from auditor.profile import load_profile
from auditor.rules import load_rules
from bench.payloads import Call, telemetry, telemetry_call

HOSTS = (
    "log.shop.example", "graph.facebook.com", "app-measurement.com", "api2.amplitude.com", "log-va.tiktokv.com",
    "sa.api.intl.miui.com", "api.mixpanel.com", "t.appsflyer.com", "app.adjust.com", "api.segment.io",
)  # fmt: skip
BODY, ROUNDS, ONE_BY_ONE = 4096, 3, 3000


def exchange(n: int, host: str, call: Call) -> Exchange:
    """The request as it comes out of a capture, with its content coding taken off."""
    headers = tuple((name.encode(), value.encode()) for name, value in {"host": host, **call.headers}.items())
    body = Body(call.decoded, len(call.decoded), hashlib.sha256(call.decoded).hexdigest())
    client, server = Endpoint("192.0.2.1", 40000), Endpoint("198.51.100.1", 443)
    return Exchange(
        n, n * 10**6, "HTTP/2", call.method, "https", host, 443, call.path, 200, Message(headers, body), None,
        client, server, None, (n + 1,),
    )  # fmt: skip


def plaintext(one: Exchange) -> int:
    """Bytes of the request line, the header fields and the decoded body."""
    fields = sum(len(name) + len(value) + 4 for name, value in one.request.headers)
    body = 0 if one.request.body is None else one.request.body.length
    return len(one.method) + len(one.path) + 12 + fields + body


def mixture(count: int, seed: int) -> list[Exchange]:
    """Telemetry of every kind, to hosts that rules know and hosts that none does."""
    draw = random.Random(seed)
    return [exchange(n, draw.choice(HOSTS), telemetry_call(draw)) for n in range(count)]


def json_bodies(count: int, seed: int, size: int) -> list[Exchange]:
    """JSON bodies cut from batches of events, each of ``size`` bytes give or take an event."""
    draw = random.Random(seed)
    found = []
    for n in range(count):
        batch = telemetry(draw, size)
        events = batch["events"]
        while isinstance(events, list) and len(json.dumps(batch, separators=(",", ":"))) > size:
            events.pop()
        body = json.dumps(batch, separators=(",", ":")).encode()
        call = Call("POST", "/v2/batch", {"content-type": "application/json"}, body, body)
        found.append(exchange(n, draw.choice(HOSTS), call))
    return found


def captured(paths: Sequence[str]) -> list[Exchange]:
    """The requests of captures, flow files or HARs."""
    found = []
    for path in paths:
        with dissect(path, DissectionOptions(processes=1), lambda each: each) as reading:
            found += [each for _, each in reading]
    return found


def seconds(work: Callable[[], object]) -> float:
    """CPU time of the fastest of `ROUNDS` runs."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def throughput(name: str, exchanges: list[Exchange], detectors: Sequence[Detector]) -> float:
    """Print the figures of one set of requests; MB/s of decoding and all detectors together."""
    size = sum(plaintext(each) for each in exchanges) / 1e6
    leaves = sum(len(decode(each).leaves()) for each in exchanges)

    def everything() -> None:
        for each in exchanges:
            run(detectors, each, decode(each))

    def decoding() -> None:
        for each in exchanges:
            decode(each)

    whole, alone = seconds(everything), seconds(decoding)
    print(f"{name}: {len(exchanges)} requests, {size:.2f} MB, {leaves} leaves")
    print(f"  decode and detect {size / whole:6.1f} MB/s   decode alone {size / alone:6.1f} MB/s")
    trees = [(each, decode(each)) for each in exchanges]
    gc.freeze()  # those many trees are kept for measuring alone, which would make the collector of cycles look dear
    for detector in detectors:

        def one(detector: Detector = detector) -> None:
            for each, tree in trees:
                run((detector,), each, tree)

        print(f"  {detector.name:12} {seconds(one) * 1e6 / len(exchanges):7.1f} µs a request")
    gc.unfreeze()
    return size / whole


def latency(exchanges: list[Exchange], detectors: Sequence[Detector]) -> tuple[float, float]:
    """Median and 99th percentile, in ms of CPU time, of one exchange at a time through the analyser."""
    analyser = Analyser(detectors)
    for each in exchanges[:100]:
        analyser(each)
    gc.collect()
    gc.freeze()  # as a live session does once it is ready (`auditor.live.worker`)
    spent = []
    for each in exchanges:
        begin = time.process_time()
        analyser(each)
        spent.append((time.process_time() - begin) * 1e3)
    gc.unfreeze()
    spent.sort()
    return median(spent), spent[int(len(spent) * 0.99)]


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("captures", nargs="*", help="captures, HARs or flow files to measure as well")
    parser.add_argument("--profile", type=Path, help="known values to look for at the same time")
    parser.add_argument("--requests", type=int, default=3000)
    options = parser.parse_args()
    profile = None if options.profile is None else load_profile(options.profile)
    detectors = build_detectors(Knowledge(load_rules(None), profile))
    throughput("mixture of telemetry", mixture(options.requests, 1), detectors)
    throughput("JSON of 4 kB", json_bodies(options.requests // 3, 2, BODY), detectors)
    if options.captures:
        throughput("captures", captured(options.captures), detectors)
    middle, late = latency(json_bodies(ONE_BY_ONE, 3, BODY), detectors)
    print(f"one request with a JSON body of 4 kB: median {middle:.2f} ms, 99th percentile {late:.2f} ms")


if __name__ == "__main__":
    main()
