"""What a rule does to a value before it is reported: split, regex, ignore, map, scale, in this order."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from msgspec import Struct, field

from auditor.rules.patterns import Pattern

_LONGEST_NUMBER = 64


class Refinement(Struct, frozen=True):
    """The refinements of one entry; ``map`` and ``ignore`` may be empty, the others None where they are not asked for.

    ``take`` picks one part of a split; ``ignore`` holds case-folded texts; ``scale`` is exact.
    """

    split: str | None = None
    take: int | None = None
    regex: Pattern | None = None
    ignore: frozenset[str] = frozenset()
    map: dict[str, str] = field(default_factory=dict)
    scale: Decimal | None = None

    def apply(self, text: str) -> list[str]:
        """The refined values of a text; empty ones are left out."""
        if self.split is None and self.regex is None and self.scale is None and not self.ignore and not self.map:
            return [text]
        values = [text] if self.split is None else self._parts(self.split, text)
        if self.regex is not None:
            values = [self._extract(self.regex, value) for value in values]
        kept = [v for v in values if v and v.strip().casefold() not in self.ignore]
        mapped = [self.map.get(v, v) for v in kept] if self.map else kept
        if self.scale is None:
            return mapped
        return [scaled for v in mapped if (scaled := scale_number(v, self.scale)) is not None]

    def _parts(self, separator: str, text: str) -> list[str]:
        parts = [part.strip() for part in text.split(separator)]
        if self.take is None:
            return parts
        return [parts[self.take]] if -len(parts) <= self.take < len(parts) else []

    def _extract(self, regex: Pattern, text: str) -> str:
        found = regex.search(text)
        if found is None:
            return ""
        named = found.groupdict()
        if "lat" in named and "lon" in named:
            return f"{named['lat']},{named['lon']}" if named["lat"] and named["lon"] else ""
        return (found[1] or "") if found.re.groups else found[0]


NO_REFINEMENT = Refinement()


def scale_number(text: str, factor: Decimal) -> str | None:
    """The number times the factor in plain decimal notation without trailing zeros; None if it is no number."""
    if len(text) > _LONGEST_NUMBER:
        return None
    try:
        number = Decimal(text.strip())
        product = number * factor
    except InvalidOperation:
        return None
    if not product.is_finite() or abs(product.adjusted()) > _LONGEST_NUMBER:
        return None
    plain = format(product, "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"
