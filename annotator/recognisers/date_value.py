"""Proposes what a tagged date means, from its words and the article's date of publication."""

import re

from annotator.model.errors import InvalidValue
from annotator.model.proposal import Proposal
from annotator.text.date_phrases import understand

_NOWADAYS = re.compile(r"today|tonight|now", re.IGNORECASE)
"""In an article these mean *these days* as often as the day of publication."""

_SEASON_OF_TWO_YEARS = re.compile(r"\d{4}\W\d\d", re.ASCII)
"""`2022-23` is winter, December or two years: an archivist who types it means EDTF, a newspaper seldom does."""


def propose(text: str, published: str) -> Proposal | None:
    """Return what the tagged words `text` mean in an article of this date of publication (EDTF or empty), or None.

    The field is `edtf` for a date and `duration` for a length of time.

    None is also for what only a reader can settle: a month later in the year than the publication (of this year
    or the last?), *last May*, *prior to those elections*, and *09/10/2023*.
    """
    words = " ".join(text.split())
    if _NOWADAYS.fullmatch(words) or _SEASON_OF_TWO_YEARS.fullmatch(words):
        return None
    try:
        understood = understand(words, published)
    except InvalidValue:
        return None
    field = "edtf" if understood.kind == "date" else "duration"
    return Proposal(understood.value, field, understood.words, understood.rule)
