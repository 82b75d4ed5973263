"""Where articles contradict each other, as a table: the words of each article, and what is accepted."""

from collections.abc import Iterable, Sequence

from annotator.model.conflict import Witness
from annotator.model.corpus import AnnotatedArticle
from annotator.model.sheet import DIFFERS, STRONG, Cell, Column, Row, Run, Table, words
from annotator.model.standing import Standing
from annotator.text.columns_of_articles import LETTERS

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
        run for number, one in enumerate(own) for run in _snippet(article.text, one, "\n" if number else "")
    )


def _snippet(text: str, witness: Witness, before: str) -> Iterable[Run]:
    start, end = witness.span.start, witness.span.end
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    left = text[low:start].partition(" ")[2] if low else text[:start]
    right = text[end:high].rpartition(" ")[0] if high < len(text) else text[end:]
    yield Run(before + ("… " if low else "") + _on_one_line(left))
    yield Run(_on_one_line(text[start:end]), frozenset({DIFFERS}))
    yield Run(_on_one_line(right) + (" …" if high < len(text) else ""))


def _on_one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")


def _accepted(standing: Standing) -> Cell:
    settled = standing.settlement
    if settled is None:
        return words("open")
    again = "" if standing.state == "settled" else "open again, since a source says something else; before: "
    value = Run(settled.value or "none of them", frozenset({STRONG}))
    by = ", ".join(filter(None, (settled.by, settled.at[:10])))
    return (*words(again), value, Run(f", because {settled.because}{f' ({by})' if by else ''}"))
