"""Commands by which anybody can see a finding for themselves, with tshark, jq and what every shell has."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from shlex import quote

from msgspec import Struct

from auditor.report.document import Evidence, Input
from auditor.report.masking import HIDDEN

PACKETS = ("pcap", "pcapng")
CODINGS = {"gzip": "gzip -dcf", "zstd": "zstd -dcf", "br": "cat"}
"""What the first step may be as a coding of the content, which a HAR holds undone: these pass on what is not packed."""
_STEP = re.compile(r"\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]")
_UNPACK = {"gzip": "gunzip", "base64": "base64 -d", "hex": "xxd -r -p", "bzip2": "bunzip2", "xz": "unxz"}
_MEMBERS = {"request.query": "queryString", "request.header": "headers", "request.cookie": "cookies"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Command(Struct, frozen=True):
    """One command line for a POSIX shell, and what it shows; ``whole`` is False where a step remains to be done."""

    purpose: str
    line: str
    whole: bool = True


def tshark(evidence: Evidence, source: Input, keylogs: Sequence[str]) -> Command | None:
    """Shows the packets of a request, opened, as tshark reads them; None where the input has none or names no frame."""
    if not evidence.frames or not source.kind.startswith(PACKETS) or _CONTROL.search(source.path):
        return None
    frames = ", ".join(map(str, evidence.frames))
    wanted = f"frame.number in {{{frames}}}"
    keys = "".join(f" -o {quote(f'tls.keylog_file:{path}')}" for path in keylogs)
    line = f"tshark -n -r {quote(source.path)}{keys} -o tcp.reassemble_out_of_order:TRUE -Y {quote(wanted)} -V"
    return Command("the packets of the request, with everything tshark reads in them", line)


def jq(evidence: Evidence, source: Input, keylogs: Sequence[str]) -> Command | None:
    """Takes the value out of the request; None where that is no HTTP request, or the way to it is masked."""
    if _CONTROL.search(source.path) or not (evidence.method or "").isupper() or evidence.method in ("SEND", "QUERY"):
        return None
    if any(HIDDEN in step or _CONTROL.search(step) for step in evidence.path):
        return None
    keys = "".join(f" --keylog {quote(path)}" for path in keylogs)
    taken = _taken(evidence)
    if taken is None:
        return None
    query, rest, whole = taken
    entry = f".log.entries[] | select(.startedDateTime == {json.dumps(evidence.time)}) | {query}"
    parts = (f"auditor exchanges {quote(source.path)}{keys} --format har", f"jq -r {quote(entry)}", *rest)
    done = "the value itself" if whole else "the value as far as these programs can unpack it"
    return Command(done, " | ".join(parts), whole)


def saved(id_: str, path: str) -> Command:
    """Shows what a saved report says of a finding."""
    wanted = f".findings[] | select(.id == {json.dumps(id_)})"
    return Command("what the report says of it", f"jq {quote(wanted)} {quote(path)}")


def _taken(evidence: Evidence) -> tuple[str, list[str], bool] | None:
    """The query for the place of the request, commands for what is inside, and whether they lead to the end."""
    path = list(evidence.path)
    if evidence.where == "request.path":
        return ".request.url", [], False
    if evidence.where in _MEMBERS:
        return _parameter(f".request.{_MEMBERS[evidence.where]}[]", path, fold=evidence.where == "request.header")
    if evidence.where != "request.body" or not path:
        return None
    if path[0] == "form":
        return _parameter(".request.postData.params[]", path[1:], fold=False)
    if path[0] in ("json", "text"):
        rest, whole = _inside(path)
        return ".request.postData.text", rest, whole
    first = [CODINGS[path.pop(0)]] if path[0] in CODINGS else []
    rest, whole = _inside(path)
    octets = 'if .encoding == "base64" then .text else (.text | @base64) end'
    return f".request.postData | {octets}", ["base64 -d", *first, *rest], whole


def _parameter(members: str, path: list[str], *, fold: bool) -> tuple[str, list[str], bool] | None:
    """A name's value of a list of pairs, the how manieth being the element of the path."""
    steps = _steps(path[0]) if path else []
    if not steps or not isinstance(steps[0], str):
        return None
    name = ".name | ascii_downcase" if fold else ".name"
    wanted = steps[0].lower() if fold else steps[0]
    number = steps[1] if len(steps) > 1 and isinstance(steps[1], int) else 0
    rest, whole = _inside(path[1:])
    return f"[{members} | select(({name}) == {json.dumps(wanted)}) | .value][{number}]", rest, whole


def _inside(path: Sequence[str]) -> tuple[list[str], bool]:
    """A command for each decoder and each path into JSON, up to the first there is none for."""
    commands: list[str] = []
    reading = ""
    for step in path:
        if step.startswith("$"):
            if reading != "json":
                return commands, False
            commands.append(f"jq -r {quote(_jq_path(step))}")
            reading = ""
        elif step in ("json", "text"):
            reading = step
        elif step in _UNPACK:
            commands.append(_UNPACK[step])
        else:
            return commands, False
    return commands, True


def _steps(path: str) -> list[str | int]:
    """Names and elements of a normalized path (RFC 9535 §2.7)."""
    found = (match.groups() for match in _STEP.finditer(path))
    return [int(element) if element is not None else _unescaped(name or "") for name, element in found]


def _unescaped(name: str) -> str:
    return re.sub(r"\\(['\\])", r"\1", name)


def _jq_path(path: str) -> str:
    return "." + "".join(f"[{json.dumps(step)}]" for step in _steps(path))
