"""Forked workers and the pipes to them: started together, heard one by one, asked at the end, and ended."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from auditor.errors import AuditorError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection as Pipe
    from multiprocessing.process import BaseProcess


class Answering(Protocol):
    """A transform that keeps something of what it saw and can be asked about it afterwards."""

    def answer(self, question: Any) -> Any:  # noqa: ANN401
        """Called once per worker, with what `Workers.ask` was given."""


class Workers:
    """The worker processes of one input; none until `start`. ``path`` is for errors only."""

    def __init__(self, path: str) -> None:
        self.pipes: list[Pipe] = []
        self._path = path
        self._processes: list[BaseProcess] = []

    def start(self, count: int, target: Callable[..., None], *args: object) -> None:
        """Fork ``count`` processes of ``target(pipe, parent's end of it, *args, (number, count))``."""
        import multiprocessing

        fork = multiprocessing.get_context("fork")
        sys.stdout.flush()
        sys.stderr.flush()
        for number in range(count):
            here, there = fork.Pipe()
            process = fork.Process(target=target, args=(there, here, *args, (number, count)), daemon=True)
            process.start()
            there.close()
            self.pipes.append(here)
            self._processes.append(process)

    def receive(self, pipe: Pipe) -> Any:  # noqa: ANN401
        """The next message of one worker; raises the error it sent, AuditorError where it ended early."""
        try:
            message = pipe.recv()
        except EOFError as error:
            raise AuditorError(f"{self._path}: a worker process ended early; try --processes 1") from error
        if isinstance(message, BaseException):
            raise message
        return message

    def ask(self, question: object) -> list[Any]:
        """One answer from each worker's transform (`Answering`)."""
        for pipe in self.pipes:
            pipe.send(question)
        return [self.receive(pipe) for pipe in self.pipes]

    def close(self) -> None:
        """End the workers at once: they hold nothing but memory, which they would give back object by object."""
        for pipe in self.pipes:
            pipe.close()
        for process in self._processes:
            process.kill()
            process.join()
        self.pipes, self._processes = [], []


def answer_questions(pipe: Pipe, transform: Answering) -> NoReturn:
    """The rest of a worker's life; EOFError or BrokenPipeError once the parent has gone."""
    while True:
        question = pipe.recv()
        pipe.send(transform.answer(question))
