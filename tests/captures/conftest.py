"""Which bundled captures the tests of this folder are about."""

from __future__ import annotations

from pathlib import Path

CAPTURES = Path(__file__).resolve().parents[2] / "captures"
CASES = (
    "corona-warn-app",
    "douyin-session",
    "health-code-checkin",
    "tiktok-encrypted",
    "tiktok-session",
    "xiaomi-browser-2020",
    "xiaomi-browser-fixed",
)
"""Cases in which everything is HTTP; each is one recording, or several."""
THINGS = ("connected-car", "ip-camera", "kids-watch", "smart-home", "wechat-alipay-pay")
"""Cases in which much is said in other protocols than HTTP."""
SCENARIOS = tuple(
    path.parent.relative_to(CAPTURES).as_posix()
    for case in CASES
    for path in sorted((CAPTURES / case).rglob("expected.json"))
)
"""Their recordings that come with what an audit must report."""
MADE_UP = tuple(name for name in SCENARIOS if name.startswith("xiaomi-browser-fixed/moved/"))
"""Those in a format no rule knows: what canaries find in them is tested with the comparison of versions."""
