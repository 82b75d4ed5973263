"""What a claim says of time, in a form that stays the same as long as it says the same, and in words."""

from annotator.model.claim import Claim
from annotator.text.claim_words import date_in_words
from annotator.text.durations import duration_in_words, parse_duration, span_implied
from annotator.text.edtf import Date
from annotator.text.edtf_words import in_words

_AND = "; "


def claim_said(claim: Claim, published: str = "") -> str:
    """Return `2023-05`, `2011/..`, `../2023-09-19` (EDTF), or `P13Y/2023-09-20` (ISO 8601: so long until that day).

    `published` is the date of the article, until which a duration counts. Empty where no time is told.
    """
    length = "/".join(filter(None, (claim.duration, published))) if claim.duration else ""
    times = claim.start if claim.start == claim.end else f"{claim.start or '..'}/{claim.end or '..'}"
    return _AND.join(filter(None, (length, times)))


def said_in_words(said: str) -> str:
    """Return `since 2011`, `13 years (since about 2010)`; what is in no such form stays as it is."""
    return ", ".join(_in_words(part) for part in said.split(_AND))


def _in_words(said: str) -> str:
    written, _, published = said.partition("/")
    length = parse_duration(written)
    if length is None:
        return date_in_words(said)
    span = span_implied(written, published) if published else None
    since = f" (since {in_words(span.start)})" if span and isinstance(span.start, Date) else ""
    return duration_in_words(length) + since
