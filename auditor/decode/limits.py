"""The bounds a tree is decoded within, and the account one exchange has of them."""

from __future__ import annotations

from msgspec import Struct, field

from auditor.model import Outcome, Unaudited


class Limits(Struct, frozen=True):
    """How far decoding goes for one exchange; what lies beyond becomes an `Unaudited`, never an exception.

    ``depth`` decoders on one way, ``leaves`` in all, ``nesting`` levels of objects and arrays in one document,
    ``document`` bytes or characters of one layer, ``expansion`` bytes of all layers together, ``ratio`` of output to
    input of one decompression (from 1 MiB of output on), ``sniff`` characters of a string that is looked into,
    ``shown`` bytes of a binary leaf that its hexadecimal text covers.
    """

    depth: int = 12
    leaves: int = 50_000
    nesting: int = 128
    document: int = 16 * 1024 * 1024
    expansion: int = 64 * 1024 * 1024
    ratio: int = 200
    sniff: int = 4 * 1024 * 1024
    shown: int = 4096


DEFAULT = Limits()
_FREE_OUTPUT = 1024 * 1024


class Budget(Struct):
    """What is left of the `Limits` for one exchange, and the gaps so far (one of a kind)."""

    limits: Limits
    leaves: int
    expansion: int
    gaps: dict[str, Unaudited] = field(default_factory=dict)

    @classmethod
    def of(cls, limits: Limits) -> Budget:
        """A fresh account."""
        return cls(limits, limits.leaves, limits.expansion)

    def gap(self, reason: Outcome, size: int, detail: str) -> None:
        """Note a gap of ``size`` bytes; gaps of the same wording are added up."""
        known = self.gaps.get(detail)
        self.gaps[detail] = Unaudited(reason, 1, 0, size + (known.bytes if known is not None else 0), detail)

    def room(self, size: int) -> int:
        """How many bytes a decompression of ``size`` bytes may give."""
        return max(min(self.expansion, self.limits.document, max(size * self.limits.ratio, _FREE_OUTPUT)), 0)

    def waste(self, size: int) -> None:
        """Account for output that was thrown away, so that refused layers cannot be had without end."""
        self.expansion = max(self.expansion - size, 0)

    def spend(self, size: int) -> bool:
        """Account for a layer of ``size`` bytes; False, and a gap, if that is more than is left."""
        if size <= self.expansion:
            self.expansion -= size
            return True
        limit = self.limits.expansion
        self.gap(Outcome.BODY_LIMIT, size, f"layers of this request decode to more than {limit} bytes")
        return False
