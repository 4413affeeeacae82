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
    _witness("flagsmith", "flagsmith", "edge.api.flagsmith.com"),
    _witness("growthbook", "@growthbook/growthbook", "cdn.growthbook.io", "us1.gb-ingest.com"),
    _witness("devcycle", "@devcycle/js-client-sdk", "sdk-api.devcycle.com", "events.devcycle.com"),
    _witness(
        "split",
        "@splitsoftware/splitio",
        "sdk.split.io",
        "events.split.io",
        "auth.split.io",
        "telemetry.split.io",
    ),
    _witness("iterable", "@iterable/web-sdk", "api.iterable.com"),
    _witness("mux", "mux-embed", "laden0123456789abcdef01.litix.io"),
    _witness("youbora", "youboralib", "a-fds.youborafds01.com", "infinity-c41.youboranqs01.com"),
    _witness("bitmovin", "bitmovin-analytics", "analytics-ingress-global.bitmovin.com"),
    _witness("conviva", "@convivainc/conviva-js-coresdk", "0123456789abcdef0123456789abcdef01234567.cws.conviva.com"),
    _witness("adobe-alloy", "@adobe/alloy", "edge.adobedc.net", "adobedc.demdex.net"),
    _witness("usermaven", "@usermaven/sdk-js", "events.usermaven.com"),
    _witness("treasure-data", "td-js-sdk", "eu01.records.in.treasuredata.com"),
    _witness("woopra", "woopra", "www.woopra.com", node=True),
    _witness("honeybadger", "@honeybadger-io/js", "api.honeybadger.io"),
    _witness("trackjs", "trackjs", "capture.trackjs.com", "usage.trackjs.com"),
    _witness("raygun", "raygun4js", "api.raygun.io"),
    _witness("airbrake", "@airbrake/browser", "api.airbrake.io"),
    _witness("grafana-faro", "@grafana/faro-web-sdk", "faro-collector-prod-eu-west-2.grafana.net"),
    _witness("splunk-rum", "@splunk/otel-web", "rum-ingest.eu0.signalfx.com"),
    _witness("aws-rum", "aws-rum-web", "dataplane.rum.eu-central-1.amazonaws.com"),
    _witness("aws-pinpoint", "aws-amplify", "pinpoint.eu-central-1.amazonaws.com"),
    _witness("jitsu", "@jitsu/js", "clr5laden0001.d.jitsu.com"),
    _witness("hyperdx", "@hyperdx/browser", "in-otel.hyperdx.io"),
    _witness("coralogix", "@coralogix/browser", "ingress.eu2.rum-ingress-coralogix.com"),
    _witness("swetrix", "swetrix", "api.swetrix.com"),
    _witness("aptabase", "@aptabase/web", "eu.aptabase.com"),
    _witness("umami-node", "@umami/node", "cloud.umami.is", node=True),
    _witness("fingerprintjs", "@fingerprintjs/fingerprintjs", "besucher.laden.example"),
    _witness("insights-js", "insights-js", "getinsights.io"),
    _witness("klevu", "@klevu/core", "eucs18v2.ksearchnet.com", "stats.ksearchnet.com"),
    _witness("nakama", "@heroiclabs/nakama-js", "laden-spiel.eu-west1-a.nakamacloud.io"),
    _witness("ninetailed", "@ninetailed/experience.js", "api.ninetailed.co"),
    _witness("suprsend", "@suprsend/web-sdk", "hub.suprsend.com"),
    _witness("yext", "@yext/analytics", "eu.yextevents.com"),
    _witness("azure-iot", "azure-iot-device-http", "laden.azure-devices.net", node=True),
    _witness("talon-one", "talon_one", "laden.europe-west1.talon.one", node=True),
    _witness("matomo-node", "matomo-tracker", "statistik.laden.example", node=True),
)
"""In the order they are recorded."""

TOOLS = ("esbuild", "playwright-core")
"""npm packages that the recording itself needs."""


def by_name(name: str) -> Witness:
    """The witness of this name; KeyError if there is none."""
    return {witness.name: witness for witness in WITNESSES}[name]
