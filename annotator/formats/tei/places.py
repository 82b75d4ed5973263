"""Places in articles to which the comparison of them points: whether they are there and read as it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from annotator.formats.tei.finding import Finding
from annotator.formats.tei.xpath import XmlElement, line_of, xpath

COMPARISONS = (
    "tei:standOff[@type = 'comparison']",
    "tei:teiHeader/tei:fileDesc/tei:notesStmt/tei:note[@type = 'comparison']",
)
PLACE = re.compile(r"#string-range\(a([^,()]+)\.body,(\d+),(\d+)\)")
"""Pointer to code points of the body of an article: the article, where they begin, how many."""

_READINGS = xpath(" | ".join(f"{place}/tei:listApp/tei:app/tei:rdg[@corresp]" for place in COMPARISONS))
_QUOTES = xpath(" | ".join(f"{place}/tei:note/tei:cit/tei:quote" for place in COMPARISONS))


@dataclass(frozen=True, slots=True)
class ClaimedPlace:
    """A place in an article, and the words that a reading says stand there; None where none are said."""

    article: str
    start: int
    length: int
    words: str | None
    line: int


def claimed_places(root: XmlElement) -> Iterator[ClaimedPlace]:
    """Yield every place to which the comparison in a `TEI` or `teiCorpus` element points."""
    for element in chain(_READINGS(root), _QUOTES(root)):
        words = (element.text or "") if element.tag.endswith("}rdg") else None
        for pointer in element.get("corresp", "").split():
            if found := PLACE.fullmatch(pointer):
                yield ClaimedPlace(found[1], int(found[2]), int(found[3]), words, line_of(element))


def place_findings(claimed: ClaimedPlace, text: str) -> Iterator[Finding]:
    """Yield what is wrong with a place in an article of this text."""
    end = claimed.start + claimed.length
    if end > len(text):
        yield Finding(claimed.line, "A place that is compared does not lie in the text of its article.")
    elif claimed.words is not None and text[claimed.start : end] != claimed.words:
        yield Finding(claimed.line, "A reading has other words than the place to which it points.")
