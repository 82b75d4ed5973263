"""The table of readings holds what articles share and what each has to itself, and nothing in it is a formula."""

import csv
import io
from pathlib import Path

import pytest

from annotator.formats.exporters.csv_cell import unescaped
from annotator.formats.exporters.csv_readings import EXPORTER, MOST
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument, KnownError
from annotator.model.progress import silent
from annotator.services.session import Session
from tests.formats.tei.material import annotated, corpus
from tests.ui.project_of_tags import bbc, session, today

__all__ = ["bbc", "session", "today"]

SHARED = "the deputy leader of the council has resigned from the party he joined in 1998"


def rows(path: Path) -> list[list[str]]:
    text = io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")
    return [[unescaped(cell) for cell in row] for row in csv.reader(text)]


def test_passages_readings_and_stretches_stand_with_the_words_of_each_article(
    session: Session, bbc: str, today: str, tmp_path: Path
) -> None:
    path = tmp_path / "readings.csv"
    assert session.exporting.export("csv-readings", path, [bbc, today]).checked
    header, *found = rows(path)
    assert header[:3] == ["passage", "said", "class"]
    assert [name[-len(bbc) - 1 : -1] for name in header[3:5]] == [bbc, today]
    passages = session.comparing.compare([bbc, today])
    assert [row[0] for row in found if row[2] == "passage"] == [str(at + 1) for at in range(len(passages))]
    assert sum(row[2] not in ("passage", "stretch") for row in found) == sum(
        len(passage.readings) for passage in passages
    )
    assert any(row[2:5] == ["spelling", "disdain", "distain"] for row in found)
    only = [row for row in found if row[1] == "only here"]
    assert only
    assert all((row[3] == "") != (row[4] == "") for row in only)


def test_words_that_look_like_a_formula_are_text(tmp_path: Path) -> None:
    stream = io.BytesIO()
    EXPORTER.write(
        corpus(annotated(f"=1+1 is what {SHARED}"), annotated(f"-2 {SHARED}", number=2)), stream, silent
    )
    written = stream.getvalue().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    assert not any(cell[:1] in ("=", "+", "-", "@") for cell in cells)
    assert any(unescaped(cell).startswith("=1+1") for cell in cells)


def test_a_table_whose_words_were_changed_is_found_out(
    session: Session, bbc: str, today: str, tmp_path: Path
) -> None:
    path = tmp_path / "readings.csv"
    session.exporting.export("csv-readings", path, [bbc, today])
    damaged = path.read_bytes().replace(b"distain", b"disdain")
    library = session.library

    def stored(name: str) -> AnnotatedArticle:
        return AnnotatedArticle(library.article(name), library.text(name), (), ())

    assert EXPORTER.check is not None
    with pytest.raises(InvalidDocument, match="export again"):
        EXPORTER.check(io.BytesIO(damaged), stored)


def test_more_articles_than_a_table_compares_are_a_sentence() -> None:
    with pytest.raises(KnownError, match=f"At most {MOST}"):
        EXPORTER.write(corpus(*(annotated("x", number=at) for at in range(MOST + 1))), io.BytesIO(), silent)
