"""The export dialog says what a flavour means, previews it, and tells what came of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.services.checking_files import check_by_our_rules
from annotator.services.session import Session
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.dialogs.folded_header import folded
from annotator.ui.workers import Workers
from tests.ui.project_of_tags import tag


def shown(session: Session, qtbot: QtBot, out: Path | None, *open_articles: str) -> ExportDialog:
    dialog = ExportDialog(session, shown=open_articles, ask=lambda _name, _pattern: str(out) if out else "")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_every_format_is_in_a_group_and_explained_in_words(session: Session, bbc: str, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, None)
    rows = [dialog.formats.item(row) for row in range(dialog.formats.count())]
    headings = [row.text() for row in rows if row.flags() == Qt.ItemFlag.NoItemFlags]
    assert headings == ["TEI", "Tables", "Archives", "Other programs"]
    for kind in session.exporting.formats():
        dialog.formats.choose(kind.name)
        assert dialog.description.text() == kind.description
        assert dialog.each.isEnabled() == kind.each


def test_headings_are_passed_over_with_the_keys(session: Session, bbc: str, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, None)
    names = []
    for _ in session.exporting.formats():
        names.append(dialog.format_name)
        qtbot.keyClick(dialog.formats, Qt.Key.Key_Down)
    assert set(names) == {kind.name for kind in session.exporting.formats()}


def test_the_preview_follows_the_format(session: Session, bbc: str, qtbot: QtBot) -> None:
    tag(session, bbc, "person", "Mohammed Aslam Khan")
    dialog = shown(session, qtbot, None)
    assert dialog.preview.toPlainText().startswith("<?xml")
    dialog.formats.choose("csv")
    assert "<?xml" not in dialog.preview.toPlainText()
    assert "Mohammed Aslam Khan" in dialog.preview.toPlainText()


@pytest.mark.parametrize("name", ["tei-standoff", "tei-inline", "tei-plain"])
def test_the_preview_of_tei_begins_at_the_text(session: Session, bbc: str, name: str, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, None)
    dialog.formats.choose(name)
    preview = dialog.preview.toPlainText()
    assert "(header, " in preview
    assert "<teiHeader" not in preview
    assert "has resigned from the Labour Party" in preview


def test_each_article_can_have_a_file_of_its_own(
    session: Session, bbc: str, today: str, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, qtbot, tmp_path / "files")
    dialog.each.click()
    dialog.save.click()
    assert dialog.outcome.text().startswith("Saved files: 2 articles, ")
    assert len(list((tmp_path / "files").glob("*.xml"))) == 2
    assert (tmp_path / "files" / "manifest.csv").is_file()
    dialog.save.click()  # the folder is no longer empty: they go into a new one in it
    (inner,) = (path for path in (tmp_path / "files").iterdir() if path.is_dir())
    assert len(list(inner.glob("*.xml"))) == 2


def test_what_has_no_header_is_not_folded() -> None:
    assert folded("id,words\n1,Khan\n") == "id,words\n1,Khan\n"


def test_saving_tells_what_leads_to_articles_that_are_not_in_the_file(
    session: Session, bbc: str, today: str, tmp_path: Path, qtbot: QtBot
) -> None:
    one = tag(session, today, "person", "Councillor Khan")
    session.tying.tie(one.id, tag(session, bbc, "person", "Mohammed Aslam Khan").id)
    dialog = shown(session, qtbot, tmp_path / "out.xml", today)
    dialog.scope.buttons.button(1).click()
    dialog.save.click()
    assert "Not in the file: answers about counterparts in articles that are not" in dialog.outcome.text()


def test_saving_writes_the_choice_and_says_that_it_was_checked(
    session: Session, bbc: str, today: str, tmp_path: Path, qtbot: QtBot
) -> None:
    tag(session, today, "person", "Councillor Khan")
    dialog = shown(session, qtbot, tmp_path / "out.xml", today)
    dialog.scope.buttons.button(1).click()
    dialog.save.click()
    assert "Councillor Khan" in (tmp_path / "out.xml").read_text(encoding="utf-8")
    assert "Deputy leader quits" not in (tmp_path / "out.xml").read_text(encoding="utf-8")
    assert dialog.outcome.text().startswith("Saved out.xml: 1 article, 1 tag, ")
    assert "checked" in dialog.outcome.text()
    assert check_by_our_rules(tmp_path / "out.xml").valid


def test_a_name_without_ending_gets_the_one_of_the_format(
    session: Session, bbc: str, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, qtbot, tmp_path / "out")
    dialog.save.click()
    assert (tmp_path / "out.xml").is_file()


def test_saving_nowhere_does_nothing(session: Session, bbc: str, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, None)
    dialog.save.click()
    assert not dialog.outcome.isVisible()


def test_a_folder_that_is_not_there_is_one_sentence(
    session: Session, bbc: str, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(session, qtbot, tmp_path / "missing" / "out.xml")
    dialog.save.click()
    assert dialog.outcome.isVisible()
    assert dialog.outcome.text()
    assert dialog.save.isEnabled()


def test_only_choices_with_articles_are_offered(session: Session, bbc: str, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, None, bbc)
    assert [dialog.scope.buttons.button(number).isEnabled() for number in range(3)] == [True, True, False]


@pytest.mark.parametrize("name", ["tei-standoff", "tei-inline"])
def test_exporting_in_a_worker_ends_with_the_result(
    session: Session, bbc: str, tmp_path: Path, name: str, qtbot: QtBot
) -> None:
    workers = Workers()
    dialog = ExportDialog(session, workers.run, ask=lambda _name, _pattern: str(tmp_path / "out.xml"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.formats.choose(name)
    qtbot.waitUntil(lambda: not dialog.busy)
    dialog.save.click()
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert "2 articles" in dialog.outcome.text()
    workers.shut_down()
