"""Which SDKs are run: their packages, the hosts they talk to, and what a host answers where they wait for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Witness:
    """One vendor's SDK. ``pages/<name>.mjs`` uses it; ``packages`` are names of its npm packages.

    ``answers`` maps the beginning of ``host/path`` to the JSON answered there; elsewhere it is ``{}``.
    With ``node`` the page is a program for Node instead.
    """

    name: str
    packages: tuple[str, ...]
    hosts: tuple[str, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    node: bool = False


_ANSWERS = json.loads(Path(__file__).with_name("answers.json").read_text("utf-8"))
"""By witness: the beginning of host and path, and the JSON answered there."""


def _witness(name: str, packages: str, *hosts: str, node: bool = False) -> Witness:
    answers = {begin: json.dumps(said, separators=(",", ":")) for begin, said in _ANSWERS.get(name, {}).items()}
    return Witness(name, tuple(packages.split()), hosts, answers, node)


WITNESSES: tuple[Witness, ...] = (
    _witness("amplitude", "@amplitude/analytics-browser", "api2.amplitude.com", "sr-client-cfg.amplitude.com"),
    _witness("mixpanel", "mixpanel-browser", "api-js.mixpanel.com"),
    _witness("sensors-analytics", "sa-sdk-javascript", "beispiel.datasink.sensorsdata.cn"),
    _witness("segment", "@segment/analytics-next", "api.segment.io", "cdn.segment.com"),
    _witness("sentry", "@sentry/browser", "o4501.ingest.de.sentry.io"),
    _witness("posthog", "posthog-js", "eu.i.posthog.com", "eu-assets.i.posthog.com"),
    _witness("snowplow", "@snowplow/browser-tracker", "com-beispiel-prod1.collector.snplow.net"),
    _witness(
        "rudderstack",
        "rudder-sdk-js",
        "beispieldataplane.dataplane.rudderstack.com",
        "api.rudderlabs.com",
        "api.rudderstack.com",
    ),
    _witness("datadog", "@datadog/browser-rum", "browser-intake-datadoghq.eu"),
    _witness("new-relic", "@newrelic/browser-agent", "bam.eu01.nr-data.net"),
    _witness(
        "application-insights",
        "@microsoft/applicationinsights-web",
        "germanywestcentral-1.in.applicationinsights.azure.com",
        "js.monitor.azure.com",
    ),
    _witness("braze", "@braze/web-sdk", "sdk.fra-01.braze.eu"),
    _witness("bugsnag", "@bugsnag/js", "notify.bugsnag.com", "sessions.bugsnag.com"),
    _witness("countly", "countly-sdk-web", "beispiel.count.ly"),
    _witness(
        "launchdarkly",
        "@launchdarkly/js-client-sdk",
        "clientsdk.launchdarkly.com",
        "clientstream.launchdarkly.com",
        "events.launchdarkly.com",
    ),
    _witness(
        "firebase",
        "firebase",
        "firebaseinstallations.googleapis.com",
        "identitytoolkit.googleapis.com",
        "firebaseremoteconfig.googleapis.com",
    ),
    _witness(
        "mparticle",
        "@mparticle/web-sdk",
        "jssdks.us1.mparticle.com",
        "identity.us1.mparticle.com",
        "jssdks.mparticle.com",
        "identity.mparticle.com",
        "jssdkcdns.mparticle.com",
    ),
    _witness("branch", "branch-sdk", "api2.branch.io", "app.link"),
    _witness("statsig", "@statsig/js-client", "featureassets.org", "prodregistryv2.org", "statsigapi.net"),
    _witness("rollbar", "rollbar", "api.rollbar.com"),
    _witness("openpanel", "@openpanel/web", "api.openpanel.dev"),
    _witness("plausible", "plausible-tracker", "plausible.io"),
    _witness("clevertap", "clevertap-web-sdk", "eu1.clevertap-prod.com", "wzrkt.com"),
    _witness("gameanalytics", "gameanalytics", "api.gameanalytics.com"),
    _witness("tencent-aegis", "aegis-web-sdk", "aegis.qq.com", "galileotelemetry.tencent.com"),
    _witness("elastic-apm", "@elastic/apm-rum", "laden-0123456789.apm.eu-central-1.aws.cloud.es.io"),
    _witness("openreplay", "@openreplay/tracker", "api.openreplay.com"),
    _witness("matomo-node", "matomo-tracker", "statistik.laden.example", node=True),
)
"""In the order they are recorded."""

TOOLS = ("esbuild", "playwright-core")
"""npm packages that the recording itself needs."""


def by_name(name: str) -> Witness:
    """The witness of this name; KeyError if there is none."""
    return {witness.name: witness for witness in WITNESSES}[name]
