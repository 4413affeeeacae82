"""What became of each kind of data in one sentence: to each recipient, and to all of them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from auditor.regression.document import Headline, Verdict, Word

_LEAVES = ("new", "same")
_SURE: Mapping[str, Sequence[str]] = {}


def headlines(verdicts: Iterable[Verdict], doubts: Mapping[str, Sequence[str]] = _SURE) -> tuple[Headline, ...]:
    """One for each data type and recipient, and before these one for each data type; sorted.

    ``doubts`` are types of which nobody would know a datum by another name, with the domains of new fields that may
    hold one.
    """
    types: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        types[verdict.type].append(verdict)
    made = []
    for type_ in sorted(types):
        of_type = types[type_]
        word, text = _overall(type_, of_type)
        if word == "gone" and type_ in doubts:
            word, text = _doubted(type_, doubts[type_])
        made.append(Headline(type=type_, recipient=None, verdict=word, text=text))
        whom: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in of_type:
            whom[verdict.recipient or verdict.domain].append(verdict)
        for name in sorted(whom):
            word, text = _to_one(type_, name, whom[name])
            made.append(Headline(type=type_, recipient=name, verdict=word, text=text))
    return tuple(made)


def _words(verdicts: Iterable[Verdict]) -> set[Word]:
    return {verdict.verdict for verdict in verdicts}


def _to_one(type_: str, name: str, verdicts: Sequence[Verdict]) -> tuple[Word, str]:
    found = _words(verdicts)
    if "new" in found:
        if found == {"new"}:
            return "new", f"{type_} now goes to {name}, as it did not before."
        if "gone" in found and "same" not in found:
            return "new", f"{type_} still goes to {name}, by another route."
        return "new", f"{type_} goes to {name}, by a new route too."
    if "same" in found:
        fewer = ", by fewer routes" if "gone" in found else ""
        return "same", f"{type_} goes to {name} as before{fewer}."
    return _absent(f"{type_} no longer goes to {name}.", f"{type_} was not seen going to {name}", found)


def _overall(type_: str, verdicts: Sequence[Verdict]) -> tuple[Word, str]:
    found = _words(verdicts)
    leaving = sorted({v.recipient or v.domain for v in verdicts if v.verdict in _LEAVES})
    added = sorted({v.recipient or v.domain for v in verdicts if v.verdict == "new"})
    gone = "gone" in found
    if added and (gone or "not-seen" in found):
        way = "by another route" if gone else "by another route; whether by the old one too is not proved"
        return "new", f"{type_} still leaves, {way}: to {', '.join(added)}."
    if added:
        more = "now leaves" if found == {"new"} else "leaves by more routes than before"
        return "new", f"{type_} {more}: to {', '.join(added)}."
    if leaving:
        fewer = "by fewer routes than before" if gone else "as before"
        return "same", f"{type_} leaves {fewer}: to {', '.join(leaving)}{_rest(verdicts, leaving)}."
    return _absent(f"{type_} no longer leaves.", f"{type_} was not seen leaving", found)


def _doubted(type_: str, domains: Sequence[str]) -> tuple[Word, str]:
    """Gone, as far as names tell: no profile holds the datum."""
    if not domains:
        return "gone", f"{type_} no longer leaves under a name known for it."
    listed = ", ".join(domains)
    return "incomparable", f"{type_} was not seen leaving, but new fields that may hold one go to {listed}."


def _rest(verdicts: Sequence[Verdict], leaving: Sequence[str]) -> str:
    """To whom else it went before: no longer, or nobody knows."""
    words: dict[str, set[Word]] = defaultdict(set)
    for verdict in verdicts:
        words[verdict.recipient or verdict.domain].add(verdict.verdict)
    closed = sorted(name for name, found in words.items() if found == {"gone"})
    doubtful = sorted(name for name, found in words.items() if name not in leaving and found != {"gone"})
    said = f"; no longer to {', '.join(closed)}" if closed else ""
    return said + (f"; whether also to {', '.join(doubtful)} could not be seen" if doubtful else "")


def _absent(gone: str, unseen: str, found: set[Word]) -> tuple[Word, str]:
    """Of nothing that was seen: gone only where every route is."""
    if found == {"gone"}:
        return "gone", gone
    if "incomparable" in found:
        return "incomparable", f"{unseen}, but it may have gone where nobody could read it."
    return "not-seen", f"{unseen}, which does not prove that it stopped."
