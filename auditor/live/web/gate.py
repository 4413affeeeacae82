"""Who may come in: a link that works once, the cookie it is exchanged for, and requests of our own pages only.

Any web page can make a browser ask 127.0.0.1, and any name can be made to point there. So ``Host`` must be the very
address we gave out (DNS rebinding), ``Origin`` and ``Sec-Fetch-Site``, where the browser sends them, must be ours
(cross-site requests, WebSockets included), and without link or cookie nothing is told. The cookie's name holds the
port, because browsers keep cookies by host alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

TOKEN = "token"
MOST_LINKS = 8
"""Links given out and not used; the oldest is void when there is one more."""
_OURS = (None, "same-origin", "none")


class Gate:
    """Keeps the links of one server on ``port`` of 127.0.0.1, and the cookies they were exchanged for."""

    def __init__(self, port: int) -> None:
        self.host = f"127.0.0.1:{port}"
        self.origin = f"http://{self.host}"
        self.cookie = f"auditor_{port}"
        self._links: list[str] = []
        self._let_in: set[str] = set()

    def link(self) -> str:
        """An address that lets one browser in, once."""
        token = secrets.token_urlsafe(32)
        self._links = [*self._links[1 - MOST_LINKS :], token]
        return f"{self.origin}/?{TOKEN}={token}"

    def refuses(self, headers: Mapping[str, str], *, upgrade: bool = False) -> str | None:
        """Why a request with these headers does not come from our own page or from the address bar; None if it may.

        ``upgrade``: it asks for a WebSocket, for which browsers always say the origin (RFC 6455, section 10.2).
        """
        if headers.get("Host") != self.host:
            return "this address is not the one that was given out"
        origin = headers.get("Origin")
        if origin != self.origin and (origin is not None or upgrade):
            return "another site asks"
        site = headers.get("Sec-Fetch-Site")
        navigates = headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") == "document"
        if site not in _OURS and not navigates:
            return "another site asks"
        return None

    def redeem(self, token: str) -> str | None:
        """The cookie's value for a link's token, which is void from then on; None where it is unknown or used."""
        found = next((each for each in self._links if secrets.compare_digest(each.encode(), token.encode())), None)
        if found is None:
            return None
        self._links.remove(found)
        value = secrets.token_urlsafe(32)
        self._let_in.add(value)
        return value

    def knows(self, value: str | None) -> bool:
        """Whether this is a cookie's value that was given out."""
        if value is None:
            return False
        return any(secrets.compare_digest(each.encode(), value.encode()) for each in self._let_in)
