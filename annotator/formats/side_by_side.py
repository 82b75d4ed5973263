"""A sheet as one page for the browser: HTML that fetches nothing and runs nothing."""

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from annotator.model.paper import Paper
from annotator.model.sheet import Cell, Row, Run, Sheet, Table

_STYLE = """
body { font: 10pt/1.4 serif; color: #000; background: #fff; margin: 1em }
h1 { font-size: 15pt; margin: 0 0 8pt } h2 { font-size: 12pt; margin: 18pt 0 6pt; break-after: avoid }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
thead { display: table-header-group }
th, td { vertical-align: top; text-align: start; unicode-bidi: plaintext; padding: 3pt 5pt;
  border: solid #777; border-width: 0 0.5pt; white-space: pre-wrap; overflow-wrap: anywhere; font-weight: normal }
:is(th, td):first-child { border-left: 0; padding: 3pt 1pt; white-space: nowrap }
:is(th, td):last-child { border-right: 0 }
thead th, .level td, .ends td { border-bottom: 1.5pt solid #000 }
.level td, .begins td { border-top: 1.5pt solid #000 }
.source td, .begins td, .goes-on td, .keys td { border-bottom: 0.5pt solid #777 }
.source td, .keys, .note { font-size: 85% }
.strong { font-weight: bold }
.differs { font-weight: bold; text-decoration: underline }
.furniture { color: #5a5a5a; font-size: 80% }
.mark { font: 7pt serif; vertical-align: super; line-height: 0; text-decoration: none; color: inherit;
  unicode-bidi: isolate; direction: inherit }
@media print { body { margin: 0 } .level, .begins, .goes-on, .ends, .source, .keys tr { break-inside: avoid } }
"""
_HEAD = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
)


def write(sheet: Sheet, stream: BinaryIO, paper: Paper) -> None:
    """Write a sheet; the browser takes its own paper where none is named."""
    stream.write("".join(_page(sheet, paper)).encode("utf-8"))


def _page(sheet: Sheet, paper: Paper) -> Iterator[str]:
    lies = "landscape" if paper.lies_for(sheet.articles) else "portrait"
    size = f"{paper.size} {lies}".strip()
    yield f"{_HEAD}<title>{_safe(sheet.title)}</title>\n<style>\n@page {{ size: {size}; margin: 12mm }}"
    yield f"{_STYLE}</style>\n</head>\n<body>\n<h1>{_safe(sheet.title)}</h1>\n"
    for table in sheet.tables:
        yield from _table(table)
    yield "</body>\n</html>\n"


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"<h2>{_safe(table.title)}</h2>\n"
    yield '<table class="keys">\n' if table.title else "<table>\n"
    whole = sum(column.weight for column in table.columns)
    yield "<colgroup>"
    yield from (f'<col style="width: {100 * column.weight / whole:.2f}%">' for column in table.columns)
    yield "</colgroup>\n<thead><tr>"
    yield from (f'<th dir="auto">{_words(cell)}</th>' for cell in table.head)
    yield "</tr></thead>\n<tbody>\n"
    yield from (_row(row, table) for row in table.rows)
    yield "</tbody>\n</table>\n"
    if table.note:
        yield f'<p class="note">{_words(table.note)}</p>\n'


def _row(row: Row, table: Table) -> str:
    cells = "".join(
        f'<td dir="auto"{_attribute("lang", column.language)}>{_words(cell)}</td>'
        for cell, column in zip(row.cells, table.columns, strict=True)
    )
    return f"<tr{_attribute('class', row.kind)}>{cells}</tr>\n"


def _words(cell: Cell) -> str:
    return "".join(map(_run, cell))


def _run(run: Run) -> str:
    if not run.looks:
        return _safe(run.text)
    # what is set in says nothing about the direction in which a text runs: a bdi does not count for it
    name = "a" if run.link else "bdi" if "mark" in run.looks else "span"
    link = f"#{run.link}" if run.link else ""
    looks = " ".join(sorted(run.looks))
    given = _attribute("class", looks) + _attribute("id", run.anchor) + _attribute("href", link)
    return f"<{name}{given}>{_safe(run.text)}</{name}>"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_safe(value)}"' if value else ""


def _safe(text: str) -> str:
    # a reader of HTML takes a bare carriage return for a line feed
    return escape(text).replace("\r", "&#13;")
