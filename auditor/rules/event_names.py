"""The act in the name of an event, however that is put together: ``post_comment_added``, ``article_partage``.

Names of events are a verb and what it was done to, in either order and any language, with words around that say no
more. What is left when those are taken away is one verb, or the name tells nothing.
"""

from __future__ import annotations

from functools import lru_cache

from auditor.decode.document import Document, member
from auditor.rules.names import normalise, spelled

_REMEMBERED, _LONGEST, _MOST_WORDS = 8192, 48, 6
_VERBS = {
    "click": "click clicked clicks tap tapped taps press pressed touched",
    "unlike": "unlike unliked",
    "like": "like liked likes upvote upvoted heart hearted",
    "unfollow": "unfollow unfollowed unsubscribe unsubscribed",
    "follow": "follow followed follows subscribe subscribed",
    "share": "share shared shares repost reposted forwarded",
    "favourite": "favourite favourited favorite favorited bookmark bookmarked saved wishlisted",
    "comment": "comment commented comments reply replied",
    "scroll": "scroll scrolled",
}
"""Verbs as `auditor.rules.acts` knows them and the words for them, of two in one name the first."""
_ENTERED = frozenset("enter entered entry entering arrive arrived arrival visited visit dwell dwelling in".split())
_SPOTS = frozenset(
    "geofence geofences fence region zone beacon area place venue poi spot gate store shop station stop site gym "
    "restaurant museum".split()
)
_NOUNS = frozenset(
    "post item video vid photo picture image article story reel clip song track album playlist podcast episode show "
    "movie "
    "film book recipe product pin board profile page user creator channel author artist seller brand person friend "
    "member event game content thread topic answer question review message feed comment post stream live "
    "button btn link cta element tile card menu nav tab icon banner screen view ui widget label row option chip".split()
)
_AROUND = frozenset(
    "add added adds new done success successful succeeded completed complete submit submitted create created send sent "
    "post posted on off from to of in via the a an by it this user users visitor customer did action event perform "
    "performed toggle toggled tracked track ok app web mobile client ev evt".split()
)
_WORDS = {word: verb for verb, words in reversed(_VERBS.items()) for word in words.split()}
_ORDER = tuple(_VERBS)


@lru_cache(_REMEMBERED)
def act_of(name: str) -> str:
    """The verb an event of this name is of; empty where that cannot be told."""
    words = tuple(spelled(name).split("_")) if len(name) <= _LONGEST else ()
    if not 1 < len(words) <= _MOST_WORDS:
        return ""
    if not _ENTERED.isdisjoint(words) and not _SPOTS.isdisjoint(words) and _known(words, _ENTERED | _SPOTS):
        return "checkin"
    said = sorted({_WORDS[word] for word in words if word in _WORDS}, key=_ORDER.index)
    return said[0] if said and _known(words, _NOUNS) else ""


def acted_on(here: str, details: dict[str, Document], verb: str) -> list[tuple[str, str, Document]]:
    """The ids of objects that are named in an act: ``{"op": "SaveOffer", "variables": {"offer": {"id": 7}}}``."""
    return [
        (here + member(name) + member("id"), "itemid", inner["id"])
        for name, inner in details.items()
        if isinstance(inner, dict) and "id" in inner and normalise(name) in verb
    ]


def _known(words: tuple[str, ...], of: frozenset[str]) -> bool:
    """Whether all words are verbs, nouns of these or say no more."""
    return all(word in _WORDS or word in of or word in _AROUND for word in words)
