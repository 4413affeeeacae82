"""Workers answer each for itself; what they raise, or that they ended, is the parent's to raise."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection as Pipe
from typing import cast

import pytest

from auditor.dissection.workers import Workers, answer_questions
from auditor.errors import AuditorError, CaptureError


class Share:
    """Answers with its number added to what it is asked."""

    def __init__(self, number: int) -> None:
        self.number = number

    def answer(self, question: int) -> int:
        return question + self.number


def faithful(pipe: Pipe, parent_end: Pipe, word: str, shard: tuple[int, int]) -> None:
    parent_end.close()
    pipe.send((word, *shard))
    try:
        answer_questions(pipe, Share(shard[0]))
    except EOFError:
        return


def failing(pipe: Pipe, parent_end: Pipe, shard: tuple[int, int]) -> None:
    parent_end.close()
    if shard[0] == 0:
        pipe.send(CaptureError("cut short"))


def test_each_is_told_its_share_and_answers_for_itself() -> None:
    workers = Workers("capture.pcap")
    workers.start(3, faithful, "begin")
    assert [workers.receive(pipe) for pipe in workers.pipes] == [("begin", n, 3) for n in range(3)]
    assert workers.ask(10) == [10, 11, 12]
    assert workers.ask(20) == [20, 21, 22]
    workers.close()
    assert workers.pipes == []


def test_error_of_a_worker_and_its_early_end_are_raised() -> None:
    workers = Workers("capture.pcap")
    workers.start(2, failing)
    with pytest.raises(CaptureError, match="cut short"):
        workers.receive(workers.pipes[0])
    with pytest.raises(AuditorError, match=r"capture\.pcap: a worker process ended early; try --processes 1"):
        workers.receive(workers.pipes[1])
    workers.close()


def test_who_is_never_asked_need_not_be_able_to_answer() -> None:
    here, there = multiprocessing.Pipe()
    here.close()
    with pytest.raises(EOFError):
        answer_questions(there, cast("Share", object()))
