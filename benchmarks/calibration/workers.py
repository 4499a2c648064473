"""Spread the work over processes so that the numbers come out the same on any number of them."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def _one_thread() -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"


def spread(
    function: Callable[[Task], Result], tasks: Sequence[Task], workers: int = 1
) -> list[Result]:
    """Give the function's results in the order of the tasks.

    A task names its people by number and draws nothing from outside, so that neither the number
    of workers nor who takes which task can change a result.
    """
    _one_thread()
    if workers <= 1:
        return [function(task) for task in tasks]
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_one_thread) as pool:
        return list(pool.map(function, tasks))
