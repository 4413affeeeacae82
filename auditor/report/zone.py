"""Times for a person to read, in the time zone the session's manifest names, else in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from msgspec import Struct

from auditor.report.document import Input, Report
from auditor.report.text import printable

_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
_SECONDS = "%Y-%m-%d %H:%M:%S"


class Zone(Struct, frozen=True):
    """A time zone and what to call it behind a time."""

    name: str
    rules: tzinfo

    def moment(self, time: str) -> str:
        """``2026-03-01 12:00:00`` of an RFC 3339 time in UTC, as clocks of this zone showed it."""
        try:
            moment = datetime.strptime(time[:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
            return moment.astimezone(self.rules).strftime(_SECONDS).rjust(len("2026-03-01 12:00:00"), "0")
        except (ValueError, OverflowError):
            return printable(time[:19].replace("T", " "))


IN_UTC = Zone("UTC", UTC)


def zone_of(source: Input) -> Zone:
    """The zone an input's manifest names; UTC where there is none, or none this machine knows."""
    return zone_named((source.manifest or {}).get("time_zone"))


def zone_named(name: object) -> Zone:
    """The zone of this name or offset; UTC where there is none, or none this machine knows."""
    if not isinstance(name, str) or name in ("UTC", "+00:00", "-00:00"):
        return IN_UTC
    offset = _OFFSET.fullmatch(name)
    if offset is not None:
        away = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return Zone(f"UTC{name}", timezone(-away if offset[1] == "-" else away))
    try:
        return Zone(printable(name), ZoneInfo(name))
    except (LookupError, ValueError, OSError):
        return IN_UTC


def zone_of_report(report: Report) -> Zone:
    """The one zone of all inputs, UTC where they are of several."""
    zones = {zone.name: zone for zone in map(zone_of, report.inputs)}
    return next(iter(zones.values())) if len(zones) == 1 else IN_UTC
