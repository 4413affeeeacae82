"""Runs inside the world's namespace, as ``python -m captures.lab.serve NAME BASE``: DNS, time and the upstream."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

from captures.lab.network import GATEWAY_ADDRESS
from captures.lab.responders import serve_datagrams, serve_upstream
from captures.lab.scenario import Scenario
from captures.lab.scenarios import by_name

READY_FILE = "ready"


def host_names(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Every name the scenario's DNS knows, with its addresses."""
    return {**{site.host: site.addresses for site in scenario.sites}, **scenario.names}


async def serve(scenario: Scenario, base: Path) -> None:
    """Serve until the process is stopped; ``base/ready`` appears when everything listens."""
    ntp = tuple(address for addresses in scenario.names.values() for address in addresses if ":" not in address)
    await serve_datagrams(GATEWAY_ADDRESS, ntp, host_names(scenario))
    await serve_upstream(base / "upstream.sock", scenario.answer)
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    with ExitStack() as ending:
        for service in scenario.services:
            await service(base, ending)
        (base / READY_FILE).touch()
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(serve(by_name(sys.argv[1]), Path(sys.argv[2])))
