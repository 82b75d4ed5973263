"""Reads JSON that may be hostile: no key twice, no NaN, nothing deep, no lone surrogates, one kind of error."""

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from annotator.model.errors import UnreadableFile

MOST_DEEP = 64
"""Objects and lists within each other."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Refused(ValueError):
    """Why a document is not taken, as half a sentence."""


def read_json(data: bytes, name: str) -> Any:
    """The value that a JSON document in UTF-8 holds; `name` is what sentences call the file.

    Raises UnreadableFile.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number)
        _check(value)
    except _Refused as error:
        raise UnreadableFile(f"{name} is JSON that is not taken: {error}.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{name} is no JSON in UTF-8 or is damaged; write it again.") from error
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Refused("an object has a key twice")
    return found


def _no_number(word: str) -> NoReturn:
    raise _Refused(f"{word} is no number of JSON")


def _check(value: Any) -> None:
    """Walk through without recursion."""
    level: list[Any] = [value]
    for _ in range(MOST_DEEP + 1):
        if not level:
            return
        level = [inner for one in level for inner in _within(one)]
    raise _Refused(f"more than {MOST_DEEP} objects or lists lie within each other")


def _within(value: Any) -> Iterable[Any]:
    """What lies in an object or list. Raises _Refused for words that are no text."""
    if isinstance(value, str):
        if not value.isascii() and _SURROGATE.search(value):
            raise _Refused("it holds half a character (a lone surrogate)")
        return ()
    if isinstance(value, dict):
        return (*value.keys(), *value.values())
    return value if isinstance(value, list) else ()
