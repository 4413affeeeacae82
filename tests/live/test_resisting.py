"""What views are told of resistance is written down, and taken back where it turns out otherwise."""

from __future__ import annotations

from pathlib import Path

from auditor.live.folder import RESISTANCE
from auditor.live.messages import Refusal
from auditor.live.resisting import ResistanceLog
from auditor.sources.live_resistance import HEADER, resisting_of

TIME = "2026-03-01T12:00:00.000000000Z"


def refusal(why: str, count: int) -> Refusal:
    return Refusal(host="a.example", app="shop", why=why, reason=f"a.example: {why}", remedy="do this", count=count)


def written(folder: Path) -> list[bytes]:
    return [HEADER.rstrip(), *(folder / RESISTANCE).read_bytes().split(b"\n")]


def test_only_what_changed_is_written_and_the_last_word_holds(tmp_path: Path) -> None:
    log = ResistanceLog(tmp_path)
    for told in ([refusal("untrusted", 1)], [refusal("untrusted", 1)], [refusal("untrusted", 2)]):
        log.note(told, TIME)
    assert len(written(tmp_path)) == 4
    log.note([refusal("pinning", 3)], TIME)
    log.close()
    assert [(row.why, row.count) for row in log.rows] == [("pinning", 3)]
    (row,), gaps = resisting_of(written(tmp_path), "resistance.jsonl")
    assert (row.why, row.count, row.app, row.time) == ("pinning", 3, "shop", TIME)
    assert gaps == ()
