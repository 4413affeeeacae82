"""The second conductor: exchanges → decode → detect → report document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct, field

from auditor import __version__
from auditor.audit.analysis import Analysed, Analyser
from auditor.audit.assembly import assemble
from auditor.audit.recipient_rows import Outside
from auditor.audit.tally import Tally
from auditor.decode.plaintexts import Plaintexts
from auditor.detect import Knowledge, build_detectors
from auditor.dissection import DissectionOptions, dissect
from auditor.dissection.options import Progress
from auditor.identifiers import labels_of
from auditor.keylogs import read_keylogs
from auditor.marks import Mark
from auditor.profile import load_profile
from auditor.protocols.messages import ResponseBodies
from auditor.recipients.blocklist import load_blocklist
from auditor.recipients.geography import Geography
from auditor.report.document import Report
from auditor.rules import RuleSet, load_rules
from auditor.rules.answers import AnswerReader
from auditor.session import Manifest
from auditor.session.grade import grade_beside
from auditor.sources.crypto_log import read_crypto_log

TOOL = f"auditor {__version__}"

__all__ = ["AuditOptions", "audit", "read"]


Observer = Callable[[int, int, Analysed], None]


class AuditOptions(Struct, frozen=True):
    """``keylogs`` and ``profile`` are paths; ``rules`` a directory to use instead of the product's own.

    ``device`` is an IP or MAC; ``processes`` 0 means as many as help. By the path of an input, ``manifests`` says what
    session it is of, and ``marks`` what the person did in it. ``crypto_logs`` are paths of what apps encrypted
    themselves (``aes_info.json``). ``observer`` is told of every exchange: number of the input, of the exchange, and
    what was found in it. ``geoip`` are databases of addresses (MMDB), ``recipients`` a list of one's own that goes
    before the bundled one, ``blocklists`` lists of hosts. ``thorough`` compares values of every field, whatever it is
    called. ``fields`` has the observer told of fields that no detector spoke of.
    """

    keylogs: tuple[str, ...] = ()
    rules: Path | None = None
    profile: Path | None = None
    device: str | None = None
    progress: Progress | None = None
    stdin: BinaryIO | None = None
    processes: int = 0
    manifests: Mapping[str, Manifest] = field(default_factory=dict)
    crypto_logs: tuple[str, ...] = ()
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    geoip: tuple[Path, ...] = ()
    recipients: Path | None = None
    blocklists: tuple[Path, ...] = ()
    thorough: bool = False
    observer: Observer | None = None
    fields: bool = False


def audit(inputs: Sequence[str], options: AuditOptions) -> Report:
    """Audit captures, HARs or flow files as one report; AuditorError where an input or option is no good."""
    outside = Outside(Geography(options.geoip), tuple(map(load_blocklist, options.blocklists)))
    tally, rules = read(inputs, options)
    return with_device(with_manifests(assemble(tally, rules, TOOL, outside), options.manifests), options.device)


def read(inputs: Sequence[str], options: AuditOptions) -> tuple[Tally, RuleSet]:
    """Read all inputs: what they come to, and the rules they were read by; AuditorError as for `audit`."""
    rules = load_rules(options.rules)
    if options.recipients is not None:
        from auditor.rules.own_recipients import with_own_recipients

        rules = with_own_recipients(rules, options.recipients)
    profile = load_profile(options.profile) if options.profile is not None else None
    using = build_detectors(Knowledge(rules, profile))
    calls = [call for path in options.crypto_logs for call in read_crypto_log(path)]
    plaintexts = Plaintexts(calls) if calls else None
    answers = AnswerReader(rules.endpoints)
    tally = Tally()
    tally.labels = labels_of(inputs, options.manifests)
    for number, path in enumerate(inputs):
        tally.marks += ((number, "marks", mark) for mark in options.marks.get(path, ()))
        analyser = Analyser(using, plaintexts, answers, thorough=options.thorough, fields=options.fields)
        _audit_input(number, path, options, analyser, tally)
    return tally, rules


def with_manifests(report: Report, manifests: Mapping[str, Manifest]) -> Report:
    """The report with what is known of the session of each input, and the grade of a recording that has one."""
    inputs = []
    for each in report.inputs:
        known = manifests[each.path].particulars() if each.path in manifests else {}
        grade = known.get("grade") or grade_beside(each.path)
        said = known if grade is None else {**known, "grade": grade}
        inputs.append(msgspec.structs.replace(each, manifest=dict(said)) if said or each.path in manifests else each)
    return msgspec.structs.replace(report, inputs=tuple(inputs))


def with_device(report: Report, device: str | None) -> Report:
    """The report with a caveat where the IP address named as the device's is at no end of any connection."""
    ends = {end.rpartition(":")[0].strip("[]") for c in report.connections for end in (c.client, c.server)}
    if device is None or not ends or device in ends or _is_mac(device):
        return report
    caveat = f"Nothing here was sent by or to {device}, which was named as the device: its traffic was not captured."
    coverage = msgspec.structs.replace(report.coverage, caveats=(*report.coverage.caveats, caveat))
    return msgspec.structs.replace(report, coverage=coverage)


def _is_mac(device: str) -> bool:
    return device.count(":") == 5 and "." not in device and all(len(part) == 2 for part in device.split(":"))


def _audit_input(number: int, path: str, options: AuditOptions, analyser: Analyser, tally: Tally) -> None:
    reading = DissectionOptions(
        keylogs=read_keylogs(options.keylogs),
        response_bodies=ResponseBodies.KEEP,
        device=options.device,
        processes=options.processes,
        stdin=options.stdin,
        progress=options.progress,
        outgoing_only=True,
    )
    with dissect(path, reading, analyser) as dissection:
        for n, analysed in dissection:
            tally.add(number, n, analysed)
            if options.observer is not None:
                options.observer(number, n, analysed)
        values = tally.values()
        for seen in dissection.ask(values):
            tally.learn_answers(seen)
        tally.close_input(path, file_hash(path), dissection.kind, dissection.totals)


def file_hash(path: str) -> str:
    """SHA-256 (hex) of a file; empty for standard input, which can be read only once."""
    if path == "-":
        return ""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
