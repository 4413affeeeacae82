"""What a live session does not keep whole: values beyond the first hundreds of one place, so that memory stays bounded.

They are told like all others and counted; of each only a short keyed hash is remembered, to know it when it comes
again. Findings that tell an event are always kept.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from msgspec.structs import replace

from auditor.audit.analysis import Analysed
from auditor.audit.assembly import finding_ids, finding_place
from auditor.audit.tally import FindingKey, Tally, finding_key, strongest
from auditor.decode.paths import template
from auditor.identifiers import Token
from auditor.model import Detection
from auditor.report.masking import mask_path

MOST_VALUES = 500
"""Values of one place that are kept whole."""
MOST_REMEMBERED = 100_000
"""Values beyond that are known when they come again; those beyond this too are left to `auditor scan`."""


class Overflow:
    """``places`` counts the values at each place, by which ids are given; ``told`` findings were told and not kept."""

    def __init__(self, places: Counter[FindingKey]) -> None:
        self.told = 0
        self._places = places
        self._names: dict[bytes, tuple[str, int]] = {}
        self._tokens: Counter[tuple[str | None, ...]] = Counter()
        self._salt = secrets.token_bytes(16)

    def part(self, seen: Analysed, tally: Tally) -> tuple[Analysed, list[tuple[FindingKey, Detection]]]:
        """What of an exchange is to be kept, and the detections that are not."""
        kept: list[Detection] = []
        beyond: list[tuple[FindingKey, Detection]] = []
        fresh: Counter[FindingKey] = Counter()
        for detection in strongest(seen.detections):
            key = finding_key(detection, seen.host, seen.app)
            if key not in tally.findings and detection.event is None:
                place = finding_place(key)
                fresh[place] += 1
                if self._places[place] + fresh[place] > MOST_VALUES:
                    beyond.append((key, detection))
                    continue
            kept.append(detection)
        tokens = tuple(token for token in seen.tokens if self._keeps(token, seen, tally))
        if not beyond and len(tokens) == len(seen.tokens):
            return seen, beyond
        return replace(seen, detections=tuple(kept), tokens=tokens), beyond

    def named(self, key: FindingKey) -> tuple[str, int] | None:
        """The id of a finding that is not kept, and how often it was seen with this time; None if it is not known."""
        digest = blake2b(repr(key).encode("utf-8", "replace"), key=self._salt, digest_size=12).digest()
        name, count = self._names.get(digest, ("", 0))
        if not count:
            self.told += 1
            if len(self._names) >= MOST_REMEMBERED:
                return None
            name = finding_ids([key], self._places)[key]
        self._names[digest] = (name, count + 1)
        return name, count + 1

    def _keeps(self, token: Token, seen: Analysed, tally: Tally) -> bool:
        """Whether a token is compared with others: not where a place had hundreds of values before."""
        if tally.sightings.get(token.value) is not None:
            return True
        place = (seen.host, seen.app, token.where, *mask_path(template(token.path)))
        if self._tokens[place] >= MOST_VALUES:
            return False
        self._tokens[place] += 1
        return True


def left_out(told: int) -> Iterable[str]:
    """The line for the end of a summary that so many findings are not part of."""
    if told:
        what = f"{told:,} further findings were told" if told != 1 else "One further finding was told"
        yield f"{what}, but not kept for this summary ({MOST_VALUES} values of one place are): auditor scan has all."
