from __future__ import annotations

from auditor.identifiers import Identifier, identifiers
from auditor.marks import Mark

from .conftest import DAY, ID_A, ID_B, ID_C, Story


def only(story: Story, *content: str, answered: dict[str, int] | None = None) -> Identifier:
    (found,) = identifiers(story.sightings, story.circle(*content, answered=answered))
    return found


def none(story: Story, *content: str) -> bool:
    return not identifiers(story.sightings, story.circle(*content))


def test_value_of_a_device_field_that_stays_the_same_is_possible_in_one_recording(story: Story) -> None:
    for n in range(3):
        story.sends(ID_A, n)
    found = only(story)
    assert (found.scope, found.lifetime, found.likely) == ("recording", "recording", False)
    assert "3 requests of one recording" in found.reason


def test_value_sent_twice_only_or_new_in_every_request_is_none(story: Story) -> None:
    story.sends(ID_A, 1)
    story.sends(ID_A, 2)
    story.sends(ID_B, 3)
    story.sends(ID_C, 4)
    assert none(story)


def test_constant_of_an_app_is_none_however_often_it_is_sent(story: Story) -> None:
    for n in range(9):
        story.sends(ID_A, n, name="api_key", to=f"a{n % 2}.t{n % 3}.example")
    assert none(story)


def test_value_named_as_content_is_none(story: Story) -> None:
    for n in range(9):
        story.sends("7012000000000000017", n, name="id", to=f"a.t{n}.example")
    assert not none(story)
    assert none(story, "7012000000000000017")


def test_value_over_two_recordings_without_labels_is_likely(story: Story) -> None:
    first, second = story.recording(), story.recording()
    story.sends(ID_A, 1, recording=first)
    story.sends(ID_A, 2, recording=second)
    found = only(story)
    assert (found.scope, found.lifetime, found.likely) == ("recordings", "longer", True)


def test_manifests_tell_installations_and_devices(story: Story) -> None:
    recordings = [story.recording("p", "1"), story.recording("p", "1"), story.recording("p", "2")]
    for value, seen_in in ((ID_A, recordings), (ID_B, recordings[:2])):
        for number in seen_in:
            story.sends(value, number, recording=number)
    found = identifiers(story.sightings, story.circle())
    assert {each.seen.value: each.scope for each in found} == {ID_A: "device", ID_B: "install"}


def test_value_of_two_devices_is_a_constant_unless_it_is_named_an_identifier(story: Story) -> None:
    for number in (story.recording("p"), story.recording("q")):
        story.sends(ID_A, number, recording=number)
        story.sends(ID_B, number, recording=number, type_="identifier.device")
    assert (only(story).seen.value, only(story).scope) == (ID_B, "devices")


def test_value_sent_to_two_companies_is_shared_and_to_two_hosts_of_one_is_not(story: Story) -> None:
    for n in range(3):
        story.sends(ID_A, n, to="a.one.example")
        story.sends(ID_A, n, to="b.two.example")
        story.sends(ID_B, n, to="a.one.example")
        story.sends(ID_B, n, to="c.one.example")
    found = {each.seen.value: each for each in identifiers(story.sightings, story.circle())}
    assert found[ID_A].sharing.groups == ("one.example", "two.example") or len(found[ID_A].sharing.groups) == 2
    assert found[ID_A].likely
    assert len(found[ID_B].sharing.groups) == 1


def test_cookie_of_one_sent_to_another_is_a_sync(story: Story) -> None:
    story.sends(ID_B, 1, to="a.one.org", issued=(ID_A,))
    story.sends(ID_A, 2, to="a.one.org", name="vid", where="request.cookie")
    story.sends(ID_A, 3, to="sync.two.org", name="partner_uid", where="request.query")
    found = only(story)
    assert (found.sharing.issuers, found.sharing.synced, found.server_issued) == (("one.org",), ("two.org",), True)
    assert "set as a cookie by one.org and then sent to two.org" in found.reason


def test_value_that_outlives_a_reset_says_which(story: Story) -> None:
    story.recording("p")
    story.marks = [(0, Mark(50, "ad-id-reset")), (0, Mark(60, "incognito-on")), (0, Mark(70, "incognito-off"))]
    story.sends(ID_A, 10)
    story.sends(ID_A, 55)
    story.sends(ID_B, 10)
    story.sends(ID_B, 65)
    story.sends(ID_C, 55)
    story.sends(ID_C, 58)
    found = {each.seen.value: each.survives for each in identifiers(story.sightings, story.circle())}
    assert found == {ID_A: ("ad-id-reset",), ID_B: ("ad-id-reset", "incognito-on")}


def test_value_seen_again_after_incognito_ended_did_not_outlive_it(story: Story) -> None:
    story.recording("p")
    story.marks = [(0, Mark(60, "incognito-on")), (0, Mark(70, "incognito-off"))]
    for time in (10, 80, 90):
        story.sends(ID_A, time)
    assert only(story).survives == ()


def test_value_another_every_day_is_daily(story: Story) -> None:
    for day, value in enumerate((ID_A, ID_B, ID_C)):
        story.sends(value, day * DAY + 5)
        story.sends(value, day * DAY + 9)
    found = only(story)
    assert (found.lifetime, found.values) == ("daily", 3)


def test_value_another_in_every_request_of_every_day_is_not_daily(story: Story) -> None:
    for day in range(4):
        for n, value in enumerate((ID_A, ID_B, ID_C)):
            story.sends(f"{value[:-2]}{day}{n}", day * DAY + n)
    assert none(story)


def test_value_first_in_an_answer_is_the_servers(story: Story) -> None:
    for n in range(10, 13):
        story.sends(ID_A, n)
    assert only(story, answered={ID_A: 9}).server_issued
    assert not only(story, answered={ID_A: 11}).server_issued


def test_account_of_somebody_seen_twice_is_none(story: Story) -> None:
    for n in range(2):
        story.sends("6000143703307526298", n, name="user_id", type_="identifier.user")
    assert none(story)
    story.sends("6000143703307526298", 3, name="user_id", type_="identifier.user")
    assert not none(story)
