"""Proposes what a tagged date means, from its words, the article's date of publication and the date it counts from."""

import re
from functools import lru_cache

from annotator.model.errors import InvalidValue
from annotator.model.proposal import Proposal
from annotator.text.date_phrases import understand
from annotator.text.edtf import Date, parse
from annotator.text.edtf_words import in_words
from annotator.text.relative_dates import read_relative

_NOWADAYS = re.compile(r"today|tonight|now", re.IGNORECASE)
"""In an article these mean *these days* as often as the day of publication."""

_SEASON_OF_TWO_YEARS = re.compile(r"\d{4}[-–/]\d\d(?![\d–-])", re.ASCII)
"""`2022-23` is winter, December or two years: an archivist who types it means EDTF, a newspaper seldom does."""


@lru_cache(maxsize=4096)
def propose(text: str, published: str, anchor: str = "") -> Proposal | None:
    """Return what the tagged words `text` mean in an article of this date of publication (EDTF or empty), or None.

    `anchor` is the date in EDTF, if any, that the archivist lets the words count from; nothing is then counted
    from the publication. The field is `edtf` for a date and `duration` for a length of time.

    None is also for what only a reader can settle: a month later in the year than the publication (of this year
    or the last?), *last May*, *prior to those elections* without an anchor, and *09/10/2023*.
    """
    words = " ".join(text.split())
    if _NOWADAYS.fullmatch(words) or _SEASON_OF_TWO_YEARS.search(words):
        return None
    try:
        understood = understand(words, "" if anchor else published)
    except InvalidValue:
        return _relative(words, parse(anchor))
    field = "edtf" if understood.kind == "date" else "duration"
    return Proposal(understood.value, field, understood.words, understood.rule)


def _relative(words: str, anchor: object) -> Proposal | None:
    """What the words mean when they count from another date."""
    found = read_relative(words.lower(), anchor) if isinstance(anchor, Date) else None
    if found is None:
        return None
    return Proposal(str(found), "edtf", in_words(found), f"{words}, relative to {anchor} → {found}")
