"""Finds title, author, date and address of an article in its own lines, and leaves out what is not certain."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.model.article import Metadata
from annotator.model.zone import ProposedZone
from annotator.recognisers.date_words import CLOCK, DATE, edtf_of
from annotator.recognisers.furniture import propose
from annotator.recognisers.lines import Line, lines_of

_FLAGS = re.VERBOSE | re.IGNORECASE
_HEAD = 10
"""Lines at the top in which a bare date, a byline or an address speaks of the article."""

_DATE_OF_PUBLICATION = (
    re.compile(rf"date(?:d|line)?\s*:?\s+{DATE}\b.*", _FLAGS),
    re.compile(
        rf"(?:first\s+)?(?:published|posted|veröffentlicht|erschienen|publié|publicado|pubblicato)"
        rf"(?:\s+(?:on|at|am|le|el|il|em))?\s*:?\s*{DATE}{CLOCK}\W*(?:(?:last\s+)?(?:updated|modified)\b.*)?",
        _FLAGS,
    ),
    re.compile(rf"(?:publication|release|issue)\s+date\s*:\s*{DATE}{CLOCK}", _FLAGS),
)
_BARE_DATE = re.compile(rf"{DATE}{CLOCK}", _FLAGS)
_ACCESSED = re.compile(
    rf"(?:last\s+)?(?:accessed|retrieved|downloaded|abgerufen)(?:\s+(?:on|am))?\s*:?\s*{DATE}{CLOCK}", _FLAGS
)

_PARTICLES = "de|del|della|di|da|dos|van|von|der|den|ter|zu|la|le|el|al|bin|ibn|af|av|ap|y|e"
_NAME_WORD = r"[^\W\d_a-zà-öø-ÿ][\w’'.-]*"
_NAME = rf"{_NAME_WORD}(?:\s+(?:(?:{_PARTICLES})\s+)*{_NAME_WORD}){{1,3}}"
_BYLINE = re.compile(
    rf"(?:By|BY|Words\s+by|Written\s+by|Reported\s+by|Von|VON|Par|PAR|Author:|Autor:|Auteur:)\s+"
    rf"(?P<names>{_NAME}(?:(?:,\s*|\s+(?:and|und|et|&)\s+){_NAME}){{0,3}})(?P<rest>\s*[,|·•–—-]\s*.*)?"
)
_NOT_A_PERSON = re.compile(
    r"\b(?:the|a|an|our|staff|news|newsroom|press|reporters?|correspondents?|editors?|agency|agencies|media|bbc"
    r"|reuters|afp|team|desk|contributors?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january"
    r"|february|march|april|june|july|august|september|october|november|december|morning|evening|then|now)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:(?:source|url|link|web|from|retrieved\s+from|available\s+at|quelle|adresse)\s*:?\s*)?<?(https?://[^\s<>]+?)>?",
    re.IGNORECASE,
)
_OTHER_ARTICLES = re.compile(
    r"\W*(?:related|more on this|more like this|you (?:may|might) also like|read (?:more|next|also)|most (?:read|popular)"
    r"|recommended|follow\b.{0,80}\bon\b|top stories|trending)",
    re.IGNORECASE,
)
_BULLETS = "-–—•*|> \t\u00a0"

_LONGEST_TITLE = 180
_WRAPPED = range(50, 101)
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3,}[.!?…][”\"’']?\s+[^\W\d_]")
_ENDS_LIKE_A_SENTENCE = re.compile(r"[.,;:…।。，；：]\W*$")


def find(text: str, known: Sequence[ProposedZone] = ()) -> Metadata:
    """Return what the lines of `text` say about it; every field that they don't say for certain is empty.

    `known` is furniture that the importer knew of: navigation among it says nothing about this article. Lines
    after a heading such as *Related topics* are about other articles and are not read.
    """
    lines = _about_this_article(text, known)
    return Metadata(
        title=_title(text, lines, known),
        author=_first(_author, lines[:_HEAD]),
        published=_published(lines),
        url=_first(_address, lines[:_HEAD]),
        accessed=_first(_accessed, lines),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A line with its number among the lines that are read."""

    line: Line
    content: str


