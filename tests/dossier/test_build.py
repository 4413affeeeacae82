from __future__ import annotations

from collections.abc import Callable

from auditor.dossier import Company, dossiers_of
from auditor.report.document import Event, Finding

Find = Callable[..., Finding]
Tell = Callable[..., Event]
ONE = Company("holding", "Holding", "CN")


def test_every_line_goes_with_the_evidence_it_rests_on(find: Find, tell: Tell) -> None:
    rows = (("identifier.advertising", "38400000-8cf0"), ("device.model", "Pixel 7"), ("network.ssid", "x"))
    findings = [find(*row) for row in rows]
    events = [
        tell("watched", "v1"),
        tell("liked", "v1"),
        tell("visited", "https://news.example.org/"),
        tell("located", "52.52,13.40", lat=52.52, lon=13.4, precision_m=1113.2),
    ]
    (whole,) = dossiers_of(findings, events, {})
    assert [len(s) for s in (whole.identifiers, whole.device, whole.about)] == [1, 1, 1]
    assert [len(s) for s in (whole.watched, whole.acts, whole.pages, whole.trail)] == [1, 1, 1, 1]
    sections = ("identifiers", "device", "about")
    for number, section in enumerate(sections):
        (less,) = dossiers_of(findings[:number] + findings[number + 1 :], events, {})
        assert getattr(less, section) == ()
        assert all(getattr(less, other) == getattr(whole, other) for other in sections if other != section)
    for number, section in enumerate(("watched", "acts", "pages", "trail")):
        (less,) = dossiers_of(findings, events[:number] + events[number + 1 :], {})
        assert getattr(less, section) == ()
    assert dossiers_of([], [], {}) == ()


def test_rhythm_and_joins_go_with_their_evidence(find: Find, tell: Tell) -> None:
    findings = [find("identifier.advertising", "38400000-8cf0", r) for r in ("alpha", "beta")]
    events = [tell("liked", "v1", at="05:10:00")]
    alpha = dossiers_of(findings, events, {})[0]
    assert [join.name for join in alpha.joins] == ["Beta"]
    assert alpha.identifiers[0].shared_with == ("Beta",)
    assert alpha.rhythm is not None
    assert alpha.rhythm.hours[5] == 1
    alone = dossiers_of(findings[:1], [], {})[0]
    assert (alone.joins, alone.rhythm, alone.identifiers[0].shared_with) == ((), None, ())


def test_recipients_of_one_company_have_a_dossier_together_and_each_alone(find: Find, tell: Tell) -> None:
    rows = (("device.model", "Pixel 7", "alpha"), ("device.os", "14", "beta"), ("device.os", "14", "gamma"))
    findings = [find(*row) for row in rows]
    made = dossiers_of(findings, [tell("liked", "v1", recipient="beta")], {"alpha": ONE, "beta": ONE})
    assert [(d.name, d.group) for d in made] == [("Holding", True), ("Beta", False), ("Alpha", False), ("Gamma", False)]
    assert made[0].members == ("alpha", "beta")
    assert (len(made[0].device), made[0].acts) == (2, (0,))


def test_hosts_of_unknown_companies_are_known_by_their_domain(find: Find) -> None:
    found = [find("device.model", "Pixel 7", None, host=host) for host in ("a.example.org", "b.example.org")]
    (dossier,) = dossiers_of(found, [], {})
    assert (dossier.id, dossier.name) == (None, "example.org")
    assert len(dossier.device[0].finding_ids) == 2


def test_one_value_under_two_names_is_one_identity_and_a_possible_one_is_none(find: Find) -> None:
    findings = [
        find("identifier.device", "5D2D8D5E-6F0C"),
        find("identifier.install", "5d2d8d5e6f0c"),
        find("identifier.user", "maybe-this", sure="possible"),
    ]
    (dossier,) = dossiers_of(findings, [], {})
    assert (dossier.identities, len(dossier.identifiers)) == (1, 3)


def test_media_asked_for_is_kept_apart_from_what_was_watched(tell: Tell) -> None:
    (dossier,) = dossiers_of([], [tell("requested", "h.example/a.mp4", inferred=True)], {})
    assert (dossier.requested, dossier.watched, dossier.acts, dossier.rhythm) == ((0,), (), (), None)


def test_a_page_told_again_and_again_is_one_visit(tell: Tell) -> None:
    pages = ("a", "a", "b", "a")
    (dossier,) = dossiers_of([], [tell("visited", page) for page in pages], {})
    assert dossier.pages == (0, 2, 3)
