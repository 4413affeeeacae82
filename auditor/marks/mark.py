"""A mark, and the actions that mean something to the auditor itself."""

from __future__ import annotations

from msgspec import Struct

RESERVED = (
    "idle",
    "sync",
    "consent-given",
    "consent-withdrawn",
    "ad-id-reset",
    "incognito-on",
    "incognito-off",
)
"""Actions with a meaning of their own (docs/formats.md); any other word is the person's."""


class Mark(Struct, frozen=True):
    """What the person did at ``time_ns`` (ns since the epoch, UTC): an action such as ``like``, and text if any."""

    time_ns: int
    action: str
    text: str | None = None


def from_comment(time_ns: int, comment: str) -> Mark:
    """The mark that a packet's comment is: ``like: the third video`` names the action, else it is a ``comment``."""
    action, colon, text = comment.partition(":")
    if colon and action.strip() and not action.strip().count(" "):
        return Mark(time_ns, action.strip(), text.strip() or None)
    return Mark(time_ns, "comment", comment.strip())
