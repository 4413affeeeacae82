"""Writes a session's manifest: its fields as YAML, those still empty as comments to fill in."""

from __future__ import annotations

import os
from pathlib import Path

from auditor.errors import UsageError
from auditor.session.manifest import FILES, MANIFEST_NAME, TEXTS, Manifest

FOLDER_MODE = 0o700
FILE_MODE = 0o600
HINTS = {
    "app": "the app's name",
    "package": "its identifier, such as com.example.app",
    "version": "the app's version",
    "device": "make and model, and which one of several alike",
    "os": "such as Android 14",
    "install": "which installation of the app, such as 1; another after it was removed or its data cleared",
    "session": "which session of use, where it is more than one recording",
    "test": "which act within the session, such as one test or one trip",
    "account": "which account was used, or none",
    "network": "such as own Wi-Fi, no VPN",
    "capture_method": "such as PCAPdroid, tcpdump on the router, mitmproxy",
    "unpinning": "such as none, Frida, patched app",
    "consent": "what was answered to the app's consent dialog",
    "test_persons_consent": "that and how the persons recorded agreed",
    "time_zone": "such as Europe/Berlin",
    "grade": "how close to a real device's traffic: R0, R1, R2, or R3 for one's own device",
    "notes": "anything else",
    "captures": "captures, HAR and flow files; without them every capture in this folder is read",
    "keylogs": "TLS key logs",
    "crypto_logs": "aes_info.json and the like",
    "marks": "what was done when",
}
_ESCAPED = {'"': '\\"', "\\": "\\\\"}


def manifest_yaml(manifest: Manifest) -> str:
    """The manifest as `read_manifest` reads it."""
    lines = ["schema: 1"]
    for name in (*TEXTS, *FILES):
        value = getattr(manifest, name)
        if not value:
            lines.append(f"# {name}:  # {HINTS[name]}")
        elif isinstance(value, tuple):
            lines += [f"{name}:", *(f"  - {_quoted(item)}" for item in value)]
        else:
            lines.append(f"{name}: {_quoted(value)}")
    return "\n".join(lines) + "\n"


def write_manifest(folder: Path, manifest: Manifest) -> Path:
    """Make the folder (mode 0700) and in it the manifest (0600), whose path is given back.

    UsageError where there is one already, or either cannot be written.
    """
    path = folder / MANIFEST_NAME
    try:
        data = manifest_yaml(manifest).encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{path}: a field holds bytes that are no text") from error
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as file:
            file.write(data)
        folder.chmod(FOLDER_MODE)
        path.chmod(FILE_MODE)
    except FileExistsError as error:
        what = "is there already; edit it, or give another folder" if path.exists() else "cannot be made: no folder"
        raise UsageError(f"{path}: {what}") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
    return path


def _quoted(text: str) -> str:
    """A double-quoted scalar (YAML 1.1 §5.7), which can hold any character."""
    return '"' + "".join(_character(char) for char in text) + '"'


def _character(char: str) -> str:
    if char in _ESCAPED:
        return _ESCAPED[char]
    number = ord(char)
    if char.isprintable() or 0xD800 <= number <= 0xDFFF:
        return char
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
