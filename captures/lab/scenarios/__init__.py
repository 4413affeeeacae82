"""The scenarios the lab can play, in the order they are made."""

from __future__ import annotations

from captures.lab.scenario import Scenario
from captures.lab.scenarios.connected_car import CONNECTED_CAR
from captures.lab.scenarios.cwa import CORONA_WARN_APP
from captures.lab.scenarios.douyin import DOUYIN_SESSION
from captures.lab.scenarios.health_encrypted import ENCRYPTED
from captures.lab.scenarios.health_readable import READABLE
from captures.lab.scenarios.ip_camera import IP_CAMERA
from captures.lab.scenarios.kids_watch import KIDS_WATCH
from captures.lab.scenarios.payments import PAYMENTS
from captures.lab.scenarios.smart_home import SMART_HOME
from captures.lab.scenarios.tiktok import TIKTOK_SESSION
from captures.lab.scenarios.tiktok_encrypted import TIKTOK_ENCRYPTED
from captures.lab.scenarios.tiktok_hls import TIKTOK_HLS
from captures.lab.scenarios.tiktok_opaque import TIKTOK_OPAQUE
from captures.lab.scenarios.xiaomi import XIAOMI_BROWSER
from captures.lab.scenarios.xiaomi_moved import XIAOMI_MOVED
from captures.lab.scenarios.xiaomi_sdk import XIAOMI_SDK
from captures.lab.scenarios.xiaomi_versions import XIAOMI_VERSIONS

SCENARIOS: tuple[Scenario, ...] = (
    TIKTOK_SESSION,
    TIKTOK_HLS,
    TIKTOK_ENCRYPTED,
    TIKTOK_OPAQUE,
    DOUYIN_SESSION,
    READABLE,
    ENCRYPTED,
    XIAOMI_BROWSER,
    XIAOMI_SDK,
    *XIAOMI_VERSIONS,
    *XIAOMI_MOVED,
    *CORONA_WARN_APP,
    PAYMENTS,
    SMART_HOME,
    KIDS_WATCH,
    CONNECTED_CAR,
    IP_CAMERA,
)


def by_name(name: str) -> Scenario:
    """The scenario of this name; LookupError names the known ones."""
    for scenario in SCENARIOS:
        if scenario.name == name:
            return scenario
    raise LookupError(f"no scenario {name!r}; there are {', '.join(s.name for s in SCENARIOS)}")
