"""Articles are printed side by side whole or not at all."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from annotator.bootstrap import create_project
from annotator.model.errors import Cancelled, InvalidValue
from annotator.model.paper import Paper
from annotator.model.progress import Progress
from annotator.model.sheet import Contents, Sheet, Table
from annotator.services.printing import write_html
from annotator.services.sample import make_sample
from annotator.services.session import Session
from tests.ui.project_of_tags import bbc, session, tag, today

__all__ = ["bbc", "session", "today"]


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Session]:
    """The sample project, with its tags."""
    session = make_sample(create_project, tmp_path / "sample.annotator")
    yield session
    session.close()


def test_tags_are_on_the_page_and_nothing_in_the_project_changes(
    session: Session, bbc: str, today: str, tmp_path: Path
) -> None:
    tag(session, bbc, "role", "deputy leader of Luton Council")
    before = session.history.undo_label
    sheet = session.printing.sheet([bbc, today])
    out = session.printing.save(sheet, tmp_path / "page.html", write_html)
    assert '<bdi class="mark">R1[</bdi>' in out.read_text(encoding="utf-8")
    assert session.history.undo_label == before


@pytest.mark.parametrize("count", [0, 1, 5])
def test_other_numbers_of_articles_than_fit_are_refused(session: Session, bbc: str, count: int) -> None:
    with pytest.raises(InvalidValue, match="Two to 4"):
        session.printing.sheet([bbc] * count)


def test_a_cancelled_page_leaves_the_older_one(
    session: Session, bbc: str, today: str, tmp_path: Path
) -> None:
    out = tmp_path / "page.html"
    out.write_text("older", encoding="utf-8")

    def cancelled(_sheet: Sheet, stream: BinaryIO, _paper: Paper, _progress: Progress) -> None:
        stream.write(b"half a page")
        raise Cancelled

    with pytest.raises(Cancelled):
        session.printing.save(session.printing.sheet([bbc, today]), out, cancelled)
    assert out.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.glob(".*")) == []


def cells(table: Table) -> list[list[str]]:
    return [["".join(run.text for run in cell) for cell in row.cells] for row in table.rows]


def test_conflicts_stand_under_their_sources_with_what_is_accepted_and_why(
    sample: Session,
) -> None:
    ids = [article.id for article in sample.library.articles()]
    [standing] = sample.settling.conflicts(ids)
    conflicts = sample.printing.sheet(ids).tables[1]
    heads = ["".join(run.text for run in cell) for cell in conflicts.head]
    assert heads[2:] == ["A  BBC News, 2023-09-20", "B  Luton Today, 2023-09-20", "Accepted"]
    [[number, about, bbc, today, accepted]] = cells(conflicts)
    assert (number, about, accepted) == ("1", "Mohammed Aslam Khan, councillor", "open")
    assert "Lewsey ward for 12 years and" in bbc
    assert "since 2011. In a letter to" in today
    assert "\n… " in today
    assert "past 13 years" in today
    sample.settling.settle(standing.conflict, "P12Y", "the council’s list says so")
    [[*_others, accepted]] = cells(sample.printing.sheet(ids).tables[1])
    assert accepted.startswith("P12Y, because the council’s list says so (Sample, ")


def test_what_is_not_wanted_is_not_there(sample: Session) -> None:
    ids = [article.id for article in sample.library.articles()]
    bare = Contents(tags=False, variants=False, conflicts=False, furniture=False)
    [articles] = sample.printing.sheet(ids, bare).tables
    runs = [run for row in articles.rows for cell in row.cells for run in cell]
    assert not any({"differs", "furniture"} & run.looks for run in runs)
    assert not any(run.text.startswith(("P1[", "Advertisement")) for run in runs)


def test_only_what_is_shared_is_all_passages_level_in_order(sample: Session) -> None:
    ids = [article.id for article in sample.library.articles()]
    sheet = sample.printing.sheet(ids, Contents(only_shared=True))
    articles = sheet.tables[0]
    assert sheet.title.endswith(": what 2 articles share")
    passages = sample.comparing.compare(ids)
    assert [row.kind for row in articles.rows] == ["source"] + ["level"] * len(passages)
    assert [cells[0] for cells in cells(articles)[1:]] == [str(n + 1) for n in range(len(passages))]
