"""The invented phone of the TikTok session: what its app puts into every query, log header and User-Agent.

Field names: Citizen Lab, "TikTok vs Douyin" (2021-03-22) and citizenlab/tiktok-report-data ``ttencrypt-ed.json``;
szdc/tiktok-api ``BaseRequestParams``. All values are invented; device_id and iid are of a year before the app existed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from captures.lab.client import Datum

MODEL, BRAND, OS_VERSION, OS_API = "Pixel 7", "google", "14", 34
DEVICE_ID, INSTALL_ID = "6000000135790246813", "6000000246801357924"
OPENUDID, CDID = "9774d56d682e549c", "5f0c9a44-3b1e-4d27-9c60-aaaa0badcafe"
CLIENTUDID = "0b7e4c1d-52aa-4f93-8a2c-bbbb0badcafe"
GOOGLE_AID = "38400000-8cf0-11bd-b23e-10b96e40000d"
LANGUAGE, REGION, ZONE, ZONE_OFFSET, ZONE_HOURS = "de", "DE", "Europe/Berlin", "3600", 1
MCC_MNC, CARRIER = "26299", "Testnet DE"
WIDTH, HEIGHT, DENSITY = 1080, 2400, 420
CITY, LATITUDE, LONGITUDE = "Berlin", "52.52", "13.40"
VERSION, VERSION_CODE = "14.7.5", 2021407050
BUILD = "UQ1A.240205.002"
USER_AGENT = (
    f"com.zhiliaoapp.musically/{VERSION_CODE} (Linux; U; Android {OS_VERSION}; {LANGUAGE}_{REGION}; {MODEL}; "
    f"Build/{BUILD}; Cronet/58.0.2991.0)"
)

_ANY_ID = ("identifier.",)
_PLACE = ("location.", "device.", "network.")
_DEVICE = ("device.",)

# field name in queries and headers -> (data type, core, further types it may be called)
LABELS: dict[str, tuple[str, bool, tuple[str, ...]]] = {
    "device_type": ("device.model", True, ()),
    "device_model": ("device.model", True, ()),
    "device_brand": ("device.manufacturer", True, _DEVICE),
    "device_manufacturer": ("device.manufacturer", True, _DEVICE),
    "os_version": ("device.os", True, _DEVICE),
    "os": ("device.os", False, _DEVICE),
    "device_platform": ("device.os", False, _DEVICE),
    "os_api": ("device.os", False, _DEVICE),
    "rom": ("device.build", False, _DEVICE),
    "cpu_abi": ("device.cpu", False, _DEVICE),
    "resolution": ("device.screen", False, _DEVICE),
    "dpi": ("device.screen", False, _DEVICE),
    "density_dpi": ("device.screen", False, _DEVICE),
    "display_density": ("device.screen", False, _DEVICE),
    "google_aid": ("identifier.advertising", True, ()),
    "gaid": ("identifier.advertising", True, ()),
    "device_id": ("identifier.device", True, _ANY_ID),
    "iid": ("identifier.install", True, _ANY_ID),
    "install_id": ("identifier.install", True, _ANY_ID),
    "openudid": ("identifier.android-id", True, _ANY_ID),
    "uuid": ("identifier.imei", True, _ANY_ID),
    "mc": ("identifier.mac", True, _ANY_ID),
    "build_serial": ("identifier.serial", True, _ANY_ID),
    "cdid": ("identifier.install", True, _ANY_ID),
    "clientudid": ("identifier.install", True, _ANY_ID),
    "session_id": ("identifier.session", False, _ANY_ID),
    "language": ("device.language", False, ("device.", "account.", "location.")),
    "app_language": ("device.language", False, ("device.", "account.", "location.")),
    "locale": ("device.language", False, ("device.", "account.", "location.")),
    "region": ("location.country", True, _PLACE),
    "sys_region": ("location.country", False, _PLACE),
    "op_region": ("location.country", False, _PLACE),
    "app_region": ("location.country", False, _PLACE),
    "sim_region": ("location.country", False, _PLACE),
    "carrier_region": ("location.country", True, _PLACE),
    "timezone_name": ("location.timezone", True, _PLACE),
    "tz_name": ("location.timezone", True, _PLACE),
    "timezone_offset": ("location.timezone", False, _PLACE),
    "tz_offset": ("location.timezone", False, _PLACE),
    "timezone": ("location.timezone", False, _PLACE),
    "mcc_mnc": ("network.carrier", True, ("network.", "location.")),
    "carrier": ("network.carrier", True, ("network.", "location.")),
    "access": ("network.type", False, ("network.",)),
    "ac": ("network.type", False, ("network.",)),
    "ac2": ("network.type", False, ("network.",)),
    "app_name": ("apps.foreground", False, ("apps.",)),
    "package": ("apps.foreground", False, ("apps.",)),
    "display_name": ("apps.foreground", False, ("apps.",)),
    "version_name": ("apps.version", False, ("apps.",)),
    "version_code": ("apps.version", False, ("apps.",)),
    "build_number": ("apps.version", False, ("apps.",)),
    "app_version": ("apps.version", False, ("apps.",)),
    "manifest_version_code": ("apps.version", False, ("apps.",)),
    "update_version_code": ("apps.version", False, ("apps.",)),
    "enter_from": ("interaction.screen", False, ("interaction.", "watch.")),
    "previous_page": ("interaction.screen", False, ("interaction.", "watch.")),
    "city_info": ("location.approximate", True, ("location.",)),
}


def labelled(place: str, values: dict[str, object]) -> tuple[Datum, ...]:
    """The labels of every field of a flat mapping that tells something; ``place`` is put before the field's name."""
    return tuple(
        Datum(LABELS[name][0], str(value), f"{place}{name}", *LABELS[name][1:])
        for name, value in values.items()
        if name in LABELS
    )


