"""``python -m bench.indicators [FOLDER…]``: looks for the values of 10,000 random profiles in captures that know none.

All go into one automaton; whatever is found is false. The captures of the repository are searched, those given, and
telemetry of another invented device.
Then one profile of forty values is built and searched for, as `auditor scan --profile` does it.
"""

from __future__ import annotations

import argparse
import random
import string
import sys
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from auditor.decode import decode
from auditor.detect import Knowledge
from auditor.detect.indicators import IndicatorDetector
from auditor.dissection import DissectionOptions, dissect
from auditor.errors import AuditorError
from auditor.model import Body, Endpoint, Exchange, Message
from auditor.profile import Indicator, Profile
from auditor.protocols.messages import ResponseBodies
from auditor.rules import load_rules
from bench.payloads import telemetry_call

BUNDLED = Path(__file__).parent.parent / "captures"
CAPTURES = (".pcap", ".pcapng", ".har", ".mitm", ".flow", ".trace", ".dump", ".json", ".gz")
SYLLABLES = tuple(a + b for a in "bdfghjklmnprst" for b in "aeio")
FORTY = 40
NOWHERE = Endpoint("192.0.2.1", 443)


def luhn(body: str) -> str:
    """The number with its check digit."""
    total = sum(int(d) * 2 - (9 if int(d) > 4 else 0) if at % 2 == 0 else int(d) for at, d in enumerate(reversed(body)))
    return body + str(-total % 10)


def _word(draw: random.Random, syllables: int) -> str:
    return "".join(draw.choices(SYLLABLES, k=syllables))


def _mac(draw: random.Random) -> str:
    return draw.randbytes(6).hex(":")


def random_profile(draw: random.Random, label: str) -> Iterator[Indicator]:
    """Values of one invented device and person, of the shapes real ones have."""
    first, last = _word(draw, 2), _word(draw, 3)
    letters = string.ascii_uppercase + string.digits
    digits = "".join(draw.choices(string.digits, k=8))
    values = (
        ("identifier.imei", luhn("35" + "".join(draw.choices(string.digits, k=12)))),
        ("identifier.imsi", "26201" + "".join(draw.choices(string.digits, k=10))),
        ("identifier.iccid", luhn("894902" + "".join(draw.choices(string.digits, k=12)))),
        ("identifier.serial", "".join(draw.choices(letters, k=11))),
        ("identifier.mac", _mac(draw)),
        ("network.bssid", _mac(draw)),
        ("identifier.advertising", str(uuid.UUID(int=draw.getrandbits(128), version=4))),
        ("identifier.android-id", draw.randbytes(8).hex()),
        ("account.email", f"{first}.{last}{draw.randrange(100)}@{draw.choice(('gmail.com', 'mail.example'))}"),
        ("account.phone", f"+491{draw.choice(('51', '60', '70', '76'))}{digits}"),
        ("account.name", f"{first} {last}".title()),
        ("network.ssid", f"{_word(draw, 3)}-{draw.randbytes(2).hex()}"),
        ("device.model", f"SM-{draw.choice(letters[:26])}{draw.randrange(100, 1000)}{draw.choice(letters[:26])}"),
        ("browsing.url", f"https://{_word(draw, 4)}.example/{_word(draw, 2)}/{draw.randrange(10**6)}"),
        ("browsing.search", f"{_word(draw, 3)} {_word(draw, 3)} {draw.randrange(1000)}"),
    )
    for type_, value in values:
        yield Indicator(type_, value, label)
    latitude, longitude = draw.uniform(-60, 70), draw.uniform(-180, 180)
    yield Indicator("location.coordinates", f"{latitude},{longitude}", label, latitude, longitude)


def captures(folders: Sequence[Path]) -> Iterator[Path]:
    """Every file of these folders that may be a capture, in order."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.suffix in CAPTURES and path.is_file())


def exchanges(paths: Sequence[Path]) -> Iterator[Exchange]:
    """Every exchange of every file that can be read, with the key logs that lie beside it."""
    from auditor.keylogs import read_keylogs

    for path in paths:
        keylogs = [str(k) for k in path.parent.iterdir() if "key" in k.name and k.suffix in (".txt", ".log", ".keylog")]
        try:
            keys = read_keylogs(tuple(keylogs))
        except AuditorError:
            keys = read_keylogs(())
        options = DissectionOptions(
            keylogs=keys, response_bodies=ResponseBodies.SKIP, device=None, processes=1, connections=False
        )
        try:
            with dissect(str(path), options, lambda exchange: exchange) as dissection:
                yield from (exchange for _, exchange in dissection)
        except AuditorError:
            continue


def telemetry(draw: random.Random, count: int) -> Iterator[Exchange]:
    """Requests as app telemetry makes them, of another invented device, full of numbers and identifiers."""
    for n in range(count):
        call = telemetry_call(draw)
        headers = tuple((name.encode(), value.encode()) for name, value in call.headers.items())
        request = Message(headers, Body(call.decoded, len(call.decoded), ""))
        yield Exchange(
            n, 0, "HTTP/1.1", call.method, "https", "t.example", 443, call.path, None, request, None, NOWHERE, NOWHERE
        )


def size_of(exchange: Exchange) -> int:
    """Bytes of a request: target, headers, decoded body."""
    headers = sum(len(name) + len(value) for name, value in exchange.request.headers)
    return len(exchange.path) + headers + (0 if exchange.request.body is None else len(exchange.request.body.data))


def search(detector: IndicatorDetector, sent: Sequence[Exchange]) -> tuple[list[str], float]:
    """What was found, in words, and how long the detector took in seconds."""
    found: list[str] = []
    spent = 0.0
    for exchange in sent:
        tree = decode(exchange)
        tree.leaves()
        start = perf_counter()
        detections = list(detector.detect(exchange, tree))
        spent += perf_counter() - start
        found += (f"{d.type} {d.value!r} in {d.leaf.text[:60]!r} of {exchange.host}: {d.reason}" for d in detections)
    return found, spent


def report(name: str, indicators: Sequence[Indicator], sent: Sequence[Exchange], depth: int) -> int:
    """Build, search and print; gives how many values were found."""
    start = perf_counter()
    detector = IndicatorDetector(Knowledge(load_rules(), Profile(tuple(indicators))), depth)
    built = perf_counter() - start
    found, spent = search(detector, sent)
    megabytes = sum(map(size_of, sent)) / 1e6
    print(f"{name}: {len(indicators)} values, {detector.variants} variants, built in {built:.2f} s")
    print(f"  searched {len(sent)} exchanges, {megabytes:.1f} MB, in {spent:.2f} s: {megabytes / spent:.1f} MB/s")
    print(f"  found {len(found)}: {len(found) / max(len(indicators), 1):.2e} a value, target 0")
    for line in found[:20]:
        print(f"    {line}")
    print("   ", dict(Counter(line.partition(" ")[0] for line in found)))
    return len(found)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.indicators", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="captures besides those of the repository")
    parser.add_argument("--profiles", type=int, default=10_000)
    parser.add_argument("--depth", type=int, default=0, help="0 spellings, 1 once wrapped or hashed, 2 twice")
    parser.add_argument("--telemetry", type=int, default=4000, help="requests of invented telemetry searched too")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    sent = list(exchanges(list(captures((BUNDLED, *given.folders)))))
    draw = random.Random(given.seed)
    sent += telemetry(draw, given.telemetry)
    many = [each for n in range(given.profiles) for each in random_profile(draw, f"profile {n}")]
    false = report(f"{given.profiles} random profiles", many, sent, given.depth)
    false += report("one profile, every variant", many[:FORTY], sent, 2)
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
