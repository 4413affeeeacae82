"""Country and network of a server's address, by databases in MaxMind's format (MMDB) that the user has.

Understood are the layouts of GeoLite2 and DB-IP (country, city, ASN) and of IPinfo Lite. None is shipped: what is
stale puts servers in the wrong country. The database's own date goes with everything taken from it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.errors import UsageError

if TYPE_CHECKING:
    from maxminddb import Reader
    from maxminddb.types import Record

FOLDERS = (
    "/usr/share/GeoIP",
    "/usr/local/share/GeoIP",
    "/usr/local/var/GeoIP",
    "/opt/homebrew/var/GeoIP",
    "/var/lib/GeoIP",
    "~/.local/share/GeoIP",
    "~/.local/share/geoip",
)
"""Where geoipupdate, distributions and people put such databases (``/usr/share/GeoIP`` is geoipupdate's default)."""
PATTERNS = (
    "GeoLite2-Country.mmdb",
    "GeoLite2-City.mmdb",
    "GeoLite2-ASN.mmdb",
    "GeoIP2-*.mmdb",
    "dbip-country-lite*.mmdb",
    "dbip-asn-lite*.mmdb",
    "ipinfo_lite*.mmdb",
)


class Database(Struct, frozen=True):
    """A database in use: the file's name, what it says it is, and the day (UTC) it was made."""

    name: str
    kind: str
    built: str


class Whereabouts(Struct, frozen=True):
    """What the databases say of an address: country (ISO 3166-1 alpha-2), number and name of its network."""

    country: str | None = None
    asn: int | None = None
    network: str | None = None


NOWHERE = Whereabouts()


class Geography:
    """Several databases at once; of each question the first that knows an answer gives it."""

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self._readers = [(path, _open(path)) for path in paths]
        self._known: dict[str, Whereabouts] = {}

    def __bool__(self) -> bool:
        return bool(self._readers)

    @property
    def databases(self) -> tuple[Database, ...]:
        """The databases asked, in that order."""
        return tuple(_database(path, reader) for path, reader in self._readers)

    def find(self, address: str) -> Whereabouts:
        """Where this textual IP address is; nothing where no database knows it, or it is no public address."""
        if address not in self._known:
            self._known[address] = self._find(address) if is_public(address) else NOWHERE
        return self._known[address]

    def _find(self, address: str) -> Whereabouts:
        country = asn = network = None
        for _, reader in self._readers:
            try:
                record = reader.get(address)
            except (ValueError, OSError):
                continue
            found = read_record(record)
            country = found.country if country is None else country
            if asn is None:
                asn, network = found.asn, found.network
        return Whereabouts(country, asn, network)


def is_public(address: str) -> bool:
    """Whether this is an IP address that is routed worldwide."""
    try:
        return ip_address(address.partition("%")[0]).is_global
    except ValueError:
        return False


def find_databases(folders: Sequence[str] = FOLDERS) -> tuple[Path, ...]:
    """Databases at their usual places, the newest of each kind (by file name) in the first folder that has one."""
    return tuple(_found(folders))


def _found(folders: Sequence[str]) -> Iterator[Path]:
    for pattern in PATTERNS:
        for folder in folders:
            try:
                paths = sorted(path for path in Path(folder).expanduser().glob(pattern) if os.access(path, os.R_OK))
            except (OSError, RuntimeError):
                continue
            if paths:
                yield paths[-1]
                break


def read_record(record: Record | None) -> Whereabouts:
    """What a record says, in whichever of the layouts it is.

    Country is where the address is used, not where its holder is registered (GeoIP2 ``country``).
    """
    if not isinstance(record, dict):
        return NOWHERE
    country = record.get("country")
    code = country.get("iso_code") if isinstance(country, dict) else record.get("country_code")
    asn = record.get("autonomous_system_number", record.get("asn"))
    name = record.get("autonomous_system_organization", record.get("as_name"))
    number = int(asn[2:]) if isinstance(asn, str) and asn[:2] == "AS" and asn[2:].isdecimal() else asn
    return Whereabouts(
        code if isinstance(code, str) and len(code) == 2 else None,
        number if isinstance(number, int) else None,
        name if isinstance(name, str) and name else None,
    )


def _open(path: Path) -> Reader:
    import maxminddb

    try:
        return maxminddb.open_database(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (maxminddb.InvalidDatabaseError, ValueError) as error:
        raise UsageError(f"{path}: not a database in MaxMind's format (MMDB): {error}") from error


def _database(path: Path, reader: Reader) -> Database:
    made = reader.metadata()
    built = datetime.fromtimestamp(made.build_epoch, UTC).date().isoformat()
    return Database(path.name, made.database_type, built)
