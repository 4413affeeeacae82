"""Names for findings that stay the same from run to run and hold nothing of the value.

A hash of a phone number is the phone number, so the value takes no part: the name is a hash of all else a finding
is told apart by, and the place of its value among the values first seen there, in the order they were sent. The same
input read again gives the same names; a capture with one value more at that place gives the old ones their old names.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from auditor.report.masking import mask_path


def finding_id(
    *,
    type: str,
    detector: str,
    rule: str | None,
    host: str,
    app: str | None,
    where: str,
    template: Sequence[str],
    index: int,
) -> str:
    """Twelve hex digits of the place, a hyphen, and ``index``: how many other values were first seen there before.

    ``template`` is the decode path with array indexes generalised; members that look like values are masked first.
    """
    place = (type, detector, rule or "", host, app or "", where, *mask_path(template))
    digest = blake2b("\x00".join(place).encode("utf-8", "replace"), digest_size=6).hexdigest()
    return f"{digest}-{index}"
