"""The collector of unused circles passes by what bulk work made."""

import gc
import weakref

import pytest

from annotator.services.uncollected import uncollected


class _Made:
    itself: object = None


def _walked(made: object) -> bool:
    """Whether a walk of the collector would go through an object."""
    return any(one is made for one in gc.get_objects())


def test_what_was_made_is_not_walked_through() -> None:
    before = _Made()
    assert _walked(before)
    with uncollected():
        assert not gc.isenabled()
        made = _Made()
    assert gc.isenabled()
    assert not _walked(made)


def test_what_nothing_refers_to_goes_at_once() -> None:
    with uncollected():
        made = _Made()
    remembered = weakref.ref(made)
    del made
    assert remembered() is None


def test_an_unused_circle_goes_after_the_next_such_work() -> None:
    with uncollected():
        made = _Made()
        made.itself = made
        remembered = weakref.ref(made)
        del made
    with pytest.raises(RuntimeError), uncollected():
        gc.collect()
        assert remembered() is None
        raise RuntimeError
    assert gc.isenabled()
