"""What Android's tools print becomes indicators. The outputs are invented in the shape of real ones."""

from __future__ import annotations

import pytest

from auditor.profile import Indicator
from auditor.profile.android import PROPERTIES, SETTINGS, read_android, telephony
from auditor.rules import load_rules

GETPROP = """\
[dalvik.vm.heapsize]: [512m]
[gsm.operator.alpha]: [Example Mobile,Other Net]
[gsm.operator.iso-country]: [de,]
[persist.sys.timezone]: [Europe/Berlin]
[ro.boot.serialno]: [28151FDH200AB7]
[ro.build.fingerprint]: [google/panther/panther:14/UQ1A.240205.002/11224170:user/release-keys]
[ro.product.manufacturer]: [Google]
[ro.product.model]: [Pixel 7]
[ro.serialno]: [28151FDH200AB7]
[ro.ril.oem.imei1]: [490154203237518]
[net.hostname]: []
"""
SETTINGS_LIST = """\
accessibility_enabled=0
android_id=8a3f5d686e54912c
bluetooth_address=00:00:5E:00:53:02
bluetooth_name=Mias Telefon
device_name=Mias Telefon
"""
WIFI = """\
Wi-Fi is enabled
mWifiConfig SSID: "Attic, under the roof", BSSID: 00:00:5e:00:53:a9, MAC: 00:00:00:00:00:00
mWifiInfo SSID: "Attic-Wifi-5G", BSSID: 00:00:5e:00:53:a0, MAC: 0a:15:b2:aa:bb:cc, IP: /192.168.178.23, \
Security type: 2, Supplicant state: COMPLETED, Wi-Fi standard: 6, RSSI: -51, Link speed: 866Mbps
  SSID: "Neighbour", BSSID: 00:00:5e:00:53:bb, MAC: 00:00:00:00:00:00
"""
BLUETOOTH = """\
Bluetooth Status
  enabled: true
  state: ON
  address: 00:00:5E:00:53:02
  name: Mias Telefon
  time since enabled: 02:14:05.291
Bonded devices:
  00:00:5E:00:53:77 [ DUAL ] Car
"""
ACCOUNTS = """\
User UserInfo{0:Mia:c13}:
  Accounts: 3
    Account {name=mia.muster@mail.example, type=com.google}
    Account {name=+49 1555 0123456, type=com.messenger.example}
    Account {name=mia_m77, type=com.social.example}
"""
LOCATION = """\
  gps provider:
    last location=Location[gps 48.401100,9.987600 hAcc=12.5 et=+1d2h3m alt=478.2 vAcc=3.0]
    last coarse location=Location[gps 48.410000,9.980000 hAcc=2000.0]
  network provider:
    last location=Location[network 48.401400,9.987900 hAcc=25.0 et=+1d2h4m]
"""
PARCEL = """\
Result: Parcel(
  0x00000000: 00000000 0000000f 00390034 00310030 '........4.9.0.1.'
  0x00000010: 00340035 00300032 00320033 00370033 '5.4.2.0.3.2.3.7.'
  0x00000020: 00310035 00000038                   '5.1.8...        ')
"""
OTHERS = """\
Physical size: 1080x2400
3: wlan0: <BROADCAST,MULTICAST,UP> mtu 1500
    link/ether 0a:15:b2:aa:bb:cc brd ff:ff:ff:ff:ff:ff
1: lo: <LOOPBACK>
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
"""


def values(text: str) -> list[tuple[str, str]]:
    return [(each.type, each.value) for each in read_android(text)]


def test_properties_are_read_once_each_and_empty_ones_are_not() -> None:
    found = values(GETPROP)
    assert ("device.model", "Pixel 7") in found
    assert found.count(("identifier.serial", "28151FDH200AB7")) == 1
    assert ("identifier.imei", "490154203237518") in found
    assert [v for t, v in found if t == "network.carrier"] == ["Example Mobile", "Other Net"]
    assert ("location.timezone-country", "de") in found
    assert not any(t == "device.name" for t, _ in found)
    assert "512m" not in [v for _, v in found]


def test_settings_are_read() -> None:
    assert values(SETTINGS_LIST) == [
        ("identifier.android-id", "8a3f5d686e54912c"),
        ("identifier.mac", "00:00:5E:00:53:02"),
        ("device.name", "Mias Telefon"),
    ]


