"""What ideviceinfo prints becomes indicators. The outputs are invented in the shape of real ones."""

from __future__ import annotations

import plistlib

import pytest

from auditor.profile.ios import KEYS, read_ideviceinfo
from auditor.rules import load_rules

LINES = """\
ActivationState: Activated
BluetoothAddress: 00:00:5e:00:53:12
BuildVersion: 21D61
CarrierBundleInfoArray[1]:
 0:
  IntegratedCircuitCardIdentity: 8949020000123456789
DeviceName: Mias iPhone
HardwareModel: D17AP
InternationalMobileEquipmentIdentity: 490154203237518
PhoneNumber: +49 1555 0123456
ProductType: iPhone14,5
ProductVersion: 17.3.1
SerialNumber: F2LX1ABCDEF7
TimeZone: Europe/Berlin
UniqueChipID: 1234567890123456
UniqueDeviceID: 00008110-001A2B3C4D5E6F70
WiFiAddress: 00:00:5e:00:53:11
"""
EXPECTED = [
    ("device.model", "iPhone14,5"),
    ("device.model", "D17AP"),
    ("device.name", "Mias iPhone"),
    ("device.os", "17.3.1"),
    ("device.build", "21D61"),
    ("identifier.serial", "F2LX1ABCDEF7"),
    ("identifier.device", "00008110-001A2B3C4D5E6F70"),
    ("identifier.device", "1234567890123456"),
    ("identifier.imei", "490154203237518"),
    ("identifier.mac", "00:00:5e:00:53:11"),
    ("identifier.mac", "00:00:5e:00:53:12"),
    ("account.phone", "+49 1555 0123456"),
    ("location.timezone-country", "Europe/Berlin"),
]


def test_lines_are_read() -> None:
    assert [(each.type, each.value) for each in read_ideviceinfo(LINES)] == EXPECTED


def test_a_property_list_is_read_like_lines() -> None:
    pairs = dict(line.split(": ", 1) for line in LINES.splitlines() if ": " in line and not line.startswith(" "))
    root = {**pairs, "UniqueChipID": 1234567890123456, "PasswordProtected": True, "Nested": {"SerialNumber": "NO"}}
    text = plistlib.dumps(root).decode()
    assert [(each.type, each.value) for each in read_ideviceinfo(text)] == EXPECTED


@pytest.mark.parametrize("text", ["", "<?xml version='1.0'?><plist><dict><key>a</key>", "ERROR: No device found!\n"])
def test_other_texts_give_nothing(text: str) -> None:
    assert read_ideviceinfo(text) == []


def test_every_type_is_known() -> None:
    assert {type_ for _, type_, _ in KEYS} <= set(load_rules().vocabulary.types)
