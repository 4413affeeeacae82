"""The sections of the terminal report on what is known of recipients beside a name: servers abroad, lists."""

from __future__ import annotations

from auditor.report import words
from auditor.report.canvas import Canvas
from auditor.report.document import RecipientSummary, Report, ServerPlace
from auditor.report.text import number, printable

SHOWN = 20
NETWORKS_SHOWN = 3


def write_servers(canvas: Canvas, report: Report) -> None:
    """Write seats and servers of recipients whose servers are in another country; nothing where there are none."""
    abroad = [r for r in report.recipients if is_abroad(r)]
    if not abroad:
        return
    canvas.heading("Servers in another country than the company's seat")
    rows = [(printable(r.name), printable(r.country or "not known"), _places(r)) for r in abroad[:SHOWN]]
    canvas.table(("Recipient", "Seat", "Servers"), rows)
    if len(abroad) > SHOWN:
        canvas.paragraph(f"… and {number(len(abroad) - SHOWN, 'more')}, all of them in --format json", 2)
    names = ", ".join(f"{printable(d.name)} ({printable(d.kind)}, made {printable(d.built)})" for d in report.geoip)
    canvas.paragraph(f"By {names}. Addresses that many places share (anycast) can be anywhere.")


def write_lists(canvas: Canvas, report: Report) -> None:
    """Write which recipients the user's lists name; nothing where they name none."""
    titles = dict.fromkeys(title for recipient in report.recipients for title in recipient.lists)
    for title in titles:
        named = [r for r in report.recipients if title in r.lists]
        canvas.gap()
        canvas.paragraph(f"Named in {printable(title)}: {', '.join(words.who(r) for r in named)}.")


def is_abroad(recipient: RecipientSummary) -> bool:
    """Whether some server of a recipient is known to be in another country than its seat."""
    seat = recipient.country
    return seat is not None and any(place.country not in (None, seat) for place in recipient.servers)


def _places(recipient: RecipientSummary) -> str:
    shown = [_place(place) for place in recipient.servers[:NETWORKS_SHOWN]]
    more = len(recipient.servers) - len(shown)
    return "; ".join(shown) + (f"; and {number(more, 'other')}" if more > 0 else "")


def _place(place: ServerPlace) -> str:
    network = "" if place.asn is None else f" (AS{place.asn}{'' if place.network is None else ' ' + place.network})"
    return printable(f"{place.country or 'country not known'}{network}")
