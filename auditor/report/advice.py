"""What to do next about a capture that cannot be read in full: one piece of advice for each situation it may be in."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from auditor.model import Outcome


class Facts(Struct, frozen=True):
    """What the advice depends on: connections by outcome (QUIC apart), requests read by protocol, keys and packets."""

    outcomes: dict[Outcome, int]
    quic: int
    protocols: dict[str, int]
    keys_given: int
    keys_used: int
    packets: int
    packet_outcomes: dict[Outcome, int]
    of_packets: bool

    @property
    def exchanges(self) -> int:
        """Requests read, of any protocol."""
        return sum(self.protocols.values())

    def locked(self) -> bool:
        """Whether TLS connections over TCP stayed shut for want of a key."""
        return self.outcomes.get(Outcome.NO_KEYS, 0) + self.outcomes.get(Outcome.KEYS_MISSING, 0) > 0


class Advice(Struct, frozen=True):
    """``situation`` and ``steps`` are sentences to print; ``applies`` says whether this is the situation."""

    id: str
    applies: Callable[[Facts], bool]
    situation: str
    steps: tuple[str, ...]


def _lost(facts: Facts) -> bool:
    cut = (Outcome.LOST, Outcome.SNAPLEN, Outcome.TRUNCATED)
    return any(facts.packet_outcomes.get(o, 0) + facts.outcomes.get(o, 0) for o in cut)


def _only_dns(facts: Facts) -> bool:
    return facts.protocols.keys() == {"DNS"} and not facts.locked() and facts.quic == 0


def _readable(facts: Facts) -> bool:
    return facts.exchanges > facts.protocols.get("DNS", 0)


ADVICE: tuple[Advice, ...] = (
    Advice(
        "empty",
        lambda f: f.of_packets and f.packets == 0,
        "The capture holds no packets.",
        ("Capture again while the app or device is in use, and stop the capture properly so the file is complete.",),
    ),
    Advice(
        "keys-fit-nothing",
        lambda f: f.keys_given > 0 and f.keys_used == 0 and (f.locked() or f.quic > 0),
        "Keys were given, but none belongs to a connection of this capture: most likely they are of another session.",
        (
            "Record keys and capture at the same time: start the key log first, then the capture, then the app.",
            "Give the file that was written during this very capture with --keylog FILE.",
        ),
    ),
    Advice(
        "keys-missing",
        lambda f: f.keys_used > 0 and f.outcomes.get(Outcome.KEYS_MISSING, 0) > 0,
        "Some connections opened with the keys given, others have none: they began before the key log did, "
        "or belong to other programs.",
        (
            "Start the key log before the app, and restart the app so that it opens its connections anew.",
            "Keys of several programs may be given together: --keylog may be repeated.",
        ),
    ),
    Advice(
        "no-keys",
        lambda f: f.locked() and f.keys_given == 0,
        "The connections are encrypted and no keys came with the capture: names and amounts show, content does not.",
        (
            "Android: capture with PCAPdroid, TLS decryption (its mitmproxy add-on) switched on, and export as pcapng: "
            "the keys are then inside the file. The device must trust the add-on's certificate.",
            "Computer: set SSLKEYLOGFILE=/path/keys.log before starting Firefox, Chrome, curl or another program that "
            "honours it, capture meanwhile, then use --keylog /path/keys.log.",
            "Any device: send its traffic through mitmproxy and give its flow file (mitmdump -w flows), or set "
            "SSLKEYLOGFILE for mitmproxy itself.",
            "Apps that trust no certificate but their own: read the keys out of the app with Frida (a script that "
            "hooks SSL_CTX_set_keylog_callback) on a device of yours that allows it.",
        ),
    ),
    Advice(
        "aborted",
        lambda f: f.outcomes.get(Outcome.ABORTED, 0) > 0,
        "Some connections were broken off during their handshake. With a proxy in between, that is what certificate "
        "pinning looks like: the app refused the proxy's certificate, and sent nothing on these connections.",
        (
            "Let the hosts concerned pass unopened, so that the app works, and accept that their content stays unseen.",
            "Or read the keys out of the app itself with Frida, which pinning does not prevent.",
        ),
    ),
    Advice(
        "quic",
        lambda f: f.quic > 0,
        "Some traffic is QUIC (HTTP/3 over UDP) that could not be opened.",
        (
            "Block outgoing UDP port 443 while capturing: apps then fall back to TCP, which proxies can open.",
            "Or give keys: Chrome, Firefox and curl write those of QUIC to SSLKEYLOGFILE too.",
        ),
    ),
    Advice(
        "only-dns",
        _only_dns,
        "The capture holds only name look-ups (DNS): which hosts the device asked for, nothing that was sent to them.",
        ("Capture where all traffic passes: on the device itself (PCAPdroid), on the router or the access point.",),
    ),
    Advice(
        "cipher",
        lambda f: f.outcomes.get(Outcome.CIPHER, 0) > 0,
        "Some connections use a cipher that this tool cannot open, keys or not.",
        ("Put mitmproxy in between: it speaks current ciphers to the device.",),
    ),
    Advice(
        "lost",
        _lost,
        "Packets are missing, cut short, or the file ends in the middle.",
        (
            "Capture whole packets (tcpdump -s 0) with a larger buffer (tcpdump -B 16384), close to the device.",
            "Stop the capture before copying the file.",
        ),
    ),
    Advice(
        "unknown-protocol",
        lambda f: f.outcomes.get(Outcome.UNKNOWN, 0) > 0,
        "Some connections speak a protocol this tool does not know.",
        ("They are counted as not seen; docs/coverage.md lists what is understood.",),
    ),
    Advice(
        "ready",
        _readable,
        "There are requests to read.",
        ("auditor scan CAPTURE names what was sent in them, auditor exchanges CAPTURE lists them.",),
    ),
)
"""In the order in which they are printed; all that apply are."""


def advise(facts: Facts) -> list[Advice]:
    """All advice that applies, in order."""
    return [advice for advice in ADVICE if advice.applies(facts)]
