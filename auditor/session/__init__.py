"""A session: one recording of one app or device, as a folder with captures, key logs and a manifest."""

from __future__ import annotations

from auditor.session.manifest import MANIFEST_NAME, Manifest, is_time_zone, named, read_manifest
from auditor.session.resolve import SessionInputs, resolve
from auditor.session.write import write_manifest

__all__ = [
    "MANIFEST_NAME",
    "Manifest",
    "SessionInputs",
    "is_time_zone",
    "named",
    "read_manifest",
    "resolve",
    "write_manifest",
]
