"""The edge where files come in: `open_source` tells what an input is by its content and opens it."""

from __future__ import annotations

import codecs
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from auditor.errors import CaptureError
from auditor.sources.stream import REMEDY, InputStream, open_stream

if TYPE_CHECKING:
    from auditor.sources.interface import ExchangeSource, PacketSource

__all__ = ["CRYPTO_LOG", "KEY_LOG", "KINDS", "Kind", "kind_of", "open_source"]


class Kind(Struct, frozen=True):
    """A kind of input: its name, how its first bytes are recognised, and how it is opened (imported only then).

    ``surely`` is to be found in the first bytes too before a file nobody named, in a folder, is taken for this kind.
    """

    name: str
    begins: re.Pattern[bytes]
    open: Callable[[InputStream], PacketSource | ExchangeSource]
    surely: re.Pattern[bytes] | None = None


def _pcap(stream: InputStream) -> PacketSource:
    from auditor.sources.pcap import PcapSource

    return PcapSource(stream)


def _pcapng(stream: InputStream) -> PacketSource:
    from auditor.sources.pcapng import PcapngSource

    return PcapngSource(stream)


def _har(stream: InputStream) -> ExchangeSource:
    from auditor.sources.har import HarSource

    return HarSource(stream)


def _flows(stream: InputStream) -> ExchangeSource:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from auditor.sources.mitmproxy_flows import FlowSource

    return FlowSource(stream)


def _burp(stream: InputStream) -> ExchangeSource:
    from auditor.sources.burp_xml import BurpSource

    return BurpSource(stream)


def _app_privacy_report(stream: InputStream) -> ExchangeSource:
    from auditor.sources.app_privacy_report import AppPrivacyReport

    return AppPrivacyReport(stream)


def _live_connections(stream: InputStream) -> ExchangeSource:
    from auditor.sources.live_connections import LiveConnections

    return LiveConnections(stream)


def _live_resistance(stream: InputStream) -> ExchangeSource:
    from auditor.sources.live_resistance import LiveResistance

    return LiveResistance(stream)


def _pcapdroid_csv(stream: InputStream) -> ExchangeSource:
    from auditor.sources.pcapdroid_csv import read_pcapdroid_csv

    return read_pcapdroid_csv(stream)


def _trackercontrol_csv(stream: InputStream) -> ExchangeSource:
    from auditor.sources.trackercontrol_csv import read_trackercontrol_csv

    return read_trackercontrol_csv(stream)


_BOM = rb"(?:\xef\xbb\xbf)?"
_RECORD = rb'(?:type|recordType)"\s*:\s*"(?:access|networkActivity)|_marker"\s*:\s*"<(?:metadata|end-of-section)>'
_NDJSON = re.compile(_BOM + rb'\s*\{(?!\s*"log")[^\n]*"(?:' + _RECORD + rb')"')
_LOG = re.compile(rb'"\0?l\0?o\0?g\0?"')
_BURP = re.compile(_BOM + rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE\s+items\b|<items\b)")
_PCAPDROID = re.compile(_BOM + rb"IPProto,SrcIP,SrcPort,DstIp,DstPort,UID,App,", re.IGNORECASE)
_TRACKERCONTROL = re.compile(_BOM + rb'(?:"?uid"?,)?"?daddr"?,"?time"?,"?uncertain"?[,\r\n]')

