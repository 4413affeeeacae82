"""Runs a command behind the proxy, as a UI test or a script, and takes its marks while it runs."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from auditor.errors import UsageError
from auditor.live.proxy import Proxy
from auditor.live.session import Session
from auditor.marks.load import parse_time

MODE = "regular@127.0.0.1:0"
POLL = 0.1
MOST_WAITING = 16 * 1024 * 1024
"""Bytes of marks that are taken at a time; a line that is longer is no mark."""
GRACE = 5.0
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
CERTIFICATES = (
    "SSL_CERT_FILE",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "NODE_EXTRA_CA_CERTS",
    "GIT_SSL_CAINFO",
    "AWS_CA_BUNDLE",
)
"""Variables by which clients learn whom to trust: OpenSSL, requests, curl, Node.js, git, boto."""


class Commanded:
    """The body of a recording: `run` is done when the command is; ``code`` is then its exit code, 128 + a signal's."""

    def __init__(self, session: Session, command: Sequence[str], marks: Path | None) -> None:
        self.code = 0
        self._session = session
        self._command = command
        self._marks = marks

    async def run(self, proxy: Proxy) -> None:
        """Start the command with the proxy in its environment, and wait for it; a stopped proxy ends it."""
        environment = surroundings(os.environ, proxy)
        marks = None if self._marks is None else MarkLines(self._marks)
        following = None if marks is None else asyncio.create_task(self._follow(marks))
        try:
            process = await asyncio.create_subprocess_exec(*self._command, env=environment)
        except OSError as error:
            raise UsageError(f"{self._command[0]}: cannot be run: {error.strerror}") from error
        ending = asyncio.create_task(process.wait())
        stopping = asyncio.create_task(proxy.wait())
        await asyncio.wait((ending, stopping), return_when=asyncio.FIRST_COMPLETED)
        if not ending.done():
            process.terminate()
            await asyncio.wait((ending,), timeout=GRACE)
        if not ending.done():
            process.kill()
        code = await ending
        self.code = code if code >= 0 else 128 - code
        if following is not None and marks is not None:
            following.cancel()
            self._take(marks.last())

    async def _follow(self, marks: MarkLines) -> None:
        """Write down the marks that appear, line by line."""
        while True:
            self._take(marks.new())
            await asyncio.sleep(POLL)

    def _take(self, lines: Iterable[str]) -> None:
        for time_ns, action, text in filter(None, map(mark_of, lines)):
            self._session.mark(action, text, time_ns)


class MarkLines:
    """The lines of a file or a FIFO that grows, or is yet to be."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1
        self._rest = b""

    def new(self) -> list[str]:
        """The lines that are whole since the last time."""
        if self._file < 0:
            if not self._path.exists():
                return []
            self._file = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        data = self._rest
        while len(data) < MOST_WAITING and (piece := self._piece()):
            data += piece
        *lines, rest = data.split(b"\n")
        self._rest = rest if len(rest) < MOST_WAITING else b""
        return [line.decode("utf-8", "replace").strip() for line in lines]

    def last(self) -> list[str]:
        """Nothing more will be written: what is left, also without an end of line; gives back the file."""
        lines = [*self.new(), self._rest.decode("utf-8", "replace").strip()]
        if self._file >= 0:
            os.close(self._file)
        return lines

    def _piece(self) -> bytes:
        """What can be read at once; a FIFO whose writer says nothing has nothing."""
        try:
            return os.read(self._file, 65536)
        except BlockingIOError:
            return b""


def mark_of(line: str) -> tuple[int | None, str, str | None] | None:
    """Time (None: now), action and text of a line: JSON as in marks.jsonl, CSV with a time, or plain words.

    None for an empty line, a header, and JSON that is no mark.
    """
    if not line or line.replace(" ", "") in ("time,action,text", "time,action"):
        return None
    if line.startswith("{"):
        try:
            told = msgspec.json.decode(line.encode(), type=_Told)
        except (msgspec.DecodeError, UnicodeError):
            return None
        return (None if told.time is None else parse_time(told.time)), told.action, told.text
    fields = line.split(",", 2)
    time_ns = parse_time(fields[0])
    if time_ns is not None and len(fields) > 1 and fields[1].strip():
        return time_ns, fields[1].strip(), (fields[2].strip().strip('"') if len(fields) > 2 else "") or None
    action, _, text = line.partition(" ")
    return None, action, text.strip() or None


class _Told(msgspec.Struct, frozen=True):
    action: str
    time: str | None = None
    text: str | None = None


def surroundings(before: Mapping[str, str], proxy: Proxy) -> dict[str, str]:
    """The environment of the command: proxy and certificate where clients look for them, and under our own names."""
    host, port = proxy.address
    url = f"http://{host}:{port}"
    own = {"AUDITOR_PROXY": f"{host}:{port}", "AUDITOR_CERTIFICATE": str(proxy.certificate.resolve())}
    return {
        **{name: value for name, value in before.items() if name.upper() not in ("NO_PROXY", "ALL_PROXY")},
        **dict.fromkeys(PROXIES, url),
        **dict.fromkeys(CERTIFICATES, own["AUDITOR_CERTIFICATE"]),
        **own,
    }


def check_marks(path: Path) -> None:
    """UsageError where marks cannot be read from this path; it need not be there yet."""
    if path.exists():
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
            raise UsageError(f"--marks-from {path}: neither a file nor a FIFO")
    elif not path.parent.is_dir():
        raise UsageError(f"--marks-from {path}: there is no such folder")
