"""Says in English when a claim has something be, as precisely as its article does and no more."""

from annotator.model.claim import Claim
from annotator.text.durations import duration_in_words, parse_duration, span_implied
from annotator.text.edtf import Date, parse
from annotator.text.edtf_words import in_words


def when_in_words(claim: Claim, published: str = "") -> str:
    """Return `2021 to 19 September 2023`, `since 2011`, `until May 2023`, `May 2023`, `12 years (since about 2011)`.

    `published` is the date of the article, from which a duration is counted back; empty where no time is told.
    """
    start, end = date_in_words(claim.start), date_in_words(claim.end)
    told = f"{start} to {end}" if start and end and start != end else ""
    told = told or (start if start == end else f"since {start}" if start else f"until {end}")
    length = length_in_words(claim)
    if not length:
        return told
    implied = implied_start_in_words(claim, published)
    return ", ".join(filter(None, (f"{length} (since {implied})" if implied and not start else length, told)))


def implied_start_in_words(claim: Claim, published: str) -> str:
    """Return `about 2011` where a duration, counted back from the date of publication, has a start."""
    span = span_implied(claim.duration, published) if claim.duration else None
    return in_words(span.start) if span is not None and isinstance(span.start, Date) else ""


def date_in_words(value: str) -> str:
    """Return a date in EDTF in words; what is none stays as it is."""
    read = parse(value)
    return in_words(read) if read else value


def length_in_words(claim: Claim) -> str:
    """Return the duration of a claim in words; what is none stays as it is."""
    read = parse_duration(claim.duration)
    return duration_in_words(read) if read else claim.duration


def claim_in_words(claim: Claim, source: str, published: str = "") -> str:
    """Return `deputy leader (Luton Borough Council), since 2021, according to Luton Today`."""
    term = claim.term or f"“{' '.join(claim.text.split())}”"
    body = f" ({claim.organisation_name})" if claim.organisation_name else ""
    parts = (f"{term}{body}", when_in_words(claim, published), f"according to {source}")
    return ", ".join(filter(None, parts))
