"""What a detector is, and what all of them may know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from auditor.decode.tree import Tree
from auditor.model import Detection, Exchange, Unaudited
from auditor.profile import Profile
from auditor.rules import RuleSet


class Knowledge(Struct, frozen=True):
    """The rules, and the profile of one's own device if there is one."""

    rules: RuleSet
    profile: Profile | None = None


class Detector(Protocol):
    """Finds data in one exchange; ``name`` is the ``detector`` of its detections."""

    name: str

    def detect(self, exchange: Exchange, tree: Tree) -> Iterable[Detection | Unaudited]:
        """Everything found in this exchange, whose decoded request is ``tree``, and what was too much to look at."""
