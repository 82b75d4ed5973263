"""The words of one stretch of a text, as they are compared, with their places in the whole text."""

from collections.abc import Iterable

from annotator.model.span import Span
from annotator.text.matching_words import MatchingWords, Vocabulary, matching_words


def stretch_words(text: str, span: Span, zones: Iterable[Span], vocabulary: Vocabulary) -> MatchingWords:
    """Return the words of a stretch outside of the zones; only the stretch is looked at. Places are code points."""
    inside = [
        Span(max(zone.start, span.start) - span.start, min(zone.end, span.end) - span.start)
        for zone in zones
        if zone.overlaps(span)
    ]
    words = matching_words(text[span.start : span.end], inside, vocabulary)
    for number in range(len(words)):
        words.starts[number] += span.start
        words.ends[number] += span.start
    return words
