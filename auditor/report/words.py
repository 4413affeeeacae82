"""The words of a report: what outcomes, confidences, origins, places and events are called for its reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from ipaddress import ip_address, ip_network

from auditor.model import Confidence, Origin, Outcome
from auditor.report.document import Connection, Event, Finding, RecipientRef, RecipientSummary, Report
from auditor.report.text import printable

GRADES: dict[str, str] = {
    "R0": "re-enacted from published formats",
    "R1": "sent by the vendor's own program in a lab",
    "R2": "captured from a real device by somebody else",
    "R3": "captured from one's own device",
}
"""How close a recording is to what a real device sends, as its session or the README beside it says."""
OUTCOMES: dict[Outcome, str] = {
    Outcome.AUDITED: "read in full",
    Outcome.NO_KEYS: "encrypted, and no keys were given",
    Outcome.KEYS_MISSING: "encrypted, and the keys given do not open it",
    Outcome.ABORTED: "broken off during the handshake, before any content was sent",
    Outcome.CIPHER: "encrypted in a way this tool cannot open",
    Outcome.UNKNOWN: "in a protocol this tool does not know",
    Outcome.STATE_LOST: "unreadable because what came before it is missing",
    Outcome.UNDECODABLE: "could be opened but not decoded",
    Outcome.BODY_LIMIT: "larger than this tool reads",
    Outcome.CRASH: "a detector failed on it; please report that",
    Outcome.LOST: "lost while capturing",
    Outcome.SNAPLEN: "cut short while capturing",
    Outcome.TRUNCATED: "the file ends in the middle",
    Outcome.MALFORMED: "malformed packets",
    Outcome.LINK: "a kind of network link this tool does not know",
    Outcome.NOT_RECORDED: "the input does not hold what was sent",
    Outcome.KEYLOG: "the key log fits nothing in the capture",
    Outcome.LOCAL: "chatter of the local network",
    Outcome.NO_PAYLOAD: "packets without content (acknowledgements and the like)",
}
"""Each outcome as the end of a sentence about a packet, a connection or a gap."""

REST = "The rest may hold anything: this report speaks only of what could be seen."
"""What goes with the share of what could be read, wherever that is not all of it."""

CONFIDENCES: dict[Confidence, str] = {
    Confidence.CERTAIN: "certain",
    Confidence.LIKELY: "likely",
    Confidence.POSSIBLE: "possible",
}

ORIGINS: dict[Origin, str] = {
    Origin.DEVICE: "",
    Origin.ECHO: "a server had given this value to the device before",
    Origin.USER: "the person had typed this into a form of that service",
}

PLACES: dict[str, str] = {
    "request.body": "the body",
    "request.query": "the address, after the question mark",
    "request.header": "a header",
    "request.cookie": "a cookie",
    "request.path": "the address",
}

_OWN_NETWORKS = tuple(
    ip_network(each)
    for each in (
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "224.0.0.0/4", "255.255.255.255/32",
        "fc00::/7", "fe80::/10", "ff00::/8",
    )
)  # fmt: skip

_UNITS = {"ms": (0.001, "s"), "us": (0.000001, "s"), "ns": (0.000000001, "s")}


def type_name(report: Report, type: str) -> str:
    """A data type in words: those of the data types file, else its kind, else its id."""
    known = report.types.get(type)
    return printable(known.name if known is not None else type.partition(".")[2].replace("-", " ") or type)


def category_rank(report: Report, category: str) -> tuple[int, str]:
    """Where a category stands in a report: in the order of the data types file, unknown ones last."""
    order = list(report.categories)
    return (order.index(category) if category in order else len(order), category)


def category_name(report: Report, category: str) -> str:
    """A category in words."""
    return printable(report.categories.get(category, category.capitalize()))


def who(recipient: RecipientRef | RecipientSummary | None, host: str = "") -> str:
    """A recipient with its country: ``ByteDance (CN)``; the host where no company is known."""
    if recipient is None or recipient.id is None:
        return of_no_company(host if recipient is None else recipient.name)
    country = recipient.country
    return printable(recipient.name) + ("" if country is None else f" ({printable(country)})")


def of_no_company(name: str) -> str:
    """A host, domain or address no company is known behind, with that, or that it is in one's own network."""
    return f"{printable(name)} ({'own network' if in_own_network(name) else 'company not known'})"


@lru_cache(maxsize=1024)
def in_own_network(name: str) -> bool:
    """Whether an address is of a private network or all hosts of one (RFC 1918, 4193, 3927, multicast), or a name is
    one of mDNS.
    """
    try:
        address = ip_address(name)
    except ValueError:
        return name.lower().endswith(".local")
    return any(address in network for network in _OWN_NETWORKS if network.version == address.version)


