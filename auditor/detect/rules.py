"""The two detectors that follow rules: known endpoints, and fields by name and shape anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from auditor.decode.tree import Tree
from auditor.detect.interface import Knowledge
from auditor.model import Detection, Exchange, Unaudited
from auditor.rules import endpoint_matching, generic_matching
from auditor.rules.absent import says_nothing

_Found = TypeVar("_Found", Detection, Detection | Unaudited)


class EndpointDetector:
    """What endpoint rules say."""

    name = endpoint_matching.DETECTOR

    def __init__(self, knowledge: Knowledge) -> None:
        self._matcher = endpoint_matching.EndpointMatcher(knowledge.rules.endpoints)

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection]:
        return _telling(self._matcher.find(exchange, tree))


class GenericDetector:
    """What generic rules say."""

    name = generic_matching.DETECTOR

    def __init__(self, knowledge: Knowledge) -> None:
        self._matcher = generic_matching.GenericMatcher(knowledge.rules.generic, knowledge.rules.recipients)

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection | Unaudited]:
        return _telling(self._matcher.find_and_gap(exchange, tree))


def _telling(found: Iterable[_Found]) -> Iterable[_Found]:
    """Without fields that are named like a datum and hold none; gaps stay."""
    return (each for each in found if isinstance(each, Unaudited) or not says_nothing(each.type, each.value))
