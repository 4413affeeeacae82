"""How long it takes to compare two baselines of many routes, of which most changed: ``python -m bench.regression``."""

from __future__ import annotations

import sys
import time

from auditor.model import Confidence
from auditor.regression.baseline import SCHEMA, Baseline, Row, Session, Step
from auditor.regression.comparison import compare
from auditor.regression.template import TEMPLATE
from auditor.report.document import to_json

ROUTES = 10_000
LIMIT = 1.0


def baseline(offset: int, routes: int = ROUTES) -> Baseline:
    """Five sessions with this many routes, numbered from ``offset`` on."""
    steps = {f"step-{chr(97 + n)}": Step(recorded=60.0) for n in range(20)}
    session = Session(started="2026-03-01T12:00:00Z", seconds=90.0, readable=1_000_000, unreadable=0, steps=steps)
    return Baseline(
        schema=SCHEMA, kind="auditor-baseline", name=None, template=TEMPLATE, rules="0", rule_hashes={},
        sessions=(session,) * 5, rows=tuple(map(route, range(offset, offset + routes))),
    )  # fmt: skip


def route(number: int) -> Row:
    """One route; its number makes its domain."""
    step = f"step-{chr(97 + number % 20)}"
    return Row(
        type=f"device.kind-{number % 50}", recipient="", domain=f"n{number}.example", path="/v*/track",
        where="request.body", leaf="json $['device']", source="generic/device/model", confidence=Confidence.LIKELY,
        sessions=5, after={step: 2.0}, after_sessions={step: 5}, bytes=8,
    )  # fmt: skip


def main() -> int:
    """Print the time it took; 1 where that is more than `LIMIT` seconds."""
    old, new = baseline(0), baseline(ROUTES // 2)
    start = time.perf_counter()
    diff = compare(old, new)
    compared = time.perf_counter() - start
    to_json(diff)
    written = time.perf_counter() - start
    print(
        f"{ROUTES} routes a side: {compared:.2f} s to compare, {written:.2f} s with JSON, {len(diff.verdicts)} verdicts"
    )
    return int(compared > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
