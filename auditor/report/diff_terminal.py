"""A comparison of two versions for a person at a terminal: headlines, then the verdicts with their reasons."""

from __future__ import annotations

from auditor.regression.document import WORDS, Diff, Side, Verdict, Word
from auditor.report.canvas import Canvas, Look
from auditor.report.text import number, percent, printable

TITLES: dict[Word, str] = {
    "new": "New",
    "gone": "Gone",
    "not-seen": "Not seen, which proves nothing",
    "incomparable": "Cannot be compared",
    "same": "As before",
}
"""What each verdict is called as a heading."""
_WIDE = 1000


def render(diff: Diff, look: Look) -> str:
    """The whole comparison as text of ``look.width`` columns."""
    canvas = Canvas(look)
    for which, side in (("Old", diff.old), ("New", diff.new)):
        canvas.paragraph(f"{which}: {side_words(side)}", style="bold")
    overall = [headline for headline in diff.headlines if headline.recipient is None]
    if overall:
        canvas.heading("In short")
        for headline in overall:
            canvas.pairs([("-", printable(headline.text, _WIDE))], 2, 1)
    for word in TITLES:
        _verdicts(canvas, diff, word)
    if diff.notes:
        canvas.heading("To keep in mind")
        for note in diff.notes:
            canvas.pairs([("-", printable(note, _WIDE))], 2, 1)
    return canvas.finished()


def side_words(side: Side) -> str:
    """One side in words: name, sessions, and how much of what was sent could be read."""
    share = "" if side.readable_share is None else f", {percent(side.readable_share)} of outgoing bytes readable"
    return f"{printable(side.name or 'no name')}, {number(side.sessions, 'session')}{share}"


def counts(diff: Diff) -> str:
    """How many routes got each verdict."""
    return ", ".join(f"{sum(v.verdict == word for v in diff.verdicts)} {word}" for word in WORDS)


def _verdicts(canvas: Canvas, diff: Diff, word: Word) -> None:
    chosen = [verdict for verdict in diff.verdicts if verdict.verdict == word]
    if not chosen:
        return
    canvas.heading(f"{TITLES[word]} ({len(chosen)})")
    for verdict in chosen:
        canvas.paragraph(printable(f"{verdict.type} to {whom(verdict)}{verdict.path}", _WIDE), 2)
        if word == "same" and not verdict.reason:
            continue
        canvas.pairs([("where", printable(verdict.where, _WIDE)), ("seen", seen(verdict))], 4, 6)
        canvas.pairs([("why", printable(verdict.reason, _WIDE))], 4, 6)


def whom(verdict: Verdict) -> str:
    """The recipient with its domain, or the domain alone."""
    return verdict.domain if verdict.recipient is None else f"{verdict.recipient} ({verdict.domain})"


def seen(verdict: Verdict) -> str:
    """In how many sessions of each side, and Fisher's p."""
    (k_old, n_old), (k_new, n_new) = verdict.seen.old, verdict.seen.new
    return f"in {k_old} of {n_old} old sessions, in {k_new} of {n_new} new ones (p = {verdict.p:g})"
