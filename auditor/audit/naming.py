"""Who is behind a host, as the report says it."""

from __future__ import annotations

from auditor.dossier import Company
from auditor.recipients import Recipient, Recipients, registrable_domain
from auditor.report import document


class Naming:
    """Who is behind a host, as the report says it."""

    def __init__(self, recipients: Recipients) -> None:
        self._recipients = recipients

    def recipient(self, recipient_id: str | None, host: str) -> Recipient | None:
        """The recipient a rule names, else the one its host belongs to."""
        by_host = self._recipients.lookup(host)
        return by_host if by_host is not None or recipient_id is None else self._recipients.get(recipient_id)

    def reference(self, recipient_id: str | None, host: str) -> document.RecipientRef | None:
        """The same as a member of the report."""
        found = self.recipient(recipient_id, host)
        return None if found is None else document.RecipientRef(id=found.id, name=found.name, country=found.country)

    def group(self, host: str) -> tuple[str | None, str]:
        """Id and name under which a report sums up what went to this host: the company, else the domain."""
        found = self._recipients.lookup(host)
        return (None, registrable_domain(host) or host) if found is None else (found.id, found.name)

    def company(self, host: str) -> str:
        """The topmost company behind a host, by name; else its domain."""
        found = self._recipients.lookup(host)
        return (registrable_domain(host) or host) if found is None else self._recipients.company(found).name

    def operator(self, host: str) -> str | None:
        """Who runs the machine, where that is another company."""
        found = self._recipients.operator(host)
        return None if found is None else found.name

    def companies(self) -> dict[str, Company]:
        """By the id of each recipient, the company it belongs to, itself where it belongs to none."""
        tops = ((each.id, self._recipients.company(each)) for each in self._recipients)
        return {id_: Company(top.id, top.name, top.country) for id_, top in tops}
