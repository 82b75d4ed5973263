"""A PDF holds every word in its column and its order, says its pages, and is the same each time."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import create_project
from annotator.model.errors import Cancelled
from annotator.model.paper import USUAL, Paper
from annotator.model.progress import Progress, silent
from annotator.model.sheet import Cell, Column, Contents, Row, Run, Sheet, Table, words
from annotator.services.sample import make_sample
from annotator.ui.printed.pdf import write

A4 = Paper("A4")
MARKED = frozenset({"mark"})
_AFTER = " \n"
LONG = "".join(f"word{number}{_AFTER[number % 200 == 0]}" for number in range(1300))
"""Longer than some pages, in paragraphs: within one, Qt begins another piece of text every 4096 letters."""
SHORTER = LONG[:6000].rpartition(" ")[0]


def sheet(*rows: Sequence[Cell], kind: str = "", articles: int = 2) -> Sheet:
    """Articles without a title of their own, under heads `A1st`, `B1st` …"""
    heads = (words("No."), *(words(f"{letter}1st") for letter in "ABCD"[:articles]))
    table = Table(
        "",
        (Column(1), *[Column(10)] * articles),
        heads,
        tuple(Row((words(str(n)), *row), kind) for n, row in enumerate(rows, start=1)),
    )
    return Sheet("Löwe & Sohn: side by side", articles, (table,))


def written(what: Sheet, paper: Paper = A4, progress: Progress = silent) -> bytes:
    stream = io.BytesIO()
    write(what, stream, paper, progress)
    return stream.getvalue()


def pages(what: Sheet, paper: Paper = A4) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(written(what, paper))).pages)


def placed(page: PageObject) -> list[tuple[str, float, float, float]]:
    """(words, x and y of their left end, size), x in points from the left, y from the top."""
    found: list[tuple[str, float, float, float]] = []

    def visit(text: str, _cm: object, place: Sequence[float], _font: object, size: float) -> None:
        if text.strip():
            found.append((text, place[4] / 10, place[5] / 10, size / 10))

    page.extract_text(visitor_text=visit)
    return found


def pieces(page: PageObject, at: int, articles: int = 2) -> list[str]:
    """Pieces of the head and the body in one column of a page, without sources and what was set in."""
    width = float(page.mediabox.width)
    share = (width - 80 - 26) / articles
    left = 66 + at * share
    foot = float(page.mediabox.height) - 50
    return [
        text for text, x, y, size in placed(page) if left <= x < left + share and size > 8 and 50 < y < foot
    ]


def column(page: PageObject, at: int) -> list[str]:
    """Words of the body in one column of a page."""
    return [word for word in " ".join(pieces(page, at)).split() if not word.endswith("1st")]


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Type needs an application."""


def test_every_word_is_in_its_column_in_its_order_over_all_pages() -> None:
    left = (words("before"), words(LONG), words("after"))
    right = (words("other"), words(SHORTER), ())
    found = pages(sheet(*zip(left, right, strict=True)))
    assert len(found) > 2
    assert [word for page in found for word in column(page, 0)] == ["before", *LONG.split(), "after"]
    in_right = [word for page in found for word in column(page, 1)]
    assert in_right == ["other", *SHORTER.split()]


def test_every_letter_of_tagged_articles_is_there_in_its_order(tmp_path: Path) -> None:
    session = make_sample(create_project, tmp_path / "sample.annotator")
    articles = [article.id for article in session.library.articles()]
    what = session.printing.sheet(articles, Contents(conflicts=False))
    texts = [session.library.text(name) for name in articles]
    session.close()
    found = pages(replace(what, tables=what.tables[:1]))
    for at, text in enumerate(texts):
        [head] = what.tables[0].head[at + 1]
        written = "".join(piece for page in found for piece in pieces(page, at)).split()
        assert "".join(written).replace("".join(head.text.split()), "") == "".join(text.split())


def test_marks_are_small_and_between_the_words() -> None:
    cell = (
        Run("They"),
        Run("P1[", MARKED),
        Run("drew", frozenset({"differs"})),
        Run("w", MARKED),
        Run(" on"),
    )
    [page] = pages(sheet((cell, ())))
    assert column(page, 0) == ["They", "drew", "on"]
    marks = {text: (y, size) for text, _x, y, size in placed(page) if text in ("P1[", "w")}
    base = next(y for text, _x, y, _size in placed(page) if text == "drew")
    assert all(y < base and size < 7 for y, size in marks.values())
    assert len(marks) == 2


