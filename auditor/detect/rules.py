"""The two detectors that follow rules: known endpoints, and fields by name and shape anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.decode.tree import Tree
from auditor.detect.interface import Knowledge
from auditor.model import Detection, Exchange
from auditor.rules import endpoint_matching, generic_matching


class EndpointDetector:
    """What endpoint rules say."""

    name = endpoint_matching.DETECTOR

    def __init__(self, knowledge: Knowledge) -> None:
        self._matcher = endpoint_matching.EndpointMatcher(knowledge.rules.endpoints)

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection]:
        return self._matcher.find(exchange, tree)


class GenericDetector:
    """What generic rules say."""

    name = generic_matching.DETECTOR

    def __init__(self, knowledge: Knowledge) -> None:
        self._matcher = generic_matching.GenericMatcher(knowledge.rules.generic, knowledge.rules.recipients)

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection]:
        return self._matcher.find(exchange, tree)
