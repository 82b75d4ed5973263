"""Values that were read from JSON and have to be words or numbers."""

from collections.abc import Mapping


def word_of(raw: object) -> str:
    """The value, which has to be a string. Raises TypeError."""
    if not isinstance(raw, str):
        raise TypeError
    return raw


def words_of(raw: Mapping[str, object]) -> dict[str, str]:
    """The object, all values of which have to be strings. Raises TypeError; AttributeError for what is no object."""
    return {name: word_of(value) for name, value in raw.items()}


def number_of(raw: object) -> int:
    """The value, which has to be a whole number; `true` is none. Raises TypeError."""
    if type(raw) is not int:
        raise TypeError
    return raw