def test_only_the_network_the_device_is_in_is_read() -> None:
    assert values(WIFI) == [
        ("network.ssid", "Attic-Wifi-5G"),
        ("network.bssid", "00:00:5e:00:53:a0"),
        ("identifier.mac", "0a:15:b2:aa:bb:cc"),
        ("network.local-ip", "192.168.178.23"),
    ]


def test_redacted_addresses_are_not_read() -> None:
    assert values("mWifiInfo SSID: <unknown ssid>, BSSID: <none>, MAC: 02:00:00:00:00:00, RSSI: -127\n") == []
    assert values("Bluetooth Status\n  address: XX:XX:XX:XX:53:02\n  name: Phone\n") == []


def test_the_own_adapter_is_read_and_not_bonded_devices() -> None:
    assert values(BLUETOOTH) == [("identifier.mac", "00:00:5E:00:53:02"), ("device.name", "Mias Telefon")]


def test_accounts_are_addresses_numbers_and_names() -> None:
    assert values(ACCOUNTS) == [
        ("account.email", "mia.muster@mail.example"),
        ("account.phone", "+49 1555 0123456"),
        ("account.username", "mia_m77"),
    ]


def test_last_positions_are_read_by_provider() -> None:
    found = read_android(LOCATION)
    assert [(each.latitude, each.longitude, each.label) for each in found] == [
        (48.4011, 9.9876, "last position (gps)"),
        (48.4014, 9.9879, "last position (network)"),
    ]


def test_parcels_are_decoded() -> None:
    assert values(PARCEL) == [("identifier.imei", "490154203237518")]
    assert list(telephony("Result: Parcel(00000000 ffffffff   '........')")) == []
    assert values("Phone Subscriber Info:\n  Phone Type = GSM\n  Device ID = 490154203237518\n") == [
        ("identifier.imei", "490154203237518")
    ]


def test_screen_and_interfaces_are_read() -> None:
    assert values(OTHERS) == [
        ("identifier.mac", "0a:15:b2:aa:bb:cc"),
        ("device.screen", "1080x2400"),
        ("device.screen", "1080"),
        ("device.screen", "2400"),
    ]


def test_outputs_may_stand_in_one_file_in_any_order() -> None:
    parts = [GETPROP, SETTINGS_LIST, WIFI, BLUETOOTH, ACCOUNTS, LOCATION, PARCEL, OTHERS]
    together, reverse = values("".join(parts)), values("".join(reversed(parts)).replace("\n", "\r\n"))
    assert sorted(together) == sorted(reverse)
    assert set(together) == {value for part in parts for value in values(part)}


@pytest.mark.parametrize("text", ["", "not an output at all\n" * 50, "[a]: [b", "\x00\xff[]]]: [["])
def test_other_texts_give_nothing(text: str) -> None:
    assert read_android(text) == []


def test_every_type_is_known() -> None:
    types = load_rules().vocabulary.types
    assert {type_ for _, type_, _ in (*PROPERTIES, *SETTINGS)} <= set(types)
    assert all(isinstance(each, Indicator) and each.type in types for each in read_android(GETPROP + ACCOUNTS + OTHERS))


def test_what_makers_call_their_own_is_read() -> None:
    text = """\
[gsm.version.baseband]: [g5300q-230927,g5300q-230927]
[gsm.sim.operator.numeric]: [26203,26202]
[ro.build.PDA]: [A127FXXU5AVC4]
[ro.csc.countryiso_code]: [DE]
[ro.ril.oem.wifimac]: [00:00:5e:00:53:e6]
[ro.ril.oem.sno]: [12345/F1YP00001]
[persist.radio.imei]: [490154203237518,490154203237526]
[ro.build.version.emui]: [EmotionUI_10.1.0]
[ro.vendor.oplus.market.name]: [OnePlus 11 5G]
pps_oaid=1fe9a970-efbb-29e0-0bdd-f5dbbf751ab5
"""
    assert [(each.type, each.value) for each in read_android(text)] == [
        ("device.model", "OnePlus 11 5G"),
        ("identifier.serial", "12345/F1YP00001"),
        ("device.build", "A127FXXU5AVC4"),
        ("device.build", "g5300q-230927"),
        ("device.os", "EmotionUI_10.1.0"),
        ("location.timezone-country", "DE"),
        ("network.carrier", "26203"),
        ("network.carrier", "26202"),
        ("identifier.mac", "00:00:5e:00:53:e6"),
        ("identifier.imei", "490154203237518"),
        ("identifier.imei", "490154203237526"),
        ("identifier.advertising", "1fe9a970-efbb-29e0-0bdd-f5dbbf751ab5"),
    ]
