"""Pairs of versions whose differences are known, and the verdicts they have to get."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

import msgspec
import pytest
from msgspec.structs import replace

from auditor.model import Connection, Exchange, Outcome
from auditor.regression.baseline import Baseline
from auditor.regression.comparison import compare
from auditor.regression.document import Diff, Verdict
from auditor.regression.facts import session_facts
from auditor.regression.headlines import headlines
from auditor.regression.summary import summarise
from auditor.report.document import to_json
from tests.regression.conftest import PAGE, SEARCH, Lab, Recording, request, unread

LEAK = "sa.api.intl.miui.com"
MARKS = ((5.0, "visited"), (20.0, "searched"))
Side = Callable[..., Baseline]


def visits(*extra: Exchange) -> tuple[Exchange, ...]:
    """What a person's own page and search look like on the way to where they belong."""
    search = SEARCH.replace(" ", "+")
    return (
        request(5.1, "www.klinik.example", "/rat/schlaflos"),
        request(20.1, "www.suche.example", f"/suche?q={search}"),
        *extra,
    )


def leak(at: float = 7, host: str = LEAK, name: str = "url", path: str = "/collect") -> Exchange:
    return request(at, host, path, {name: PAGE, "device_model": "Pixel 7"})


def sessions(
    lab: Lab,
    *exchanges: Exchange,
    n: int = 3,
    day: int = 0,
    marks: Sequence[tuple[float, str]] = MARKS,
    connections: Iterable[Connection] = (),
    length: float = 60,
    profile: bool = True,
) -> list[Recording]:
    return [
        Recording(visits(*exchanges), marks, tuple(connections), length, day + number, {}, profile)
        for number in range(n)
    ]


def side(lab: Lab, recordings: Iterable[Recording]) -> Baseline:
    return summarise([lab.facts(recording) for recording in recordings])


def old(lab: Lab, *exchanges: Exchange, **given: object) -> Baseline:
    return side(lab, sessions(lab, *exchanges, **given))  # type: ignore[arg-type]


def new(lab: Lab, *exchanges: Exchange, **given: object) -> Baseline:
    return side(lab, sessions(lab, *exchanges, **{"day": 10, **given}))  # type: ignore[arg-type]


def of(diff: Diff, type_: str = "browsing.url", domain: str = "miui.com") -> set[str]:
    return {verdict.verdict for verdict in rows(diff, type_, domain)}


def rows(diff: Diff, type_: str = "browsing.url", domain: str = "miui.com") -> list[Verdict]:
    return [verdict for verdict in diff.verdicts if verdict.type == type_ and verdict.domain == domain]


def test_nothing_changed_is_the_same(lab: Lab) -> None:
    diff = compare(old(lab, leak()), new(lab, leak(7.4)))
    assert {verdict.verdict for verdict in diff.verdicts} == {"same"}


def test_removed_leak_is_gone(lab: Lab) -> None:
    diff = compare(old(lab, leak()), new(lab))
    assert of(diff) == {"gone"}
    assert all("(f)" in verdict.reason for verdict in rows(diff))
    assert of(diff, "device.model") == {"gone"}
    texts = [h.text for h in diff.headlines if h.type == "device.model"]
    assert texts == [
        "device.model no longer leaves under a name known for it.",
        "device.model no longer goes to xiaomi.",
    ]
    assert [h.text for h in headlines(v for v in diff.verdicts if v.verdict == "gone")][2] == (
        "device.model no longer leaves."
    )


def test_gone_after_the_old_version_was_recorded_again_does_not_blame_remote_configuration(lab: Lab) -> None:
    again = side(lab, [*sessions(lab, leak(), n=3), *sessions(lab, leak(), n=1, day=20)])
    diff = compare(again, new(lab))
    assert of(diff) == {"gone"}
    assert not any("(f)" in verdict.reason for verdict in rows(diff))
    assert not any("remote configuration" in note for note in diff.notes)


def test_switched_off_by_the_server_is_not_gone(lab: Lab) -> None:
    again = side(lab, [*sessions(lab, leak(), n=3), *sessions(lab, n=3, day=20)])
    assert "gone" not in of(compare(again, new(lab)))


