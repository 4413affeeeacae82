from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from auditor.audit.recipient_rows import Outside, recipient_rows
from auditor.audit.tally import Tally
from auditor.dissection.options import Totals
from auditor.identifiers import Label
from auditor.recipients import Recipient, Recipients
from auditor.recipients.blocklist import parse_blocklist
from auditor.recipients.geography import Geography, Whereabouts
from auditor.report.document import RecipientSummary, ServerPlace

from .conftest import MakeAnalysed

KNOWN = Recipients(
    [
        Recipient("acme", "Acme", "DE", "social", domains=("acme.com",)),
        Recipient("acme-ads", "Acme Ads", "DE", "advertising", parent="acme", domains=("ads.acme.com",)),
        Recipient("beta", "Beta", "US", "platform", domains=("beta.net",)),
    ]
)


class Somewhere(Geography):
    """Knows addresses without a file."""

    def __init__(self, places: dict[str, Whereabouts]) -> None:
        super().__init__()
        self._known = places

    def __bool__(self) -> bool:
        return True


def rows(tally: Tally, outside: Outside | None = None) -> dict[str, RecipientSummary]:
    tally.close_input("x.har", "", "har", Totals())
    return {row.name: row for row in recipient_rows(tally, [], [], KNOWN, outside or Outside())}


@pytest.fixture
def tally(analysed: MakeAnalysed) -> Tally:
    tally = Tally()
    one, two = "31.13.64.1", "31.13.64.2"
    hosts = [("api.acme.com", one), ("in.ads.acme.com", two), ("api.beta.net", one), ("x.org", "")]
    for n, (host, server) in enumerate(hosts):
        tally.add(0, n, replace(analysed(host=host), server=server))
    return tally


def test_purpose_parent_and_party_are_said(tally: Tally) -> None:
    tally.labels = (Label(None, "", "s", package="com.acme.app"),)
    found = rows(tally)
    assert [(found[n].purpose, found[n].party) for n in ("Acme", "Acme Ads", "Beta", "x.org")] == [
        ("social", "first"),
        ("advertising", "first"),
        ("platform", "third"),
        (None, None),
    ]
    parent = found["Acme Ads"].parent
    assert parent is not None
    assert parent.id == "acme"
    assert found["Acme"].parent is None


def test_without_a_package_only_trackers_are_third_parties(tally: Tally) -> None:
    found = rows(tally)
    assert {name: row.party for name, row in found.items()} == {
        "Acme": None, "Acme Ads": "third", "Beta": None, "x.org": None,
    }  # fmt: skip


def test_servers_are_where_the_databases_say(tally: Tally) -> None:
    places = {"31.13.64.1": Whereabouts("IE", 32934, "Example Net"), "31.13.64.2": Whereabouts()}
    found = rows(tally, Outside(Somewhere(places)))
    assert found["Acme"].servers == (ServerPlace(country="IE", asn=32934, network="Example Net", addresses=1),)
    assert found["Acme"].country == "DE"
    assert found["Acme Ads"].servers == ()
    assert found["x.org"].servers == ()


def test_lists_name_hosts_without_naming_companies(tally: Tally) -> None:
    found = rows(tally, Outside(lists=(parse_blocklist("||x.org^\n||ads.acme.com^\n", "List"),)))
    assert found["x.org"].lists == {"List": ("x.org",)}
    assert found["Acme Ads"].lists == {"List": ("in.ads.acme.com",)}
    assert found["Beta"].lists == {}
    assert found["x.org"].id is None


def test_no_database_is_named_where_none_is_used(tmp_path: Path) -> None:
    from auditor.audit.recipient_rows import databases_of

    assert databases_of(Outside()) == ()
