"""First and third parties by the page that asked and by the purpose of the recipient."""

from __future__ import annotations

import pytest

from auditor.model import Endpoint, Exchange, Headers, Message
from auditor.recipients import Recipient, Recipients
from auditor.recipients.party import party_of, party_to_app

PLACE = Endpoint("192.0.2.1", 443)
TRACKER = Recipient("t", "T", None, "analytics")
SHOP = Recipient("s", "S", None, "commerce")


@pytest.mark.parametrize(
    ("headers", "recipient", "expected"),
    [
        ((), None, None),
        ((), SHOP, None),
        ((), TRACKER, "third"),
        (((b"Referer", b"https://www.shop.example/a"),), None, "first"),
        (((b"origin", b"https://user@shop.example:8443"),), SHOP, "first"),
        (((b"origin", b"https://news.test"),), None, "third"),
        (((b"origin", b"null"),), None, None),
        (((b"referer", b"https://news.test/"), (b"origin", b"https://a.shop.example")), None, "third"),
    ],
)
def test_party(headers: Headers, recipient: Recipient | None, expected: str | None) -> None:
    sent = Exchange(
        0, 1, "HTTP/2", "GET", "https", "api.shop.example", 443, "/", 200, Message(headers, None), None, PLACE, PLACE
    )
    assert party_of(sent, recipient) == expected


MAKERS = Recipients(
    [
        Recipient("acme", "Acme", "DE", "social", domains=("acme.example.com", "acme.com")),
        Recipient("acme-logs", "Acme logs", "DE", "platform", parent="acme", domains=("acmelogs.net",)),
        Recipient("beta", "Beta", "US", "platform", domains=("beta.net",)),
        Recipient("watch", "Watch", "US", "analytics", domains=("watch.net",)),
    ]
)


@pytest.mark.parametrize(
    ("package", "host", "party"),
    [
        ("com.acme.app", "api.acme.com", "first"),
        ("com.acme.app", "in.acmelogs.net", "first"),
        ("com.acme.app", "api.beta.net", "third"),
        ("com.acme.app", "unknown.org", None),
        ("org.unheard.app", "api.unheard.org", "first"),
        ("org.unheard.app", "api.beta.net", None),
        ("org.unheard.app", "in.watch.net", "third"),
        (None, "api.beta.net", None),
        ("Firefox", "api.beta.net", None),
    ],
)
def test_party_is_relative_to_the_maker_of_the_app(package: str | None, host: str, party: str | None) -> None:
    assert party_to_app(package, MAKERS.lookup(host), host, MAKERS) == party
