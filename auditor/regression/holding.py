"""The command `auditor record` runs for a test: says how to go through the proxy, and waits until the test is over."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping

PROXY, CERTIFICATE = "AUDITOR_PROXY", "AUDITOR_CERTIFICATE"
_PROXIES = ("http_proxy", "https_proxy")


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """Of the environment what tells clients of the proxy and its certificate."""
    certificate = environment[CERTIFICATE]
    own = (PROXY, CERTIFICATE)
    return {
        name: value
        for name, value in environment.items()
        if name in own or name.lower() in _PROXIES or value == certificate
    }


def main() -> None:
    """One line of JSON on standard output; then until standard input ends."""
    sys.stdout.write(json.dumps(surroundings(os.environ)) + "\n")
    sys.stdout.flush()
    while sys.stdin.buffer.read(65536):
        pass


if __name__ == "__main__":
    main()
