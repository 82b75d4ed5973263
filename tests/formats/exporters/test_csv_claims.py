"""The table of claims holds every claim with its source, and nothing in it is a formula."""

import csv
import io
from functools import partial
from pathlib import Path

import pytest

from annotator.formats.exporters.csv_cell import unescaped
from annotator.formats.exporters.csv_claims import COLUMNS, EXPORTER
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument
from annotator.services.session import Session
from tests.ui.project_of_tags import bbc, session, tag, today

__all__ = ["bbc", "session", "today"]

KHAN = "Mohammed Aslam Khan"


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table, with what was escaped restored."""
    text = io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")
    return [{name: unescaped(cell) for name, cell in row.items()} for row in csv.DictReader(text)]


@pytest.fixture
def exported(session: Session, bbc: str, today: str, tmp_path: Path) -> Path:
    """A table of four claims, tagged out of order."""
    tag(session, today, "role", "position in the party", term="=member", organisation="Labour Party")
    tag(session, today, "date", "since 2011", person=KHAN, event="councillor", edtf="2011/..")
    tag(session, bbc, "role", "deputy leader of Luton Council", term="deputy leader", holder=KHAN,
        organisation="Luton Council", **{"from": "2021", "to": "2023-09-19"})  # fmt: skip
    tag(session, today, "role", "borough council leader", term="leader", holder="Hazel Simmons")
    path = tmp_path / "claims.csv"
    assert session.exporting.export("csv-claims", path).checked
    return path


def test_rows_stand_by_holder_and_then_in_text_order(exported: Path) -> None:
    found = [(row["holder"], row["role"], row["text"]) for row in rows(exported)]
    assert found == [
        ("Hazel Simmons", "leader", "borough council leader"),
        (KHAN, "deputy leader", "deputy leader of Luton Council"),
        (KHAN, "councillor", "since 2011"),
        ("", "=member", "position in the party"),
    ]


def test_a_row_says_who_what_where_when_and_by_which_article(
    session: Session, bbc: str, exported: Path
) -> None:
    row = rows(exported)[1]
    [claim] = [claim for claim in session.claiming.claims() if claim.term == "deputy leader"]
    assert list(row) == list(COLUMNS)
    assert row == {
        "holder": KHAN, "role": "deputy leader", "organisation": "Luton Council", "from": "2021",
        "to": "2023-09-19", "duration": "", "article": bbc, "title": "Deputy leader quits",
        "publisher": "BBC News", "published": "2023-09", "annotation": claim.annotation, "kind": "role",
        "certainty": "certain", "text": "deputy leader of Luton Council", "by": "Anna",
        "holder_id": claim.holder, "organisation_id": claim.organisation,
        "accepted": "", "because": "", "accepted_by": "",
    }  # fmt: skip


def test_what_is_accepted_stands_beside_every_claim_that_was_decided_about_until_one_says_otherwise(
    session: Session, bbc: str, today: str, tmp_path: Path
) -> None:
    tag(
        session,
        bbc,
        "role",
        "deputy leader of Luton Council",
        term="councillor",
        holder=KHAN,
        **{"from": "2010"},
    )
    since = tag(session, today, "date", "since 2011", person=KHAN, event="councillor", edtf="2011/..")
    [standing] = session.settling.conflicts([bbc, today])
    session.settling.settle(standing.conflict, "since 2011", "=his own words")

    def accepted() -> list[tuple[str, str, str]]:
        session.exporting.export("csv-claims", tmp_path / "claims.csv")
        found = rows(tmp_path / "claims.csv")
        return [(row["accepted"], row["because"], row["accepted_by"]) for row in found]

    assert accepted() == [("since 2011", "=his own words", "Anna")] * 2
    session.tagging.set_value(since.id, "edtf", "2012/..")
    assert accepted() == [("", "", "")] * 2


def test_no_cell_is_a_formula(exported: Path) -> None:
    text = io.StringIO(exported.read_text(encoding="utf-8-sig"), newline="")
    cells = [cell for row in csv.reader(text) for cell in row]
    assert "'=member" in cells
    assert not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in cells)


def test_only_the_articles_chosen_speak(session: Session, bbc: str, exported: Path) -> None:
    session.exporting.export("csv-claims", exported, [bbc])
    assert [row["role"] for row in rows(exported)] == ["deputy leader"]


def stored(session: Session, article: str) -> AnnotatedArticle:
    """An article as the project has it."""
    library = session.library
    return AnnotatedArticle(library.article(article), library.text(article), (), tuple(library.tags(article)))


def test_words_that_do_not_stand_in_the_article_are_found(session: Session, exported: Path) -> None:
    changed = io.BytesIO(exported.read_bytes().replace(b"since 2011", b"since 2012"))
    with pytest.raises(InvalidDocument, match="Row 3 "):
        assert EXPORTER.check is not None
        EXPORTER.check(changed, partial(stored, session))


def test_a_long_tag_of_several_stretches_is_cut_and_passes_the_check(
    session: Session, today: str, tmp_path: Path
) -> None:
    for length in range(190, 203):
        session.tagging.add(today, "role", [(0, length), (300, 310)], values={"term": "leader"})
    assert session.exporting.export("csv-claims", tmp_path / "long.csv").annotations == 13
