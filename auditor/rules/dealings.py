"""Whom those who work with an app deal with: whose words a moderator judges, whom an agent helps, who was reported."""

from __future__ import annotations

from collections.abc import Collection

from auditor.decode.document import Document
from auditor.rules.names import normalise

_OF_SPEECH = frozenset(("interaction", "content", "network", "health"))
_OF_PEOPLE = frozenset(("account", "location", "device", "network", "identifier"))
_OF_CARDS = frozenset(("account", "location"))
_AUTHORS = frozenset("author authors autor auteur autore commenter poster verfasser uploader offender".split())
_JUDGED = frozenset(
    "verdict moderator moderation moderatorid decision modaction enforcement penalty strikes reportedby "
    "flaggedby".split()
)
"""What stands beside somebody else's words where a moderator judges them."""
_JUDGES = frozenset("moderator reviewer decidedby".split())
_REPORTED = frozenset(
    "reported reporteduser reportedaccount reportedprofile offender accused accuseduser suspect flaggeduser banneduser "
    "blockeduser blockedaccount muteduser gemeldet denunciado signale".split()
)
_AIMED_AT = frozenset("target targetuser targetprofile swipee swiped likee likeduser matchprofile".split())
"""Whom somebody likes, or does something to."""
_HELPED = frozenset("contact lead prospect ticketuser complainant claimant anliegensteller".split())
_HELPERS = frozenset("agent agentinfo operator assignee rep csr advisor clerk supporter salesrep".split())
_LOGINS = frozenset("email mail login username mailbox".split())
_ACCOUNTS = frozenset("account customer client kunde cliente klant prospect lead company".split())
_COMPANY = frozenset("company companyname firma firm businessname organisation organization".split())
_BESIDE_ACCOUNTS = frozenset(
    "rep salesrep opportunity deal pipeline visit visitreport visitnote crm gps fieldrep".split()
)
_INCIDENTS = frozenset("incident outage alarmhost affectedhost affected problem".split())
_OF_INCIDENTS = frozenset("host hostname service severity node cluster".split())


def told_by_dealing(
    name: str, holder: dict[str, Document], inner: Document, category: str, *, named: bool
) -> bool | None:
    """Whether an object is about whom the sender deals with (True) or the sender (False); None where nobody deals."""
    if name in _JUDGES and not _JUDGED.isdisjoint(normalise(key) for key in holder if normalise(key) != name):
        return False
    if not isinstance(inner, dict):
        return None
    if category in _OF_SPEECH and not named and _is_judged(holder, inner):
        return True
    if category == "network" and name in _AUTHORS:
        return True
    return None


def is_dealt_with(name: str, holder: dict[str, Document], inner: Document, category: str) -> bool:
    """Whether all in an object is about somebody reported, liked, helped or visited, or a machine out of order."""
    if not isinstance(inner, dict) or category not in _OF_PEOPLE:
        return False
    if name in _REPORTED or (name in _AIMED_AT and category in _OF_CARDS):
        return True
    if name in _HELPED:
        return _is_helped(holder)
    if name in _INCIDENTS and category != "account":
        return not _OF_INCIDENTS.isdisjoint(map(normalise, inner))
    if name in _ACCOUNTS and category in _OF_CARDS and not _COMPANY.isdisjoint(map(normalise, inner)):
        return not _BESIDE_ACCOUNTS.isdisjoint(map(normalise, holder))
    return False


def _is_judged(holder: Collection[str], inner: dict[str, Document]) -> bool:
    """Whether an object holds an author's words that a moderator judges in the object around it."""
    return not _JUDGED.isdisjoint(map(normalise, holder)) and not _AUTHORS.isdisjoint(map(normalise, inner))


def _is_helped(holder: dict[str, Document]) -> bool:
    """Whether somebody with a mailbox or login of their own helps those in an object."""
    return any(
        isinstance(value, dict) and normalise(key) in _HELPERS and not _LOGINS.isdisjoint(map(normalise, value))
        for key, value in holder.items()
    )
