"""What the tags on a sheet are called, and a table that tells what each of them says."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle
from annotator.model.sheet import STRONG, Cell, Column, Row, Table, words
from annotator.model.tag_type import TagType
from annotator.text.columns_of_articles import LETTERS

_MOST_WORDS = 240
"""Code points of a quotation that are repeated in the key."""

_CERTAINTY = {"certain": "", "unknown": "certainty unknown"}
"""The word for a certainty where it is not the word itself."""


def keys(articles: Sequence[AnnotatedArticle], types: Mapping[str, TagType]) -> dict[str, str]:
    """Tag id → the letter of its type with a number, counted through all articles in text order."""
    count: Counter[str] = Counter()
    found = {}
    for tag in (tag for article in articles for tag in article.annotations):
        letter = types[tag.type].letter if tag.type in types else tag.type
        count[letter] += 1
        found[tag.id] = f"{letter}{count[letter]}"
    return found


def table(
    articles: Sequence[AnnotatedArticle],
    types: Mapping[str, TagType],
    named: Mapping[str, str],
    shown: Callable[[Annotation], Mapping[str, str]],
) -> Table:
    """One row per tag, a type after the other; `shown` gives the values of a tag in words."""
    order = {name: number for number, name in enumerate(types)}
    tags = [
        (order.get(tag.type, len(order)), number, letter, article, tag)
        for letter, article in zip(LETTERS, articles, strict=False)
        for number, tag in enumerate(article.annotations)
    ]
    return Table(
        title="Key of tags",
        columns=(Column(3), Column(2), Column(13), Column(6), Column(16), Column(6)),
        head=tuple(words(name, STRONG) for name in ("Key", "In", "Words", "Type", "Values", "Stated by")),
        rows=tuple(
            Row(
                (
                    words(named[tag.id], STRONG),
                    words(letter),
                    words(_shortened(tag.quoted(article.text))),
                    words(types[tag.type].label if tag.type in types else tag.type),
                    _values(shown(tag), types.get(tag.type), tag.note),
                    words(", ".join(filter(None, (tag.by, _CERTAINTY.get(tag.certainty, tag.certainty))))),
                )
            )
            for _order, _number, letter, article, tag in sorted(
                tags, key=lambda row: (row[0], row[2], row[1])
            )
        ),
    )


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _MOST_WORDS:
        return text
    head = text[: _MOST_WORDS * 2 // 3].rpartition(" ")[0] or text[: _MOST_WORDS * 2 // 3]
    tail = text[-_MOST_WORDS // 3 :].partition(" ")[2] or text[-_MOST_WORDS // 3 :]
    return f"{head} … {tail}"


def _values(shown: Mapping[str, str], tag_type: TagType | None, note: str) -> Cell:
    order = [field.name for field in tag_type.fields] if tag_type else []
    labels = {field.name: field.label for field in tag_type.fields} if tag_type else {}
    names = sorted(shown, key=lambda name: (order.index(name) if name in labels else len(order), name))
    told = [(labels.get(name, name), shown[name]) for name in names]
    told += [("Note", note)] if note else []
    return words("; ".join(f"{label}: {value}" for label, value in told))
