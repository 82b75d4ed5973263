"""The dialogs that ask or say one thing: name, details of an article, about."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from annotator.services.session import Session
from annotator.ui.dialogs.about_dialog import AboutDialog
from annotator.ui.dialogs.metadata_dialog import MetadataDialog
from annotator.ui.dialogs.name_dialog import NameDialog


def kept(dialog: QDialog, qtbot: QtBot) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)


def test_a_name_is_typed_and_accepted_with_enter(qtbot: QtBot) -> None:
    dialog = NameDialog("anna")
    kept(dialog, qtbot)
    QTest.keyClicks(dialog.line, "  Anna   Berg ")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.name() == "Anna Berg"


def test_no_name_cannot_be_accepted(qtbot: QtBot) -> None:
    dialog = NameDialog()
    kept(dialog, qtbot)
    QTest.keyClicks(dialog.line, "   ")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.button.isEnabled()


def test_all_details_are_saved_as_one_step(session: Session, bbc: str, qtbot: QtBot) -> None:
    dialog = MetadataDialog(session, bbc)
    kept(dialog, qtbot)
    dialog.form.fields["title"].box.selectAll()  # type: ignore[attr-defined] # a line edit
    QTest.keyClicks(dialog.form.fields["title"].box, "Khan quits")
    QTest.keyClick(dialog.form.fields["title"].box, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.form.fields["publisher"].box, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.form.fields["author"].box, "A. Reporter")
    dialog.button.click()
    found = session.library.article(bbc).metadata
    assert (found.title, found.author, found.publisher) == ("Khan quits", "A. Reporter", "BBC News")
    session.history.undo()
    assert session.library.article(bbc).metadata.title == "Deputy leader quits"
    assert session.library.article(bbc).metadata.author == ""


def test_details_with_a_date_that_is_none_are_not_saved(session: Session, bbc: str, qtbot: QtBot) -> None:
    dialog = MetadataDialog(session, bbc)
    kept(dialog, qtbot)
    published = dialog.form.fields["published"]
    published.box.selectAll()  # type: ignore[attr-defined] # a line edit
    QTest.keyClicks(published.box, "May")
    dialog.button.click()
    assert dialog.isVisible()
    assert published.problem.isVisible()
    assert session.library.article(bbc).metadata.published == "2023-09"


def test_cancel_saves_nothing(session: Session, bbc: str, qtbot: QtBot) -> None:
    label = session.history.undo_label
    dialog = MetadataDialog(session, bbc)
    kept(dialog, qtbot)
    QTest.keyClicks(dialog.form.fields["title"].box, "x")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert session.history.undo_label == label


def test_the_version_can_be_copied(qtbot: QtBot) -> None:
    dialog = AboutDialog("1.2.3", "/a/b")
    kept(dialog, qtbot)
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy Version")
    copy.click()
    assert "1.2.3" in QGuiApplication.clipboard().text()
    assert "/a/b" in QGuiApplication.clipboard().text()
