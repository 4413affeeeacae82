"""How a finding is known, in plain words; how to see it oneself; and what would prove it wrong."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from msgspec import Struct

from auditor.model import Confidence, Origin
from auditor.report import commands, words
from auditor.report.canvas import Look
from auditor.report.commands import Command
from auditor.report.document import Evidence, Finding, Input, Report
from auditor.report.findings_section import steps
from auditor.report.text import number, printable
from auditor.report.zone import zone_of

LIMIT = 1000
CONFIDENCES: dict[Confidence, str] = {
    Confidence.CERTAIN: "It is called certain, since the field and what it holds were published or are one's own value",
    Confidence.LIKELY: "It is called likely, since name and shape fit, but nobody who sends it has said so",
    Confidence.POSSIBLE: "It is only called possible: the shape fits, and something else may look the same",
}
DECODERS = {
    "json": "read as JSON",
    "form": "split at & and = as a form",
    "base64": "turned back from base64",
    "base64url": "turned back from base64",
    "reversed-base64": "read backwards and turned back from base64",
    "hex": "turned back from hexadecimal digits",
    "url": "taken apart as an address",
    "percent": "freed of percent escapes",
    "protobuf": "read as Protocol Buffers, whose fields have numbers for names",
    "jwt": "read as a signed token (JWT)",
    "dns": "read as a DNS message",
    "raw": "searched as bytes",
}
"""What a decoder did; of others it is said that they unpack."""
WRONG: dict[str, str] = {
    "location": "Send it from another place, or with location switched off: the value has to change, or to be absent.",
    "device": "Send it from a device of another make: the value has to be that one's, or it is a constant of the app.",
    "identifier": "Reset the identifier, or install anew, or use a second device: a value that stays the same on all "
    "of them tells nobody apart.",
    "watch": "Watch for a time measured with a clock, and skip at another: the number has to follow.",
    "interaction": "Do the same again without that act: nothing of the kind may be sent then.",
    "browsing": "Open a page nobody else knows of: its address or title has to turn up, and no other's.",
    "network": "Join another network: the value has to change with it.",
    "account": "Sign in with another account: the value has to be of that one.",
    "content": "Write or say a sentence made up for the test: it has to turn up, and no other.",
    "checkin": "Check in somewhere else, and open the scanner without checking in: only the former may be told.",
    "payment": "Pay another sum: the number has to follow.",
    "apps.version": "Record another version of the app: the value has to be that one's.",
    "apps": "Install another app, or none: the list has to follow.",
}
"""By data type or category, what to do that has to change what is sent if the finding is right."""


class Explanation(Struct, frozen=True):
    """The title, sentences on how it is known, commands to see it, notes on these, and what would disprove it."""

    title: str
    known: tuple[str, ...]
    see: tuple[Command, ...]
    notes: tuple[str, ...]
    wrong: tuple[str, ...]


def find(report: Report, id_: str) -> list[Finding]:
    """The finding of this name, or those whose names begin so."""
    exact = [finding for finding in report.findings if finding.id == id_]
    return exact or [finding for finding in report.findings if finding.id.startswith(id_)]


def explain(report: Report, finding: Finding, keylogs: Sequence[str] = (), saved: str | None = None) -> Explanation:
    """What is to be said of a finding; ``saved`` is the path of the report where it was read from one."""
    unit = "" if finding.unit is None else f" {printable(finding.unit)}"
    title = f"{words.type_name(report, finding.type)}: {printable(finding.value)}{unit}"
    evidence = finding.evidence[0] if finding.evidence else None
    source = _source(report, evidence)
    see: list[Command | None] = []
    if evidence is not None and source is not None:
        see = [commands.tshark(evidence, source, keylogs), commands.jq(evidence, source, keylogs)]
    see += [commands.saved(finding.id, saved)] if saved is not None else []
    found = tuple(command for command in see if command is not None)
    return Explanation(
        title=f"{title}, sent to {words.who(finding.recipient, finding.host)}",
        known=tuple(_known(report, finding, evidence, source)),
        see=found,
        notes=tuple(_notes(report, found, source, keylogs)),
        wrong=tuple(_wrong(finding)),
    )


def render(explanation: Explanation, look: Look) -> str:
    """The explanation as text; commands stand on a line of their own, unbroken, to be copied."""
    lines = [_wrapped(explanation.title, look), "", "How it is known"]
    lines += [_wrapped(sentence, look, "  ") for sentence in explanation.known]
    lines += ["", "How to see it yourself"]
    if not explanation.see:
        lines.append(_wrapped("No program is known here that shows it.", look, "  "))
    for command in explanation.see:
        lines += [_wrapped(f"{command.purpose[0].upper()}{command.purpose[1:]}:", look, "  "), f"    {command.line}"]
    lines += [_wrapped(note, look, "  ") for note in explanation.notes]
    lines += ["", "What would prove it wrong"]
    lines += [_wrapped(sentence, look, "  ") for sentence in explanation.wrong]
    return "\n".join(lines) + "\n"


def _wrapped(text: str, look: Look, indent: str = "") -> str:
    return textwrap.fill(text, max(look.width, 40), initial_indent=indent, subsequent_indent=indent)


def _source(report: Report, evidence: Evidence | None) -> Input | None:
    known = evidence is not None and evidence.input < len(report.inputs)
    return report.inputs[evidence.input] if known and evidence is not None else None


def _known(report: Report, finding: Finding, evidence: Evidence | None, source: Input | None) -> Iterable[str]:
    if evidence is not None and source is not None:
        yield _request(finding, evidence, source)
        yield _way(evidence)
    rule = "" if finding.rule is None else f" (rule {printable(finding.rule)})"
    reason = printable(finding.reason, LIMIT) or "no reason is given"
    yield f"Why it is taken for that{rule}: {reason}."
    yield f"{CONFIDENCES[finding.confidence]}."
    if finding.origin is not Origin.DEVICE:
        yield f"But {words.ORIGINS[finding.origin]}."
    if finding.count > 1:
        zone = zone_of(source) if source is not None else None
        last = finding.last if zone is None else f"{zone.moment(finding.last)} {zone.name}"
        yield f"The same was sent {number(finding.count, 'time')} in that place, last at {last}."


def _request(finding: Finding, evidence: Evidence, source: Input) -> str:
    zone = zone_of(source)
    request = f"{printable(evidence.method or 'a message')} {printable(evidence.target or '')}".strip()
    what = words.packets(evidence.frames) if evidence.frames else f"exchange {evidence.exchange}"
    where = f" It is {what} of {printable(source.path)}."
    app = "The device" if finding.app is None else f"The app {printable(finding.app)}"
    at = f"{zone.moment(evidence.time)} {zone.name}"
    return f"{app} sent {request} to {printable(finding.host)} at {at}.{where}"


def _way(evidence: Evidence) -> str:
    place = words.PLACES.get(evidence.where, printable(evidence.where))
    told: list[str] = []
    for step in evidence.path:
        if step.startswith("$"):
            told.append(f"there {steps((step,))}")
        else:
            told.append(DECODERS.get(step, f"unpacked ({printable(step)})"))
    return f"In that request it is in {place}: {', '.join(told)}."


def _notes(report: Report, see: Sequence[Command], source: Input | None, keylogs: Sequence[str]) -> Iterable[str]:
    if any(not command.whole for command in see):
        yield "From there on it takes the steps named above; no common program does them."
    if see:
        yield "These show what was sent in full; what they print is about a person."
    if source is not None and source.keylog_entries and not keylogs:
        yield "If the keys are in a file of their own, give it as --keylog to this command."
    if report.values == "masked" and len(see) < 2:
        yield "Values and telling names are masked here; --show-values shows them, and more commands."


def _wrong(finding: Finding) -> Iterable[str]:
    other = "Change what it speaks of on the device, and record again: the value has to follow."
    yield WRONG.get(finding.type) or WRONG.get(finding.category, other)
    if finding.detector == "indicators":
        yield "It is a value of the profile: if the profile is wrong, or is of another device, so is this."
    elif finding.confidence is not Confidence.CERTAIN:
        yield "It was told by its name and shape: whoever knows what the field is for can refute it."
    if finding.origin is Origin.ECHO:
        yield "A server gave the value first: if it is the same for everybody, it says nothing of the device."
    yield "If the commands above show another value or another host, this report is wrong: please say so."
