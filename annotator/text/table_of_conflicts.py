"""Where articles contradict each other, as a table: the words of each article, and what is accepted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.model.conflict import Witness
from annotator.model.corpus import AnnotatedArticle
from annotator.model.sheet import DIFFERS, FURNITURE, STRONG, Cell, Column, Row, Run, Table, words
from annotator.model.span import Span
from annotator.model.standing import Standing
from annotator.text.columns_of_articles import LETTERS
from annotator.text.marked_text import MarkedText

_ON_ONE_LINE = re.compile(r"\s+")
_AROUND = 60
"""Code points shown on either side of the words of an article."""


def table(articles: Sequence[AnnotatedArticle], standings: Iterable[Standing]) -> Table:
    """One row per conflict, a column per article under its source; settled ones say what is accepted and why."""
    return Table(
        title="What contradicts each other",
        columns=(
            Column(1),
            Column(5),
            *(Column(8, article.article.metadata.language) for article in articles),
            Column(6),
        ),
        head=(
            words("No.", STRONG),
            words("About", STRONG),
            *(words(_source(letter, one), STRONG) for letter, one in zip(LETTERS, articles, strict=False)),
            words("Accepted", STRONG),
        ),
        rows=tuple(
            Row(
                (
                    words(str(number), STRONG),
                    words(standing.conflict.subject),
                    *(_snippets(article, standing.conflict.witnesses) for article in articles),
                    _accepted(standing),
                )
            )
            for number, standing in enumerate(standings, start=1)
        ),
    )


def _source(letter: str, article: AnnotatedArticle) -> str:
    about = article.article.metadata
    named = ", ".join(filter(None, (about.publisher, about.published)))
    return f"{letter}  {named or article.article.label}"


def _snippets(article: AnnotatedArticle, witnesses: Iterable[Witness]) -> Cell:
    own = [witness for witness in witnesses if witness.article == article.article.id]
    return tuple(
        run for number, one in enumerate(own) for run in _snippet(article, one.span, "\n" if number else "")
    )


def _snippet(article: AnnotatedArticle, span: Span, before: str) -> Iterable[Run]:
    """Words of an article with those around them, on one line and without furniture."""
    text = MarkedText(article.text)
    text.look(span.start, span.end, DIFFERS)
    for zone in article.zones:
        text.look(zone.span.start, zone.span.end, FURNITURE)
    start, end = _around(article.text, span)
    yield Run(before + ("… " if start else ""))
    after_space = True
    for run in text.runs(Span(start, end)):
        if FURNITURE not in run.looks and not run.text.isspace():
            line = _ON_ONE_LINE.sub(" ", run.text)
            yield replace(run, text=line.lstrip() if after_space else line)
            after_space = line.endswith(" ")
    yield Run(" …" if end < len(article.text) else "")


def _around(text: str, span: Span) -> tuple[int, int]:
    """From a word before to a word behind a stretch."""
    low, high = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    if low:
        low = max(low, text.find(" ", low, span.start) + 1)
    if high < len(text):
        high = max(span.end, text.rfind(" ", span.end, high))
    return low, high


def _accepted(standing: Standing) -> Cell:
    settled = standing.settlement
    if settled is None:
        return words("open")
    again = "" if standing.state == "settled" else "open again, since a source says something else; before: "
    value = Run(settled.value or "none of them", frozenset({STRONG}))
    by = ", ".join(filter(None, (settled.by, settled.at[:10])))
    return (*words(again), value, Run(f", because {settled.because}{f' ({by})' if by else ''}"))
