"""Work shared out to processes: batches in, results out in the same order, and no process left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TypeVar

__all__ = ["AHEAD", "checked", "in_order"]

Item = TypeVar("Item")
Result = TypeVar("Result")
Batch = Sequence[Item]
AHEAD = 3


def checked(workers: int) -> int:
    """The number of workers, if it is one.

    Raises:
        TypeError, ValueError: When it is no whole number from 1 up.
    """
    if isinstance(workers, bool) or not isinstance(workers, int):
        raise TypeError(f"workers must be a whole number, not {type(workers).__name__}")
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    return workers


def in_order(work: Callable[[Batch[Item]], Result], batches: Iterable[Batch[Item]], workers: int, lost: Callable[[Item], Result]) -> Iterator[Result]:
    """What `work` gives for each batch, in the order of the batches.

    At most `AHEAD` batches a worker are read ahead. What `batches` raises is raised when all that came before has been given. A batch whose worker
    dies (killed, or out of memory) is done again item by item, each giving a result of its own.

    Args:
        work: A function that can be pickled; called in this process when there is one worker.
        batches: Read no further than needed.
        workers: How many processes; with 1, none is started.
        lost: The result for an item whose worker died while it had this item alone; may raise.
    """
    if workers == 1:
        yield from map(work, batches)
        return
    crew = _Crew(work, workers)
    try:
        yield from crew.run(iter(batches), lost)
    finally:
        crew.dismiss()


class _Crew:
    """A pool that can be replaced when it breaks."""

    def __init__(self, work: Callable[[Batch[Item]], Result], workers: int) -> None:
        self._work = work
        self._workers = workers
        self._pool = ProcessPoolExecutor(workers, initializer=_begin)

    def run(self, batches: Iterator[Batch[Item]], lost: Callable[[Item], Result]) -> Iterator[Result]:
        under_way: deque[tuple[Batch[Item], Future[Result] | None]] = deque()
        failure: BaseException | None = None
        more = True
        while more or under_way:
            while more and len(under_way) < AHEAD * self._workers:
                try:
                    batch = next(batches)
                except StopIteration:
                    more = False
                except Exception as problem:
                    failure, more = problem, False
                else:
                    under_way.append((batch, self._given(batch)))
            if not under_way:
                break
            batch, future = under_way.popleft()
            try:
                result = _result(future)
            except BrokenProcessPool:
                self._replace()
                yield from self._singly(batch, lost)
                under_way = deque((kept, done if _is_sound(done) else self._given(kept)) for kept, done in under_way)
            else:
                yield result
        if failure is not None:
            raise failure

    def dismiss(self) -> None:
        """End all processes, after what they have in hand."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _given(self, batch: Batch[Item]) -> Future[Result] | None:
        try:
            return self._pool.submit(self._work, batch)  # type: ignore[arg-type]
        except BrokenProcessPool:
            return None

    def _replace(self) -> None:
        self.dismiss()
        self._pool = ProcessPoolExecutor(self._workers, initializer=_begin)

    def _singly(self, batch: Batch[Item], lost: Callable[[Item], Result]) -> Iterator[Result]:
        for item in batch:
            future: Future[Result] | None = self._given([item])
            try:
                result = _result(future)
            except BrokenProcessPool:
                self._replace()
                result = lost(item)
            yield result


def _result(future: Future[Result] | None) -> Result:
    """What a worker gave; a pool that would not even take the batch is as broken as one that dies over it."""
    if future is None:
        raise BrokenProcessPool
    return future.result()


def _is_sound(future: Future[Result] | None) -> bool:
    return future is not None and future.done() and not isinstance(future.exception(), BrokenProcessPool)


def _begin() -> None:
    """Leave the keyboard to the parent, and end with it: a killed parent cannot tell its workers to go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
