"""Words in columns with IOB2 labels, a file for each article, as CoNLL-U Plus: for taggers and corpora.

By https://universaldependencies.org/ext-format.html; labels after the CoNLL-2003 task, a column for each tag type.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from annotator.formats.exporters.exporter import Exporter, Stored
from annotator.formats.exporters.untold import untold, untold_of_several
from annotator.formats.zip_reader import OWN, open_zip
from annotator.formats.zip_writer import write_zip
from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress
from annotator.model.span import Span
from annotator.text.file_names import FileNames
from annotator.text.tokens import sentences

_COLUMNS = ("ID", "FORM", "START", "END")
_HEADER, _ARTICLE = "# global.columns = ", "# newdoc id = "
_NONE = "O"

Chunk = tuple[int, int]
"""First token and the one after the last, counted through the article."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The tokens of an article, and which of them begin a sentence."""

    tokens: tuple[Span, ...]
    begins: frozenset[int]

    @classmethod
    def of(cls, text: str) -> "_Words":
        tokens: list[Span] = []
        begins = set()
        for _sentence, found in sentences(text):
            begins.add(len(tokens))
            tokens += found
        return cls(tuple(tokens), frozenset(begins))

    def chunk(self, span: Span) -> Chunk | None:
        """The tokens that a stretch touches."""
        first = bisect_right(self.tokens, span.start, key=lambda token: token.end)
        last = bisect_right(self.tokens, span.end - 1, key=lambda token: token.start)
        return (first, last) if first < last else None

    def divided(self, chunk: Chunk) -> Iterator[Chunk]:
        """Its parts in each sentence."""
        cuts = [place for place in range(chunk[0] + 1, chunk[1]) if place in self.begins]
        yield from zip((chunk[0], *cuts), (*cuts, chunk[1]), strict=True)


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write the archive; START and END are code points. Raises KnownError when there is no article."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    used = {name for name, _version in corpus.versions}
    declared = [tag_type.name for tag_type in corpus.tag_types if tag_type.name in used]
    types = [*declared, *sorted(used.difference(declared))]
    files = FileNames()
    lost = untold_of_several(corpus.comparison)
    with write_zip(stream) as archive:
        for done, source in enumerate(corpus.articles, start=1):
            name = files.of(source.article.label, source.article.id)
            words = _Words.of(source.text)
            labels = [_labels(words, _of(source.annotations, kind), kind, lost) for kind in types]
            archive.add(f"{name}.conllup", "".join(_lines(source, words, types, labels)).encode())
            lost += untold(source)
            lost.update(_not_in_columns(source))
            progress(done, corpus.article_count, source.article.label)
    return losses(lost)


def _of(tags: Iterable[Annotation], kind: str) -> list[Annotation]:
    """Tags of a type, the longest first: of those that overlap it has the column."""
    return sorted(
        (tag for tag in tags if tag.type == kind),
        key=lambda tag: (-sum(map(len, tag.target)), tag.target, tag.id),
    )


def _labels(words: _Words, tags: Sequence[Annotation], kind: str, lost: Counter[str]) -> list[str]:
    """The label of each token."""
    labels = [_NONE] * len(words.tokens)
    for tag in tags:
        held = [(chunk, span) for span in tag.target if (chunk := words.chunk(span))]
        found = [chunk for chunk, _span in held]
        if not found:
            lost["tags that hold no word or sign"] += 1
        elif any(labels[place] != _NONE for first, last in found for place in range(first, last)):
            lost["tags that overlap a longer one of the same type"] += 1
        else:
            lost["stretches of tags in several stretches, written as tags of their own"] += len(found) - 1
            lost["stretches that do not begin or end with a word, cut or widened to words"] += sum(
                (words.tokens[first].start, words.tokens[last - 1].end) != (span.start, span.end)
                for (first, last), span in held
            )
            for chunk in found:
                parts = list(words.divided(chunk))
                lost["ends of sentences within tags, which divide them"] += len(parts) - 1
                for first, last in parts:
                    labels[first:last] = [f"B-{_word(kind)}", *[f"I-{_word(kind)}"] * (last - first - 1)]
    return labels


def _not_in_columns(source: AnnotatedArticle) -> Counter[str]:
    """What columns of labels do not say."""
    tags = source.annotations
    return Counter(
        {
            "values and links of tags": sum(len(tag.values) + len(tag.links) for tag in tags),
            "notes on tags": sum(bool(tag.note) for tag in tags),
            "who made a tag, and when": len(tags),
            "how sure a tag is": sum(tag.certainty != "certain" for tag in tags),
            "stretches that are not the article itself": len(source.zones),
        }
    )


def _lines(
    source: AnnotatedArticle, words: _Words, types: Sequence[str], labels: Sequence[Sequence[str]]
) -> Iterator[str]:
    yield f"{_HEADER}{' '.join((*_COLUMNS, *map(_word, types)))}\n{_ARTICLE}{source.article.id}\n"
    number = 0
    for place, token in enumerate(words.tokens):
        if place in words.begins:
            yield "\n" if place else ""
            number = 0
        number += 1
        cells = (str(number), source.text[token.start : token.end], str(token.start), str(token.end))
        yield "\t".join((*cells, *(column[place] for column in labels))) + "\n"
    yield "\n"


def _word(name: str) -> str:
    """The name of a type without blanks."""
    return re.sub(r"\s+", "_", name)


def check(stream: BinaryIO, stored: Stored) -> None:
    """Raise InvalidDocument unless the words stand where the rows say, with the labels of the tags there."""
    with open_zip(stream, "The archive", OWN) as archive:
        for _name, data in archive.members():
            header, article, *rows = data.decode().split("\n")
            source = stored(article.removeprefix(_ARTICLE))
            words = _Words.of(source.text)
            cells = [row.split("\t") for row in rows if row]
            types = header.removeprefix(_HEADER).split(" ")[len(_COLUMNS) :]
            known = {_word(tag.type): tag.type for tag in source.annotations}
            meant = [
                _labels(words, _of(source.annotations, known.get(kind, kind)), kind, Counter())
                for kind in types
            ]
            if [row[1] for row in cells] != [source.text[int(row[2]) : int(row[3])] for row in cells] or [
                [row[len(_COLUMNS) + column] for row in cells] for column in range(len(types))
            ] != meant:
                raise InvalidDocument(
                    f"The columns do not hold the words and tags of “{source.article.label}”; export again."
                )


EXPORTER = Exporter(
    name="conll",
    label="CoNLL, words with IOB2 labels",
    description="For training taggers and for corpora: a word on each line and a column of IOB2 labels for each type "
    "of tag, a file of CoNLL-U Plus for each article, as one zip archive. Only type and place of a tag are said.",
    suffix=".zip",
    write=write,
    check=check,
)
