from __future__ import annotations

import msgspec

from auditor.report.linkability import NOT_ASSESSED, Linkability, LinkField, LinkRow, Scope, masked, verdict_of

VALUE = "6f9b1c2e-70aa-4c1d-9b53-0d2f4b8e1a77"


def row(scope: Scope, wider: tuple[Scope, ...] = (), *, compared: bool = True, trait: bool = False) -> LinkRow:
    field = LinkField(recipient="A", where="request.body", path=("json", "$['t']"), name="t")
    return LinkRow(
        scope=scope, wider=wider, fields=(field,),
        example=VALUE, values=8, devices=2, lifetime_s=120.0, server_issued=False, compared=compared, trait=trait,
    )  # fmt: skip


def test_narrow_scopes_are_said_with_what_was_not_found() -> None:
    assert verdict_of((row("test"),), 2) == (
        "narrow", "A pseudonym scoped to one test; none scoped to install or device found."
    )  # fmt: skip
    assert verdict_of((row("test"), row("test"), row("session")), 3)[1] == (
        "A pseudonym scoped to one session, 2 pseudonyms scoped to one test each; "
        "none scoped to install or device found."
    )


def test_one_device_or_none_named_cannot_tell() -> None:
    for devices in (0, 1):
        verdict, answer = verdict_of((row("device", compared=False),), devices)
        assert verdict == "cannot-tell"
        assert answer.startswith("Cannot tell:")


def test_wide_scopes_are_linkable_and_those_not_excluded_cannot_be_told() -> None:
    assert verdict_of((row("install"), row("test")), 2)[0] == "linkable"
    assert verdict_of((row("session", ("install",)),), 2)[0] == "cannot-tell"


def test_traits_and_what_one_device_sent_do_not_make_a_verdict() -> None:
    assert verdict_of((row("device", trait=True),), 2)[0] == "none-found"
    verdict, answer = verdict_of((row("device", trait=True), row("device", compared=False)), 2)
    assert verdict == "cannot-tell"
    assert "no other sent at the same place" in answer


def test_examples_are_masked_and_what_was_not_assessed_is_always_there() -> None:
    document = Linkability(
        schema=1, tool="t", verdict="narrow", answer="a", devices=2, installs=2, sessions=2, recordings=2, unlabelled=0,
        rows=(row("test"),),
    )  # fmt: skip
    shown = masked(document)
    assert VALUE not in msgspec.json.encode(shown).decode()
    assert shown.not_assessed == NOT_ASSESSED
    assert masked(shown) is shown
    told = " ".join(NOT_ASSESSED)
    assert all(word in told for word in ("IP addresses", "TLS session resumption", "timing"))
