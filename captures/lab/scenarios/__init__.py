"""The scenarios the lab can play, in the order they are made."""

from __future__ import annotations

from captures.lab.scenario import Scenario
from captures.lab.scenarios.cwa import CORONA_WARN_APP
from captures.lab.scenarios.douyin import DOUYIN_SESSION
from captures.lab.scenarios.health_readable import READABLE
from captures.lab.scenarios.tiktok import TIKTOK_SESSION
from captures.lab.scenarios.tiktok_encrypted import TIKTOK_ENCRYPTED
from captures.lab.scenarios.xiaomi import XIAOMI_BROWSER
from captures.lab.scenarios.xiaomi_versions import XIAOMI_VERSIONS

SCENARIOS: tuple[Scenario, ...] = (
    TIKTOK_SESSION,
    TIKTOK_ENCRYPTED,
    DOUYIN_SESSION,
    READABLE,
    XIAOMI_BROWSER,
    *XIAOMI_VERSIONS,
    *CORONA_WARN_APP,
)


def by_name(name: str) -> Scenario:
    """The scenario of this name; LookupError names the known ones."""
    for scenario in SCENARIOS:
        if scenario.name == name:
            return scenario
    raise LookupError(f"no scenario {name!r}; there are {', '.join(s.name for s in SCENARIOS)}")
