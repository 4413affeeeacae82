"""What a test of marks may say: never more than that something sent coincides with something done."""

from __future__ import annotations

import msgspec

from auditor.marks.result import Row

_CONTENT = {
    "not-observed": "its content was not observed",
    "partly-read": "part of its content was not observed",
    "read": "what it held is for auditor scan to say, not for this test",
}


def headline(row: Row) -> str:
    """The sentence of a row with the recipient's name."""
    return f"A transmission to {called(row)} coincides with {row.action.action}; {_CONTENT[row.content]}."


def called(row: Row) -> str:
    """Who was tested, as the plan called it: never the company where it was one of its hosts."""
    if row.wanted is None or row.wanted.casefold() in (row.name.casefold(), row.recipient):
        return row.name
    return row.wanted


def sentence(row: Row) -> Row:
    """The row with its sentence."""
    return msgspec.structs.replace(row, sentence=_sentence(row))


def _sentence(row: Row) -> str:
    action = row.action.action
    if row.verdict == "coincides":
        return f"a transmission to this recipient coincides with {action}; {_CONTENT[row.content]}"
    if row.verdict == "too-few":
        return f"too few to tell: {_lacking(row)}"
    if row.verdict == "not-shown":
        return (
            f"that a transmission to this recipient coincides with {action} was not shown (p = {figure(row.p_holm)}); "
            "that is no proof that none does"
        )
    return f"exploratory: p = {figure(row.p_holm)}; nothing follows from this without a plan made before"


def _lacking(row: Row) -> str:
    sham = row.sham
    if sham is not None and not row.action.sent and not sham.sent:
        return "nothing was seen to be sent to this recipient after either act"
    if sham is None:
        return f"the recording holds too few windows; the smallest p it could give is {figure(row.p_smallest)}"
    if sham.n and row.action.n and row.p_smallest >= 1:
        return "what was sent to this recipient measures the same after every act"
    acts = f"{row.action.n} × {row.action.action}, {sham.n} × {sham.action}"
    return f"with what was sent at {acts} the smallest p there can be is {figure(row.p_smallest)}"


def figure(p: float) -> str:
    """A p value with two digits that count."""
    return f"{p:.2g}" if p >= 0.0001 else f"{p:.1e}"
