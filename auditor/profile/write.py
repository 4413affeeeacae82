"""Writes profiles: a template to fill in by hand, or values read from a device, for their owner alone to read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from auditor.errors import UsageError
from auditor.profile.load import Indicator

FILE_MODE = 0o600

HEAD = """\
# What one knows of one's own device; auditor scan --profile looks for it in everything that was sent.
# Keep this file to yourself (mode 0600). docs/profile.md says which types there are and how values are found.
schema: 1
values:
"""

TEMPLATE = (
    HEAD
    + """\
# Remove the # in front of what you want to look for, and put your own value in its place.
#
# The device
#  - {type: device.model, value: "Pixel 7"}
#  - {type: device.manufacturer, value: "Google"}
#  - {type: device.name, value: "Mia's phone"}
#  - {type: device.screen, value: "1080x2400"}
#  - {type: device.language, value: "de"}
#  - {type: identifier.serial, value: "28151FDH200000"}
#  - {type: identifier.imei, value: "490154203237518", label: first slot}
#  - {type: identifier.android-id, value: "8a3f5d686e54912c"}
#  - {type: identifier.advertising, value: "38400000-8cf0-11bd-b23e-10b96e40000d"}
#  - {type: identifier.mac, value: "00:00:5e:00:53:01", label: Wi-Fi}
#
# Its network
#  - {type: network.ssid, value: "Attic-Wifi-5G"}
#  - {type: network.bssid, value: "00:00:5e:00:53:a0"}
#  - {type: network.carrier, value: "Example Mobile"}
#
# Its owner; phone numbers with + and country code
#  - {type: account.name, value: "Mia Muster"}
#  - {type: account.email, value: "mia.muster@mail.example"}
#  - {type: account.phone, value: "+4915550123456"}
#  - {type: location.address, value: "Musterweg 12, 12345 Musterstadt"}
#
# Places as [latitude, longitude] in degrees, with a radius in metres (100 if left out)
#  - {type: location.coordinates, value: [48.4011, 9.9876], radius_m: 50, label: home}
#
# Canaries: what was typed, searched and opened only for this test, and occurs nowhere else
#  - {type: browsing.url, value: "https://canary.example/page-7"}
#  - {type: browsing.search, value: "purple canary 7351"}
#  - {type: content.message, value: "the purple canary sings at dawn"}
"""
)
"""What `auditor profile new` writes: every entry a comment. Its persons and devices are invented."""


def profile_yaml(indicators: Iterable[Indicator]) -> str:
    """A profile of these values as `load_profile` reads it; characters that cannot be printed are left out."""
    lines = []
    for each in indicators:
        label = "" if each.label is None else f", label: {_quoted(each.label)}"
        if each.latitude is None:
            lines.append(f"  - {{type: {each.type}, value: {_quoted(each.value)}{label}}}\n")
        else:
            place = f"[{each.latitude:.7f}, {each.longitude:.7f}]"
            lines.append(f"  - {{type: {each.type}, value: {place}, radius_m: {each.radius_m:g}{label}}}\n")
    return HEAD + "".join(lines)


def write_profile(path: Path, text: str) -> None:
    """Write a new profile (mode 0600). UsageError where there is a file already, or it cannot be written."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as file:
            file.write(text.encode())
        path.chmod(FILE_MODE)
    except FileExistsError as error:
        raise UsageError(f"{path}: is there already and stays as it is; give another name") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error


def _quoted(text: str) -> str:
    """A double-quoted scalar: JSON's string is one (YAML 1.2, section 5.7)."""
    return json.dumps("".join(char for char in text if char.isprintable()), ensure_ascii=False)