def test_added_leak_is_new(lab: Lab) -> None:
    diff = compare(old(lab), new(lab, leak()))
    assert of(diff) == {"new"}
    assert any(h.text == "browsing.url now goes to xiaomi, as it did not before." for h in diff.headlines)


@pytest.mark.parametrize(
    "moved",
    [
        pytest.param(leak(host="beacon.tracker.example"), id="host"),
        pytest.param(leak(path="/telemetry"), id="path"),
        pytest.param(leak(name="page_url"), id="field"),
    ],
)
def test_moved_leak_is_gone_here_and_new_there(lab: Lab, moved: Exchange) -> None:
    diff = compare(old(lab, leak()), new(lab, moved))
    verdicts = {v.verdict for v in diff.verdicts if v.type == "browsing.url" and v.source == "indicators"}
    assert {"gone", "new"} <= verdicts
    overall = next(h for h in diff.headlines if h.type == "browsing.url" and h.recipient is None)
    assert overall.text.startswith("browsing.url still leaves, by another route")


def test_moved_to_another_encoding_is_gone_and_new(lab: Lab) -> None:
    import base64
    import json

    packed = base64.b64encode(json.dumps({"u": PAGE}).encode()).decode()
    diff = compare(old(lab, leak()), new(lab, request(7, "c.tracker.example", "/collect", {"data": packed})))
    assert "gone" in of(diff)
    assert of(diff, domain="tracker.example") == {"new"}


@pytest.mark.parametrize(("count", "day"), [(1, 10), (2, 10)])
def test_too_few_sessions_are_not_seen(lab: Lab, count: int, day: int) -> None:
    diff = compare(old(lab, leak()), new(lab, n=count))
    assert of(diff) == {"not-seen"}
    assert all(verdict.reason.startswith("(a)") for verdict in rows(diff))


def test_too_few_old_sessions_are_not_seen(lab: Lab) -> None:
    assert of(compare(old(lab, leak(), n=2), new(lab))) == {"not-seen"}


def test_step_not_exercised_is_not_seen(lab: Lab) -> None:
    diff = compare(old(lab, leak()), new(lab, marks=MARKS[1:]))
    assert of(diff) == {"not-seen"}
    assert all("'visited'" in verdict.reason for verdict in rows(diff))


def test_shorter_recording_is_not_seen(lab: Lab) -> None:
    diff = compare(old(lab, leak(55), marks=MARKS[:1]), new(lab, marks=MARKS[:1], length=30))
    assert of(diff) == {"not-seen"}
    assert all(verdict.reason.startswith("(e)") for verdict in rows(diff))


def test_batched_until_a_restart_that_was_not_done_is_not_seen(lab: Lab) -> None:
    marks = (*MARKS, (40.0, "restart"))
    before = old(lab, leak(), marks=marks)
    diff = compare(before, new(lab))
    assert of(diff) == {"not-seen"}
    assert all(verdict.reason.startswith("(e)") for verdict in rows(diff))
    assert of(compare(before, new(lab, marks=marks))) == {"gone"}


def test_unreadable_bytes_after_the_step_make_it_incomparable(lab: Lab) -> None:
    diff = compare(old(lab, leak()), new(lab, connections=[unread(8, 600)]))
    assert of(diff) == {"incomparable"}
    assert all(verdict.reason.startswith("(d)") for verdict in rows(diff))


def test_unreadable_bytes_before_the_step_do_not_matter(lab: Lab) -> None:
    diff = compare(old(lab, leak()), new(lab, connections=[unread(1, 600, until=3)]))
    assert "gone" in of(diff)


def test_unreadable_bytes_too_few_to_hold_it_do_not_matter(lab: Lab) -> None:
    diff = compare(old(lab, leak()), new(lab, connections=[unread(8, 12)]))
    assert of(diff) == {"gone"}


def test_newly_encrypted_payload_is_incomparable(lab: Lab) -> None:
    sealed = request(7, LEAK, "/collect", {"data": random.Random(7).randbytes(400).hex()})
    diff = compare(old(lab, leak()), new(lab, sealed))
    assert "gone" not in of(diff)


