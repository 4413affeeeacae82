"""A small rules directory of its own, so that tests of the engine do not depend on the rules we ship."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

VOCABULARY = """\
schema: 1
categories:
  device: {title: Device}
  location: {title: Location}
  watch: {title: Watch}
types:
  device.model: {title: Model, description: d, trackhar: [model], play: null, apple: null, dpv: null, special: false}
  location.coordinates: {title: C, description: d, trackhar: [], play: null, apple: null, dpv: null, special: false}
  watch.duration: {title: D, description: d, trackhar: [], play: null, apple: null, dpv: null, special: false}
events:
  watched: {title: Watched}
"""
RECIPIENTS = """\
schema: 1
recipients:
  - {id: acme, name: Acme, country: DE, purpose: analytics, domains: [acme.example], source: invented}
"""
ENDPOINT = """\
schema: 1
id: endpoints/acme/log
title: Acme log
recipient: acme
references: ["invented, 2024-01-01"]
when: {host: ["log*.acme.example"], path: "/v1/log", method: POST}
data:
  - type: device.model
    at: "body $.model"
    because: "field name"
examples:
  match:
    - request: |
        POST /v1/log HTTP/1.1
        host: log7.acme.example
      body: {json: {model: "Pixel 7"}, wrap: [gzip, base64]}
      finds:
        - {type: device.model, value: "Pixel 7", at: "body base64 gzip json $['model']"}
  no-match:
    - request: |
        POST /v2/log HTTP/1.1
        host: log7.acme.example
      body: {json: {model: "Pixel 7"}}
"""
GENERIC = """\
schema: 1
id: generic/coordinates
scope: generic
title: Coordinates
references: []
data:
  - type: location.coordinates
    when: {name: [lat], value: float-latitude}
    pair: {name: [lon], value: float-longitude}
    because: "a latitude beside a longitude"
examples:
  match:
    - request: |
        GET /?lat=48.4011&lon=9.9876 HTTP/1.1
        host: api.example
      finds:
        - {type: location.coordinates, value: "48.4011,9.9876", at: "query $['lat'][0]"}
  no-match:
    - request: |
        GET /?lat=48.4011 HTTP/1.1
        host: api.example
"""
FILES = {
    "data-types.yaml": VOCABULARY,
    "recipients/all.yaml": RECIPIENTS,
    "endpoints/acme/log.yaml": ENDPOINT,
    "generic/coordinates.yaml": GENERIC,
}

MakeRules = Callable[..., Path]


@pytest.fixture
def make_rules(tmp_path: Path) -> MakeRules:
    """Writes the small directory, with files replaced or added by name (None leaves one out)."""

    def make(changes: dict[str, str | None] | None = None) -> Path:
        for name, text in {**FILES, **(changes or {})}.items():
            if text is not None:
                path = tmp_path / "rules" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return tmp_path / "rules"

    return make


@pytest.fixture
def endpoint_text() -> str:
    return ENDPOINT


@pytest.fixture
def generic_text() -> str:
    return GENERIC


@pytest.fixture
def make_endpoint(make_rules: MakeRules) -> Callable[[str], Path]:
    """The small directory with other text from ``data:`` to ``examples:`` in its endpoint rule."""

    def make(data: str) -> Path:
        head, _, rest = ENDPOINT.partition("data:\n")
        _, _, examples = rest.partition("examples:\n")
        return make_rules({"endpoints/acme/log.yaml": f"{head}data:\n{data}examples:\n{examples}"})

    return make
