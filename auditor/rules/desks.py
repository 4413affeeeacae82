"""Mailboxes of functions rather than of people, such as ``info@`` and ``noreply@``, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.decode.document import Document
from auditor.rules.holders import Subject, subjects
from auditor.rules.listings import has_sender
from auditor.rules.names import normalise

_DESKS = frozenset(
    "info noreply donotreply support service kontakt contact office hello hallo team sales vertrieb marketing press "
    "presse privacy datenschutz dpo dsb legal hr jobs career careers karriere bewerbung billing rechnung accounts "
    "buchhaltung abuse security postmaster hostmaster webmaster admin reception rezeption booking bookings "
    "reservation reservations reservierung newsletter help hilfe redaktion verwaltung impressum feedback news api dev "
    "developer prensa stampa imprensa tisk prasa sajto soporte asistencia atencion reclami ventas vendite sprzedaz "
    "prodaja biuro bureau ufficio oficina kancelar secretaria segreteria secretariat sekretariat recepcion recepcja "
    "recepce reservas prenotazioni facturacion kundenservice kundeservice kundtjanst asiakaspalvelu podpora podrska "
    "wsparcie pomoc aide ayuda ajuda tuki care customercare bestellung bestellungen orders pedidos ordini commandes "
    "klantenservice rathaus buergerbuero bauamt redaccion redazione redacao redactie redakcja redakce geral "
    "geschaeftsstelle tickets guestservices concierge entwickler ops devops it qa growth personal shop moderation "
    "moderator moderators appeal appeals community safety "
    "trust editor editors letters tips corrections complaints".split()
)
"""What is before the ``@`` (after RFC 2142, and what is usual in several languages)."""

_LOGIN = "login"
_ENTERED = frozenset("password passwd username login firstname lastname vorname nachname".split())
"""What a person enters beside a mailbox that they use as their own."""


def is_of_desk(holder: Document, steps: Sequence[str | int]) -> bool:
    """Whether a leaf is a mailbox of a function, or stands beside one and below no name of the sender's."""
    names = [step for step in steps[:-1] if isinstance(step, str)]
    if names and Subject.OWN in subjects(names[-1]):
        return False
    if _LOGIN in normalise(str(steps[-1])):
        return False
    for step in steps[:-1]:
        holder = _inside(holder, step)
    if isinstance(holder, dict) and (has_sender(holder) or not _ENTERED.isdisjoint(map(normalise, holder))):
        return False
    members = holder.values() if isinstance(holder, dict) else (_inside(holder, steps[-1]),)
    mails = [value for value in members if isinstance(value, str) and "@" in value]
    return bool(mails) and all(normalise(mail.partition("@")[0]) in _DESKS for mail in mails)


def _inside(holder: Document, step: str | int) -> Document:
    if isinstance(holder, dict) and isinstance(step, str):
        return holder.get(step)
    return holder[step] if isinstance(holder, list) and isinstance(step, int) and step < len(holder) else None
