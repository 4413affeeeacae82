"""Who is behind a host: the company, its seat and its purpose, and apart from that who runs the servers."""

from auditor.recipients.domains import registrable_domain
from auditor.recipients.lookup import PURPOSES, Recipient, Recipients

__all__ = ["PURPOSES", "Recipient", "Recipients", "registrable_domain"]
