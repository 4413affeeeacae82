"""Reads what ``ideviceinfo`` of libimobiledevice prints, as lines or as property list (``-x``), into indicators."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from auditor.profile.device import from_table, worth_keeping
from auditor.profile.load import Indicator

KEYS: tuple[tuple[str, str, str], ...] = (
    ("ProductType", "device.model", "model"),
    ("HardwareModel", "device.model", "hardware"),
    ("ModelNumber", "device.model", "order number"),
    ("DeviceName", "device.name", "device name"),
    ("ProductVersion", "device.os", "iOS version"),
    ("BuildVersion", "device.build", "build"),
    ("CPUArchitecture", "device.cpu", "processor"),
    ("SerialNumber", "identifier.serial", "serial number"),
    ("MLBSerialNumber", "identifier.serial", "serial number of the board"),
    ("WirelessBoardSerialNumber", "identifier.serial", "serial number of the radio board"),
    ("UniqueDeviceID", "identifier.device", "UDID"),
    ("UniqueChipID", "identifier.device", "ECID"),
    ("DieID", "identifier.device", "die id"),
    ("InternationalMobileEquipmentIdentity", "identifier.imei", "IMEI"),
    ("InternationalMobileEquipmentIdentity2", "identifier.imei", "second IMEI"),
    ("MobileEquipmentIdentifier", "identifier.imei", "MEID"),
    ("InternationalMobileSubscriberIdentity", "identifier.imsi", "IMSI"),
    ("InternationalMobileSubscriberIdentity2", "identifier.imsi", "second IMSI"),
    ("IntegratedCircuitCardIdentity", "identifier.iccid", "SIM"),
    ("IntegratedCircuitCardIdentity2", "identifier.iccid", "second SIM"),
    ("WiFiAddress", "identifier.mac", "Wi-Fi"),
    ("BluetoothAddress", "identifier.mac", "Bluetooth"),
    ("EthernetAddress", "identifier.mac", "Ethernet"),
    ("PhoneNumber", "account.phone", "phone number"),
    ("PhoneNumber2", "account.phone", "second phone number"),
    ("TimeZone", "location.timezone-country", "time zone"),
    ("Language", "device.language", "language"),
    ("Locale", "device.language", "region format"),
)
"""Keys of lockdownd's value domains, their data types, and labels. Source: libimobiledevice, ``docs/ideviceinfo.1``."""

_LINE = re.compile(r"^([A-Za-z0-9]+): ([^\n\r]+)$", re.MULTILINE)


def read_ideviceinfo(text: str) -> list[Indicator]:
    """Everything known that stands in this output, each value once; nested values are passed over."""
    return worth_keeping(from_table(KEYS, _values(text)))


def _values(text: str) -> Iterator[tuple[str, str]]:
    if "<plist" not in text[:1000]:
        yield from _LINE.findall(text.replace("\r\n", "\n"))
        return
    try:
        root = plistlib.loads(text.encode(), fmt=plistlib.FMT_XML)
    except (plistlib.InvalidFileException, ExpatError, ValueError):
        return
    if isinstance(root, dict):
        for key, value in root.items():
            if isinstance(value, str | int) and not isinstance(value, bool):
                yield str(key), str(value)
