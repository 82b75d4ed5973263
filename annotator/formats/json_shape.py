"""Whether a value that was read from JSON is built as it should be."""

from collections.abc import Callable, Mapping
from typing import Any

Shape = Any
"""`str`, `int` or `bool`; some words, one of which it is; `[shape]` for a list of such; `{"*": shape}` for any keys; else `{"key": shape}` for just
these keys, of which one that ends in `?` may be missing."""
ANY_KEY = "*"


Check = Callable[[Any], bool]


def conforms(value: Any, shape: Shape) -> bool:
    """Whether a value has a shape; `true` is no number.

    >>> conforms({"at": [1, 2]}, {"at": [int], "by?": str}), conforms({"at": "1"}, {"at": [int], "by?": str})
    (True, False)
    """
    return check_of(shape)(value)


def check_of(shape: Shape) -> Check:
    """The function that tells whether a value has a shape, for a shape that is asked about often."""
    if isinstance(shape, tuple):
        return lambda value: type(value) is str and value in shape
    if isinstance(shape, list):
        inner = check_of(shape[0])
        return lambda value: type(value) is list and all(map(inner, value))
    if not isinstance(shape, dict):
        return lambda value: type(value) is shape
    if ANY_KEY in shape:
        inner = check_of(shape[ANY_KEY])
        return lambda value: type(value) is dict and all(map(inner, value.values()))
    return _object_check(shape)


def _object_check(shape: Mapping[str, Shape]) -> Check:
    words = tuple(key for key, inner in shape.items() if inner is str and not key.endswith("?"))
    others = [
        (key.removesuffix("?"), key.endswith("?"), check_of(inner))
        for key, inner in shape.items()
        if key not in words
    ]

    def check(value: Any) -> bool:
        if type(value) is not dict:
            return False
        known = len(words)
        for name in words:  # most of what we write
            if type(value.get(name)) is not str:
                return False
        for name, may_be_missing, inner in others:
            if name in value:
                known += 1
                if not inner(value[name]):
                    return False
            elif not may_be_missing:
                return False
        return known == len(value)

    return check
