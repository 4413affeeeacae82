"""The certificate authority of a session and its TLS keys: made for one session, taken away with it unless kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from auditor.errors import UsageError
from auditor.live.folder import AUTHORITY

CERTIFICATE = "mitmproxy-ca-cert.pem"
CLIENT = "wireguard-client.conf"
SECRETS = ("mitmproxy-ca.pem", "mitmproxy-ca.p12", "wireguard.conf", CLIENT)
INSTALL = (
    "Android: open http://mitm.it in the browser, take the certificate, then Settings › Security › Encryption & "
    "credentials › Install a certificate › CA certificate (apps trust it only if they say so, or with root)",
    "iOS: open http://mitm.it in Safari, install the profile, then Settings › General › About › Certificate Trust "
    "Settings: switch it on",
    "Linux: sudo cp {certificate} /usr/local/share/ca-certificates/auditor.crt && sudo update-ca-certificates",
    "macOS: sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain {certificate}",
    "Windows: certutil -addstore root {certificate}",
    "Firefox: Settings › Privacy & Security › Certificates › View Certificates › Authorities › Import {certificate}",
    "one command: curl --cacert {certificate} …",
)
CLEANUP = (
    "Android: Settings › Security › Encryption & credentials › Trusted credentials › User: tap mitmproxy › Remove; "
    "in the WireGuard app delete the tunnel, or take the proxy out of the Wi-Fi's settings",
    "iOS: Settings › General › VPN & Device Management › mitmproxy › Remove Profile; delete the WireGuard tunnel, or "
    "Settings › Wi-Fi › (i) › Configure Proxy › Off",
    "Linux: sudo rm /usr/local/share/ca-certificates/auditor.crt && sudo update-ca-certificates --fresh",
    "macOS: sudo security delete-certificate -c mitmproxy /Library/Keychains/System.keychain",
    "Windows: certutil -delstore root mitmproxy",
    "Firefox: Settings › Privacy & Security › Certificates › View Certificates › Authorities: mitmproxy › Delete",
    "this machine: sessions keep no private key once they have ended; a folder given with --keep-ca does: delete it",
)


def install_lines(certificate: Path) -> tuple[str, ...]:
    """How to install the certificate, one line a platform."""
    return tuple(line.format(certificate=certificate) for line in INSTALL)


def authority_folder(session: Path, keep: Path | None) -> Path:
    """Where the authority is made or found (0700). UsageError where it cannot be."""
    folder = session / AUTHORITY if keep is None else keep
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise UsageError(f"{folder}: cannot hold the certificate authority: {error.strerror}") from error
    return folder


def forget(folder: Path) -> None:
    """Delete the private keys of an authority; its certificate stays, to know it by."""
    for name in SECRETS:
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def keep_client(folder: Path, configuration: str) -> None:
    """Write WireGuard's configuration for the device (0600), for those that cannot scan a QR code."""
    path = folder / CLIENT
    path.touch(mode=0o600)
    path.write_text(configuration + "\n", encoding="utf-8")


def log_keys(path: Path) -> None:
    """Have mitmproxy append the TLS keys of all connections from now on to this file."""
    from mitmproxy.net import tls

    tls.log_master_secret = tls.make_master_secret_logger(str(path))
    for made in (tls.create_client_proxy_context, tls.create_proxy_server_context):
        made.cache_clear()
