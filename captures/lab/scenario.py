"""What a scenario is made of: the sites it needs, how they answer, what the player does and what must be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captures.lab.client import Device
    from captures.lab.services import Service

Line = dict[str, object]
"""One line of a truth file: a JSON object."""


@dataclass(frozen=True, slots=True)
class Site:
    """A host name served inside the namespace: its addresses (documentation ranges) and what it speaks.

    ``tls`` names the highest version offered, ``TLSv1.2`` or ``TLSv1.3``; ``cipher`` is the one the server prefers,
    ``aes128``, ``aes256`` or ``chacha20``; ``plain`` opens port 80 as well.
    """

    host: str
    addresses: tuple[str, ...]
    http2: bool = True
    tls: str = "TLSv1.3"
    cipher: str = "aes128"
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the upstream sees it: header names in lower case, ``target`` with the query."""

    method: str
    host: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What the upstream answers; it is compressed on the way out where the client accepts gzip."""

    status: int = 200
    content_type: str = "application/json"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """A session to play. ``files`` maps ``host/path`` to bytes the web server hands out itself (ranges included).

    ``seconds`` is about how long the session takes by the player's own clock; ``play`` does it, ``expect`` turns the
    finished truth into the content of ``expected.json``, which is not written where it is empty. A name with a slash is
    one of several recordings of a case; ``manifest`` is the text of its ``session.yaml``, if it has one. Without the
    environment variable ``needs`` it is recorded only when named; it is played at ``least_pace`` at least.
    ``services`` are servers of other protocols, ``certified`` the hosts among ``names`` that need a certificate for
    them, ``at_home`` further addresses of the recorded side, one for each device there.
    """

    name: str
    seed: int
    seconds: float
    sites: tuple[Site, ...]
    answer: Callable[[Asked], Answer]
    play: Callable[[Device], None]
    expect: Callable[[list[Line]], Line]
    files: Mapping[str, bytes] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    manifest: str = ""
    needs: str = ""
    least_pace: float = 0.0
    services: tuple[Service, ...] = ()
    certified: tuple[str, ...] = ()
    at_home: tuple[str, ...] = ()
