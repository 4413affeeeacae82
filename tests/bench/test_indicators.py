"""The benchmark of random profiles finds what is there, so that nothing found means something."""

from __future__ import annotations

import json
import random

from auditor.detect import Knowledge
from auditor.detect.indicators import IndicatorDetector
from auditor.model import Body, Exchange, Message
from auditor.profile import Profile
from auditor.profile.device import checks
from auditor.rules import load_rules
from bench.indicators import NOWHERE, luhn, random_profile, search, size_of, telemetry


def test_values_of_a_random_profile_are_found_where_they_are_and_nowhere_else() -> None:
    mine, others = (list(random_profile(random.Random(seed), "p")) for seed in (1, 2))
    place = next(each for each in mine if each.latitude is not None)
    document: dict[str, object] = {f"v{n}": each.value for n, each in enumerate(mine) if each is not place}
    body = json.dumps({**document, "a": place.latitude, "b": place.longitude}).encode()
    headers = ((b"content-type", b"application/json"),)
    request = Message(headers, Body(body, len(body), ""))
    sent = Exchange(0, 0, "HTTP/2", "POST", "https", "t.example", 443, "/", None, request, None, NOWHERE, NOWHERE)
    assert size_of(sent) > len(body)
    for profile, count in ((mine, len(mine)), (others, 0)):
        for depth in (0, 2):
            detector = IndicatorDetector(Knowledge(load_rules(), Profile(tuple(profile))), depth)
            found, _ = search(detector, [sent])
            assert len({line.partition(" in ")[0] for line in found}) == count
        if not count:
            assert search(detector, list(telemetry(random.Random(3), 50)))[0] == []


def test_numbers_have_their_check_digit() -> None:
    assert luhn("49015420323751") == "490154203237518"
    assert all(checks(luhn(f"3569380356{n:04}")) for n in range(50))
