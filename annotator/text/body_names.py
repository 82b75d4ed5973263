"""Names of organisations and places: what tells them apart, what may be left out, what they are shortened to."""

import re
from dataclasses import dataclass
from functools import lru_cache

from annotator.text.name_words import folded, without_possessive, word_set, words_of
from annotator.text.person_likeness import Likeness

SAME_NAME = 50
"""Every word that tells it apart is there; `Luton Council` and `Luton Borough Council` are one body."""
ACRONYM = 45
"""`LBC`: the letters fit, and other bodies may have the same."""
PART_OF_NAME = 25
"""`Labour` for `Labour Friends of Palestine`: often another body."""
KIND_ONLY = 12
"""`the council`: means one only where the article has named one."""

_SMALL = word_set("the of and for in on at to a an de la le les du des der die das und fur et y e van &")
_KINDS = word_set("""council borough city district county town parish metropolitan royal unitary party university college school
    company group department ministry office committee association society club union trust foundation service force
    agency authority board court church parliament government assembly federation league corporation limited ltd plc llp
    llc inc co gmbh ag sa spa bv nv ev republic kingdom state states province region village stadt gemeinde ville
    commune comune gemeente""")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.?){2,7}")
_LEAST_PREFIX = 3


@dataclass(frozen=True, slots=True)
class BodyName:
    """The words of a name, folded: those that tell it apart, those that say what it is, and its letters."""

    own: frozenset[str]
    kinds: frozenset[str]
    acronym: str
    """The name itself where it is an acronym (`lbc`), else empty."""
    initials: frozenset[str]
    """What the name would be shortened to, with and without its small words."""


@lru_cache(maxsize=65536)
def parse_body(text: str) -> BodyName:
    """Take the name of an organisation or a place apart; any text at all gives some result."""
    plain = without_possessive(text)
    plain = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
    bare = plain.replace(".", "")
    capitals = sum(letter.isupper() for letter in bare)
    acronym = folded(bare) if _ACRONYM.fullmatch(plain) and capitals >= 2 else ""
    words = words_of(plain)
    full = [word for word in words if word not in _SMALL]
    shortened = {"".join(word[0] for word in some) for some in (words, full) if len(some) > 1}
    return BodyName(
        frozenset(word for word in full if word not in _KINDS) if not acronym else frozenset((acronym,)),
        frozenset(word for word in full if word in _KINDS),
        acronym,
        frozenset(shortened),
    )


def compare_bodies(one: BodyName, other: BodyName) -> Likeness | None:
    """Compare two names of organisations or of places; None when they mean different ones."""
    if (one.acronym and one.acronym in other.initials) or (other.acronym and other.acronym in one.initials):
        return Likeness(ACRONYM, "the letters of its name")
    if not one.own or not other.own:
        alike = bool(one.kinds & other.kinds) and _one_within_the_other(one.kinds, other.kinds)
        return Likeness(KIND_ONLY, "the same kind of body") if alike else None
    shorter, longer = sorted((one, other), key=lambda name: (len(name.own), sorted(name.own)))
    if not all(any(_alike(word, match) for match in longer.own) for word in shorter.own):
        return None
    if len(shorter.own) == len(longer.own):
        same = _one_within_the_other(one.kinds, other.kinds)
        return Likeness(SAME_NAME, "same name") if same else None
    # `Luton Council` is no part of `Luton Labour`
    return Likeness(PART_OF_NAME, "part of the name") if shorter.kinds <= longer.kinds else None


def _one_within_the_other(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _alike(one: str, other: str) -> bool:
    """Whether a word stands for the other: `Dems` for `Democrats`."""
    short, long = sorted((one.removesuffix("s"), other.removesuffix("s")), key=len)
    return short == long or (len(short) >= _LEAST_PREFIX and long.startswith(short))
