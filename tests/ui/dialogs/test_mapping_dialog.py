"""The dialog shows what becomes of the tags of another program; keys alone change it, and it is taken in as shown."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from annotator.model.found_file import FoundEntry, FoundFile
from annotator.model.loss import Loss
from annotator.model.progress import Progress, silent
from annotator.model.tag_mapping import MappingRule
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.dialogs.mapping_dialog import MappingDialog
from tests.services.hand_made import HandMade, a_file, document, register, tag

Result = TypeVar("Result")

FOUND = replace(
    a_file(
        tag("PER", "Hazel Simmons", values={"sure": "very"}, entries={"ref": "hs"}),
        tag("PER", "Mr Khan"),
        tag("Ort", "Luton", values={"size": "big"}),
        entries=(FoundEntry("hs", "person", "Hazel Simmons"),),
    ),
    losses=(Loss("relations", 2),),
)


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> HandMade:
    return register(monkeypatch, MappingRule("PER", "person", {"ref": "name"}))


@pytest.fixture
def settings() -> Settings:
    return Settings(annotator="Anna")


def shown(session: Session, settings: Settings, qtbot: QtBot, *paths: Path) -> MappingDialog:
    dialog = MappingDialog(session, paths, settings)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def cells(dialog: MappingDialog) -> list[list[str]]:
    model = dialog.view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(combo: QComboBox, words: str) -> None:
    """Walk to an entry of a list with the keyboard."""
    combo.setFocus()
    for _step in range(combo.count()):
        QTest.keyClick(combo, Qt.Key.Key_Up)
    while combo.currentText() != words:
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() != before, f"there is no {words}"


def counted(dialog: MappingDialog, qtbot: QtBot, loss: str) -> None:
    qtbot.waitUntil(lambda: loss in dialog.lost.toPlainText())


def test_all_is_shown_and_nothing_is_done(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    before = session.library.articles(), session.history.undo_label
    dialog = shown(session, settings, qtbot, hand.write(tmp_path / "a.hand", FOUND))
    assert dialog.summary.text() == "Hand: 1 article, 3 tags"
    assert dialog.titles.text() == "Hazel Simmons met Mr Khan in Luton."
    assert cells(dialog) == [["PER", "2", "Hazel Simmons", "Person"], ["Ort", "1", "Luton", "new: ort"]]
    assert dialog.lost.toPlainText() == "relations: 2\n“sure” of PER: 1"
    assert dialog.button.text() == "Import 3 tags"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (session.library.articles(), session.history.undo_label) == before


def test_a_kind_is_left_out_with_the_keyboard_and_the_losses_follow(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(session, settings, qtbot, hand.write(tmp_path / "a.hand", FOUND))
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.panel.type
    choose(dialog.panel.type, "Leave out")
    assert cells(dialog)[1][3] == "left out"
    counted(dialog, qtbot, "tags of the kind Ort, left out: 1")
    assert dialog.button.text() == "Import 2 tags"


def test_a_value_is_given_a_field_or_left_out(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(session, settings, qtbot, hand.write(tmp_path / "a.hand", FOUND))
    ref, sure = dialog.panel.values
    assert [ref.itemText(place) for place in range(ref.count())] == ["Who", "Leave out"]
    choose(ref, "Leave out")
    counted(dialog, qtbot, "“ref” of PER: 1")
    assert sure.accessibleName() == "Value sure goes to"


def test_a_new_type_is_named(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(session, settings, qtbot, hand.write(tmp_path / "a.hand", FOUND))
    QTest.keyClick(dialog.panel.type, Qt.Key.Key_End)
    assert dialog.focusWidget() is dialog.panel.name
    QTest.keyClicks(dialog.panel.name, "Named People")
    QTest.keyClick(dialog.panel.name, Qt.Key.Key_Tab)
    assert dialog.panel.name.text() == "named-people"
    assert cells(dialog)[0][3] == "new: named-people"
    QTest.keyClick(dialog.panel.name, Qt.Key.Key_Return)  # shows what it comes to first
    assert dialog.lost.toPlainText() == "relations: 2"
    with qtbot.waitSignal(dialog.imported):
        dialog.button.click()
    assert [field.name for field in session.tag_set.type("named-people").fields] == ["ref", "sure"]


def test_enter_takes_in_what_is_shown_and_it_is_proposed_next_time(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(session, settings, qtbot, hand.write(tmp_path / "a.hand", FOUND))
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    choose(dialog.panel.type, "Place")
    qtbot.waitUntil(lambda: "“size” of Ort: 1" in dialog.lost.toPlainText())
    dialog.button.setFocus()
    with qtbot.waitSignal(dialog.imported) as told:
        QTest.keyClick(dialog.button, Qt.Key.Key_Return)
    assert told.args is not None
    (outcome,) = told.args[0]
    assert [loss.sentence for loss in outcome.losses] == dialog.lost.toPlainText().splitlines()
    assert session.library.tag_counts()[outcome.article.id] == 3
    assert session.history.undo_label == "Import a.hand"
    settings.save()
    text = "Another text of Luton."
    other = FoundFile("Hand", (document(tag("Ort", "Luton", text), text=text),))
    again = shown(session, Settings.load(), qtbot, hand.write(tmp_path / "b.hand", other))
    assert cells(again) == [["Ort", "1", "Luton", "Place"]]


def test_several_files_are_mapped_as_one_and_taken_in_as_one_step(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    before = session.library.articles()
    paths = []
    for number in range(3):
        text = f"Luton {number}"
        found = FoundFile(
            "Hand", (document(tag("Ort", "Luton", text, values={f"v{number}": "1"}), text=text),)
        )
        paths.append(hand.write(tmp_path / f"{number}.hand", found))
    (tmp_path / "cut.hand").write_bytes(b"hand-made and cut")
    dialog = shown(session, settings, qtbot, *paths, tmp_path / "cut.hand")
    assert dialog.file.text() == "4 files"
    assert cells(dialog) == [["Ort", "3", "Luton", "new: ort"]]
    assert "cut off" in dialog.problem.text()
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.button.click()
    assert told.args is not None
    assert [bool(outcome.error) for outcome in told.args[0]] == [False, False, False, True]
    assert session.history.undo_label == "Import 3 files"
    assert [field.name for field in session.tag_set.type("ort").fields] == ["v0", "v1", "v2"]
    session.history.undo()
    assert session.library.articles() == before


def test_entries_of_the_same_name_are_the_same_when_that_is_ticked(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    session.registering.create("person", "Hazel Simmons")
    dialog = shown(session, settings, qtbot, hand.write(tmp_path / "a.hand", FOUND))
    assert dialog.same.isVisible() and not dialog.same.isChecked()
    dialog.same.setFocus()
    QTest.keyClick(dialog.same, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.counted)
    with qtbot.waitSignal(dialog.imported):
        dialog.button.click()
    assert len(session.registering.records()) == 1


def test_every_control_has_a_name(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(session, settings, qtbot, hand.write(tmp_path / "a.hand", FOUND))
    for control in (dialog.view, dialog.panel.type, dialog.panel.name, dialog.lost, *dialog.panel.values):
        assert control.accessibleName()


class Waiting:
    """Work is done when a test says so, in the order in which it was asked for."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []

    def run(self, _title: str, work: Callable[[Progress], Result], done: Callable[[Result], None]) -> None:
        self.work.append(lambda: done(work(silent)))

    def go_on(self) -> None:
        while self.work:
            self.work.pop(0)()


