from __future__ import annotations

from auditor.identifiers.linkability import Linkage, linkage

from .conftest import Story, group


def value(*parts: int) -> str:
    """A UUID-shaped value, another one for other parts."""
    number = 0x6F9B1C2E70AA4C1D9B530D2F4B8E1A77
    for part in parts:
        number = (number * 6364136223846793005 + part + 1) % 2**128
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def told(story: Story, name: str, scope: str, *, devices: int = 2, installs: int = 2, sessions: int = 2) -> Linkage:
    """Everything recorded in full: two tests a session, three calls a test, with a field of this scope."""
    recorded = len(story.labels)
    for d in range(devices):
        for i in range(installs):
            for s in range(sessions):
                if len(story.labels) <= recorded + (d * installs + i) * sessions + s:
                    story.recording(f"phone {d}", str(i), str(s))
                at = (d * installs + i) * sessions + s
                for t in range(2):
                    for c in range(3):
                        parts = {"device": (d,), "install": (d, i), "session": (d, i, s), "test": (d, i, s, t)}
                        own = parts.get(scope, (d, i, s, t, c) if scope == "call" else ())
                        story.sends(value(*own), at * 10**9 + t * 10**6 + c, name=name, recording=recorded + at)
    return linkage(story.sightings, story.labels, group)


def test_each_scope_is_told_from_the_others(story: Story) -> None:
    for scope in ("device", "install", "session", "test"):
        one = Story()
        (row,) = told(one, "token", scope).found
        assert (row.scope, row.wider, row.compared, row.devices) == (scope, (), True, 2)
    assert story.labels == []


def test_value_of_every_call_is_counted_and_one_of_all_devices_is_a_constant(story: Story) -> None:
    calls = told(story, "token", "call")
    assert (calls.found, calls.calls) == ((), 1)
    constant = told(Story(), "token", "everywhere")
    assert (constant.found, constant.constants) == ((), 1)


def test_scopes_that_had_no_chance_to_end_are_not_excluded(story: Story) -> None:
    (row,) = told(story, "token", "session", installs=1, sessions=1).found
    assert (row.scope, row.wider) == ("session", ("install", "device"))
    (row,) = told(Story(), "token", "install", installs=1).found
    assert (row.scope, row.wider) == ("install", ("device",))
    (row,) = told(Story(), "token", "install", sessions=1).found
    assert (row.scope, row.wider) == ("session", ("install",))


def test_value_of_one_device_only_is_not_compared(story: Story) -> None:
    (row,) = told(story, "token", "device", devices=1).found
    assert (row.scope, row.compared) == ("device", False)


def test_same_values_in_several_fields_are_one_row(story: Story) -> None:
    for n, device in enumerate(("p", "q")):
        story.recording(device, "1", "1")
        story.recording(device, "1", "2")
        for recording in (2 * n, 2 * n + 1):
            for time in range(3):
                story.sends(value(n), recording * 10 + time, name="did", recording=recording)
                story.sends(value(n), recording * 10 + time, name="udid", recording=recording)
    (row,) = linkage(story.sightings, story.labels, group).found
    assert [name for _, _, _, name in row.fields] == ["did", "udid"]
    assert (row.scope, row.lifetime_ns) == ("install", 12)


def test_constant_of_dummy_requests_does_not_hide_the_real_value(story: Story) -> None:
    for n, device in enumerate(("p", "q")):
        story.recording(device, "1", "1")
        for test in range(2):
            for call in range(4):
                sent = value(9) if call % 2 else value(n, test)
                story.sends(sent, n * 1000 + test * 100 + call, name="token", recording=n)
    found = linkage(story.sightings, story.labels, group)
    (row,) = found.found
    assert (row.scope, row.compared, len(row.values)) == ("test", True, 4)
    assert value(9) not in {seen.value for seen in row.values}


def test_two_values_that_all_devices_share_are_things_shown(story: Story) -> None:
    for n, device in enumerate(("p", "q")):
        story.recording(device, "1", "1")
        for time, part in enumerate((7, 7, 8, 8, n, n)):
            story.sends(value(part), n * 100 + time, name="token", recording=n)
    found = linkage(story.sightings, story.labels, group)
    assert (found.found, found.mixed) == ((), 1)


def test_only_what_a_company_was_told_is_looked_at_where_one_is_named(story: Story) -> None:
    for n, device in enumerate(("p", "q")):
        story.recording(device, "1", "1")
        for time in range(2):
            story.sends(value(n), n * 10 + time, name="udid", recording=n)
    everything = linkage(story.sightings, story.labels, group)
    company = everything.found[0].fields[0][0]
    assert linkage(story.sightings, story.labels, group, {company}) == everything
    assert linkage(story.sightings, story.labels, group, {"another"}).found == ()


def test_things_shown_again_at_random_are_no_identifier(story: Story) -> None:
    for n, device in enumerate(("p", "q")):
        story.recording(device, "1", "1")
        story.recording(device, "1", "2")
        for recording in (2 * n, 2 * n + 1):
            for time in range(9):
                story.sends(value(n, time % 4), recording * 100 + time, name="card", recording=recording)
    found = linkage(story.sightings, story.labels, group)
    assert (found.found, found.mixed) == ((), 1)


def test_traits_that_differ_between_devices_are_marked_as_such(story: Story) -> None:
    for n, device in enumerate(("p", "q")):
        for s in range(2):
            story.recording(device, "1", str(s))
            for time in range(2):
                story.sends(("Pixel 7", "Galaxy S23")[n], time, name="model", recording=2 * n + s, type_="device.model")
    (row,) = linkage(story.sightings, story.labels, group).found
    assert (row.trait, row.scope, row.types) == (True, "install", ("device.model",))


def test_labels_of_tests_tell_a_test_from_a_session(story: Story) -> None:
    for n, device in enumerate(("p", "q")):
        for t in range(2):
            story.recording(device, "1", "1", test=f"T{t}")
            for time in range(2):
                story.sends(value(n, t), t * 10 + time, name="token", recording=2 * n + t)
    (row,) = linkage(story.sightings, story.labels, group).found
    assert (row.scope, row.wider) == ("test", ())


def test_recordings_of_no_named_device_are_left_out(story: Story) -> None:
    story.recording(None)
    for time in range(3):
        story.sends(value(1), time, name="token")
    assert linkage(story.sightings, story.labels, group) == Linkage((), 0, 0, 0)


def test_known_identifier_that_devices_share_is_named(story: Story) -> None:
    for n, device in enumerate(("p", "q")):
        story.recording(device)
        for time in range(2):
            story.sends(value(7), time, name="uid", recording=n, type_="identifier.user")
    found = linkage(story.sightings, story.labels, group)
    assert (found.found, found.constants, found.alike) == ((), 1, ("identifier.user",))
