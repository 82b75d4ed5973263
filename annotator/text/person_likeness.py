"""How alike two personal names are, as evidence that they mean one person."""

from dataclasses import dataclass

from annotator.text.name_words import skeleton
from annotator.text.names import PersonalName

SURNAME = 40
"""A shared surname is the ground of nearly every match in a newspaper: the second mention is `Mr Khan`."""
PART_OF_SURNAME = 28
"""`Long` for `Long-Bailey`: newspapers shorten, but two families may share a half."""
GIVEN_ALONE = 24
"""`Keir`, `Sir Keir`: rarer than a surname alone, and given names are shared by more people."""
NAME_WORD = 18
"""`Mr Xi` for `Xi Jinping`, `Mr García` for `Gabriel García Márquez`: some word of the name, whatever its part."""
GIVEN = 45
"""Surname and given name together say more than that somebody of this surname is in the article."""
SIMILAR_GIVEN = 30
"""`Muhammad` for `Mohammed`, `Ed` for `Edward`."""
INITIAL = 20
FURTHER_GIVEN = 5
"""Each further given name or initial that fits."""

_LEAST_SKELETON = 3
"""Consonants; with two, `Jane` and `John` would be spellings of one name."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Points and the reason in words; `names_agree` when given names or initials were compared and fit."""

    score: int
    reason: str
    names_agree: bool = False


class Conflict:
    """Given names or initials that cannot be one person's, under one surname."""


def compare_people(one: PersonalName, other: PersonalName) -> Likeness | Conflict | None:
    """Compare two names; None when they share no word. Both orders give the same.

    Titles are not looked at: their gender speaks about the person, not about one form of the name.
    """
    score, reason = _shared_word(one, other)
    if not score:
        return None
    # `Ms Long Bailey` is `Rebecca Long-Bailey` without her hyphen
    given, others = _beyond(one.given, other.surname), _beyond(other.given, one.surname)
    if not (given and others and one.surname and other.surname):
        return Likeness(score, reason)
    fit = _given_names(given, others)
    if fit is None:
        return Conflict()
    points, which = fit
    return Likeness(score + points, f"{reason} and {which}", names_agree=True)


def _beyond(given: tuple[str, ...], surname: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in given if name not in surname)


def _shared_word(one: PersonalName, other: PersonalName) -> tuple[int, str]:
    if one.surname and one.surname == other.surname:
        return SURNAME, "same surname"
    if set(one.surname) & set(other.surname):
        return PART_OF_SURNAME, "part of the surname"
    for name, longer in ((one, other), (other, one)):
        if not name.surname and (_full(name.given) & _full(longer.given) or _only_word(longer) in name.given):
            return GIVEN_ALONE, "same given name"
    for name, longer in ((one, other), (other, one)):
        if not name.given and set(name.surname) & _full(longer.given):
            return (GIVEN_ALONE, "same given name") if name.single else (NAME_WORD, "a word of the name")
    return 0, ""


def _full(given: tuple[str, ...]) -> set[str]:
    return {name for name in given if len(name) > 1}


def _only_word(name: PersonalName) -> str:
    return name.surname[0] if name.single and len(name.surname) == 1 else ""


def _given_names(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[int, str] | None:
    """Fit the shorter list into the longer one in order; None when some name has no counterpart."""
    shorter, longer = sorted((one, other), key=lambda names: (len(names), names))
    place = 0
    best, reason = 0, ""
    for name in shorter:
        points = 0
        while place < len(longer) and not points:
            points, words = _alike(name, longer[place])
            place += 1
        if not points:
            return None
        if points > best:
            best, reason = points, words
    return best + FURTHER_GIVEN * (len(shorter) - 1), reason


def _alike(one: str, other: str) -> tuple[int, str]:
    if one == other:
        return (INITIAL, "initial") if len(one) == 1 else (GIVEN, "given name")
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return (INITIAL, "initial") if long[0] == short else (0, "")
    if long.startswith(short):
        return SIMILAR_GIVEN, "short given name"
    bones = skeleton(one)
    if len(bones) >= _LEAST_SKELETON and one[0] == other[0] and bones == skeleton(other):
        return SIMILAR_GIVEN, "similar given name"
    return 0, ""
