"""Articles side by side as a table: shared passages level, variants and tags marked in the words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.model.corpus import AnnotatedArticle
from annotator.model.passage import Passage
from annotator.model.sheet import (
    DIFFERS,
    FURNITURE,
    MARK,
    STRONG,
    Cell,
    Column,
    Contents,
    Row,
    Run,
    Table,
    words,
)
from annotator.model.span import Span
from annotator.text.level_paragraphs import level_paragraphs
from annotator.text.level_rows import Row as LevelRow
from annotator.text.level_rows import rows
from annotator.text.marked_text import MarkedText

LETTERS = "ABCD"
"""What the columns are called."""

CLASSES = {
    "typographic": ("t", "typography"),
    "contraction": ("c", "contraction"),
    "spelling": ("s", "spelling"),
    "person": ("p", "person"),
    "omission": ("+", "words that another article leaves out"),
    "addition": ("+", "words that another article leaves out"),
    "number": ("n", "number or date"),
    "wording": ("w", "wording"),
}
"""Kind of a difference → the letter behind the words that differ, and what it means."""

_LACKING = "[–]"
_LONG = 60
"""Code points from which the end of a tag repeats its key: its beginning is out of sight."""


def table(
    articles: Sequence[AnnotatedArticle],
    passages: Sequence[Passage],
    keys: Mapping[str, str],
    contents: Contents,
) -> Table:
    """Lay up to four articles out; passages are numbered from 1 in the order given.

    `keys` says what a tag (by its id) is called in the text. All of each text is there, in its own order, unless
    only what is shared is wanted.
    """
    laid = [LevelRow(number, passage.spans) for number, passage in enumerate(passages)]
    if not contents.only_shared:
        laid = list(rows([article.text for article in articles], passages))
    level = {row.passage for row in laid}
    crossing = [number for number in range(len(passages)) if number not in level]
    marked = [MarkedText(article.text) for article in articles]
    for at, (article, text) in enumerate(zip(articles, marked, strict=True)):
        for zone in article.zones:
            text.look(zone.span.start, zone.span.end, FURNITURE)
        if contents.variants:
            _mark_variants(text, at, passages)
        _mark_crossing(text, at, passages, crossing)
        if contents.tags:
            _mark_tags(text, article, keys)
    return Table(
        title="",
        columns=(Column(1), *(Column(10, article.article.metadata.language) for article in articles)),
        head=(
            words("No.", STRONG),
            *(_head(letter, one) for letter, one in zip(LETTERS, articles, strict=False)),
        ),
        rows=(
            Row(((), *(words("\n".join(_about(article))) for article in articles)), "source"),
            *(row for level in laid for row in _rows(level, articles, marked, contents) if any(row.cells)),
        ),
        note=_note(contents, passages),
    )


def _head(letter: str, article: AnnotatedArticle) -> Cell:
    return words(f"{letter}  {article.article.label}", STRONG)


def _about(article: AnnotatedArticle) -> Iterable[str]:
    about = article.article.metadata
    accessed = f"read on {about.accessed}" if about.accessed else ""
    told = (about.publisher, about.published, about.author, about.url, accessed, about.accession)
    return (line for line in told if line)


def _rows(
    level: LevelRow, articles: Sequence[AnnotatedArticle], marked: Sequence[MarkedText], contents: Contents
) -> Iterator[Row]:
    """One row, or for a passage one per paragraph."""
    if level.passage is None:
        yield Row(((), *_cells(level.cells, marked, contents)))
        return
    zones = [[zone.span for zone in article.zones] for article in articles]
    paragraphs = level_paragraphs([article.text for article in articles], level.cells, zones)
    last = len(paragraphs) - 1
    for at, cells in enumerate(paragraphs):
        kind = "level" if not last else "begins" if at == 0 else "ends" if at == last else "goes-on"
        yield Row((words(str(level.passage + 1), STRONG), *_cells(cells, marked, contents)), kind)


def _cells(spans: Sequence[Span | None], marked: Sequence[MarkedText], contents: Contents) -> Iterator[Cell]:
    for text, span in zip(marked, spans, strict=True):
        cell = text.runs(span) if span else ()
        yield cell if contents.furniture else _without_furniture(cell)


def _without_furniture(cell: Cell) -> Cell:
    kept = tuple(run for run in cell if FURNITURE not in run.looks)
    return kept if any(run.text.strip() for run in kept) else ()


def _mark_variants(text: MarkedText, at: int, passages: Sequence[Passage]) -> None:
    readings = ((reading, passage.spans[at]) for passage in passages for reading in passage.readings)
    for reading, span in readings:
        place = reading.places[at]
        if place is None or span is None:
            continue
        start, end = place
        if start < end:
            text.look(start, end, DIFFERS)
            text.follow(end, mark(CLASSES[reading.kind][0]))
        elif start <= span.start:
            text.precede(span.start, mark(_LACKING))
        else:
            text.follow(end, mark(_LACKING))


def _mark_crossing(text: MarkedText, at: int, passages: Sequence[Passage], crossing: Iterable[int]) -> None:
    """Bracket passages that stand in another order elsewhere, and say where."""
    for number in crossing:
        span = passages[number].spans[at]
        if span is None:
            continue
        others = [LETTERS[member] for member in passages[number].members if member != at]
        before = [mark(f"[{number + 1}: see {number + 1} in ", anchor=f"p{number + 1}{LETTERS[at]}")]
        for count, other in enumerate(others):
            before += [mark(", ")] if count else []
            before.append(mark(other, link=f"p{number + 1}{other}"))
        text.enclose(span, [*before, mark(" ")], [mark(f" {number + 1}]")])


def _mark_tags(text: MarkedText, article: AnnotatedArticle, keys: Mapping[str, str]) -> None:
    edges = sorted(
        {edge for tag in article.annotations for span in tag.target for edge in (span.start, span.end)}
    )
    for tag in article.annotations:
        key = keys[tag.id]
        for span in tag.target:
            alone = bisect_right(edges, span.start) == bisect_left(edges, span.end) and len(span) < _LONG
            text.enclose(span, [mark(f"{key}[")], [mark("]" if alone else f"]{key}")])


def mark(text: str, *, anchor: str = "", link: str = "") -> Run:
    """Words that are set into a text."""
    return Run(text, frozenset({MARK}), anchor, link)


def _note(contents: Contents, passages: Sequence[Passage]) -> Cell:
    runs = [Run("Numbered rows hold the same passage. ")]
    if contents.variants:
        kinds = {reading.kind for passage in passages for reading in passage.readings}
        told = dict.fromkeys(CLASSES[kind] for kind in CLASSES if kind in kinds)
        runs.append(Run("Differing words", frozenset({DIFFERS})))
        classes = ", ".join(f"{letter} {meaning}" for letter, meaning in told)
        runs.append(Run(f" are bold and underlined, with a small letter{f' ({classes})' if told else ''}; "))
        runs.append(Run(f"{_LACKING} stands where another article has more words. "))
    if not contents.only_shared:
        runs.append(
            Run("A passage in another order is in brackets with its number, and says where else it is. ")
        )
    if contents.tags:
        runs.append(Run("Tags are in brackets under a letter and a number; their key is at the end. "))
    if contents.furniture:
        runs.append(Run("Small grey words", frozenset({FURNITURE})))
        runs.append(Run(" are furniture: they stand on the page and are not the article."))
    return tuple(runs)
