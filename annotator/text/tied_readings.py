"""Where tags that stand for one thing differ: the same words, in several readings."""

from collections.abc import Sequence

from annotator.model.passage import Passage
from annotator.model.progress import unheard
from annotator.model.span import Span, Target
from annotator.text.collation import collated
from annotator.text.family import Family, Tie
from annotator.text.matching_words import Vocabulary, matching_words
from annotator.text.shared_runs import Run
from annotator.text.word_alignment import filled


def tied_passage(
    texts: Sequence[str], targets: Sequence[Target], zones: Sequence[Sequence[Span]] = ()
) -> Passage | None:
    """Return what is tagged in each text as one passage with its readings; all places are code points.

    However little is alike: that they are one thing was said by the archivist. None where a tag holds no word.
    """
    vocabulary = Vocabulary()
    furniture = zones or [()] * len(texts)
    words = [
        matching_words(text, [*skipped, *Span(0, len(text)).without(target)], vocabulary)
        for text, target, skipped in zip(texts, targets, furniture, strict=True)
    ]
    if not all(words):
        return None
    base = max(range(len(words)), key=lambda text: len(words[text]))
    whole = {text: (0, len(own)) for text, own in enumerate(words)}
    ties = []
    for text in whole:
        ends = [Run(0, 0, 0), Run(len(words[base]), len(words[text]), 0)]
        if text != base:
            ties.append(Tie(base, text, tuple(filled(words[base], words[text], ends))))
    return collated(words, Family(whole, ties), unheard)