def session(manifest: Mapping[str, object]) -> str:
    """What a session's manifest says of what was recorded, in one line; empty where it says nothing of that."""
    app = " ".join(printable(str(manifest[name])) for name in ("app", "version") if manifest.get(name))
    others = (("package", ""), ("device", "on "), ("os", ""), ("account", "account: "), ("network", "over "))
    parts = [app, *(f"{before}{printable(str(manifest[name]))}" for name, before in others if manifest.get(name))]
    consent = manifest.get("consent")
    parts += [f"consent: {printable(str(consent))}"] if consent else []
    grade = str(manifest.get("grade", ""))
    parts += [f"grade {grade}: {GRADES[grade]}"] if grade in GRADES else []
    return ", ".join(part for part in parts if part)


def far_end(connection: Connection) -> str:
    """Where a connection went: a name, else the address, without the port of an input that does not tell it."""
    return connection.sni or connection.host or connection.server.removesuffix(":0")


def packets(frames: Sequence[int], most: int | None = None) -> str:
    """``packet 4``, ``packets 4, 7 …``: at most this many of them."""
    shown = ", ".join(map(str, frames[:most])) + (" …" if most is not None and len(frames) > most else "")
    return f"packet{'' if len(frames) == 1 else 's'} {shown}"


def nothing_sent(report: Report) -> str:
    """Why nothing is said of how much of what was sent could be read."""
    if Outcome.NOT_RECORDED in report.coverage.outcomes:
        return "This kind of input lists who was contacted; it does not hold what was sent."
    if Outcome.LOCAL in report.coverage.packets:
        return "Nothing was sent beyond the own network in this capture."
    return "No content was sent in this capture."


def sender(report: Report) -> str:
    """Who sent it: ``the device``, or the app where the capture says that all findings are of one."""
    apps = {finding.app for finding in report.findings}
    app = apps.pop() if len(apps) == 1 else None
    return "the device" if app is None else f"the app {printable(app)}"


def confidence(finding: Finding) -> str:
    """How sure, and where the value came from if not from the device: ``likely; a server had given …``."""
    origin = ORIGINS[finding.origin]
    return CONFIDENCES[finding.confidence] + (f"; {origin}" if origin else "")


def amount(number: float | None, unit: str | None, rough: bool = False) -> str:
    """A quantity with its unit; fractions of seconds become seconds. Empty where there is none."""
    if number is None:
        return ""
    factor, shown = _UNITS.get(unit or "", (1, unit or ""))
    value = number * factor
    figure = f"{value:.1f}" if shown == "s" and value < 100 and not rough else f"{value:,.6g}"
    return f"{figure} {printable(shown)}".rstrip()


def event(report: Report, happened: Event) -> str:
    """What happened, as a clause: ``Watched 7012…, 8.6 s of 15.0 s, skipped``; a title stands for the number of it."""
    about = "about " if report.values == "masked" else ""
    parts = [printable(report.event_kinds.get(happened.kind, happened.kind.replace("-", " ")))]
    titled = happened.title is not None and happened.kind != "visited"
    if happened.subject is not None and not titled:
        parts.append(printable(happened.subject))
    if happened.title is not None:
        parts.append(f"“{printable(happened.title)}”")
    if happened.text is not None:
        parts.append(f"“{printable(happened.text, 1000)}”")
    said = " ".join(parts) + (f" ({precision(happened.precision_m)})" if happened.precision_m is not None else "")
    said += " incognito" if happened.incognito else ""
    much = _much(happened, about)
    said += f", {much}" if much else ""
    said += "" if happened.outcome == "unknown" else f", {happened.outcome}"
    return said + (f", {again(happened)}" if happened.replayed else "")


def _much(happened: Event, about: str) -> str:
    rough = bool(about)
    if happened.low is not None and happened.high is not None:
        low, high = (amount(number, happened.unit, rough) for number in (happened.low, happened.high))
        return f"between {low} and {high}"
    much = amount(happened.amount, happened.unit, rough)
    whole = amount(happened.of, happened.unit, rough)
    return about + much + (f" of {whole}" if whole else "") if much else ""


def again(happened: Event) -> str:
    """How something was watched more than once: in a loop, or again later."""
    whole, much = happened.of, happened.amount
    looped = whole is not None and much is not None and much > whole
    return "in a loop" if looped else "again"


def precision(metres: float) -> str:
    """How precise a position is: ``±1 km``, ``±100 m``, ``±1 m``; one digit, since it is no more than that."""
    if metres < 1:
        return "±1 m"
    scale = 10 ** (len(str(int(metres))) - 1)
    rounded = round(metres / scale) * scale
    return f"±{rounded // 1000:,} km" if rounded >= 1000 else f"±{rounded} m"


def span(seconds: float) -> str:
    """A span of time as a person would say it: ``40 s``, ``12 min``, ``3 h 20 min``."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours:,} h" + (f" {rest} min" if rest else "")
