"""A table of tags: one row for each stretch of each tag, safe to open in a spreadsheet."""

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import BinaryIO

from annotator.formats.exporters.csv_cell import escaped, unescaped
from annotator.formats.exporters.csv_text import as_text
from annotator.formats.exporters.exporter import TABLES, Exporter, Stored
from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress

COLUMNS = (
    *("article", "title", "published", "annotation", "type", "range", "start", "end", "text"),
    *("by", "at", "certainty", "state", "note"),
)
VALUE_PREFIX, RECORD_PREFIX, TAG_PREFIX, CERTAINTY_PREFIX = "value.", "record.", "tag.", "certainty."
"""Before each value key in the heading, so that no key can hide another column: the value in words; for a link
the id of the register entry and of the tag to which it leads, and how sure it is."""
_OF_LINKS = {RECORD_PREFIX: "record", TAG_PREFIX: "mention", CERTAINTY_PREFIX: "certainty"}
COMMENTS = "comments"
"""Remarks on the tag, a line each: who, and what."""
TIED = "tied"
"""Ids of the tags of other articles that stand for the same thing, parted by blanks."""
OTHER_VALUES = "other values"
"""Last column: values that no tag type of the project declares, as a JSON object."""


@dataclass(frozen=True, slots=True)
class _Table:
    """What is the same for every row: the keys of values and of links, what ids of entries and of tied tags say."""

    keys: tuple[str, ...]
    linked: tuple[str, ...]
    names: Mapping[str, str]
    tied: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, corpus: Corpus) -> "_Table":
        fields = [field for tag_type in corpus.tag_types for field in tag_type.fields]
        return cls(
            tuple(dict.fromkeys(field.name for field in fields)),
            tuple(dict.fromkeys(field.name for field in fields if field.is_link)),
            {record.id: record.name for record in corpus.records},
            {
                name: [other for other in names if other != name]
                for names in (
                    [tag.annotation for tag in family.tags] for family in corpus.comparison.families
                )
                for name in names
            },
        )

    def heading(self) -> list[str]:
        links = (RECORD_PREFIX, TAG_PREFIX, CERTAINTY_PREFIX)
        return [
            *COLUMNS,
            *(VALUE_PREFIX + key for key in self.keys),
            *(prefix + key for key in self.linked for prefix in links),
            *(COMMENTS, TIED, OTHER_VALUES),
        ]

    def rows(self, source: AnnotatedArticle) -> Iterator[list[str]]:
        article = source.article
        quoted = {tag.id: tag.quoted(source.text) for tag in source.annotations}
        remarks: dict[str, list[str]] = {}
        for comment in source.comments:
            remarks.setdefault(comment.annotation, []).append(f"{comment.by}: {comment.text}")
        for tag in source.annotations:
            about = [article.id, article.metadata.title, article.metadata.published, tag.id, tag.type]
            said = [tag.by, tag.at, tag.certainty, tag.state, tag.note, *self._values(tag, quoted)]
            said[-1:-1] = ["\n".join(remarks.get(tag.id, ())), " ".join(self.tied.get(tag.id, ()))]
            for number, span in enumerate(tag.target, start=1):
                where = [str(number), str(span.start), str(span.end), source.text[span.start : span.end]]
                yield [escaped(cell) for cell in (*about, *where, *said)]

    def _values(self, tag: Annotation, quoted: Mapping[str, str]) -> list[str]:
        """Cells of the values, of the links, and of what is not declared."""
        shown = {**tag.values}
        for key, link in tag.links.items():
            shown[key] = self.names.get(link.record) or quoted.get(link.mention, "")
        other = {name: shown[name] for name in sorted(shown.keys() - set(self.keys))}
        links = [tag.links.get(key) for key in self.linked]
        return [
            *(shown.get(key, "") for key in self.keys),
            *(
                cell
                for link in links
                for cell in ((link.record, link.mention, link.certainty) if link else ("",) * 3)
            ),
            json.dumps(other, ensure_ascii=False) if other else "",
        ]


def write(corpus: Corpus, stream: BinaryIO, progress: Progress) -> tuple[Loss, ...]:
    """Write one row for each stretch of each tag; positions are code points, `range` counts from 1."""
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    rows = _Table.of(corpus)
    lost: Counter[str] = Counter()
    with as_text(stream) as text:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(rows.heading())
        for done, source in enumerate(corpus.articles, start=1):
            table.writerows(rows.rows(source))
            lost["comments on articles"] += sum(not comment.annotation for comment in source.comments)
            lost["decisions of reviewers"] += len(source.reviews)
            lost["how far the work of somebody has come"] += len(source.stages)
            progress(done, corpus.article_count, source.article.label)
    return losses(lost)


def check(stream: BinaryIO, stored_article: Stored) -> None:
    """Raise InvalidDocument unless the rows of each article are its tags, stretch by stretch, with what they say."""
    number = 0
    with as_text(stream) as text:
        for article, rows in groupby(csv.DictReader(text), key=lambda row: row["article"]):
            source = stored_article(article)
            stretches = ((tag, at) for tag in source.annotations for at in range(len(tag.target)))
            for row, stretch in zip_longest(rows, stretches):
                number += 1
                if row is None or stretch is None or not _tells(row, stretch[0], stretch[1], source.text):
                    raise InvalidDocument(
                        f"Row {number} of the table is not what stands in its article; export again."
                    )


def _tells(row: Mapping[str, str], tag: Annotation, at: int, text: str) -> bool:
    """Whether a row tells of this stretch of a tag; what a link leads to, by its ids."""
    span = tag.target[at]
    told = {
        **{name: getattr(tag, name) for name in ("type", "by", "at", "certainty", "state", "note")},
        "annotation": tag.id,
        "range": str(at + 1),
        "text": text[span.start : span.end],
        "start": str(span.start),
        "end": str(span.end),
    }
    for column in row:
        before, dot, key = column.partition(".")
        link = tag.links.get(key)
        if before + dot in _OF_LINKS:
            told[column] = getattr(link, _OF_LINKS[before + dot]) if link else ""
        elif before + dot == VALUE_PREFIX and link is None:
            told[column] = tag.values.get(key, "")
    return all(unescaped(row[column]) == value for column, value in told.items())


EXPORTER = Exporter(
    name="csv",
    label="CSV, table of tags",
    description="For spreadsheets and statistics: one row for each tagged stretch. Cells that a spreadsheet "
    "would take for a formula begin with an apostrophe.",
    suffix=".csv",
    write=write,
    check=check,
    group=TABLES,
)
