"""What packets that belong to no flow are, by the protocol number of their IP header."""

from __future__ import annotations

from auditor.model import Outcome
from auditor.network.internet import UNKNOWN_FRAME

ENCRYPTED = {50: "IPsec (ESP)"}
NAMES = {
    8: "EGP", 9: "IGRP", 33: "DCCP", 46: "RSVP", 47: "GRE", 51: "IPsec (AH)", 55: "Mobile IP", 88: "EIGRP",
    108: "IP compression", 115: "L2TP", 132: "SCTP", 136: "UDP-Lite",
}  # fmt: skip
"""IP protocols other than those read (IANA's registry of protocol numbers)."""


def outcome_of(code: int) -> tuple[Outcome, str]:
    """Outcome and sentence for packets of this protocol number, or code of `auditor.network.internet`."""
    if code in ENCRYPTED:
        return Outcome.NO_KEYS, f"{ENCRYPTED[code]}, which is encrypted"
    if code == UNKNOWN_FRAME:
        return Outcome.UNKNOWN, "a tunnel of the link layer, which is not read"
    name = NAMES.get(code)
    return Outcome.UNKNOWN, f"IP protocol {code}" if name is None else f"{name}, which is not read"
