"""Packets of one device are told from those of others."""

from __future__ import annotations

import pytest
from scapy.layers.inet import IP, UDP
from scapy.layers.inet6 import IPv6
from scapy.layers.l2 import ARP, Dot1Q, Ether

from auditor.errors import UsageError
from auditor.live.belonging import ETHERNET, RAW, Device, belonging

MAC, OTHER = "02:00:5e:10:00:01", "02:00:5e:10:00:02"


@pytest.mark.parametrize("tagged", [False, True])
def test_address_is_found_behind_tags(tagged: bool) -> None:
    mine, others = IP(src="192.0.2.7", dst="192.0.2.1") / UDP(), IP(src="192.0.2.8", dst="192.0.2.1") / UDP()
    belongs = belonging(Device.of("192.0.2.7"), ETHERNET)
    head = Ether(src=OTHER, dst=OTHER) / Dot1Q(vlan=3) / Dot1Q(vlan=4) if tagged else Ether(src=OTHER, dst=OTHER)
    assert belongs(bytes(head / mine))
    assert not belongs(bytes(head / others))
    assert not belongs(bytes(Ether() / ARP(psrc="192.0.2.7")))
    assert not belongs(b"")


def test_mac_address_of_either_end() -> None:
    belongs = belonging(Device.of(MAC.upper().replace(":", "-")), ETHERNET)
    assert belongs(bytes(Ether(src=MAC, dst=OTHER)))
    assert belongs(bytes(Ether(src=OTHER, dst=MAC)))
    assert not belongs(bytes(Ether(src=OTHER, dst=OTHER)))


def test_packets_without_a_link_layer() -> None:
    belongs = belonging(Device.of("2001:db8::7"), RAW)
    assert belongs(bytes(IPv6(src="2001:db8::1", dst="2001:db8::7") / UDP()))
    assert not belongs(bytes(IPv6(src="2001:db8::1", dst="2001:db8::8") / UDP()))
    assert not belongs(bytes(IP(src="192.0.2.7") / UDP()))


@pytest.mark.parametrize(("text", "link"), [("nobody", 1), ("02:00:5e:10:00", 1), (MAC, RAW), ("192.0.2.7", 147)])
def test_what_cannot_be_told_apart_is_said(text: str, link: int) -> None:
    with pytest.raises(UsageError):
        belonging(Device.of(text), link)
