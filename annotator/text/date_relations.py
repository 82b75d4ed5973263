"""Reads what stands around dates: *about*, *possibly*, *since*, *until*, *between … and …*, *the 2023 elections*."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from annotator.model.errors import InvalidValue
from annotator.text.calendar_words import MONTH
from annotator.text.date_forms import read_form
from annotator.text.edtf import OPEN, Date, Interval, parse
from annotator.text.edtf_words import in_words
from annotator.text.found_date import Found, existing, with_year

_ABOUT = re.compile(
    r"c\.? ?(?=\d)|c\. |ca\.? ?(?=\d)|ca\.? |(?:circa|about|around|approximately|approx\.?|roughly) |~"
)
_PERHAPS = re.compile(r"(?:possibly|perhaps|maybe|probably|presumably|apparently|likely) ")
_LEAD = re.compile(
    r"(?:first )?(?:published|posted|updated|dated?):? ?(?:on )?(?=\w)|some ?time |(?:in|during|on|at) "
)

_BETWEEN = re.compile(r"between (?P<rest>.+)")
_FROM = re.compile(r"(?:from )?(?P<rest>.+)")
_AND = re.compile(r" (?:and|&|to) |–|-")
_TO = re.compile(r" (?:up )?(?:to|till|until|through) | ?[–-] ?")
_SINCE = (
    re.compile(r"(?P<word>(?:ever )?since|from|after|later than|as of|not before|(?:no|not) earlier than|(?:starting|beginning)(?: in| from)?) (?P<date>.+?)(?: on(?:wards?)?)?"),
    re.compile(r"(?P<date>.+?) (?P<word>onwards?|or later|and after|and later)"),
    re.compile(r"(?:from |since )?(?P<date>.+?)(?: (?P<word>to|until|till)|(?: ?[–-])) ?(?:the )?(?:present|now|today|date)"),
    re.compile(r"(?P<date>.+?) ?(?P<word>[–-])"),
)  # fmt: skip
_UNTIL = (
    re.compile(r"(?P<word>until|till|up (?:to|until)|through|to|by|before|prior to|ahead of|earlier than|(?:no|not) later than|–|-) (?P<date>.+)"),
    re.compile(r"(?P<date>.+?) (?P<word>at the latest|or earlier|or before|and before)"),
)  # fmt: skip
_EXCLUSIVE = ("after", "later than", "before", "prior to", "ahead of", "earlier than")

_BARE_DAY = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?")
_DAY_AND_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")

_PART_OF = re.compile(
    r"(?:the )?(?:(?P<adverb>earlier|early|later|late|mid)[ -](?:in )?"
    r"|(?P<noun>beginning|start|middle|end|first half|second half|rest) of )(?P<date>.+)"
)
_JOINT = (
    rf"(?:and|or|to|until|till|since|from|before|after|between|but|not|be|bce?|ad|ce|ago|in|of|(?:{MONTH}))"
)
_EVENT = (
    re.compile(
        rf"(?:the |this |that )?(?P<date>(?:(?:{MONTH})\b\.? )?\d{{4}}|(?<=the )(?:{MONTH})\b)"
        rf"(?P<event>(?: (?!{_JOINT}\b)[^\W\d_][\w'-]*){{1,4}})"
    ),
    re.compile(rf"the(?P<event>(?: (?!{_JOINT}\b)[^\W\d_][\w'-]*){{1,4}}) (?:of|in) (?P<date>(?:(?:{MONTH})\b\.? )?\d{{4}})"),
)  # fmt: skip


def read_phrase(words: str, published: Date | None) -> Found | None:
    """Return the date or interval that a phrase means, or None; `words` are in lower case with single blanks.

    Raises InvalidValue for what could be two dates, does not exist or needs a year that nobody said.
    """
    qualifier, rest = _peeled(words)
    found = next((found for read in _READERS if (found := read(rest, published)) is not None), None)
    if found is None:
        return None
    return _marked(with_year(found, published, words), qualifier)


def _peeled(words: str) -> tuple[str, str]:
    """Return the qualifier that a phrase begins or ends with, and the rest."""
    perhaps, about = words.endswith("?"), False
    words = words.rstrip("? ")
    while found := _ABOUT.match(words) or _PERHAPS.match(words) or _LEAD.match(words):
        about |= found.re is _ABOUT
        perhaps |= found.re is _PERHAPS
        words = words[found.end() :].lstrip()
    return ("", "~", "?", "%")[about + 2 * perhaps], words


def _marked(found: Found, qualifier: str) -> Found:
    """The date with a qualifier beside the one that it may have; both ends of an interval."""
    if isinstance(found.date, Date):
        return replace(found, date=_qualified(found.date, qualifier))
    start, end = (
        _qualified(side, qualifier) if isinstance(side, Date) else side
        for side in (found.date.start, found.date.end)
    )
    return replace(found, date=Interval(start, end))


def _qualified(date: Date, qualifier: str) -> Date:
    both = {date.qualifier, qualifier} - {""}
    return replace(date, qualifier="%" if len(both) > 1 else "".join(both))


# One date


def _single(words: str, published: Date | None) -> Found | None:
    """One date, with its own qualifier, perhaps named by an event or as a part of a longer time."""
    qualifier, rest = _peeled(words)
    found = read_form(rest, published) or _part_of(rest, published) or _event(rest, published)
    return _marked(found, qualifier) if found else None


def _part_of(words: str, published: Date | None) -> Found | None:
    """*early 2023*: EDTF of level 1 has no parts of a year, and the whole of it is what is certain."""
    matched = _PART_OF.fullmatch(words)
    found = read_form(matched["date"], published) if matched else None
    if matched is None or found is None or (isinstance(found.date, Date) and found.date.precision == "day"):
        return None
    part = matched["adverb"] or matched["noun"]
    return replace(found, reason=f"EDTF cannot say “{part}”, so that the whole is kept")


def _event(words: str, published: Date | None) -> Found | None:
    """*the 2023 elections*: the date that names the event, and no more precisely than it does."""
    matched = _first_match(_EVENT, words)
    found = read_form(matched["date"], published) if matched else None
    if matched is None or found is None:
        return None
    return replace(found, reason=f"no more is said of “{matched['event'].strip()}”")


# Two dates, or one and an open end


def _between(words: str, published: Date | None) -> Found | None:
    matched = _BETWEEN.fullmatch(words)
    found = _two_sided(matched["rest"], _AND, published) if matched else None
    return found and replace(found, is_between=True)


def _from_to(words: str, published: Date | None) -> Found | None:
    matched = _FROM.fullmatch(words)
    return _two_sided(matched["rest"], _TO, published) if matched else None


def _two_sided(words: str, joint: re.Pattern[str], published: Date | None) -> Found | None:
    """An interval, divided at the first joint that has a date on either side."""
    for left, right in _sides(words, joint, published):
        if isinstance(left.date, Interval) or isinstance(right.date, Interval):
            continue
        end = right if _is_without_year(left) else _in_year_of(right, left.date, 1)
        end = with_year(end, published, words)
        start = _in_year_of(left, end.date, -1) if isinstance(end.date, Date) else left
        start = with_year(start, published, words)
        date = parse(f"{start.date}/{end.date}")
        if date is None:
            raise InvalidValue(
                f"{in_words(start.date)} is later than {in_words(end.date)}; write the earlier date first."
            )
        reason = "; ".join(filter(None, (start.reason, end.reason)))
        return Found(date, start.by_publication or end.by_publication, reason)
    return None


def _sides(words: str, joint: re.Pattern[str], published: Date | None) -> Iterator[tuple[Found, Found]]:
    """Yield what stands before and after each joint; `12 to 14 May 2023` says the month once, `May 12 to 14, 2023` too."""
    for place in joint.finditer(words):
        left, right = words[: place.start()], words[place.end() :]
        start, end = _single(left, published), _single(right, published)
        bare, day_and_year = _BARE_DAY.fullmatch(left), _DAY_AND_YEAR.fullmatch(right)
        if bare and end and isinstance(end.date, Date) and end.date.day:
            start = Found(replace(end.date, day=f"{int(bare[1]):02}"), end.by_publication)
        if day_and_year and start and isinstance(start.date, Date) and start.date.day:
            end = Found(replace(start.date, day=f"{int(day_and_year[1]):02}", year=day_and_year[2]))
        if start is not None and end is not None:
            yield start, end


def _is_without_year(found: Found) -> bool:
    return isinstance(found.date, Date) and not found.date.year


def _in_year_of(found: Found, other: Date, step: int) -> Found:
    """Give a month or day without a year that of the month or day at the other end, where there is one.

    Over New Year, it is the year after (`step` 1) or before (-1) that.
    """
    date = found.date
    if isinstance(date, Interval) or date.year or other.precision not in ("month", "day"):
        return found
    earlier, later = (other, date) if step > 0 else (date, other)
    # A month without a day reaches to its last.
    crosses = (earlier.month, earlier.day) > (later.month, later.day or "99")
    year = f"{int(other.year) + (step if crosses else 0):04}"
    reason = "the turn of the year lies between" if crosses else found.reason
    return replace(found, date=existing(replace(date, year=year)), reason=reason)


def _since(words: str, published: Date | None) -> Found | None:
    return _one_sided(words, published, _SINCE)


def _until(words: str, published: Date | None) -> Found | None:
    return _one_sided(words, published, _UNTIL)


def _one_sided(words: str, published: Date | None, patterns: tuple[re.Pattern[str], ...]) -> Found | None:
    """An interval with an open end. *Before 2023* goes no further than to 2023: an earlier end would be invented."""
    matched = _first_match(patterns, words)
    found = _single(matched["date"], published) if matched else None
    if matched is None or found is None:
        return None
    found = with_year(found, published, matched["date"])
    limit = found.date
    if isinstance(limit, Interval):
        return None
    date = Interval(limit, OPEN) if patterns is _SINCE else Interval(OPEN, limit)
    edge = "earliest" if patterns is _SINCE else "latest"
    allowed = f"{in_words(limit)} is the {edge} that “{matched['word']}” allows"
    reasons = (found.reason, allowed if matched["word"] in _EXCLUSIVE else "")
    return replace(found, date=date, reason="; ".join(filter(None, reasons)))


def _first_match(patterns: Iterable[re.Pattern[str]], words: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.fullmatch(words))), None)


_READERS: tuple[Callable[[str, Date | None], Found | None], ...] = (
    *(read_form, _part_of),
    *(_between, _from_to, _since, _until),
    _event,
)
"""In this order: what is an event is what no word divides."""
