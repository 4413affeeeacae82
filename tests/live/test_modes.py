"""What is said of modes: how to connect, what is missing, why one did not start."""

from __future__ import annotations

import errno
from types import SimpleNamespace
from typing import Any, cast

import pytest

from auditor.errors import UsageError
from auditor.live.modes import check, way_of, why_not

mode_specs = pytest.importorskip("mitmproxy.proxy.mode_specs")


def instance(spec: str, *addresses: tuple[str, int], error: Exception | None = None) -> Any:
    mode = mode_specs.ProxyMode.parse(spec)
    return cast("Any", SimpleNamespace(mode=mode, listen_addrs=addresses, last_exception=error))


@pytest.mark.parametrize("mode", ["regular@8080", "socks5", "reverse:https://example.com@8443", "wireguard"])
def test_modes_that_work_anywhere(mode: str) -> None:
    check([mode])


@pytest.mark.parametrize("mode", ["nonsense", "reverse:", "regular@x"])
def test_mode_that_makes_no_sense_is_said_with_those_that_do(mode: str) -> None:
    with pytest.raises(UsageError, match="give one of wireguard, regular"):
        check([mode])


def test_address_of_all_interfaces_is_this_machines() -> None:
    way = way_of(instance("regular@8080", ("0.0.0.0", 8080)), lambda: "192.0.2.1")
    assert way.how.startswith("set 192.0.2.1:8080 as HTTP proxy")
    assert "[::1]:8080" in way_of(instance("regular@8080", ("::1", 8080)), lambda: None).how
    assert "go on to" in way_of(instance("reverse:https://a.example@1", ("127.0.0.1", 1)), lambda: None).how


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "not allowed without privileges"),
        (OSError(errno.EADDRNOTAVAIL, "Cannot assign"), "no such address"),
        (RuntimeError("odd\nthings"), "cannot start: odd things"),
    ],
)
def test_why_a_mode_did_not_start(error: Exception, said: str) -> None:
    text = why_not(instance("socks5@1080", error=error))
    assert text is not None
    assert said in text
    assert "\n" not in text


def test_nothing_is_said_of_what_started() -> None:
    assert why_not(instance("socks5")) is None
