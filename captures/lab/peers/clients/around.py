"""What every client needs: where to note, the key log, the certificate authority."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path

from captures.lab.peers.notes import Notes


@dataclass(frozen=True, slots=True)
class Around:
    """``base`` is the folder of this recording."""

    base: Path
    notes: Notes

    @property
    def keys(self) -> Path:
        """The key log; clients append to it."""
        return self.base / "keys.log"

    @property
    def authority(self) -> Path:
        """The certificate that signed those of all servers."""
        return self.base / "pki" / "ca.pem"

    def context(self, *alpn: str) -> ssl.SSLContext:
        """A verifying client context that logs its secrets."""
        context = ssl.create_default_context(cafile=str(self.authority))
        context.keylog_filename = str(self.keys)
        if alpn:
            context.set_alpn_protocols([*alpn])
        return context
