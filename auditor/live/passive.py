"""Watches without proxying: packets of one device from an interface, or a PCAP-over-IP exporter, into the session.

Packets of other devices are dropped before they are written, and counted. The device's key log, where there is one, is
followed as it grows.
"""

from __future__ import annotations

import select
import signal
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, suppress
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from auditor.errors import UsageError
from auditor.live.belonging import Belongs, Device, belonging
from auditor.live.ending import Interruption, patience
from auditor.live.folder import KEYS, append
from auditor.live.messages import Notice, Started, Stopped, Way
from auditor.live.packet_feed import GrowingKeys
from auditor.live.session import Session
from auditor.live.view import TerminalView
from auditor.model import SECOND
from auditor.report.times import rfc3339
from auditor.sources.pcap import HEADER, LAYOUTS, LINK_MASK, SNAPLEN_LIMIT

GATHERED = 0.05
MOST_GATHERED = 256 * 1024
SNAPLEN = 262_144
WAIT = 0.1
Beside = Callable[[Session], AbstractContextManager[object]]
"""Something that runs beside the recording, such as the web view."""


class Sniffing(Struct, frozen=True):
    """Where packets come from: ``interface`` with ``device``, or ``exporter`` (host, port; listened on if no host)."""

    interface: str | None
    device: Device | None
    keylog: Path | None
    exporter: tuple[str, int] | None

    @classmethod
    def of(cls, interface: str | None, client: str | None, keylog: str | None, exporter: str | None) -> Sniffing:
        """From the command line. UsageError where something is missing or contradicts."""
        if (interface is None) == (exporter is None):
            raise UsageError("give one of -i IFACE (with --client) and --pcap-over-ip HOST:PORT")
        if interface is not None and client is None:
            raise UsageError(f"-i {interface}: say whose packets with --client MAC|IP; others' are not for recording")
        host, _, port = (exporter or ":0").rpartition(":")
        if not port.isdecimal() or int(port) > 65535:
            raise UsageError(f"--pcap-over-ip {exporter}: give HOST:PORT, or :PORT to wait for the exporter")
        return cls(
            interface,
            None if client is None else Device.of(client),
            None if keylog is None else Path(keylog),
            None if exporter is None else (host.strip("[]"), int(port)),
        )


class Packets(Protocol):
    """Pieces of a pcap file: its header first, then records."""

    def pieces(self) -> Iterator[bytes]:
        """As they come; empty ones while nothing does."""

    @property
    def others(self) -> int:
        """Packets of other devices, dropped."""

    def close(self) -> None:
        """Give back the socket."""


class InterfacePackets:
    """Packets of one device from a network interface. UsageError where it cannot be opened."""

    def __init__(self, interface: str, device: Device) -> None:
        import scapy.arch
        import scapy.layers.l2  # noqa: F401
        from scapy.config import conf

        conf.verb = 0
        try:
            opened: Any = conf.L2listen(iface=interface)
        except PermissionError as error:
            raise UsageError(f"-i {interface}: sniffing needs root (or CAP_NET_RAW); use sudo") from error
        except (OSError, ValueError) as error:
            raise UsageError(f"-i {interface}: cannot be opened: {error}; ip link shows the interfaces") from error
        self._socket = opened
        self._link = int(conf.l2types.layer2num.get(self._socket.LL, 1))
        self._belongs: Belongs = belonging(device, self._link)
        self._others = 0

    @property
    def others(self) -> int:
        return self._others

    def pieces(self) -> Iterator[bytes]:
        yield struct.pack("<IHHiIII", 0xA1B23C4D, 2, 4, 0, 0, SNAPLEN, self._link)
        while True:
            if not select.select([self._socket], [], [], WAIT)[0]:
                yield b""
                continue
            _, packet, seconds = self._socket.recv_raw(SNAPLEN)
            if packet is None:
                continue
            if not self._belongs(packet):
                self._others += 1
                yield b""
                continue
            moment = time.time_ns() if seconds is None else int(seconds * 1_000_000) * 1000
            second, rest = divmod(moment, SECOND)
            yield struct.pack("<IIII", second, rest, len(packet), len(packet)) + packet

    def close(self) -> None:
        self._socket.close()


