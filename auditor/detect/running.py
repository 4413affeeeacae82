"""Runs every detector over an exchange; one that crashes leaves a gap and does not stop the others."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.decode.tree import Tree
from auditor.detect.interface import Detector
from auditor.model import Detection, Exchange, Outcome, Unaudited


def run(detectors: Sequence[Detector], exchange: Exchange, tree: Tree) -> tuple[list[Detection], list[Unaudited]]:
    """All detections in the order of detectors, their gaps, and one for each detector that crashed.

    What a detector found before it crashed is kept.
    """
    found: list[Detection] = []
    gaps: list[Unaudited] = []
    for detector in detectors:
        try:
            for each in detector.detect(exchange, tree):
                if isinstance(each, Unaudited):
                    gaps.append(each)
                else:
                    found.append(each)
        except Exception as error:  # the one place: a fault in a detector is a gap in the audit, never its end
            gaps.append(_crash(detector, error, exchange))
    return found, gaps


def _crash(detector: Detector, error: Exception, exchange: Exchange) -> Unaudited:
    size = 0 if exchange.request.body is None else exchange.request.body.length
    detail = f"the detector {detector.name} crashed with {type(error).__name__} on a request to {exchange.host}"
    return Unaudited(Outcome.CRASH, 1, len(exchange.frames), size, detail)
