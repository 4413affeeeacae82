"""Only addons that nobody asked for are left out."""

from __future__ import annotations

import asyncio

from mitmproxy import addons, options
from mitmproxy.master import Master

from auditor.live.lean import IDLE, leave_out_idle

NEEDED = {"core", "block", "disableh2c", "nextlayer", "onboarding", "proxyserver", "tlsconfig", "updatealtsvc"}


def left_out(*settings: str) -> tuple[tuple[str, ...], set[str]]:
    """What is left out with these settings, and the names of what stays."""

    async def run() -> tuple[tuple[str, ...], set[str]]:
        master = Master(options.Options(), asyncio.get_running_loop(), with_termlog=False)
        master.addons.add(*addons.default_addons())
        master.options.set(*settings)
        taken = leave_out_idle(master)
        assert leave_out_idle(master) == (), "nothing is left to be taken out"
        return taken, {type(addon).__name__.lower() for addon in master.addons.chain}

    return asyncio.run(run())


def test_idle_addons_are_known_to_mitmproxy_and_left_out() -> None:
    taken, kept = left_out()
    assert taken == tuple(name for name, _ in IDLE)
    assert kept >= NEEDED
    assert kept.isdisjoint(taken)


def test_addon_whose_option_is_set_stays() -> None:
    taken, kept = left_out("modify_headers=/~q/x-test/1", "proxyauth=any")
    assert {"modifyheaders", "proxyauth"} <= kept
    assert "maplocal" in taken


def test_every_option_named_is_one() -> None:
    async def run() -> None:
        master = Master(options.Options(), asyncio.get_running_loop(), with_termlog=False)
        master.addons.add(*addons.default_addons())
        assert [each for _, names in IDLE for each in names if each not in master.options] == []

    asyncio.run(run())
