"""The invented phone of the Douyin session: the same app family as TikTok's, with what its Chinese sibling adds.

Common query: recorded URLs of Douyin 1.7.6 (public code); header fields: Citizen Lab, "TikTok vs Douyin", tables 6,
7, 13 and 14. Position: the fields that the app's location service writes into ``dwinfo`` (decompiled, public code).
"""

from __future__ import annotations

import base64
import json
from urllib.parse import urlencode

from captures.lab.client import Datum
from captures.lab.scenarios.tiktok_phone import Phone, Told, labelled

MODEL, BRAND, OS_VERSION = "Redmi Note 8", "Xiaomi", "9"
DEVICE_ID, INSTALL_ID, OPENUDID = "6000000135790249999", "6000000246801359999", "8774d56d682e5aaa"
CLIENTUDID, CDID = "1b7e4c1d-52aa-4f93-8a2c-dddd0badcafe", "6f0c9a44-3b1e-4d27-9c60-eeee0badcafe"
IMEI, MAC, SERIAL, ICCID = "001017000000037", "00:00:5E:00:53:42", "LAB0REDMI042", "8986000000000000042"
CITY, LATITUDE, LONGITUDE = "杭州市", "30.25", "120.16"
PRECISE = (30.250418, 120.164275)
_XOR = 0x9D
_DEVICE = ("device.",)
VERSION = "1.7.6"
USER_AGENT = f"com.ss.android.ugc.aweme/176 (Linux; U; Android {OS_VERSION}; zh_CN; {MODEL}; Build/PKQ1; okhttp/3.8.1)"


def common_query(now: float, /, **more: str) -> tuple[str, Told]:
    """The query of every request; ``uuid`` is the IMEI."""
    fields: dict[str, object] = {
        **more,
        "os_api": 28,
        "device_type": MODEL,
        "device_platform": "android",
        "ssmix": "a",
        "iid": INSTALL_ID,
        "manifest_version_code": 176,
        "dpi": 440,
        "uuid": IMEI,
        "version_code": 176,
        "app_name": "aweme",
        "version_name": VERSION,
        "openudid": OPENUDID,
        "device_id": DEVICE_ID,
        "resolution": "1080*2130",
        "os_version": OS_VERSION,
        "language": "zh",
        "device_brand": BRAND,
        "ac": "wifi",
        "update_version_code": 1762,
        "aid": 1128,
        "channel": "tengxun",
        "_rticket": int(now * 1000),
        "ts": int(now),
    }
    return urlencode(fields), labelled("query ", fields)


def log_header() -> tuple[dict[str, object], Told]:
    """The ``header`` of registration and log batches, with hardware's own numbers."""
    fields: dict[str, object] = {
        "aid": 1128,
        "device_id": DEVICE_ID,
        "install_id": INSTALL_ID,
        "openudid": OPENUDID,
        "clientudid": CLIENTUDID,
        "cdid": CDID,
        "mc": MAC,
        "build_serial": SERIAL,
        "package": "com.ss.android.ugc.aweme",
        "display_name": "抖音短视频",
        "app_version": VERSION,
        "version_code": 176,
        "access": "wifi",
        "os": "Android",
        "os_version": OS_VERSION,
        "os_api": 28,
        "device_model": MODEL,
        "device_brand": BRAND,
        "device_manufacturer": BRAND,
        "language": "zh",
        "resolution": "2130x1080",
        "density_dpi": 440,
        "carrier": "Testnetz CN",
        "mcc_mnc": "46099",
        "rom": "MIUI-V11.0.3.0",
        "cpu_abi": "arm64-v8a",
        "region": "CN",
        "tz_name": "Asia/Shanghai",
        "tz_offset": 28800,
        "sim_region": "cn",
    }
    sim = Datum("identifier.iccid", ICCID, "body header.sim_serial_number", core=True, accept=("identifier.",))
    return {**fields, "sim_serial_number": [{"sim_serial_number": ICCID}]}, (*labelled("body header.", fields), sim)


def user_agent() -> Told:
    """What the User-Agent tells."""
    return (
        Datum("device.model", MODEL, "header user-agent"),
        Datum("device.os", OS_VERSION, "header user-agent", accept=_DEVICE),
        Datum("device.user-agent", USER_AGENT, "header user-agent", accept=("device.", "identifier.")),
    )


def surroundings(now: float) -> tuple[str, Told]:
    """The value of ``dwinfo``: base64url of JSON, every byte XOR 0x9d; with its labels."""
    latitude, longitude = PRECISE
    content = {
        "location_feedback": {"cmd": 0, "last_interval": 0, "loc_id": "", "op_type": 0, "op_time": 0, "last_time": 0},
        "sys_location": {"latitude": latitude, "longitude": longitude, "provider": "gps", "loc_time": int(now)},
        "amap_location": {"latitude": latitude, "longitude": longitude, "city": CITY, "loc_time": int(now)},
        "location_setting": 1,
        "location_mode": 3,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    value = base64.urlsafe_b64encode(bytes(byte ^ _XOR for byte in text)).decode()
    place = f"{latitude},{longitude}"
    told = (
        Datum("location.coordinates", place, "form dwinfo sys_location, amap_location", core=True),
        Datum("location.approximate", CITY, "form dwinfo amap_location.city", core=True, accept=("location.",)),
    )
    return value, told


PHONE = Phone(
    USER_AGENT, "Asia/Shanghai", common_query, log_header, user_agent, CITY, LATITUDE, LONGITUDE, {"gps_access": "1"}
)
