from __future__ import annotations

from typing import Any

from scapy.all import ARP, ICMP, IP, TCP, UDP, Dot1Q, Ether, IPv6, Raw  # type: ignore[attr-defined]

from auditor.redaction.frames import ETHERNET, RAW, Frames, Segment
from auditor.redaction.placeholders import Placeholders

MAC, ROUTER = "3c:5a:b4:01:02:03", "9c:11:22:33:44:55"


def frames() -> Frames:
    return Frames(Placeholders(b"k" * 32), frozenset({"2001:db8::7"}))


def kept(segment: Segment, data: bytes) -> bytes:
    return data


def zeros(segment: Segment, data: bytes) -> bytes:
    return bytes(len(data))


def packet(*layers: Any) -> bytes:
    whole = layers[0]
    for layer in layers[1:]:
        whole = whole / layer
    return bytes(whole)


def test_addresses_of_devices_change_servers_stay_and_checksums_fit() -> None:
    ip = IP(src="192.168.1.23", dst="8.8.8.8")
    data = packet(Ether(src=MAC, dst=ROUTER), ip, TCP(sport=40000, dport=80), Raw(b"abc"))
    shown = Ether(frames().rewrite(data, ETHERNET, kept))
    assert len(bytes(shown)) == len(data)
    assert MAC not in (shown.src, shown.dst)
    assert ROUTER not in (shown.src, shown.dst)
    assert shown[IP].src.startswith("192.168.")
    assert shown[IP].src != "192.168.1.23"
    assert shown[IP].dst == "8.8.8.8"
    assert bytes(shown[TCP].payload) == b"abc"
    again = Ether(bytes(shown))
    del again[IP].chksum, again[TCP].chksum
    assert bytes(again) == bytes(shown)


def test_device_of_ipv6_and_vlan_tags() -> None:
    ip = IPv6(src="2001:db8::7", dst="2001:db8:1::1")
    data = packet(Ether(src=MAC), Dot1Q(vlan=3), ip, UDP(sport=5, dport=6), Raw(b"x"))
    shown = Ether(frames().rewrite(data, ETHERNET, zeros))
    assert shown[IPv6].src != "2001:db8::7"
    assert shown[IPv6].dst == "2001:db8:1::1"
    assert bytes(shown[UDP].payload) == b"\0"
    again = Ether(bytes(shown))
    del again[UDP].chksum
    assert bytes(again) == bytes(shown)


def test_arp_is_rewritten_and_stays_arp() -> None:
    asked = ARP(hwsrc=MAC, psrc="192.168.1.23", pdst="192.168.1.1")
    data = packet(Ether(src=MAC, dst="ff:ff:ff:ff:ff:ff"), asked, Raw(b"secret"))
    shown = Ether(frames().rewrite(data, ETHERNET, zeros))
    assert shown.dst == "ff:ff:ff:ff:ff:ff"
    assert shown[ARP].hwsrc == shown.src
    assert shown[ARP].psrc != "192.168.1.23"
    assert b"secret" not in bytes(shown)


def test_everything_that_is_not_understood_becomes_zeros() -> None:
    new = frames()
    other = packet(Ether(src=MAC, dst="01:80:c2:00:00:0e", type=0x88CC), Raw(b"name of the device"))
    icmp = packet(Ether(src=MAC), IP(src="192.168.1.23", dst="8.8.8.8"), ICMP(), Raw(b"quoted packet"))
    fragment = packet(Ether(src=MAC), IP(src="192.168.1.23", dst="8.8.8.8", frag=8, proto=6), Raw(b"part of a stream"))
    tunnel = packet(Ether(src=MAC), IP(src="192.168.1.23", dst="8.8.8.8", proto=4), Raw(b"\x45 inner packet"))
    for data, secret in ((other, b"name"), (icmp, b"quoted"), (fragment, b"stream"), (tunnel, b"inner")):
        shown = new.rewrite(data, ETHERNET, kept)
        assert len(shown) == len(data)
        assert secret in data
        assert secret not in shown


def test_options_of_tcp_and_bytes_behind_the_packet_are_taken_out() -> None:
    data = packet(Ether(src=MAC), IP(src="192.168.1.23", dst="8.8.8.8"), TCP(options=[("Timestamp", (12345, 0))]))
    shown = frames().rewrite(data + b"trailer", ETHERNET, kept)
    assert b"trailer" not in shown
    assert (12345).to_bytes(4) not in shown


def test_any_cut_of_a_packet_is_survived_at_its_length() -> None:
    data = packet(Ether(src=MAC), IP(src="192.168.1.23", dst="8.8.8.8"), TCP(), Raw(b"GET / HTTP/1.1\r\n\r\n"))
    for link in (ETHERNET, RAW, 0, 113, 276):
        for end in range(len(data) + 1):
            assert len(frames().rewrite(data[:end], link, kept)) == end


def test_raw_ip_has_no_hardware_addresses() -> None:
    data = packet(IP(src="10.1.2.3", dst="10.1.2.4"), UDP(sport=1, dport=2), Raw(b"abc"))
    shown = IP(frames().rewrite(data, RAW, kept))
    assert shown.src.startswith("10.")
    assert shown.src != "10.1.2.3"
    assert bytes(shown[UDP].payload) == b"abc"
