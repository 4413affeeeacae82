"""First and third parties by the page that asked and by the purpose of the recipient."""

from __future__ import annotations

import pytest

from auditor.model import Endpoint, Exchange, Headers, Message
from auditor.recipients import Recipient
from auditor.recipients.party import party_of

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
