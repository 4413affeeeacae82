from __future__ import annotations

import click
import pytest

from auditor.cli.options import device_address


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("02-00-00-00-00-AB", "02:00:00:00:00:ab"),
        ("0200000000AB", "02:00:00:00:00:ab"),
        ("2001:DB8:0::1", "2001:db8::1"),
        ("192.0.2.7", "192.0.2.7"),
    ],
)
def test_addresses_of_the_device_are_taken_in_any_spelling(given: str, meant: str) -> None:
    context = click.Context(click.Command("scan"))
    assert device_address(context, click.Option(["--device"]), given) == meant


@pytest.mark.parametrize("given", ["my-phone", "02:00:00:00:00", "02-00:00-00:00-ab", "192.0.2.300", ""])
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(click.BadParameter, match="is no IP or MAC address"):
        device_address(click.Context(click.Command("scan")), click.Option(["--device"]), given)
