from __future__ import annotations

import pytest

from auditor.audit.conclusions import conclusions
from auditor.audit.events import EventTally
from auditor.audit.tally import InputFacts, Tally
from auditor.dissection.options import Totals
from auditor.events.media import MediaRequest
from auditor.events.traces import Trace
from auditor.model import Connection, Endpoint, EventDraft, Outcome
from auditor.recipients import Recipients

NOBODY = Recipients(())
SECOND = 1_000_000_000


def connection(sni: str, outcome: Outcome, first: int = 0) -> Connection:
    return Connection(
        Endpoint("192.0.2.2", 5), Endpoint("192.0.2.1", 443), "tcp", sni, None, None, None, 1, 1, 2, first, first + 1,
        outcome,
    )  # fmt: skip


def tally_of(*connections: Connection) -> Tally:
    tally = Tally()
    totals = Totals(list(connections))
    tally.inputs.append(InputFacts("x.pcap", "", "pcap", totals, 0, None, None))
    return tally


def told(events: list[EventTally]) -> list[tuple[str, str | None, str | None]]:
    return [(e.draft.kind, e.draft.subject, e.draft.method) for e in events]


def test_server_name_of_an_unread_connection_is_a_visit_and_of_a_read_one_is_not() -> None:
    tally = tally_of(connection("www.example.org", Outcome.NO_KEYS), connection("example.com", Outcome.AUDITED))
    events = conclusions(tally, [], NOBODY)
    assert told(events) == [("visited", "www.example.org", "sni")]
    assert events[0].inferred
    assert "no page was seen" in events[0].reason[0]


def test_look_up_of_a_site_that_was_connected_to_is_no_visit_of_its_own() -> None:
    tally = tally_of(connection("example.com", Outcome.AUDITED))
    tally.traces.add(0, 5, "192.0.2.53", None, ("www.example.com", "example.org"))
    assert told(conclusions(tally, [], NOBODY)) == [("visited", "example.org", "dns")]


@pytest.mark.parametrize(("subject", "left"), [("https://www.example.org/a", 0), ("https://other.example/", 1)])
def test_referrer_says_nothing_new_where_the_page_was_told(subject: str, left: int) -> None:
    tally = tally_of()
    tally.traces.add(0, 5, "t.example.net", Trace("www.example.org", None), ())
    payload = EventTally(EventDraft("visited", subject), 5, "t.example.net", None)
    assert len(conclusions(tally, [payload], NOBODY)) == left


def test_media_asked_for_is_requested_and_never_watched() -> None:
    tally = tally_of()
    for piece in ("1.ts", "2.ts", "2.ts"):
        tally.traces.add(0, 5, "cdn.example", Trace(None, MediaRequest("cdn.example/v/", piece, 0, 9, None)), ())
    tally.traces.add(0, 6, "cdn.example", Trace(None, MediaRequest("cdn.example/a.mp4", None, 0, 50, 200)), ())
    found = conclusions(tally, [], NOBODY)
    assert [(e.draft.kind, e.draft.amount, e.draft.unit, e.draft.of) for e in found] == [
        ("requested", 2.0, "segments", None),
        ("requested", 50.0, "bytes", 200.0),
    ]
    assert all(e.inferred and "does not say that it was watched" in e.reason[0] for e in found)