def _about_this_article(text: str, known: Sequence[ProposedZone]) -> list[_Place]:
    """Return the lines before the first that leads on to other articles, navigation left out."""
    elsewhere = sorted(zone.span for zone in known if zone.kind in ("navigation", "links", "advertisement"))
    starts = [span.start for span in elsewhere]
    kept: list[_Place] = []
    for line in lines_of(text):
        if kept and _OTHER_ARTICLES.match(line.raw) and len(line.raw) < 300:
            break
        place = bisect_right(starts, line.start) - 1
        if place < 0 or elsewhere[place].end <= line.start:
            kept.append(_Place(line, line.raw.strip(_BULLETS + "\r")))
    return kept


def _first(read: Callable[[str], str], places: Sequence[_Place]) -> str:
    """Return the first thing that `read` finds in a line, or nothing."""
    return next((value for place in places if (value := read(place.content))), "")


def _published(places: Sequence[_Place]) -> str:
    """Return the date of a line that says it is one, else of a bare date or a byline near the top."""
    return _first(_stated_date, places) or _first(_bare_date, places[:_HEAD])


def _stated_date(content: str) -> str:
    """Read a line such as `date 2023-09-20 …` or `Published 20 September 2023`."""
    return next((_edtf(found) for p in _DATE_OF_PUBLICATION if (found := p.fullmatch(content))), "")


def _bare_date(content: str) -> str:
    """Read a line that is a date and nothing else, or a byline that ends in one."""
    byline = _BYLINE.fullmatch(content)
    if byline and byline["rest"]:
        content = byline["rest"].strip(" ,|·•–—-")
    found = _BARE_DATE.fullmatch(content)
    return _edtf(found) if found else ""


def _accessed(content: str) -> str:
    """Read a line such as `Retrieved 20 September 2023`."""
    found = _ACCESSED.fullmatch(content)
    return _edtf(found) if found else ""


def _edtf(found: re.Match[str]) -> str:
    """Write the date of a match, or nothing."""
    return edtf_of(found) or ""


def _author(content: str) -> str:
    """Read a byline; names of desks, agencies and days are nobody's."""
    found = _BYLINE.fullmatch(content)
    if not found or len(content) > 160 or _NOT_A_PERSON.search(found["names"]) or content.endswith("."):
        return ""
    return found["names"]


def _address(content: str) -> str:
    """Read a line that is an address and nothing else."""
    found = _ADDRESS.fullmatch(content)
    return found[1] if found else ""


def _title(text: str, places: Sequence[_Place], known: Sequence[ProposedZone]) -> str:
    """Return the first line when it reads as a title: short, no sentence, not furniture, text after it."""
    if len(places) < 2:
        return ""
    first, second = places[0], places[1]
    content = first.line.content
    if (
        len(content) > _LONGEST_TITLE
        or not any(char.isalpha() for char in content)
        or _ENDS_LIKE_A_SENTENCE.search(content)
        or _SENTENCE_INSIDE.search(content)
        or any(read(first.content) for read in (_stated_date, _bare_date, _author, _address, _accessed))
        or _is_wrapped(text, places)
        or any(
            zone.span.start <= first.line.start < zone.span.end
            for zone in (*known, *propose(text[: second.line.end]))
            if zone.rule != "External link note"
        )
    ):
        return ""
    return content


def _is_wrapped(text: str, places: Sequence[_Place]) -> bool:
    """Whether the first line is the start of a paragraph whose lines were broken at one width."""
    first, second = places[0].line, places[1].line
    if text[first.end : second.start].count("\n") != 1:
        return False
    if second.content[0].islower() and not _address(second.content):
        return True
    return (
        len(first.raw) in _WRAPPED
        and len(second.raw) in _WRAPPED
        and not second.content.endswith((".", "”", '"'))
    )
