"""Whether a value that was read from JSON is built as it should be."""

from collections.abc import Mapping
from typing import Any

Shape = Any
"""`str`, `int` or `bool`; some words, one of which it is; `[shape]` for a list of such; `{"*": shape}` for any keys; else `{"key": shape}` for just
these keys, of which one that ends in `?` may be missing."""
ANY_KEY = "*"


def conforms(value: Any, shape: Shape) -> bool:
    """Whether a value has a shape; `true` is no number.

    >>> conforms({"at": [1, 2]}, {"at": [int], "by?": str}), conforms({"at": "1"}, {"at": [int], "by?": str})
    (True, False)
    """
    if isinstance(shape, tuple):
        return isinstance(value, str) and value in shape
    if isinstance(shape, list):
        return isinstance(value, list) and all(conforms(one, shape[0]) for one in value)
    if not isinstance(shape, dict):
        return type(value) is shape
    if not isinstance(value, dict):
        return False
    if ANY_KEY in shape:
        return all(conforms(one, shape[ANY_KEY]) for one in value.values())
    return _has_keys(value, shape)


def _has_keys(value: dict[str, Any], shape: Mapping[str, Shape]) -> bool:
    known = 0
    for key, inner in shape.items():
        name = key.removesuffix("?")
        if name in value:
            known += 1
            if not conforms(value[name], inner):
                return False
        elif name == key:
            return False
    return known == len(value)
