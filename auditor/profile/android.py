"""Reads what Android's ``getprop``, ``settings list``, ``dumpsys``, ``wm size`` and ``ip link`` print into indicators.

Several outputs may stand in one file, in any order; what is not known is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from auditor.profile.device import equipment, from_table, worth_keeping
from auditor.profile.load import Indicator

PROPERTIES: tuple[tuple[str, str, str], ...] = (
    ("ro.product.model", "device.model", "model"),
    ("ro.product.marketname", "device.model", "name in shops"),
    ("ro.config.marketing_name", "device.model", "name in shops"),
    ("ro.product.vendor.model", "device.model", "model"),
    ("ro.product.system.model", "device.model", "model"),
    ("ro.product.odm.marketname", "device.model", "name in shops"),
    ("ro.vivo.market.name", "device.model", "name in shops"),
    ("ro.vendor.oplus.market.name", "device.model", "name in shops"),
    ("ro.product.device", "device.model", "code name"),
    ("ro.product.name", "device.model", "product"),
    ("ro.product.manufacturer", "device.manufacturer", "manufacturer"),
    ("ro.product.brand", "device.manufacturer", "brand"),
    ("ro.serialno", "identifier.serial", "serial number"),
    ("ro.boot.serialno", "identifier.serial", "serial number"),
    ("ril.serialnumber", "identifier.serial", "serial number of the modem"),
    ("ro.boot.em.did", "identifier.device", "device id of the chip"),
    ("ro.ril.oem.sno", "identifier.serial", "serial number of the maker"),
    ("ro.ril.oem.psno", "identifier.serial", "serial number of the board"),
    ("ro.build.fingerprint", "device.build", "build fingerprint"),
    ("ro.build.display.id", "device.build", "build shown"),
    ("ro.build.id", "device.build", "build"),
    ("ro.build.version.incremental", "device.build", "build number"),
    ("ro.build.PDA", "device.build", "build of the maker"),
    ("gsm.version.baseband", "device.build", "modem software"),
    ("ro.build.version.oneui", "device.os", "One UI version"),
    ("ro.miui.ui.version.name", "device.os", "MIUI version"),
    ("ro.mi.os.version.name", "device.os", "HyperOS version"),
    ("ro.build.version.emui", "device.os", "EMUI version"),
    ("ro.build.version.oplusrom", "device.os", "ColorOS version"),
    ("ro.build.version.release", "device.os", "Android version"),
    ("ro.build.version.security_patch", "device.os", "security patch"),
    ("ro.product.cpu.abi", "device.cpu", "processor"),
    ("ro.board.platform", "device.cpu", "chip"),
    ("ro.hardware", "device.cpu", "board"),
    ("persist.sys.locale", "device.language", "language"),
    ("ro.product.locale", "device.language", "language as sold"),
    ("persist.sys.timezone", "location.timezone-country", "time zone"),
    ("gsm.operator.iso-country", "location.timezone-country", "country of the mobile network"),
    ("gsm.sim.operator.iso-country", "location.timezone-country", "country of the SIM"),
    ("ro.csc.countryiso_code", "location.timezone-country", "country of sale"),
    ("ro.miui.region", "location.timezone-country", "region of the system"),
    ("gsm.operator.alpha", "network.carrier", "mobile operator"),
    ("gsm.sim.operator.alpha", "network.carrier", "operator of the SIM"),
    ("gsm.operator.numeric", "network.carrier", "number of the mobile operator"),
    ("gsm.sim.operator.numeric", "network.carrier", "number of the SIM's operator"),
    ("net.hostname", "device.name", "host name"),
    ("ro.boot.btmacaddr", "identifier.mac", "Bluetooth"),
    ("persist.service.bdroid.bdaddr", "identifier.mac", "Bluetooth"),
    ("ro.boot.wifimacaddr", "identifier.mac", "Wi-Fi"),
    ("ro.ril.oem.btmac", "identifier.mac", "Bluetooth"),
    ("ro.ril.oem.wifimac", "identifier.mac", "Wi-Fi"),
    ("persist.radio.imei", "identifier.imei", "IMEI"),
    ("ro.ril.oem.imei", "identifier.imei", "IMEI"),
    ("ro.ril.oem.imei1", "identifier.imei", "first IMEI"),
    ("ro.ril.oem.imei2", "identifier.imei", "second IMEI"),
    ("ro.ril.miui.imei0", "identifier.imei", "first IMEI"),
    ("ro.ril.miui.imei1", "identifier.imei", "second IMEI"),
    ("ro.ril.oem.meid", "identifier.imei", "MEID"),
    ("persist.radio.meid", "identifier.imei", "MEID"),
    ("dhcp.wlan0.ipaddress", "network.local-ip", "address in the Wi-Fi"),
)
"""System properties, their data types, and labels. Sources: AOSP ``build/make``, ``frameworks/base``; vendors."""

SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("android_id", "identifier.android-id", "Android id of the shell"),
    ("bluetooth_address", "identifier.mac", "Bluetooth"),
    ("bluetooth_name", "device.name", "Bluetooth name"),
    ("device_name", "device.name", "device name"),
    ("advertising_id", "identifier.advertising", "advertising id"),
    ("pps_oaid", "identifier.advertising", "Huawei's advertising id"),
    ("unified_device_name", "device.name", "device name"),
    ("wifi_p2p_device_name", "device.name", "Wi-Fi Direct name"),
    ("system_locales", "device.language", "languages"),
)
"""Settings (secure, global, system), their data types, and labels. Source: AOSP ``android.provider.Settings``."""

PER_SIM = ("network.carrier", "location.timezone-country", "identifier.imei")
"""Data types of which a device with two SIMs has two values, with a comma between them."""

_PROPERTY = re.compile(r"^\[([^\]\n]+)\]: \[([^\]\n]*)\]\s*$", re.MULTILINE)
_SETTING = re.compile(r"^([a-z0-9_]{3,64})=([^\n\r]*)$", re.MULTILINE)
_MAC = r"(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}"
_WIFI = re.compile(
    rf'SSID: (?:"([^\n"]{{1,64}})"|[^\n,"]{{1,64}}), (?:BSSID: ({_MAC}))?(?:.{{0,40}}?MAC: ({_MAC}))?'
    r"(?:, IP: /?([0-9.]+))?"
)
_BLUETOOTH = re.compile(rf"Bluetooth Status.{{0,400}}?^\s*address: ({_MAC})\n(?:\s*name: ([^\n]+))?", re.S | re.M)
_ACCOUNT = re.compile(r"Account \{name=([^,\n}]{1,128}), type=([\w.]+)\}")
_LOCATION = re.compile(r"Location\[(\w+) (-?\d{1,3}\.\d{3,15}),(-?\d{1,3}\.\d{3,15})")
_SUBSCRIBER = re.compile(
    r"^\s*(?:m?Device ?ID|m?Imei|Line 1 Number|m?Msisdn|m?IccId|m?SubscriberId)\s*[=:]\s*(\+?\d{7,20})", re.M | re.I
)
_PARCEL = re.compile(r"Result: Parcel\((.*?)'\s*\)", re.S)
_WORDS = re.compile(r"(?:0x[0-9a-f]{8}: )?((?:[0-9a-f]{8} ){1,4})")
_SIZE = re.compile(r"(?:Physical|Override) size: (\d{3,5})x(\d{3,5})")
_ETHER = re.compile(rf"link/ether ({_MAC})")

Reading = Callable[[str], Iterator[Indicator]]


def properties(text: str) -> Iterator[Indicator]:
    """``[key]: [value]`` of ``getprop``; two SIMs give two values with a comma between them."""
    for each in from_table(PROPERTIES, _PROPERTY.findall(text)):
        if each.type in PER_SIM or each.label == "modem software":
            yield from (Indicator(each.type, part.strip(), each.label) for part in each.value.split(","))
        else:
            yield each


def settings(text: str) -> Iterator[Indicator]:
    """``key=value`` of ``settings list secure``, ``global`` and ``system``."""
    for each in from_table(SETTINGS, _SETTING.findall(text)):
        values = each.value.split(",") if each.type == "device.language" else (each.value,)
        yield from (Indicator(each.type, value, each.label) for value in values)


def wifi(text: str) -> Iterator[Indicator]:
    """The network the device is in, of ``dumpsys wifi``; not those it knows or sees."""
    for line in text.splitlines():
        match = _WIFI.search(line) if "mWifiInfo" in line or "WifiInfo:" in line else None
        if match is not None:
            yield from (
                Indicator(type_, value, label)
                for value, type_, label in zip(
                    match.groups(),
                    ("network.ssid", "network.bssid", "identifier.mac", "network.local-ip"),
                    ("Wi-Fi", "access point", "Wi-Fi", "address in the Wi-Fi"),
                    strict=True,
                )
                if value is not None
            )


def bluetooth(text: str) -> Iterator[Indicator]:
    """Address and name of the adapter, of ``dumpsys bluetooth_manager``."""
    for address, name in _BLUETOOTH.findall(text):
        yield Indicator("identifier.mac", address, "Bluetooth")
        yield Indicator("device.name", name.strip(), "Bluetooth name")


def accounts(text: str) -> Iterator[Indicator]:
    """Accounts on the device, of ``dumpsys account``."""
    for name, service in _ACCOUNT.findall(text):
        type_ = "account.email" if "@" in name else equipment(name.replace(" ", "")) or "account.username"
        yield Indicator(type_, name, f"account of {service}")


def location(text: str) -> Iterator[Indicator]:
    """The last position of each provider, of ``dumpsys location``."""
    seen: set[str] = set()
    for provider, latitude, longitude in _LOCATION.findall(text):
        place = float(latitude), float(longitude)
        if provider not in seen and abs(place[0]) <= 90 and abs(place[1]) <= 180:
            seen.add(provider)
            label = f"last position ({provider})"
            yield Indicator("location.coordinates", f"{latitude},{longitude}", label, *place)


def telephony(text: str) -> Iterator[Indicator]:
    """Numbers of ``dumpsys iphonesubinfo``, and of ``service call iphonesubinfo N``, which prints words of a parcel."""
    found = _SUBSCRIBER.findall(text)
    for parcel in _PARCEL.findall(text):
        words = "".join(_WORDS.findall(parcel)).split()
        data = b"".join(int(word, 16).to_bytes(4, "little") for word in words)
        length = int.from_bytes(data[4:8], "little")
        if 0 < length <= 32:
            found.append(data[8 : 8 + 2 * length].decode("utf-16-le", "replace"))
    for digits in found:
        type_ = equipment(digits)
        if type_ is not None:
            yield Indicator(type_, digits, "telephony")


def screen(text: str) -> Iterator[Indicator]:
    """The size of the screen, of ``wm size``, together and each side."""
    for width, height in _SIZE.findall(text):
        yield Indicator("device.screen", f"{width}x{height}", "screen")
        yield Indicator("device.screen", width, "screen width")
        yield Indicator("device.screen", height, "screen height")


def interfaces(text: str) -> Iterator[Indicator]:
    """Hardware addresses of ``ip link``."""
    for address in _ETHER.findall(text):
        yield Indicator("identifier.mac", address, "network interface")


READINGS: tuple[Reading, ...] = (
    properties, settings, telephony, wifi, bluetooth, interfaces, screen, accounts, location,
)  # fmt: skip
"""Every kind of output that is read."""


def read_android(text: str) -> list[Indicator]:
    """Everything known that stands in these outputs, each value once."""
    plain = text.replace("\r\n", "\n")
    return worth_keeping(each for reading in READINGS for each in reading(plain))