def waiting(
    session: Session, settings: Settings, qtbot: QtBot, *paths: Path
) -> tuple[MappingDialog, Waiting]:
    """A dialog that is about to import."""
    waits = Waiting()
    dialog = MappingDialog(session, paths, settings, waits.run)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    waits.go_on()
    dialog.button.click()
    assert dialog.busy
    return dialog, waits


def test_what_is_stopped_is_not_taken_in_and_can_be_tried_again(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    before = session.library.articles()
    dialog, waits = waiting(session, settings, qtbot, hand.write(tmp_path / "a.hand", FOUND))
    dialog.stop_button.click()
    waits.go_on()
    assert dialog.problem.text() == "Stopped; nothing was imported."
    assert dialog.isVisible() and dialog.button.isEnabled()
    assert session.library.articles() == before
    dialog.button.click()
    with qtbot.waitSignal(dialog.imported):
        waits.go_on()
    assert len(session.library.articles()) == len(before) + 1


def test_closing_stops_the_import_and_what_had_been_taken_in_is_told(
    session: Session, settings: Settings, hand: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = []
    for number in range(2):
        text = f"Luton {number}"
        found = FoundFile("Hand", (document(tag("Ort", "Luton", text), text=text),))
        paths.append(hand.write(tmp_path / f"{number}.hand", found))
    dialog, waits = waiting(session, settings, qtbot, *paths)
    session.history.subscribe(lambda change: dialog.reject() if "article" in change.kinds else None)
    with qtbot.waitSignal(dialog.imported) as told:
        waits.go_on()
    assert told.args is not None
    assert [outcome.path.name for outcome in told.args[0]] == ["0.hand"]
    assert not dialog.isVisible()
