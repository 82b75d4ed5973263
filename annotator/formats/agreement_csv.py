"""Figures of agreement as a table, safe to open in a spreadsheet."""

import csv
from collections.abc import Mapping
from typing import BinaryIO

from annotator.formats.exporters.csv_cell import escaped
from annotator.formats.exporters.csv_text import as_text
from annotator.model.agreement import Agreement, Figures

COLUMNS = (
    *("article", "title", "type", "people", "articles", "characters", "tags", "exact", "overlap", "retyped"),
    *("f1", "precision", "recall", "overlap_f1", "overlap_precision", "overlap_recall", "spans"),
    *("cohen_kappa", "fleiss_kappa", "alpha", "unitizing_alpha"),
)
"""`people` and `tags` are in the same order, separated by semicolons. A measure that is not defined is empty."""


def write(agreement: Agreement, cited: Mapping[str, str], stream: BinaryIO) -> None:
    """Write one row for each of the figures; `cited` has the titles of the articles."""
    with as_text(stream) as text:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for one in agreement.figures:
            table.writerow([escaped(cell) for cell in _row(one, cited)])


def _row(one: Figures, cited: Mapping[str, str]) -> tuple[str, ...]:
    two = len(one.people) == 2
    measures = (
        *(one.f1, one.precision, one.recall, one.overlap_f1, one.overlap_precision, one.overlap_recall),
        *(one.kappa if two else None, None if two else one.kappa, one.alpha, one.unitizing_alpha),
    )
    told = ["" if value is None else repr(value) for value in measures]
    return (
        *(one.article, cited.get(one.article, ""), one.type, "; ".join(one.people)),
        *(str(count) for count in (one.articles, one.characters)),
        "; ".join(map(str, one.tags)),
        *(str(count) for count in (one.exact, one.overlap, one.retyped)),
        *told[:6],
        str(one.spans),
        *told[6:],
    )
