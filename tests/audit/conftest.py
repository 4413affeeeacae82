from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.audit.analysis import Analysed
from auditor.model import Confidence, Detection, EventDraft, Leaf

MakeDetection = Callable[..., Detection]
MakeAnalysed = Callable[..., Analysed]


@pytest.fixture
def detection() -> MakeDetection:
    def make(
        type_: str = "device.model",
        value: str = "Pixel 7",
        path: tuple[str, ...] = ("json", "$['model']"),
        *,
        rule: str | None = "endpoints/a",
        detector: str = "rules",
        confidence: Confidence = Confidence.CERTAIN,
        event: EventDraft | None = None,
    ) -> Detection:
        leaf = Leaf("request.body", path, "model", value)
        return Detection(type_, detector, rule, None, leaf, value, None, confidence, "because", event)

    return make


@pytest.fixture
def analysed() -> MakeAnalysed:
    def make(
        *detections: Detection, time_ns: int = 1_000, host: str = "log.example", entered: bool = False
    ) -> Analysed:
        return Analysed(time_ns, host, "192.0.2.1", None, "POST", "/log", (7, 9), 100, entered, detections, (), ())

    return make
