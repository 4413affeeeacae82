"""Names each datum in a decoded request: all detectors always run, and none can silence another."""

from auditor.detect.interface import Detector, Knowledge
from auditor.detect.registry import DETECTORS, build_detectors
from auditor.detect.running import run

__all__ = ["DETECTORS", "Detector", "Knowledge", "build_detectors", "run"]
