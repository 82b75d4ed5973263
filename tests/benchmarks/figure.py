"""One measured thing, its floor in the same run, and what it may be at most."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`floor` and `measured` in milliseconds; the limit is a ratio when there is a floor, else milliseconds."""

    name: str
    measured: float
    limit: float
    floor: float | None = None

    @property
    def judged(self) -> float:
        """What the limit is for."""
        return self.measured if self.floor is None else self.measured / self.floor

    @property
    def missed(self) -> bool:
        """Whether it is over its limit."""
        return self.judged > self.limit


def report(figures: Sequence[Figure]) -> int:
    """Print figures as a table; 1 when one is over its limit."""
    print(f"{'':<58}{'measured':>12}{'floor':>12}{'judged':>10}{'limit':>10}")
    for figure in figures:
        floor = "" if figure.floor is None else f"{figure.floor:.3f} ms"
        unit = " ms" if figure.floor is None else " ×"
        print(
            f"{figure.name:<58}{figure.measured:>9.3f} ms{floor:>12}{figure.judged:>7.2f}{unit:<3}"
            f"{figure.limit:>7.2f}{unit:<3}{'  MISSED' if figure.missed else ''}"
        )
    return 1 if any(figure.missed for figure in figures) else 0


def cpu_milliseconds(work: Callable[[], object]) -> float:
    """How long some work keeps the processor, on which others may be working meanwhile."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000
