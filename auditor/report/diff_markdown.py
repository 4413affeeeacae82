"""A comparison of two versions as Markdown, for a pull request or a wiki."""

from __future__ import annotations

from auditor.regression.document import Diff, Word
from auditor.report.canvas import Look
from auditor.report.diff_terminal import TITLES, counts, seen, side_words, whom
from auditor.report.markdown_text import cell, escaped

SHOWN: tuple[Word, ...] = ("new", "gone", "not-seen", "incomparable")
"""Verdicts that are listed one by one; the others are only counted."""


def render(diff: Diff, look: Look) -> str:
    """The comparison as Markdown; how a page looks does not matter to it."""
    lines = [f"## What changed: {escaped(diff.old.name or 'old')} → {escaped(diff.new.name or 'new')}", ""]
    lines += [f"- Old: {escaped(side_words(diff.old))}", f"- New: {escaped(side_words(diff.new))}"]
    lines += [f"- Routes: {counts(diff)}", ""]
    lines += [f"- {escaped(headline.text)}" for headline in diff.headlines if headline.recipient is None]
    for word in SHOWN:
        chosen = [verdict for verdict in diff.verdicts if verdict.verdict == word]
        if chosen:
            lines += ["", f"### {TITLES[word]} ({len(chosen)})", ""]
            lines += ["| Data | To | Where | Seen | Why |", "| --- | --- | --- | --- | --- |"]
            lines += [
                f"| {cell(v.type)} | {cell(whom(v) + v.path)} | {cell(v.where)} | {cell(seen(v))} | {cell(v.reason)} |"
                for v in chosen
            ]
    if diff.notes:
        lines += ["", *(f"> {escaped(note)}" for note in diff.notes)]
    return "\n".join(lines) + "\n"
