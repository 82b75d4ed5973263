"""Work that makes very many objects which all stay: the search for unused ones would only go through them again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Put the collector of unused circles off, and keep it from what was made: a walk through it would stop the window.

    What nothing refers to goes as always. Circles that are unused just then wait until the next such work.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
