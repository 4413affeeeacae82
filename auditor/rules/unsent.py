"""Messages that name no sender: what stands in them beside lists of others, or is brought to where catalogues are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from auditor.decode.document import Document
from auditor.rules.holders import Subject, subjects, words_of
from auditor.rules.names import normalise

_SENDER = frozenset(
    "user users userid uid me self customer customerid client clientid cid visitor visitorid subscriber subscriberid "
    "device deviceid did session sessionid sid anonymousid anonid installid installationid distinctid gaid idfa idfv "
    "adid aaid oaid androidid udid consentid profile context ctx event events eventname geraet nutzer kunde identity "
    "auth accesstoken msisdn imsi userproperties traits sender melder reader player rider passenger booker patient "
    "member deviceinfo dev sys hub car viewer seeker applicant handset badge wearer aktor yo listener usr phonebook "
    "agenda addressbook headunit respondent learner companions dispatcher moderator".split()
)
"""Names of those who send, and of what numbers them, anywhere in a message."""
_OF_ITSELF = frozenset(
    "imei serial serialno serialnumber mac androidid guid uuid udid model devicemodel manufacturer osversion "
    "androidversion appversion versioncode sdkversion carrier".split()
)
"""What a device tells of itself right beside lists of what it holds."""
_REMEMBERED = 4096
_ASKS = frozenset("location position geo gps coords coordinates here center centre origin destination near".split())
_MOVING = frozenset("vehicle scooter bike truck driver courier taxi cab drone robot ship bus fahrzeug".split())


@lru_cache(_REMEMBERED)
def are_moving(name: str) -> bool:
    """Whether a list of this name is of what moves."""
    return not _MOVING.isdisjoint(words_of(name)[-1:]) or Subject.FLEET in subjects(name, many=True)


def names_sender(around: frozenset[str]) -> bool:
    """Whether one of the names in a message is that of who sends it."""
    return not _SENDER.isdisjoint(around)


def holds_others(
    holder: Document, others: frozenset[Subject], are_peers: Callable[[list[Document]], bool], *, published: bool
) -> bool:
    """Whether an object holds a list of what is somebody else's."""
    if not isinstance(holder, dict) or not _OF_ITSELF.isdisjoint(map(normalise, holder)):
        return False
    for key, inner in holder.items():
        if isinstance(inner, list) and len(inner) > 1 and isinstance(inner[0], dict):
            if subjects(key, many=True) & others or any(Subject.MADE_UP in subjects(name) for name in inner[0]):
                return True
            if (published or are_moving(key)) and are_peers(inner):
                return True
    return False


def heads_catalogue(holder: Document) -> bool:
    """Whether an object of a message holds others, or a list of them, so that its own leaves are but their heading."""
    if not isinstance(holder, dict):
        return False
    return any(isinstance(value, dict) or _has_objects(value) for value in holder.values())


def _has_objects(value: Document) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def is_deep(steps: Sequence[str | int]) -> bool:
    """Whether a leaf is in an object of the message that is not but what the sender asks for."""
    names = [step for step in steps if isinstance(step, str)]
    return len(names) > 1 and normalise(names[0]) not in _ASKS
