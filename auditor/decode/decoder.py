"""What a decoder is: one encoding, how sure it is of a piece of data, and what it makes of it."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from auditor.decode.document import Document
from auditor.decode.limits import Budget


class Hints(Struct, frozen=True):
    """What is known from outside: the media type in lower case, its boundary and charset, and how we came here.

    ``message_encoding`` is how messages inside the body are compressed (``grpc-encoding``), in lower case.

    ``whole`` is True for a body (or the content of one), False for a value inside a document; ``guess`` is True where
    an outer layer was only guessed and stands or falls with what is inside.
    """

    media_type: str = ""
    boundary: str = ""
    charset: str = ""
    whole: bool = False
    guess: bool = False
    message_encoding: str = ""


INSIDE = Hints()
GUESSED = Hints(guess=True)


class Layer(Struct, frozen=True):
    """A wrapping taken off; ``sure`` is False where it holds only if what is inside is recognised."""

    data: bytes | str
    sure: bool


class Parsed(Struct, frozen=True):
    """The end of a chain: a document. ``name`` replaces the decoder's in the path (a media container's)."""

    document: Document
    name: str | None = None


class Decoder(Protocol):
    """One encoding; ``name`` is how paths and rules call it."""

    name: str

    def sniff(self, data: bytes | str, hints: Hints) -> float:
        """How much this looks like the encoding, 0 (not at all) to 1, at a cost that does not grow with the data."""

    def decode(self, data: bytes | str, hints: Hints, budget: Budget) -> Layer | Parsed | None:
        """The layer or document inside, or None if it is not this encoding after all; never raises.

        Asked only where `sniff` gave more than 0.
        """
