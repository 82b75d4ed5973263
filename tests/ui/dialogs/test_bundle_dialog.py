"""The dialog that makes bundles offers what means something for each kind, and says what is missing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from annotator.bootstrap import create_project
from annotator.services.bundling import Bundled
from annotator.services.session import Session
from annotator.ui.dialogs.bundle_dialog import KINDS, BundleDialog
from tests.ui.dialogs.later import Later
from tests.ui.project_of_tags import tag


def shown(session: Session, qtbot: QtBot, kind: str, out: Path | None = None, *chosen: str) -> BundleDialog:
    dialog = BundleDialog(session, kind, shown=chosen, ask=lambda _suggested: out)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def tab_to(dialog: BundleDialog, wanted: QWidget) -> None:
    """Press Tab until something has the focus."""
    for _ in dialog.findChildren(QWidget):
        if dialog.focusWidget() is wanted:
            return
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


@pytest.mark.parametrize("kind", [kind for kind, *_words in KINDS])
def test_only_what_means_something_for_a_kind_can_be_chosen(
    session: Session, kind: str, qtbot: QtBot
) -> None:
    dialog = shown(session, qtbot, kind)
    assert dialog.blind.isEnabled() == (kind == "work")
    assert dialog.scope.isEnabled() == (kind != "everything")
    assert dialog.button.isEnabled() == (kind != "feedback")
    assert "“Anna”" in dialog.remark.text()


def test_every_kind_has_its_meaning_for_screen_readers(session: Session, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, "work")
    for number, (_kind, _label, meaning) in enumerate(KINDS):
        assert dialog.kinds.button(number).accessibleDescription() == meaning
    controls = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QComboBox)]
    assert all(one.accessibleName() or getattr(one, "text", str)() for one in controls if one.isVisible())


def test_feedback_needs_a_name_and_offers_those_of_colleagues(
    session: Session, bbc: str, qtbot: QtBot
) -> None:
    session.history.by = "Ben"
    tag(session, bbc, "person", "Mr Khan")
    session.history.by = "Anna"
    dialog = shown(session, qtbot, "feedback")
    assert "Say for whom" in dialog.remark.text()
    assert [dialog.recipient.itemText(n) for n in range(dialog.recipient.count())] == ["", "Ben"]
    dialog.recipient.setFocus()
    QTest.keyClicks(dialog.recipient, "Ben")
    assert dialog.button.isEnabled()
    assert "Say for whom" not in dialog.remark.text()


def test_with_the_keyboard_alone_one_article_goes_out_blind(
    session: Session, bbc: str, qtbot: QtBot, tmp_path: Path
) -> None:
    session.history.by = "Ben"
    tag(session, bbc, "person", "Mr Khan")
    session.history.by = "Anna"
    out = tmp_path / "blind.zip"
    dialog = shown(session, qtbot, "work", out, bbc)
    tab_to(dialog, dialog.scope.buttons.button(0))
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    for box in (dialog.blind, dialog.originals):
        tab_to(dialog, box)
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert dialog.scope.articles == (bbc,)
    made: list[Bundled] = []
    dialog.made.connect(made.append)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [one.id for one in made[0].bundle.articles] == [bbc]
    assert (made[0].bundle.blind, made[0].originals) == (True, 1)
    eve = create_project(tmp_path / "eve.annotator", by="Eve")
    eve.exchanging.take_in(eve.exchanging.look(out))
    assert eve.library.tags(bbc) == []
    eve.close()


def test_what_keeps_a_bundle_from_being_written_is_said_in_the_dialog(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(session, qtbot, "work", tmp_path / "nowhere" / "work.zip")
    dialog.button.click()
    assert dialog.isVisible()
    assert dialog.problem.text()
    assert dialog.button.isEnabled()


def test_nothing_is_written_where_no_place_is_chosen(session: Session, qtbot: QtBot) -> None:
    dialog = shown(session, qtbot, "work")
    dialog.button.click()
    assert dialog.isVisible()
    assert not dialog.busy


def test_a_bundle_that_was_stopped_leaves_no_file(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    out, later = tmp_path / "work.zip", Later()
    dialog = BundleDialog(session, "work", later, ask=lambda _suggested: out)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.button.click()
    assert dialog.busy
    dialog.stop_button.click()
    later.go()
    assert dialog.problem.text() == "The work was stopped."
    assert not list(tmp_path.glob("*.zip*"))
    assert dialog.button.isEnabled()
