"""The sentences of a text and their words and signs, as tools for languages want them."""

import re
from collections.abc import Iterator

from annotator.model.span import Span
from annotator.text.word_edges import paragraph_bounds, sentence_at

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u00ad\u200c\u200d"
_TOKEN = re.compile(rf"[\w{_MARKS}]+(?:[-'’.,](?=\w)[\w{_MARKS}]+)*|[^\w\s]")


def sentences(text: str) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield each sentence with its tokens (words, numbers, single signs), in order; none leaves its paragraph."""
    start = 0
    while start < len(text):
        _first, end = paragraph_bounds(text, start)
        while start < end:
            sentence = None if text[start].isspace() else sentence_at(text, start)
            if sentence is None or sentence.end <= start:
                start += 1  # nothing but blanks
                continue
            found = _TOKEN.finditer(text, max(start, sentence.start), sentence.end)
            tokens = tuple(Span(*one.span()) for one in found)
            if tokens:
                yield Span(tokens[0].start, tokens[-1].end), tokens
            start = sentence.end
        start = end + 1
