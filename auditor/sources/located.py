"""What is found out about one packet of an unusual link type: where a usual one begins in it, and whose app sent it."""

from __future__ import annotations

from dataclasses import dataclass, field

RAW = 101
UNKNOWN = -1
NO_IP = -2
ENCRYPTED = -3
"""Link types of our own: no sense could be made of the packet; a frame without any IP packet, such as those that
announce and manage a network; one whose content the wireless network encrypts."""

Hardware = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Located:
    """A packet of link type ``link`` begins at ``at``; ``app`` is who it is of, if that is said there.

    ``hardware`` are the addresses of the sender and the receiver (6 bytes each), where the link layer has them.
    """

    at: int
    link: int
    app: str | None = None
    hardware: Hardware | None = field(default=None, compare=False)
