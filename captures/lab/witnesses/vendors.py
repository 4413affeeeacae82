"""Which SDKs are run: their packages, the hosts they talk to and, where nothing but that makes them talk, what the host answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Witness:
    """One vendor's SDK. ``pages/<name>.mjs`` uses it; ``packages`` are names of its npm packages.

    ``answers`` maps the beginning of ``host/path`` to the JSON answered there; elsewhere it is ``{}``. With ``node`` the
    page is a program for Node instead.
    """

    name: str
    packages: tuple[str, ...]
    hosts: tuple[str, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    node: bool = False


_FID = '"fid":"cXyZ0123456789abcdefgh"'
_TOKEN = '"authToken":{"token":"eyJhbGciOiJFUzI1NiJ9.e30.c2ln","expiresIn":"604800s"}'
_RUDDER = (
    '{"source":{"id":"src1","name":"laden","writeKey":"rudderWriteKey0123456789012","workspaceId":"ws1","enabled":true,'
    '"config":{"statsCollection":{"errors":{"enabled":false},"metrics":{"enabled":false}}},"destinations":[],"connections":[]}}'
)
_OPENREPLAY = (
    '{"token":"t1","userUUID":"5b2c1a9e-1f0b-4c55-9d54-0e6f2a7b3c11","projectID":"1","sessionID":"4410","delay":0,'
    '"startTimestamp":1700000000000,"beaconSizeLimit":1000000,"compressionThreshold":24000,"assistOnly":false}'
)
_NEW_RELIC = (
    '{"err":1,"ins":1,"spa":1,"stn":0,"sr":0,"sts":0,"srs":0,"log":1,"loaded":1,'
    '"app":{"agents":[{"entityGuid":"MzAwMDAwMXxCUk9XU0VSfEFQUExJQ0FUSU9OfDUzNQ"}],"nrServerTime":1700000000000}}'
)

WITNESSES: tuple[Witness, ...] = (
    Witness(
        "amplitude",
        ("@amplitude/analytics-browser",),
        ("api2.amplitude.com", "sr-client-cfg.amplitude.com"),
        {"api2.amplitude.com/": '{"code":200,"events_ingested":1,"payload_size_bytes":1,"server_upload_time":1700000000000}'},
    ),
    Witness("mixpanel", ("mixpanel-browser",), ("api-js.mixpanel.com",), {"api-js.mixpanel.com/": '{"status":1}'}),
    Witness("sensors-analytics", ("sa-sdk-javascript",), ("beispiel.datasink.sensorsdata.cn",)),
    Witness("segment", ("@segment/analytics-next",), ("api.segment.io", "cdn.segment.com")),
    Witness("sentry", ("@sentry/browser",), ("o4501.ingest.de.sentry.io",)),
    Witness(
        "posthog",
        ("posthog-js",),
        ("eu.i.posthog.com", "eu-assets.i.posthog.com"),
        {"eu.i.posthog.com/flags": '{"featureFlags":{},"supportedCompression":["gzip","gzip-js"]}'},
    ),
    Witness("snowplow", ("@snowplow/browser-tracker",), ("com-beispiel-prod1.collector.snplow.net",)),
    Witness(
        "rudderstack",
        ("rudder-sdk-js",),
        ("beispieldataplane.dataplane.rudderstack.com", "api.rudderlabs.com", "api.rudderstack.com"),
        {"api.rudderlabs.com/sourceConfig": _RUDDER, "api.rudderstack.com/sourceConfig": _RUDDER},
    ),
    Witness("datadog", ("@datadog/browser-rum",), ("browser-intake-datadoghq.eu",)),
    Witness("new-relic", ("@newrelic/browser-agent",), ("bam.eu01.nr-data.net",), {"bam.eu01.nr-data.net/1/": _NEW_RELIC}),
    Witness(
        "application-insights",
        ("@microsoft/applicationinsights-web",),
        ("germanywestcentral-1.in.applicationinsights.azure.com", "js.monitor.azure.com"),
    ),
    Witness("braze", ("@braze/web-sdk",), ("sdk.fra-01.braze.eu",), {"sdk.fra-01.braze.eu/": '{"config":{"time":1700000000,"events_blacklist":[],"attributes_blacklist":[],"purchases_blacklist":[],"messaging_session_timeout":1800}}'}),
    Witness("bugsnag", ("@bugsnag/js",), ("notify.bugsnag.com", "sessions.bugsnag.com")),
    Witness("countly", ("countly-sdk-web",), ("beispiel.count.ly",), {"beispiel.count.ly/": '{"result":"Success"}'}),
    Witness("launchdarkly", ("@launchdarkly/js-client-sdk",), ("clientsdk.launchdarkly.com", "clientstream.launchdarkly.com", "events.launchdarkly.com")),
    Witness(
        "firebase",
        ("firebase",),
        ("firebaseinstallations.googleapis.com", "identitytoolkit.googleapis.com", "firebaseremoteconfig.googleapis.com"),
        {"firebaseinstallations.googleapis.com/v1/": f'{{"name":"projects/1/installations/c",{_FID},"refreshToken":"2_r",{_TOKEN}}}'},
    ),
    Witness(
        "mparticle",
        ("@mparticle/web-sdk",),
        ("jssdks.us1.mparticle.com", "identity.us1.mparticle.com", "jssdks.mparticle.com", "identity.mparticle.com", "jssdkcdns.mparticle.com"),
        {"identity.": '{"mpid":"-7320000000000000001","context":"c","is_logged_in":true,"is_ephemeral":false,"matched_identities":{}}'},
    ),
    Witness("branch", ("branch-sdk",), ("api2.branch.io", "app.link"), {"app.link/_r": '"1300000000000000004"', "api2.branch.io/": '{"session_id":"1300000000000000001","identity_id":"1300000000000000002","randomized_bundle_token":"1300000000000000003","link":"https://laden.app.link","data":"{}","has_app":false}'}),
    Witness("statsig", ("@statsig/js-client",), ("featureassets.org", "prodregistryv2.org", "statsigapi.net")),
    Witness("rollbar", ("rollbar",), ("api.rollbar.com",), {"api.rollbar.com/": '{"err":0,"result":{"uuid":"d4c7"}}'}),
    Witness("openpanel", ("@openpanel/web",), ("api.openpanel.dev",)),
    Witness("plausible", ("plausible-tracker",), ("plausible.io",)),
    Witness("clevertap", ("clevertap-web-sdk",), ("eu1.clevertap-prod.com", "wzrkt.com")),
    Witness(
        "gameanalytics",
        ("gameanalytics",),
        ("api.gameanalytics.com",),
        {"api.gameanalytics.com/remote_configs": '{"server_ts":1700000000,"configs":[],"ab_id":"","ab_variant_id":""}'},
    ),
    Witness("tencent-aegis", ("aegis-web-sdk",), ("aegis.qq.com", "galileotelemetry.tencent.com")),
    Witness("elastic-apm", ("@elastic/apm-rum",), ("laden-0123456789.apm.eu-central-1.aws.cloud.es.io",)),
    Witness("openreplay", ("@openreplay/tracker",), ("api.openreplay.com",), {"api.openreplay.com/ingest/v1/web/start": _OPENREPLAY}),
    Witness("matomo-node", ("matomo-tracker",), ("statistik.laden.example",), node=True),
)  # fmt: skip
"""In the order they are recorded."""

TOOLS = ("esbuild", "playwright-core")
"""npm packages that the recording itself needs."""


def by_name(name: str) -> Witness:
    """The witness of this name; KeyError if there is none."""
    return {witness.name: witness for witness in WITNESSES}[name]
