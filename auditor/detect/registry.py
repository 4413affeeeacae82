"""All detectors, in the order they run."""

from __future__ import annotations

from collections.abc import Callable

from auditor.detect.indicators import IndicatorDetector
from auditor.detect.interface import Detector, Knowledge
from auditor.detect.media import MediaDetector
from auditor.detect.opaque import OpaqueDetector
from auditor.detect.pages import PageDetector
from auditor.detect.rules import EndpointDetector, GenericDetector

DETECTORS: tuple[Callable[[Knowledge], Detector], ...] = (
    EndpointDetector,
    GenericDetector,
    IndicatorDetector,
    OpaqueDetector,
    MediaDetector,
    PageDetector,
)
"""What makes each detector out of what is known."""


def build_detectors(knowledge: Knowledge) -> tuple[Detector, ...]:
    """One of each, ready to run over any number of exchanges."""
    return tuple(make(knowledge) for make in DETECTORS)