def common_query(now: float, /, **more: str) -> tuple[str, tuple[Datum, ...]]:
    """The query every API request carries (Citizen Lab, tables 6 and 7), ``more`` first; with its labels."""
    fields: dict[str, object] = {
        **more,
        "iid": INSTALL_ID,
        "device_id": DEVICE_ID,
        "ac": "wifi",
        "ac2": "wifi",
        "channel": "googleplay",
        "aid": 1233,
        "app_name": "musical_ly",
        "version_code": 140705,
        "version_name": VERSION,
        "build_number": VERSION,
        "device_platform": "android",
        "ssmix": "a",
        "device_type": MODEL,
        "device_brand": BRAND,
        "language": LANGUAGE,
        "os_api": OS_API,
        "os_version": OS_VERSION,
        "openudid": OPENUDID,
        "cdid": CDID,
        "google_aid": GOOGLE_AID,
        "manifest_version_code": VERSION_CODE,
        "update_version_code": VERSION_CODE,
        "resolution": f"{WIDTH}*{HEIGHT}",
        "dpi": DENSITY,
        "_rticket": int(now * 1000),
        "ts": int(now),
        "mcc_mnc": MCC_MNC,
        "carrier_region": REGION,
        "sys_region": REGION,
        "op_region": REGION,
        "region": REGION,
        "timezone_name": ZONE,
        "timezone_offset": ZONE_OFFSET,
        "app_language": LANGUAGE,
        "locale": LANGUAGE,
    }
    return urlencode(fields), labelled("query ", fields)


def log_header() -> tuple[dict[str, object], tuple[Datum, ...]]:
    """The ``header`` of registration and log batches (keys of ``ttencrypt-ed.json``), with its labels."""
    fields: dict[str, object] = {
        "appkey": "5559e28267e58eb4c1000012",
        "aid": 1233,
        "device_id": DEVICE_ID,
        "install_id": INSTALL_ID,
        "openudid": OPENUDID,
        "clientudid": CLIENTUDID,
        "cdid": CDID,
        "google_aid": GOOGLE_AID,
        "sdk_version": "2.5.5.8",
        "package": "com.zhiliaoapp.musically",
        "channel": "googleplay",
        "display_name": "TikTok",
        "app_version": VERSION,
        "version_code": VERSION_CODE,
        "timezone": ZONE_HOURS,
        "access": "wifi",
        "os": "Android",
        "os_version": OS_VERSION,
        "os_api": OS_API,
        "device_model": MODEL,
        "device_brand": BRAND,
        "device_manufacturer": "Google",
        "language": LANGUAGE,
        "resolution": f"{HEIGHT}x{WIDTH}",
        "display_density": "xxhdpi",
        "density_dpi": DENSITY,
        "carrier": CARRIER,
        "mcc_mnc": MCC_MNC,
        "rom": BUILD,
        "release_build": "688b613_20200121",
        "update_version_code": VERSION_CODE,
        "manifest_version_code": VERSION_CODE,
        "cpu_abi": "arm64-v8a",
        "sim_serial_number": [],
        "not_request_sender": 0,
        "region": REGION,
        "tz_name": ZONE,
        "tz_offset": int(ZONE_OFFSET),
        "sim_region": REGION.lower(),
        "app_language": LANGUAGE,
        "sys_region": REGION,
        "carrier_region": REGION,
        "timezone_offset": ZONE_OFFSET,
    }
    return fields, labelled("body header.", fields)


def user_agent() -> tuple[Datum, ...]:
    """What the User-Agent tells, on every request that carries it."""
    return (
        Datum("device.model", MODEL, "header user-agent"),
        Datum("device.os", OS_VERSION, "header user-agent", accept=_DEVICE),
        Datum("device.user-agent", USER_AGENT, "header user-agent", accept=("device.", "identifier.")),
    )


Told = tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class Phone:
    """An invented phone as one app tells of it: its common query, log header and User-Agent, with their labels.

    ``feed`` is what the request for videos has beside them; ``city``, ``latitude`` and ``longitude`` say where it is.
    """

    agent: str
    zone: str
    query: Callable[..., tuple[str, Told]]
    header: Callable[[], tuple[dict[str, object], Told]]
    told_by_agent: Callable[[], Told]
    city: str
    latitude: str
    longitude: str
    feed: Mapping[str, str]


PHONE = Phone(USER_AGENT, ZONE, common_query, log_header, user_agent, CITY, LATITUDE, LONGITUDE, {"gaid": GOOGLE_AID})