def test_each_page_has_the_heads_the_title_and_its_number() -> None:
    found = pages(sheet((words(LONG), words(LONG))))
    for number, page in enumerate(found, start=1):
        text = [text for text, *_place in placed(page)]
        assert f"{number} / {len(found)}" in text
        assert {"A1st", "B1st", "Löwe & Sohn: side by side"} <= set(text)


def test_a_row_that_fits_on_a_page_is_not_torn_and_a_longer_one_keeps_its_number() -> None:
    half = words(" ".join(LONG.split()[:240]))
    found = pages(sheet(*[(half, half)] * 4, kind="level"))
    for page in found:
        here = column(page, 0)
        assert here[0] == "word0"
        assert here[-1] == "word239"
    torn = pages(sheet((words(LONG), ()), kind="level"))
    assert all("1" in [text for text, x, *_ in placed(page) if x < 66] for page in torn)


def test_aligned_rows_begin_at_the_same_height() -> None:
    rows = [(words("long " * 40), words("x1")), (words("a2"), words("b2"))]
    [page] = pages(sheet(*rows, kind="level"))
    at = {text: y for text, _x, y, _size in placed(page)}
    assert at["a2"] == at["b2"] > at["x1"]


def test_the_same_sheet_is_the_same_bytes_and_tells_no_time() -> None:
    what = sheet((words("a"), words("b")))
    once = written(what)
    assert once == written(what)
    assert not re.search(rb"D:\d{14}|\d{4}-\d\d-\d\dT", once)
    assert PdfReader(io.BytesIO(once)).metadata == {
        "/Title": what.title,
        "/Creator": "Annotator",
        "/Author": "",
        "/Producer": PdfReader(io.BytesIO(once)).metadata["/Producer"],  # type: ignore[index]  # it is there
        "/Trapped": "/False",
    }


@pytest.mark.parametrize(
    ("paper", "articles", "size"),
    [
        (A4, 2, (595, 842)),
        (A4, 3, (842, 595)),
        (Paper("Letter"), 4, (792, 612)),
        (Paper("Letter", landscape=False), 3, (612, 792)),
    ],
)
def test_the_paper_lies_as_the_columns_need_it_or_as_asked(
    paper: Paper, articles: int, size: tuple[int, int]
) -> None:
    [page] = pages(sheet([words("x")] * articles, articles=articles), paper)
    assert (page.mediabox.width, page.mediabox.height) == size


def test_without_a_size_the_paper_is_one_of_ours() -> None:
    [page] = pages(sheet((words("a"), words("b"))), USUAL)
    assert (page.mediabox.width, page.mediabox.height) in ((595, 842), (612, 792))


def test_ligatures_and_spaces_are_letters_and_spaces_again() -> None:
    [page] = pages(sheet((words("five offices affirm"), ())))
    assert "five offices affirm" in [text for text, *_place in placed(page)]


@pytest.mark.parametrize("text", ["人领导人、工党", "سبتمبر ، مجلس"])
def test_letters_that_a_font_draws_alike_mean_what_was_written(text: str) -> None:
    if not QFontDatabase.families(writing_system_of(text)):
        pytest.skip("no font here draws these letters")
    [page] = pages(sheet((words(text), ())))
    assert set("".join(one for one, *_place in placed(page))) >= set(text)


def writing_system_of(text: str) -> QFontDatabase.WritingSystem:
    systems = QFontDatabase.WritingSystem
    return systems.SimplifiedChinese if text[0] > "\u4e00" else systems.Arabic


@pytest.mark.parametrize("at", ["Laying out", "Drawing pages"])
def test_it_is_stopped_while_laying_out_and_while_drawing(at: str) -> None:
    def stop(_done: int, _total: int, what: str) -> None:
        if what == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        written(sheet((words("a"), words("b"))), progress=stop)


def test_a_head_that_fills_the_page_does_not_keep_the_rows_from_coming_to_an_end() -> None:
    plain = sheet((words("some words here " * 20), words("b")))
    [table] = plain.tables
    tall = replace(table, head=(words("No."), words("headline " * 2000), words("B1st")))
    found = pages(replace(plain, tables=(tall,)))
    assert 1 < len(found) < 40


def test_words_without_a_place_to_break_stay_inside_their_column() -> None:
    address = "https://example.org/" + "a" * 400
    [page] = pages(sheet((words(address), words("b"))))
    parts = [(x, text) for text, x, _y, size in placed(page) if size == 9.5 and set(text) - {"b"}]
    pieces = [text for x, text in parts if 66 <= x < 300 and not text.endswith("1st")]
    assert "".join(pieces) == address
    assert all(len(one) >= len(other) or other != pieces[-1] for one, other in pairwise(pieces))
