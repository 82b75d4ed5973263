"""Where tags that stand for one thing differ: the same words, in several readings."""

from collections.abc import Sequence

from annotator.model.passage import Passage
from annotator.model.progress import unheard
from annotator.model.span import Span, Target
from annotator.text.collation import collated
from annotator.text.family import Family, Tie
from annotator.text.matching_words import Vocabulary
from annotator.text.shared_runs import Run
from annotator.text.stretch_words import stretch_words
from annotator.text.word_alignment import filled


def tied_passage(
    texts: Sequence[str], targets: Sequence[Target], zones: Sequence[Sequence[Span]] = ()
) -> Passage | None:
    """Return what is tagged in each text as one passage with its readings; all places are code points.

    However little is alike: that they are one thing was said by the archivist. None where a tag holds no word.
    """
    vocabulary = Vocabulary()
    furniture = zones or [()] * len(texts)
    words = []
    for text, target, skipped in zip(texts, targets, furniture, strict=True):
        extent = Span(target[0].start, target[-1].end)
        words.append(stretch_words(text, extent, [*skipped, *extent.without(target)], vocabulary))
    if not all(words):
        return None
    base = max(range(len(words)), key=lambda number: len(words[number]))
    whole = {number: (0, len(own)) for number, own in enumerate(words)}
    ties = []
    for number, own in enumerate(words):
        if number != base:
            ends = [Run(0, 0, 0), Run(len(words[base]), len(own), 0)]
            ties.append(Tie(base, number, tuple(filled(words[base], own, ends))))
    return collated(words, Family(whole, ties), unheard)
