from __future__ import annotations

import json
from pathlib import Path

from auditor.decode import decode
from auditor.detect import Knowledge, build_detectors, run
from auditor.rules import load_rules
from bench.detection_speed import captured, json_bodies, latency, mixture, plaintext

CAPTURE = Path(__file__).parents[2] / "captures" / "tiktok-session" / "capture.pcapng"


def test_bodies_have_the_size_that_is_said() -> None:
    for each in json_bodies(20, 1, 4096):
        assert each.request.body is not None
        assert 3800 < each.request.body.length <= 4096
        assert json.loads(each.request.body.data)["events"]
        assert plaintext(each) > each.request.body.length + len(each.path)


def test_measured_requests_hold_something_to_find() -> None:
    detectors = build_detectors(Knowledge(load_rules()))
    found = [run(detectors, each, decode(each)) for each in (*mixture(60, 1), *captured([str(CAPTURE)])[:20])]
    assert sum(bool(detections) for detections, _ in found) > 40
    assert all(not crashes for _, crashes in found)


def test_late_requests_take_no_less_than_the_middle_one() -> None:
    middle, late = latency(json_bodies(120, 1, 1000), build_detectors(Knowledge(load_rules())))
    assert 0 < middle <= late
