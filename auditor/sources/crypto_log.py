"""Reads a log of what an app encrypted itself, recorded by Frida hooks of PiRogue and its like (``aes_info.json``).

The log is a JSON array (one object, or an object a line, is taken too) of ``{"pid", "process", "timestamp"
(milliseconds), "data": {"alg", "iv", "in", "out", "key"}}``, bytes in hex, as PiRogueToolSuite's ``log_aes_info.js``
writes them: ``in`` holds everything one operation of a ``javax.crypto.Cipher`` was given, ``out`` what its last step
gave.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from auditor.decode.plaintexts import CipherCall
from auditor.errors import CaptureError
from auditor.sources.interface import JsonObject
from auditor.sources.stream import open_stream

MILLISECOND = 1_000_000
LATEST = 253_402_300_800_000


def read_crypto_log(path: str | Path) -> tuple[CipherCall, ...]:
    """The operations of a log that have both input and output. Raises `CaptureError` when it is no such log."""
    if str(path) != "-" and not Path(path).exists():
        raise CaptureError(f"{path}: no such file; give a log of an app's own encryption (aes_info.json)")
    stream = open_stream(path, None)
    try:
        document = stream.read_all().removeprefix(b"\xef\xbb\xbf").strip()
    finally:
        stream.close()
    if stream.damage is not None:
        raise CaptureError(f"{stream.path}: {stream.damage} (offset {len(document)}); copy the file again")
    records = _records(stream.path, document)
    calls = tuple(call for record in records if (call := _call(record)) is not None)
    if records and not any(isinstance(record.get("data"), dict) for record in records):
        raise CaptureError(f"{stream.path}: JSON, but no log of encryption (offset 0); give PiRogue's aes_info.json")
    return calls


def _records(path: str, document: bytes) -> list[JsonObject]:
    try:
        found = msgspec.json.decode(document) if document else []
    except (msgspec.MsgspecError, ValueError, RecursionError):
        try:
            found = [msgspec.json.decode(line) for line in document.splitlines() if line.strip()]
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise CaptureError(f"{path}: not valid JSON: {error}; give PiRogue's aes_info.json") from error
    many = found if isinstance(found, list) else [found]
    return [record for record in many if isinstance(record, dict)]


def _call(record: JsonObject) -> CipherCall | None:
    data = record.get("data")
    if not isinstance(data, dict):
        return None
    entered, left = _hex(data.get("in")), _hex(data.get("out"))
    time, process, algorithm = record.get("timestamp"), record.get("process"), data.get("alg")
    valid = isinstance(time, (int, float)) and 0 <= time < LATEST
    if not entered or not left:
        return None
    return CipherCall(
        time_ns=int(time * MILLISECOND) if valid and isinstance(time, (int, float)) else 0,
        process=process if isinstance(process, str) else "",
        algorithm=algorithm if isinstance(algorithm, str) else "",
        iv=_hex(data.get("iv")),
        key=_hex(data.get("key")),
        entered=entered,
        left=left,
    )


def _hex(value: object) -> bytes:
    try:
        return bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        return b""