class ExportedPackets:
    """Packets of a PCAP-over-IP exporter, such as PCAPdroid's. UsageError where it cannot be reached."""

    def __init__(self, address: tuple[str, int], device: Device | None) -> None:
        self._device = device
        self._others = 0
        try:
            self._socket = _connected(address)
        except OSError as error:
            where = f"{address[0]}:{address[1]}"
            raise UsageError(f"--pcap-over-ip {where}: {error.strerror or error}; is the exporter on?") from error
        self._socket.settimeout(WAIT)

    @property
    def others(self) -> int:
        return self._others

    def pieces(self) -> Iterator[bytes]:
        data, belongs, layout = b"", None, None
        while True:
            try:
                piece = self._socket.recv(65536)
            except TimeoutError:
                yield b""
                continue
            except OSError:
                return
            if not piece:
                return
            data += piece
            if layout is None:
                if len(data) < HEADER:
                    continue
                layout = next((each for magic, each in LAYOUTS if data.startswith(magic)), None)
                if layout is None:
                    raise UsageError("--pcap-over-ip: what is sent is no pcap; choose the plain pcap format there")
                (link,) = struct.unpack_from(f"{layout.order}I", data, 20)
                belongs = None if self._device is None else belonging(self._device, link & LINK_MASK)
                yield data[:HEADER]
                data = data[HEADER:]
            at = 0
            while len(data) - at >= layout.record:
                (size,) = struct.unpack_from(f"{layout.order}8xI", data, at)
                if size > SNAPLEN_LIMIT:
                    raise UsageError("--pcap-over-ip: a packet's length makes no sense; begin again")
                end = at + layout.record + size
                if end > len(data):
                    break
                if belongs is None or belongs(data[at + layout.record : end]):
                    yield data[at:end]
                else:
                    self._others += 1
                at = end
            data = data[at:]

    def close(self) -> None:
        self._socket.close()


def _connected(address: tuple[str, int]) -> socket.socket:
    """A connection to the exporter, or from it where no host is named."""
    host, port = address
    if host:
        return socket.create_connection((host, port), timeout=10)
    with socket.create_server(("", port)) as server:
        server.settimeout(300)
        return server.accept()[0]


def open_packets(sniffing: Sniffing) -> Packets:
    """What was asked for, opened. UsageError where it cannot be."""
    if sniffing.exporter is not None:
        return ExportedPackets(sniffing.exporter, sniffing.device)
    assert sniffing.interface is not None
    assert sniffing.device is not None
    return InterfacePackets(sniffing.interface, sniffing.device)


def run_passive(session: Session, sniffing: Sniffing, beside: Sequence[Beside] = ()) -> Stopped | None:
    """Record until interrupted or the exporter ends; the last word of the analysis. UsageError as `open_packets`.

    ``beside`` runs all the while, such as the web view.
    """
    over = threading.Event()
    session.stop = interruption = Interruption(session, over.set)
    try:
        with closing(open_packets(sniffing)) as packets, ExitStack() as stack:
            stack.enter_context(TerminalView(session.hub, session.stop))
            for each in beside:
                stack.enter_context(each(session))
            with suppress(ValueError):
                signal.signal(signal.SIGINT, lambda number, frame: interruption())
                signal.signal(signal.SIGTERM, lambda number, frame: interruption())
            session.hub.publish(_started(session, sniffing))
            _record(session, packets, sniffing.keylog, over)
            return session.close(patience(session))
    finally:
        session.close()


def _record(session: Session, packets: Packets, keylog: Path | None, over: threading.Event) -> None:
    """Write packets and keys as they come."""
    keys = None if keylog is None else GrowingKeys(keylog)
    gathered, due, said = bytearray(), 0.0, 0
    with append(session.folder / KEYS) as written:
        for piece in packets.pieces():
            if piece and not gathered:
                due = time.monotonic() + GATHERED
            gathered += piece
            if gathered and (time.monotonic() >= due or len(gathered) > MOST_GATHERED):
                for text in () if keys is None else keys.new():
                    written.write(text)
                session.recorder.record(bytes(gathered))
                gathered.clear()
            elif not piece and keys is not None and (late := keys.new()):
                written.write(b"".join(late))
                session.recorder.record(b"")
            if packets.others != said:
                said = packets.others
                session.hub.dropped(said)
            if over.is_set():
                break
        for last in () if keys is None else keys.new():
            written.write(last)
        session.recorder.record(bytes(gathered))
    said_of_others = f"{packets.others:,} packets of other devices were dropped unwritten"
    session.hub.publish(Notice(time=rfc3339(time.time_ns()), text=said_of_others))


def _started(session: Session, sniffing: Sniffing) -> Started:
    where = sniffing.interface or "pcap-over-ip"
    how = "packets are recorded as they pass; nothing has to be set on the device"
    without = "without a key log only what is not encrypted can be read"
    keys = without if sniffing.keylog is None else "the key log is followed as it grows"
    return Started(
        time=rfc3339(time.time_ns()),
        session=str(session.folder),
        ways=(Way(mode=f"passive {where}", how=how),),
        certificate="",
        install=(keys,),
        values="plain" if session.shows else "masked",
        app=session.app,
        device=session.on,
        web=session.web,
    )
