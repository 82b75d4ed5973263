"""Takes a personal name apart: titles, given names, particles, surname, suffixes, and the gender a title implies.

No table of names is used: what is a title is known, the last word is the surname, the rest are given names.
That is right for most names of European newspapers; where it is not (surname first, one name only), the ranking
still finds the person by any word of the name, only lower down.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from annotator.text.name_titles import (
    BEFORE_GIVEN_NAME,
    CANONICAL,
    GENDER,
    GENERATIONS,
    HONOURS,
    OFFICES,
    PARTICLES,
)
from annotator.text.name_words import folded, without_possessive

_LIFE_DATES = re.compile(r"^\s*(?:b\.|d\.|c\.|ca\.|fl\.|\()?\s*\d{3,4}\b")
_PREFIXED = re.compile(r"^(?:al|el|ul|as|ash|ad|d|l|dell|dall)[-'](?=\w)")
_INITIALS = re.compile(r"(?:\w\.){2,}\w?\.?$|^(?:\w\.-?)+$")


@dataclass(frozen=True, slots=True)
class PersonalName:
    """The parts of a name, folded (see `name_words`); an initial is a given name of one letter.

    `surname` holds the parts of a double-barrelled name one by one. A name of one word without a title that
    decides is kept as surname, with `single` true: it may as well be the given name.
    """

    titles: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    gender: str = ""
    """`m` or `f` where a title implies it, else empty."""
    single: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Given names and surname."""
        return (*self.given, *self.surname)


@lru_cache(maxsize=65536)
def parse_name(text: str) -> PersonalName:
    """Take a personal name apart; any text at all gives some result."""
    before, _, after = without_possessive(text).partition(",")
    tokens, suffixes = _without_suffixes(before.split())
    for part in after.split(","):
        words, more = _without_suffixes(part.split())
        suffixes += more
        # `Khan, Mohammed Aslam, 1961-` is how catalogues write it
        if words and not _LIFE_DATES.match(part):
            tokens = [*words, *tokens]
    titles, rest = _titles([word for token in tokens for word in _apart(token)])
    return _name(titles, rest, tuple(suffixes))


def gender_of(text: str) -> str:
    """The gender that the titles of a name imply: `m`, `f` or empty."""
    return parse_name(text).gender


def _name(titles: tuple[str, ...], words: list[str], suffixes: tuple[str, ...]) -> PersonalName:
    gender = _gender(titles)
    shown = tuple(CANONICAL[title] for title in titles)
    if not words:
        return PersonalName(suffixes=suffixes)
    start = len(words) - 1
    while start > 0 and words[start - 1].strip("'") in PARTICLES and (start > 1 or titles or len(words) == 2):
        start -= 1
    given, particles, last = words[:start], words[start:-1], words[-1]
    prefixed = _PREFIXED.match(last)
    if prefixed:
        particles, last = [*particles, prefixed[0][:-1]], last[prefixed.end() :]
    parts = tuple(part.replace("'", "") for part in last.split("-") if part.strip("'"))
    if len(words) == 1 and shown and shown[-1] in BEFORE_GIVEN_NAME:
        return PersonalName(shown, parts, suffixes=suffixes, gender=gender)
    return PersonalName(
        shown,
        tuple(part.replace("'", "") for word in given for part in word.split("-") if part.strip("'")),
        tuple(particles),
        parts,
        suffixes,
        gender,
        single=not given and not titles,
    )


def _gender(titles: tuple[str, ...]) -> str:
    if "lord" in titles and OFFICES.intersection(titles):
        return ""
    return next((GENDER[title] for title in titles if GENDER[title]), "")


def _titles(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Split the words into the titles in front and the rest, which keeps at least one word."""
    if words and words[0] in ("the", "le", "der", "la", "el", "il") and len(words) > 1 and words[1] in GENDER:
        words = words[1:]
    count = 0
    while count < len(words) and words[count] in GENDER:
        count += 1
    # `Lord Major`, `Prince`
    count = min(count, len(words) - 1) if words else 0
    return tuple(words[:count]), words[count:]


def _apart(token: str) -> list[str]:
    """Folded words of one token; `J.R.R.` gives three initials, `Cllr.` one title."""
    bare = token.strip('.,;:()[]"“”„«»*')
    if _INITIALS.search(token.strip(",;:()")) and folded(token.replace(".", "")) not in GENDER:
        return [letter for letter in folded(token) if letter.isalpha()]
    word = folded(bare)
    title = word.replace(".", "").replace("'", "")
    if title in GENDER:
        return [title]
    return [part for part in re.split(r"[.\s/_]+", word) if part.strip("-'")]


def _without_suffixes(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Take generations and honours off the end; the first word is always the name."""
    found: list[str] = []
    while len(tokens) > 1 or (tokens and tokens[0].replace(".", "") in HONOURS):
        plain = tokens[-1].strip(",;()").replace(".", "")
        # `Lilian Senior` keeps her surname
        of_family = folded(plain) in GENERATIONS and (len(tokens) > 2 or len(plain) < len("senior"))
        if plain not in HONOURS and not of_family:
            break
        found.insert(0, folded(plain))
        tokens = tokens[:-1]
    return tokens, found
