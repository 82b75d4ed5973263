"""How long work tells how far it has come, and hears that it should stop."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what); raises Cancelled when the archivist stopped the work."""
Step = Callable[[int], None]
"""Called again and again with how much was done since the last call; raises Cancelled like `Progress`."""

Item = TypeVar("Item")

_AT_ONCE = 512
"""Items of a loop between two steps: some milliseconds."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Report to nobody."""


def unheard(_done: int) -> None:
    """Step without telling anybody."""


def towards(progress: Progress, total: int, what: str) -> Step:
    """Return steps that tell how far they have come towards a total, which is an estimate."""
    done = 0

    def step(more: int) -> None:
        nonlocal done
        done = min(total, done + more)
        progress(done, total, what)

    return step


def paced(items: Iterable[Item], step: Step, each: int = 1) -> Iterator[Item]:
    """Yield the items, taken some at a time with a step before them; `each` is what one of them counts."""
    waiting = iter(items)
    while some := list(islice(waiting, _AT_ONCE)):
        step(len(some) * each)
        yield from some