def test_handshake_broken_off_is_incomparable_unless_it_always_was(lab: Lab) -> None:
    refusal = replace(unread(8, 300, LEAK), outcome=Outcome.ABORTED)
    before = old(lab, leak())
    assert of(compare(before, new(lab, connections=[refusal]))) == {"incomparable"}
    assert of(compare(old(lab, leak(), connections=[refusal]), new(lab, connections=[refusal]))) == {"gone"}
    elsewhere = replace(refusal, sni="www.other.example")
    assert of(compare(before, new(lab, connections=[elsewhere]))) == {"gone"}


def test_step_right_before_another_is_needed_as_well(lab: Lab) -> None:
    marks = ((5.0, "liked"), (5.5, "visited"), (20.0, "searched"))
    before = old(lab, leak(), marks=marks)
    assert of(compare(before, new(lab)), "device.model") == {"not-seen"}
    assert of(compare(before, new(lab, marks=marks)), "device.model") == {"gone"}
    alone = old(lab, leak(), leak(32), marks=(*marks, (30.0, "visited")))
    assert of(compare(alone, new(lab)), "device.model") == {"gone"}


def test_without_canary_where_it_belongs_browsing_is_not_gone(lab: Lab) -> None:
    elsewhere = [replace(each, exchanges=()) for each in sessions(lab, day=10)]
    diff = compare(old(lab, leak()), side(lab, elsewhere))
    assert of(diff) == {"not-seen"}
    assert all(verdict.reason.startswith("(b)") for verdict in rows(diff))
    assert of(diff, "device.model") == {"gone"}


def test_without_profile_browsing_is_never_gone(lab: Lab) -> None:
    diff = compare(old(lab, leak(), profile=False), new(lab, profile=False))
    assert "gone" not in of(diff)


def test_sent_in_one_of_three_sessions_is_not_gone(lab: Lab) -> None:
    before = side(lab, [*sessions(lab, leak(), n=1), *sessions(lab, n=2, day=1)])
    diff = compare(before, new(lab))
    assert of(diff) == {"not-seen"}
    assert {verdict.p for verdict in rows(diff)} == {1.0}


def test_profile_of_one_side_only_is_incomparable(lab: Lab) -> None:
    diff = compare(old(lab, leak(), profile=False), new(lab, leak()))
    found = {verdict.verdict for verdict in rows(diff) if verdict.source == "indicators"}
    assert found == {"incomparable"}


def test_rule_that_changed_is_incomparable(lab: Lab) -> None:
    before = old(lab, leak())
    source = next(v.source for v in rows(compare(before, before), "device.model"))
    changed = msgspec.structs.replace(before, rules="other", rule_hashes={**before.rule_hashes, source: "0" * 12})
    diff = compare(changed, new(lab))
    assert {v.verdict for v in rows(diff, "device.model") if v.source == source} == {"incomparable"}
    assert any("different rules" in note for note in diff.notes)


def test_old_connection_nobody_could_read_keeps_news_from_being_new(lab: Lab) -> None:
    diff = compare(old(lab, connections=[unread(6, 900, LEAK)]), new(lab, leak()))
    assert of(diff) == {"incomparable"}


def test_jitter_of_ids_order_and_times_changes_nothing(lab: Lab) -> None:
    dice = random.Random(20)

    def noisy(day: int) -> Recording:
        shard = dice.randrange(1000)
        key = dice.randbytes(16).hex()
        sent = [
            request(7 + dice.random(), LEAK, f"/v2/collect/{key}/{shard}", {"url": PAGE, "m": {key: PAGE}}),
            request(8 + dice.random(), f"s{shard}.cdn.example", f"/assets/{key}.js"),
        ]
        return Recording(visits(*dice.sample(sent, 2)), MARKS, day=day)

    first, second = (side(lab, [noisy(day) for day in range(start, start + 3)]) for start in (0, 10))
    assert {verdict.verdict for verdict in compare(first, second).verdicts} == {"same"}


