"""Says in one outcome and one sentence what became of a TLS connection."""

from __future__ import annotations

from auditor.model import Outcome
from auditor.network.stream import Direction
from auditor.tls.negotiation import Negotiation, Refusal, Wait
from auditor.tls.side import Side

_TLS_1_2 = 0x0303
_CLOSING = (0, 90)
_ON_CERTIFICATES = (42, 43, 44, 45, 46, 48)
_ALERTS = {
    0: "close_notify",
    10: "unexpected_message",
    20: "bad_record_mac",
    21: "decryption_failed",
    22: "record_overflow",
    30: "decompression_failure",
    40: "handshake_failure",
    41: "no_certificate",
    42: "bad_certificate",
    43: "unsupported_certificate",
    44: "certificate_revoked",
    45: "certificate_expired",
    46: "certificate_unknown",
    47: "illegal_parameter",
    48: "unknown_ca",
    49: "access_denied",
    50: "decode_error",
    51: "decrypt_error",
    60: "export_restriction",
    70: "protocol_version",
    71: "insufficient_security",
    80: "internal_error",
    86: "inappropriate_fallback",
    90: "user_canceled",
    100: "no_renegotiation",
    109: "missing_extension",
    110: "unsupported_extension",
    111: "certificate_unobtainable",
    112: "unrecognized_name",
    113: "bad_certificate_status_response",
    114: "bad_certificate_hash_value",
    115: "unknown_psk_identity",
    116: "certificate_required",
    120: "no_application_protocol",
    121: "ech_required",
}


def alert_name(description: int) -> str:
    """The registered name of an alert (RFC 8446 §6), or its number."""
    return _ALERTS.get(description, f"alert {description}")


def verdict(negotiation: Negotiation, client: Side, server: Side) -> Refusal:
    """The outcome and its reason, as far as the connection has come."""
    refusals = [side.refusal for side in (client, server) if side.refusal is not None]
    if client.plaintext.length or server.plaintext.length:
        return Refusal(Outcome.AUDITED, _partial(client, server))
    if not negotiation.client:
        return Refusal(Outcome.NO_KEYS, "handshake not in the capture")
    if Wait.KEYS in (client.waiting, server.waiting):
        return negotiation.keyless()
    if not _data_was_sent(negotiation, client, server):
        if client.finished and server.finished and not _fatal(client, server):
            return Refusal(Outcome.AUDITED, "nothing was sent after the handshake: pinned, or opened in advance?")
        return Refusal(Outcome.ABORTED, _broken_off(negotiation, client, server))
    if refusals:
        return refusals[0]
    if client.undecodable or server.undecodable:
        return Refusal(Outcome.UNDECODABLE, "records do not verify under the keys of the key log")
    return Refusal(Outcome.NO_KEYS, "handshake not in the capture")


def _partial(client: Side, server: Side) -> str:
    for name, side in (("client", client), ("server", server)):
        if side.refusal is not None:
            return f"{name} direction only in part: {side.refusal.detail}"
    return ""


def _data_was_sent(negotiation: Negotiation, client: Side, server: Side) -> bool:
    """Whether records that stayed closed can have held application data.

    In TLS 1.3 the client's first protected record is its Finished, and an alert is recognised by its length.
    """
    modern = bool(negotiation.server) and negotiation.server[0][0].version > _TLS_1_2
    if modern:
        expected = 0 if client.finished else 1
        return client.protected_records > expected or client.undecodable > 0 or server.undecodable > 0
    return any(side.protected_records or side.undecodable for side in (client, server))


def _fatal(client: Side, server: Side) -> bool:
    return any(kind not in _CLOSING for side in (client, server) for _, kind in side.alerts)


def _broken_off(negotiation: Negotiation, client: Side, server: Side) -> str:
    for direction, side in ((Direction.CLIENT, client), (Direction.SERVER, server)):
        for _, description in side.alerts:
            if description not in _CLOSING:
                return _alert_sentence(direction, description, server)
    if client.unreadable_alert:
        return "encrypted alert from client in place of data: pinned?"
    if not negotiation.server:
        return "no ServerHello in answer to the ClientHello"
    if server.certificate:
        return "client closed after server certificate: pinned?"
    return "handshake not finished, no application data sent"


def _alert_sentence(direction: Direction, description: int, server: Side) -> str:
    sentence = f"alert {alert_name(description)} from {direction.name.lower()}"
    if direction is Direction.CLIENT and (server.certificate or description in _ON_CERTIFICATES):
        sentence += " after server certificate: pinned?"
    return sentence
