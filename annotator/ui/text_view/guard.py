"""The one place where an exception is kept from leaving an override that Qt calls."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Owner = TypeVar("Owner")
Given = ParamSpec("Given")
Result = TypeVar("Result")
Override = Callable[Concatenate[Owner, Given], Result]


def guarded(
    fallback: Callable[[], Result],
) -> Callable[[Override[Owner, Given, Result]], Override[Owner, Given, Result]]:
    """Decorate an override: what it raises goes to `sys.excepthook`, and Qt is given `fallback()`.

    An exception that crosses from Python into C++ can end the process.
    """

    def decorate(override: Override[Owner, Given, Result]) -> Override[Owner, Given, Result]:
        @wraps(override)
        def call(self: Owner, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
            try:
                return override(self, *args, **kwargs)
            except Exception:  # whatever it is, Qt must not see it
                sys.excepthook(*sys.exc_info())
                return fallback()

        return call

    return decorate


def nothing() -> None:
    """Give back what an override without a result gives back."""