def test_order_of_sessions_does_not_matter(lab: Lab) -> None:
    facts = [lab.facts(each) for each in sessions(lab, leak(), n=4)]
    assert summarise(facts) == summarise(facts[::-1])
    after = new(lab)
    assert to_json(compare(summarise(facts), after)) == to_json(compare(summarise(facts[::-1]), after))


def test_headline_names_those_of_whom_nothing_could_be_seen(lab: Lab) -> None:
    other = leak(host="www.klinik.example")
    before = old(lab, leak(), other)
    for after, said in (
        (new(lab, other), "by fewer routes than before: to klinik.example; no longer to xiaomi."),
        (new(lab, other, n=2), "as before: to klinik.example; whether also to xiaomi could not be seen."),
    ):
        headlines = compare(before, after).headlines
        assert f"device.model leaves {said}" in [h.text for h in headlines if h.type == "device.model"]


def test_verdicts_are_sorted_and_counted(lab: Lab) -> None:
    diff = compare(old(lab, leak()), new(lab, leak(host="beacon.tracker.example")))
    keys = [(v.type, v.recipient or "", v.domain, v.path, v.where, v.source) for v in diff.verdicts]
    assert keys == sorted(keys)
    gone = next(v for v in diff.verdicts if v.verdict == "gone")
    assert (gone.seen.old, gone.seen.new, gone.p) == ((3, 3), (0, 3), 0.1)


def often(n: int) -> tuple[Exchange, ...]:
    """A field that only its being sent again and again shows to hold an identifier."""
    value = "a81bc81b-dead-4e5d-abff-90865d1e13b1"
    return tuple(request(7 + at, "t.stats.example", "/c", {"cohort_uuid": value}) for at in range(n))


def test_value_known_by_how_often_it_was_sent_is_no_row(lab: Lab) -> None:
    report, recorder = lab.audit(Recording(often(3)))
    assert {each.detector for each in report.findings} == {"identifiers"}
    for heard in (recorder, None):
        assert session_facts(report, lab.rules, sightings=heard).routes == {}
    diff = compare(old(lab, *often(3)), new(lab, *often(2)))
    assert {verdict.verdict for verdict in diff.verdicts} == {"same"}


def test_sessions_taken_together_or_alone_make_the_same_rows(lab: Lab) -> None:
    recordings = sessions(lab, leak(), *often(2), n=3)
    together = side(lab, recordings)
    alone = [side(lab, [each]) for each in recordings]
    assert {row.fingerprint for row in together.rows} == {row.fingerprint for each in alone for row in each.rows}
    assert not [row for row in together.rows if row.source == "identifiers"]


def test_datum_that_goes_on_under_a_name_nobody_knows_is_not_gone(lab: Lab) -> None:
    def told(name: str) -> Exchange:
        return request(7, "t.stats.example", "/start", {"event": "start", name: "Pixel 7"})

    before, after = old(lab, told("device_model")), new(lab, told("kx"))
    diff = compare(before, after)
    assert of(diff, "device.model", "stats.example") == {"incomparable"}
    (reason,) = [verdict.reason for verdict in rows(diff, "device.model", "stats.example")]
    assert "request.body json $['*']" in reason
    assert of(compare(before, new(lab)), "device.model", "stats.example") == {"gone"}
    moved = compare(before, new(lab, request(7, "t.elsewhere.example", "/z", {"kx": "Pixel 7"})))
    assert of(moved, "device.model", "stats.example") == {"gone"}
    (overall,) = [h for h in moved.headlines if h.type == "device.model" and h.recipient is None]
    assert (overall.verdict, "elsewhere.example" in overall.text) == ("incomparable", True)


def test_recording_that_goes_on_in_silence_counts_as_long_as_its_packets(lab: Lab) -> None:
    late = old(lab, leak(55), marks=MARKS[:1])
    quiet = replace(unread(1, 0, "www.suche.example", until=90), outcome=Outcome.AUDITED)
    assert of(compare(late, new(lab, marks=MARKS[:1], length=30))) == {"not-seen"}
    assert of(compare(late, new(lab, marks=MARKS[:1], length=30, connections=[quiet]))) == {"gone"}
