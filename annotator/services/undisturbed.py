"""Verbs that read what they then state anew: nothing that another thread does comes between the two."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from annotator.services.history import History


class _WithHistory(Protocol):
    _history: History


Verbs = TypeVar("Verbs", bound=_WithHistory)
Given = ParamSpec("Given")
Told = TypeVar("Told")


def undisturbed(
    verb: Callable[Concatenate[Verbs, Given], Told],
) -> Callable[Concatenate[Verbs, Given], Told]:
    """Let other threads wait with their changes while the verb runs.

    A tag is stated whole: without this, one that the window read before a worker linked it, and stated after,
    would lose the link.
    """

    @wraps(verb)
    def alone(self: Verbs, /, *args: Given.args, **kwargs: Given.kwargs) -> Told:
        with self._history.alone():
            return verb(self, *args, **kwargs)

    return alone
