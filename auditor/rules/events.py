"""Makes events of what a rule found: the fields of its ``event``, resolved against the request."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime

from auditor.decode.tree import Tree
from auditor.model import EventDraft
from auditor.rules.address import Spot
from auditor.rules.schema import EventRule, Source
from auditor.rules.values import text_of

OUTCOMES = ("completed", "skipped", "unknown")
_PER_SECOND = {"s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1}
_BY_SIZE = ((1e17, "ns"), (1e14, "us"), (1e11, "ms"), (0.0, "s"))
_NUMBER = re.compile(r"\d{1,20}(?:\.\d{1,12})?")
_FRACTION = re.compile(r"\.(\d+)")
_LATEST_NS = 2**63 - 1
_BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")
_OF_VALUE: dict[str | None, Callable[[str], str]] = {"{value}": str, "{size}": lambda text: size_of(text)}
_LONGEST_PERIOD = 3600
_WIDEST_M = 20_037_508.0  # half way around the Earth
_TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def draft_event(rule: EventRule, unit: str | None, value: str, base: Spot, tree: Tree) -> EventDraft:
    """The event of one finding: ``value`` is what was found, ``base`` what ``$`` means in the rule's fields."""

    def text(source: Source | None) -> str | None:
        if source is not None and source.literal in _OF_VALUE:
            return _OF_VALUE[source.literal](value)
        return None if source is None else resolve(source, base, tree)

    measured = rule.unit if rule.unit is not None else unit
    amount = text(rule.amount) if rule.amount is not None else value if measured is not None else None
    outcome, said = text(rule.outcome), text(rule.text)
    subject = text(rule.subject)
    if rule.subject is None and amount is None and said is None:
        subject = value
    every, precision = to_number(text(rule.every)), to_number(text(rule.precision))
    return EventDraft(
        kind=rule.kind,
        subject=subject,
        time_ns=parse_time(text(rule.time), rule.time_unit),
        amount=to_number(amount),
        unit=measured,
        of=to_number(text(rule.of)),
        outcome=outcome if outcome in OUTCOMES and outcome is not None else "unknown",
        text=said,
        id=text(rule.id),
        title=text(rule.title),
        referrer=text(rule.referrer),
        engine=text(rule.engine),
        incognito=_TRUTHS.get((text(rule.incognito) or "").casefold()),
        precision_m=precision if precision is not None and 0 < precision <= _WIDEST_M else None,
        method=text(rule.method),
        every_ns=int(every * 1e9) if every is not None and 0 < every <= _LONGEST_PERIOD else None,
    )


def particulars(event: EventDraft | None) -> int:
    """How much an event tells: its kind and each of subject, time, amount and text; 0 where there is none."""
    if event is None:
        return 0
    return 1 + sum(each is not None for each in (event.subject, event.time_ns, event.amount, event.text))


def size_of(value: str) -> str:
    """Bytes a value stands for: those its base64 (also of a ``data:`` URL) decodes to, else those of its text."""
    coded = value.partition(";base64,")[2] or value
    if len(coded) % 4 == 0 and _BASE64.fullmatch(coded) is not None:
        return str(len(coded) // 4 * 3 - coded.count("=", -2))
    return str(len(value.encode("utf-8", "replace")))


def resolve(source: Source, base: Spot, tree: Tree) -> str | None:
    """The literal, or the first value at the address, refined; None if there is none."""
    address = source.address
    if address is None:
        return source.literal
    spots = address.find_from(base) if address.place is None else address.find(tree)
    for spot in spots:
        text = text_of(spot.value)
        if text:
            refined = source.refinement.apply(text)
            return refined[0] if refined else None
    return None


def to_number(text: str | None) -> float | None:
    """The finite number in a short text, or None."""
    if text is None or len(text) > 64:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def parse_time(text: str | None, unit: str | None) -> int | None:
    """Nanoseconds since 1970 of a time as sent; without ``unit``, RFC 3339 text or a number judged by its size."""
    if text is None:
        return None
    if unit == "rfc3339" or (unit is None and _NUMBER.fullmatch(text) is None):
        return _rfc3339(text)
    if _NUMBER.fullmatch(text) is None:
        return None
    whole, _, fraction = text.partition(".")
    scale = _PER_SECOND[unit or next(name for least, name in _BY_SIZE if int(whole) >= least)]
    time_ns = int(whole) * scale + int(float(f"0.{fraction or 0}") * scale)
    return time_ns if 0 < time_ns <= _LATEST_NS else None


def _rfc3339(text: str) -> int | None:
    """RFC 3339 date and time with its offset, to the nanosecond."""
    fraction = _FRACTION.search(text)
    whole = _FRACTION.sub("", text, count=1)
    try:
        parsed = datetime.fromisoformat(whole.strip().upper().replace(" ", "T", 1))
    except ValueError:
        return None
    if parsed.tzinfo is None:
        return None
    digits = "" if fraction is None else fraction[1][:9].ljust(9, "0")
    seconds = (parsed - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
    return int(seconds) * 10**9 + int(digits or 0)
