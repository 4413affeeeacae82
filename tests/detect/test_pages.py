from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from auditor.decode import decode
from auditor.detect import Knowledge
from auditor.detect.pages import PageDetector
from auditor.model import Body, Confidence, Detection, Endpoint, Exchange, Message
from auditor.rules import load_rules

PAGE = "https://laden.example/rad/42?farbe=rot"


@pytest.fixture(scope="module")
def detector() -> PageDetector:
    return PageDetector(Knowledge(load_rules()))


def found(
    detector: PageDetector,
    said: object,
    host: str = "in.log-tool.example",
    origin: bytes | None = b"https://laden.example",
) -> list[Detection]:
    data = json.dumps(said).encode()
    headers = ((b"content-type", b"application/json"), *(((b"origin", origin),) if origin is not None else ()))
    body = Body(data, len(data), "")
    exchange = Exchange(
        0, 0, "HTTP/2", "POST", "https", host, 443, "/in", 200, Message(headers, body), None,
        Endpoint("192.0.2.1", 1), Endpoint("198.51.100.1", 443),
    )  # fmt: skip
    return list(detector.detect(exchange, decode(exchange)))


@pytest.mark.parametrize("name", ["url", "group", "wo", "originalUrl", "http.url", "$current_url", "landingPage"])
def test_address_on_the_site_a_request_is_made_from_is_a_page_under_any_name(detector: PageDetector, name: str) -> None:
    (page,) = found(detector, {"context": {name: PAGE}})
    assert (page.type, page.value, page.confidence) == ("browsing.url", PAGE, Confidence.LIKELY)
    assert page.leaf.path == ("json", f"$['context']['{name}']")


@pytest.mark.parametrize(
    "name",
    [
        "file",
        "scriptUrl",
        "abs_filename",
        "stack",
        "imageUrl",
        "referrer",
        "apiEndpoint",
        "return_url",
        "successUrl",
        "privacyPolicyUrl",
        "webhook_url",
        "redir",
        "wreply",
        "continue",
    ],
)
def test_field_named_for_something_else_is_no_page(detector: PageDetector, name: str) -> None:
    assert found(detector, {name: PAGE}) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://laden.example/page.js", "https://laden.example/bild/rad.JPG?w=300", "https://laden.example/api/cart",
        "https://laden.example/shop/v2/cart", "https://other.example/rad/42", "https://laden.example.evil.example/rad",
        "https://laden.example/page.js failed to load",
    ],
)  # fmt: skip
def test_files_interfaces_and_other_sites_are_no_pages(detector: PageDetector, address: str) -> None:
    assert found(detector, {"where": address}) == []


def test_bare_site_counts_only_under_a_name_of_addresses(detector: PageDetector) -> None:
    assert [each.value for each in found(detector, {"pageUrl": "https://laden.example/"})] == ["https://laden.example/"]
    assert found(detector, {"tenant": "https://laden.example/", "site_root": "https://laden.example"}) == []


def test_requests_and_code_of_the_page_are_no_pages(detector: PageDetector) -> None:
    assert found(detector, {"network": [{"url": PAGE}]}) == []
    assert found(detector, {"stackFrames": [{"where": PAGE, "lineNumber": 4}]}) == []
    assert found(detector, {"calls": [{"url": PAGE, "method": "POST", "statusCode": 200}]}) == []


def test_links_of_a_recorded_page_are_not_where_the_person_is(detector: PageDetector) -> None:
    link = {"type": 2, "tagName": "a", "attributes": {"href": PAGE}, "childNodes": []}
    assert found(detector, {"type": 2, "data": {"node": {"childNodes": [link]}}}) == []
    assert found(detector, {"type": 3, "data": {"attributes": [{"id": 7, "attributes": {"href": PAGE}}]}}) == []
    assert len(found(detector, {"type": 4, "data": {"href": PAGE, "width": 1360, "height": 768}})) == 1


def test_what_is_sold_or_linked_is_not_where_the_person_is(detector: PageDetector) -> None:
    assert found(detector, {"cart": {"lineItems": [{"link": PAGE, "qty": 1}]}}) == []
    assert found(detector, {"offer": {"at": PAGE}, "navigation": [{"to": PAGE}]}) == []


def test_name_that_stands_beside_the_address_counts(detector: PageDetector) -> None:
    def span(*names: str) -> dict[str, object]:
        values = {"http.method": "POST", "session.id": "7f"}
        return {"attributes": [{"key": name, "value": {"stringValue": values.get(name, PAGE)}} for name in names]}

    (page,) = found(detector, span("page.url", "session.id"))
    assert page.leaf.path == ("json", "$['attributes'][0]['value']['stringValue']")
    assert found(detector, span("http.url", "http.method")) == []
    assert found(detector, span("script.url", "opened.at"))[0].leaf.path[-1].startswith("$['attributes'][1]")


def test_own_site_is_not_another(detector: PageDetector) -> None:
    assert found(detector, {"url": PAGE}, host="log.laden.example") == []


def test_without_the_site_nothing_is_said(detector: PageDetector) -> None:
    assert found(detector, {"url": PAGE}, origin=None) == []
    assert found(detector, {"url": PAGE}, origin=b"null") == []


def test_odd_origins_and_addresses_do_no_harm(detector: PageDetector) -> None:
    assert found(detector, {"url": PAGE}, origin=b"https://[::bad") == []
    assert found(detector, {"url": "https://laden.example[/rad"}) == []


def test_referer_names_the_site_where_origin_is_absent(detector: PageDetector) -> None:
    exchange = Exchange(
        0, 0, "HTTP/1.1", "GET", "https", "pixel.log-tool.example", 443, f"/p.gif?wo={PAGE.replace('?', '%3F')}", 200,
        Message(((b"referer", b"https://laden.example/"),), None), None,
        Endpoint("192.0.2.1", 1), Endpoint("198.51.100.1", 443),
    )  # fmt: skip
    assert [each.value for each in detector.detect(exchange, decode(exchange))] == [PAGE]
    assert list(detector.detect(replace(exchange, host="laden.example"), decode(exchange))) == []


@pytest.mark.parametrize("query", ["id=7&val=[MM_UUID]", "u=${UID}", "u={{user_id}}", "u=%%GUID%%"])
def test_address_with_places_for_identifiers_is_no_page(detector: PageDetector, query: str) -> None:
    assert found(detector, {"url": f"https://laden.example/abgleich?{query}"}) == []


def test_frame_of_an_advertisement_is_no_page(detector: PageDetector) -> None:
    assert found(detector, {"url": "https://laden.example/safeframe/1-0-2/html/container.html"}) == []
