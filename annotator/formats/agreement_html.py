"""Figures of agreement as one page for the browser and the printer: it fetches nothing and runs nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import BinaryIO

from annotator.formats.agreement_plot import plot
from annotator.model.agreement import Agreement, Figures
from annotator.text.agreement_words import EXPLAINED, SHORT, cells

_STYLE = """
@page { margin: 14mm }
body { font: 10pt/1.45 serif; color: #000; background: #fff; margin: 1.5em auto; max-width: 62em; padding: 0 1em }
h1 { font-size: 16pt; margin: 0 0 4pt } h2 { font-size: 12pt; margin: 20pt 0 6pt; break-after: avoid }
p { margin: 4pt 0 8pt; max-width: 46em }
table { border-collapse: collapse; margin-bottom: 10pt }
thead { display: table-header-group }
th, td { padding: 2pt 7pt; border-bottom: 0.5pt solid #999; text-align: end; font-variant-numeric: tabular-nums;
  unicode-bidi: plaintext }
thead th { border-bottom: 1.5pt solid #000; vertical-align: bottom } tr { break-inside: avoid }
th.name, td.name { text-align: start; font-weight: normal } thead th.name { font-weight: bold }
.all td { font-weight: bold }
svg { max-width: 100%; height: auto; display: block } svg text { font: 12px serif; fill: #000 }
dl { max-width: 46em } dt { font-weight: bold } dd { margin: 0 0 6pt 1.2em }
@media print { body { margin: 0; max-width: none } }
"""
_HEAD = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
)


def write(
    agreement: Agreement, title: str, cited: Mapping[str, str], types: Mapping[str, str], stream: BinaryIO
) -> None:
    """Write the page; `cited` has the titles of the articles, `types` the labels of the tag types."""
    for part in _page(agreement, title, cited, types):
        stream.write(part.encode("utf-8"))


def _page(
    agreement: Agreement, title: str, cited: Mapping[str, str], types: Mapping[str, str]
) -> Iterator[str]:
    heading = escape(f"Agreement in “{title}”")
    yield f"{_HEAD}<title>{heading}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{heading}</h1>\n"
    for people, figures in _by_people(agreement.overall):
        first = figures[0]
        yield f"<h2>{_people(people)}</h2>\n<p>{_counted(first)}</p>\n"
        yield plot(figures, types)
        yield from _table("Type", figures, [types.get(one.type, one.type) or "All types" for one in figures])
    for people, figures in _by_people([one for one in agreement.figures if one.article and not one.type]):
        yield f"<h2>{_people(people)}, by article</h2>\n"
        yield from _table("Article", figures, [cited.get(one.article, one.article) for one in figures])
    left_out = agreement.furniture
    yield f"<h2>How this was measured</h2>\n<dl>\n<dt>Furniture</dt><dd>Left out; {left_out} tags lie in it.</dd>\n"
    yield from (f"<dt>{escape(term)}</dt><dd>{escape(told)}</dd>\n" for term, told in EXPLAINED)
    yield "</dl>\n</body>\n</html>\n"


def _by_people(figures: Iterable[Figures]) -> Iterator[tuple[tuple[str, ...], list[Figures]]]:
    found: dict[tuple[str, ...], list[Figures]] = {}
    for one in figures:
        found.setdefault(one.people, []).append(one)
    yield from found.items()


def _people(people: Sequence[str]) -> str:
    return escape(" and ".join(people) if len(people) == 2 else "All: " + ", ".join(people))


def _counted(one: Figures) -> str:
    tags = ", ".join(
        f"{count:,} tags by {escape(name)}" for name, count in zip(one.people, one.tags, strict=True)
    )
    return f"{one.articles:,} articles in which all of them worked, {one.characters:,} characters; {tags}."


def _table(name: str, figures: Sequence[Figures], names: Sequence[str]) -> Iterator[str]:
    yield f'<table>\n<thead><tr><th class="name">{name}</th>'
    yield "".join(f"<th>{escape(words)}</th>" for words in SHORT)
    yield "</tr></thead>\n<tbody>\n"
    for one, label in zip(figures, names, strict=True):
        kind = "" if one.type or one.article else ' class="all"'
        yield f'<tr{kind}><td class="name">{escape(label)}</td>'
        yield "".join(f"<td>{escape(cell)}</td>" for cell in cells(one)) + "</tr>\n"
    yield "</tbody>\n</table>\n"