KINDS: tuple[Kind, ...] = (
    Kind("pcapng", re.compile(rb"\x0a\x0d\x0d\x0a"), _pcapng),
    Kind("pcap", re.compile(rb"\xd4\xc3\xb2\xa1|\xa1\xb2\xc3\xd4|\x4d\x3c\xb2\xa1|\xa1\xb2\x3c\x4d"), _pcap),
    Kind("pcap", re.compile(rb"\x34\xcd\xb2\xa1|\xa1\xb2\xcd\x34"), _pcap),
    Kind("app-privacy-report", _NDJSON, _app_privacy_report),
    Kind("live-connections", re.compile(rb'\{"auditor":"connections"'), _live_connections),
    Kind("live-resistance", re.compile(rb'\{"auditor":"resistance"'), _live_resistance),
    Kind("har", re.compile(rb"(?:\xef\xbb\xbf)?\s*\{|\xff\xfe\{\x00|\xfe\xff\x00\{"), _har, _LOG),
    Kind("mitmproxy", re.compile(rb"\d{1,12}:\d{1,3}:[a-z_]"), _flows),
    Kind("burp-xml", _BURP, _burp),
    Kind("pcapdroid-csv", _PCAPDROID, _pcapdroid_csv),
    Kind("trackercontrol-csv", _TRACKERCONTROL, _trackercontrol_csv),
)
"""What `open_source` reads, in the order tried; ``begins`` must match at the very first byte."""

FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"snoop\0\0\0", "a snoop capture"),
    (b"RTSS", "a Network Monitor capture"),
    (b"GMBU", "a Network Monitor capture"),
    (b"btsnoop\0", "a Bluetooth snoop log"),
    (b"TRSNIFF data    \x1a", "a Sniffer capture"),
    (b"XCP\0", "a NetXRay capture"),
)
"""Captures of other programs that Wireshark's editcap converts."""
_NAMED_SECRET = rb"(?:CLIENT_RANDOM|RSA(?: Session-ID:)?|MIIO_TOKEN|(?:CLIENT|SERVER|QUIC)_\w+)"
KEY_LOG = re.compile(rb"(?:\s*#[^\n]*\n|\s)*" + _NAMED_SECRET + rb" ?[0-9a-fA-F]{8}")

CRYPTO_LOG = re.compile(
    _BOM + rb'\s*\[\s*\{(?=[^\[\]]{0,4000}"timestamp")(?=[^\[\]]{0,4000}"alg")(?=[^\[\]]{0,4000}"(?:in|iv|out|key)")'
)
"""How a log of an app's own encryption begins (`auditor.sources.crypto_log`)."""


def kind_of(head: bytes) -> Kind | None:
    """The kind of an input that begins with these bytes (`auditor.sources.stream.HEAD` of them at most)."""
    return next((kind for kind in KINDS if kind.begins.match(head)), None)


def open_source(path: str | Path, *, stdin: BinaryIO | None = None) -> PacketSource | ExchangeSource:
    """Opens a capture, HAR or flow file, gzip, zstd or xz-compressed or not; ``-`` is standard input.

    The kind is chosen by content, never by name. Raises `CaptureError`, in one line that names file, place and
    remedy, for what is absent, empty, a directory, or nothing of the kinds known.
    """
    stream = open_stream(path, stdin)
    kind = kind_of(stream.head)
    try:
        source = None if kind is None else kind.open(stream)
    except BaseException:
        stream.close()
        raise
    if source is None:
        stream.close()
        raise CaptureError(f"{stream.path}: {_describe(stream)}")
    return source


def _describe(stream: InputStream) -> str:
    """What an input that is none of our kinds seems to be, and what to do."""
    head = stream.head
    if not head:
        if stream.damage is not None:
            return f"nothing can be read of it: {stream.damage} (offset 0); copy the file again"
        return f"is empty (offset 0); {REMEDY}"
    for magic, name in FOREIGN:
        if head.startswith(magic):
            return f"{name} (offset 0); convert it first: editcap -F pcapng INPUT OUTPUT"
    if KEY_LOG.match(head):
        return "not a capture: a TLS key log (offset 0); give it as the key log, and the capture as the input"
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head[:24])
    except UnicodeDecodeError:
        text = ""
    if text and all(character.isprintable() or character.isspace() for character in text):
        return f"not a capture: begins with text '{' '.join(text.split())[:20].strip()}…' (offset 0); {REMEDY}"
    return f"not a capture: begins with bytes {head[:8].hex(' ')} (offset 0); {REMEDY}"
