"""Turns the person's acts in a truth file into marks: rows of time, action and text."""

from __future__ import annotations

import csv
import io

from captures.lab.scenario import Line


def marks(lines: list[Line]) -> str:
    """CSV with the header ``time,action,text``; times are the wall's, with offset, as the packets' are."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("time", "action", "text"))
    for line in lines:
        if line["what"] == "act":
            writer.writerow((line["wall"], line["kind"], line.get("text") or line.get("subject") or ""))
        elif line["what"] == "mark":
            writer.writerow((line["wall"], line["action"], ""))
    return out.getvalue()
