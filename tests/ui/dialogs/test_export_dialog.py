"""The export dialog says what a flavour means, previews it, and tells what came of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
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


def test_every_format_is_explained_in_words(session: Session, bbc: str, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, None)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    for kind in session.exporting.formats():
        assert kind.description in labels
        assert any(button.text() == kind.label for button in dialog.formats.buttons())


def test_the_preview_follows_the_format(session: Session, bbc: str, qtbot: QtBot) -> None:
    tag(session, bbc, "person", "Mohammed Aslam Khan")
    dialog = shown(session, qtbot, None)
    assert dialog.preview.toPlainText().startswith("<?xml")
    csv = next(n for n, kind in enumerate(session.exporting.formats()) if kind.name == "csv")
    dialog.formats.button(csv).click()
    assert "<?xml" not in dialog.preview.toPlainText()
    assert "Mohammed Aslam Khan" in dialog.preview.toPlainText()


@pytest.mark.parametrize("number", [0, 1])
def test_the_preview_of_tei_begins_at_the_text(session: Session, bbc: str, number: int, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, None)
    dialog.formats.button(number).click()
    preview = dialog.preview.toPlainText()
    assert "(header, " in preview
    assert "<teiHeader" not in preview
    assert "has resigned from the Labour Party" in preview


def test_what_has_no_header_is_not_folded() -> None:
    assert folded("id,words\n1,Khan\n") == "id,words\n1,Khan\n"


def test_saving_tells_what_leads_to_articles_that_are_not_in_the_file(
    session: Session, bbc: str, today: str, tmp_path: Path, qtbot: QtBot
) -> None:
    one = tag(session, today, "person", "Councillor Khan")
    session.tying.tie(one.id, tag(session, bbc, "person", "Mohammed Aslam Khan").id)
    dialog = shown(session, qtbot, tmp_path / "out.xml", today)
    dialog.scopes.button(1).click()
    dialog.save.click()
    assert "Not in the file: answers about counterparts in articles that are not" in dialog.outcome.text()


def test_saving_writes_the_choice_and_says_that_it_was_checked(
    session: Session, bbc: str, today: str, tmp_path: Path, qtbot: QtBot
) -> None:
    tag(session, today, "person", "Councillor Khan")
    dialog = shown(session, qtbot, tmp_path / "out.xml", today)
    dialog.scopes.button(1).click()
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
    assert [dialog.scopes.button(number).isEnabled() for number in range(3)] == [True, True, False]


@pytest.mark.parametrize("name", ["tei-standoff", "tei-inline"])
def test_exporting_in_a_worker_ends_with_the_result(
    session: Session, bbc: str, tmp_path: Path, name: str, qtbot: QtBot
) -> None:
    workers = Workers()
    dialog = ExportDialog(session, workers.run, ask=lambda _name, _pattern: str(tmp_path / "out.xml"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    number = [kind.name for kind in session.exporting.formats()].index(name)
    dialog.formats.button(number).click()
    qtbot.waitUntil(lambda: not dialog.busy)
    dialog.save.click()
    qtbot.waitUntil(dialog.outcome.isVisible)
    assert "2 articles" in dialog.outcome.text()
    workers.shut_down()
