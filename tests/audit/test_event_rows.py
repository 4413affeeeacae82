from __future__ import annotations

from auditor.audit.event_rows import clock_rows, event_row
from auditor.audit.naming import Naming
from auditor.events import EventSighting, EventTally, FindingKey
from auditor.model import EventDraft
from auditor.recipients import Recipients

WHO = Naming(Recipients(()))
KEY: FindingKey = ("t", "rules", "r", "h", None, "request.body", (), "v")
SECOND = 1_000_000_000


def test_place_has_coordinates_and_the_worse_of_both_precisions() -> None:
    draft = EventDraft("located", "52.5200,13.40", precision_m=20.0, method="gps")
    row = event_row(EventTally(draft, SECOND, "h", None, [KEY]), {KEY: "id-0"}, WHO)
    assert (row.lat, row.lon, row.precision_m, row.method, row.finding_ids) == (52.52, 13.4, 20.0, "gps", ("id-0",))
    digits = EventTally(EventDraft("located", "52.52,13.40", precision_m=20.0), SECOND, "h", None)
    assert event_row(digits, {}, WHO).precision_m == 1113.2


def test_only_places_have_coordinates() -> None:
    row = event_row(EventTally(EventDraft("searched", "52.52,13.40"), SECOND, "h", None), {}, WHO)
    assert (row.lat, row.lon, row.precision_m) == (None, None, None)


def test_clock_is_told_in_seconds() -> None:
    told = [
        EventSighting(EventDraft("liked", "v", at * SECOND), sent * SECOND, "h", None, "r", KEY, 0, n)
        for n, (at, sent) in enumerate([(100, 190), (200, 245)])
    ]
    (clock,) = clock_rows(told, WHO)
    assert (clock.seconds, clock.spread_seconds, clock.sendings, clock.host) == (45.0, 45.0, 2, "h")
