from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.audit import AuditOptions, audit
from auditor.errors import UsageError
from auditor.recipients.geography import NOWHERE, Geography, Whereabouts, find_databases

from .conftest import MakeDatabase

COUNTRY = {"country": {"iso_code": "IE"}, "registered_country": {"iso_code": "US"}}
ASN = {"autonomous_system_number": 32934, "autonomous_system_organization": "Example Networks"}
LITE = {"asn": "AS64500", "as_name": "Lite Net", "country_code": "SG", "country": "Singapore"}


def test_country_and_network_come_from_databases_of_their_own(database: MakeDatabase) -> None:
    country = database({"31.13.64.0/18": COUNTRY, "2a03:2880::/32": COUNTRY}, name="country.mmdb")
    asn = database({"31.13.64.0/18": ASN}, "Test-ASN", "asn.mmdb")
    geography = Geography([country, asn])
    assert geography.find("31.13.72.36") == Whereabouts("IE", 32934, "Example Networks")
    assert geography.find("2a03:2880:f11c::1") == Whereabouts("IE")
    assert geography.find("31.14.0.1") == NOWHERE


def test_layout_of_ipinfo_lite_is_understood(database: MakeDatabase) -> None:
    path = database({"8.8.8.0/24": LITE})
    assert Geography([path]).find("8.8.8.8") == Whereabouts("SG", 64500, "Lite Net")


def test_first_database_that_knows_a_country_gives_it(database: MakeDatabase) -> None:
    one = database({"8.8.8.0/24": COUNTRY}, name="one.mmdb")
    two = database({"8.0.0.0/8": LITE}, name="two.mmdb")
    assert Geography([one, two]).find("8.8.8.8") == Whereabouts("IE", 64500, "Lite Net")


@pytest.mark.parametrize("address", ["192.168.1.1", "127.0.0.1", "fe80::1%eth0", "", "host.example", "10.0.0.256"])
def test_local_and_odd_addresses_are_nowhere(database: MakeDatabase, address: str) -> None:
    assert Geography([database({"0.0.0.0/1": COUNTRY, "128.0.0.0/1": COUNTRY})]).find(address) == NOWHERE


def test_databases_say_what_they_are_and_when_they_were_made(database: MakeDatabase) -> None:
    (found,) = Geography([database({"8.8.8.0/24": LITE}, "ipinfo lite")]).databases
    assert (found.name, found.kind, found.built) == ("test.mmdb", "ipinfo lite", "2026-03-01")


def test_odd_records_say_nothing(database: MakeDatabase) -> None:
    path = database({"8.8.8.0/24": {"country": "Nowhere", "asn": "64500", "as_name": ""}, "9.9.9.0/24": {"x": [1]}})
    assert Geography([path]).find("8.8.8.8") == NOWHERE
    assert Geography([path]).find("9.9.9.9") == NOWHERE


def test_what_is_no_database_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "no.mmdb"
    path.write_bytes(b"<html>" * 100)
    with pytest.raises(UsageError, match="not a database in MaxMind's format"):
        Geography([path])
    with pytest.raises(UsageError, match="cannot be read"):
        Geography([tmp_path / "absent.mmdb"])


def test_newest_database_of_each_kind_is_found_in_the_first_folder_that_has_one(tmp_path: Path) -> None:
    kept = ("a/dbip-country-lite-2026-01.mmdb", "a/dbip-country-lite-2026-02.mmdb", "b/GeoLite2-ASN.mmdb", "a/x.mmdb")
    for name in kept:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = find_databases([str(tmp_path / "absent"), str(tmp_path / "a"), str(tmp_path / "b")])
    assert [path.name for path in found] == ["GeoLite2-ASN.mmdb", "dbip-country-lite-2026-02.mmdb"]


def test_report_shows_seat_and_server_of_what_was_spoken_to(database: MakeDatabase, tmp_path: Path) -> None:
    entry = {
        "startedDateTime": "2026-03-01T12:00:00Z", "serverIPAddress": "31.13.72.36", "response": {},
        "request": {"method": "GET", "url": "https://graph.facebook.com/x", "httpVersion": "HTTP/1.1", "headers": []},
    }  # fmt: skip
    (tmp_path / "a.har").write_text(json.dumps({"log": {"entries": [entry]}}))
    path = database({"31.13.64.0/18": COUNTRY})
    report = audit([str(tmp_path / "a.har")], AuditOptions(geoip=(path,), processes=1))
    (recipient,) = report.recipients
    assert (recipient.country, [place.country for place in recipient.servers]) == ("US", ["IE"])
    assert [(each.name, each.built) for each in report.geoip] == [("test.mmdb", "2026-03-01")]
