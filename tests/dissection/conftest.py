from __future__ import annotations

from pathlib import Path

import pytest

CAPTURES = Path(__file__).parent.parent.parent / "captures"


@pytest.fixture(params=["tiktok-session", "xiaomi-browser-2020"])
def capture(request: pytest.FixtureRequest) -> Path:
    return CAPTURES / str(request.param) / "capture.pcapng"
