"""The window as a whole: panes, docks, undo, import, read-only projects, and coming back as it was left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.services.settings import Settings
from annotator.ui.docks.article_list import ARTICLE_MIME
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import Desk, select

Press = Callable[..., None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def drop(widget: QWidget, data: QMimeData) -> None:
    at = QPoint(40, 120)
    modifiers, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QApplication.sendEvent(widget, QDragEnterEvent(at, Qt.DropAction.CopyAction, data, buttons, modifiers))
    QApplication.sendEvent(
        widget, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, modifiers)
    )


def test_the_first_two_articles_stand_side_by_side(window: MainWindow) -> None:
    shown = [pane.article_id for pane in window.panes.panes]
    assert shown == [article.id for article in window.session.library.articles()]


def test_f6_goes_from_pane_to_pane_and_tags_go_to_the_active_one(window: MainWindow, press: Press) -> None:
    first, second = window.panes.panes
    press(Qt.Key.Key_F6)
    assert window.panes.active is second
    select(second, "Councillor Khan")
    press("p")
    assert window.session.library.tags(first.article_id) == []
    assert len(window.session.library.tags(second.article_id)) == 1
    press(Qt.Key.Key_F6)
    assert window.panes.active is first


def test_one_to_four_panes(window: MainWindow, press: Press) -> None:
    for count in (4, 3, 1, 2):
        press(str(count), with_=CTRL)
        assert len(window.panes.panes) == count
        assert window.panes.active in window.panes.panes


def test_undo_and_redo_name_their_step(window: MainWindow, press: Press) -> None:
    select(window.panes.active, "Mr Khan")
    press("p")
    assert "person" in window.actions_["edit.undo"].text()
    press(Qt.Key.Key_Z, with_=CTRL)
    assert "person" in window.actions_["edit.redo"].text()
    assert "person" not in window.actions_["edit.undo"].text()


def test_i_goes_to_the_values_and_escape_back_to_the_text(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    select(pane, "Mr Khan")
    press("p")
    press("i")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.inspector.isAncestorOf(focused)
    QTest.keyClicks(focused, "Pip")
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is pane.view
    assert len(window.session.library.tags(pane.article_id)) == 1


def test_letters_typed_into_a_field_make_no_tag(window: MainWindow) -> None:
    select(window.panes.active, "Mr Khan")
    field: QLineEdit = window.library.filter
    field.setFocus()
    QTest.keyClicks(field, "prdq")
    assert field.text() == "prdq"
    assert window.session.library.tags(window.panes.active.article_id) == []


def test_dropped_files_are_imported_and_the_report_undoes_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    new, again = tmp_path / "new.txt", tmp_path / "again.txt"
    new.write_text("A third report.\nIt is short.", encoding="utf-8")
    article = window.session.library.articles()[0]
    again.write_bytes(window.session.library.original(article.id))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (new, again)])
    drop(window.panes.active.view.viewport(), data)
    qtbot.waitUntil(lambda: bool(window.messages.text))
    assert window.messages.text.startswith("1 article imported, 1 known already.")
    assert len(window.session.library.articles()) == 3
    undo, show = window.messages.buttons
    show.click()
    assert window.panes.active.text == "A third report.\nIt is short."
    window.undo()
    assert len(window.session.library.articles()) == 2
    assert undo.text() == "Undo"
    assert window.panes.active.article_id == ""


def test_an_article_dropped_on_a_pane_opens_there(window: MainWindow) -> None:
    first, second = window.panes.panes
    data = QMimeData()
    data.setData(ARTICLE_MIME, QByteArray(first.article_id.encode("ascii")))
    drop(second.view.viewport(), data)
    assert second.article_id == first.article_id


def test_a_row_of_the_tags_table_leads_to_its_place(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    select(pane, "Mr Khan")
    press("p")
    tag = window.session.library.tags(pane.article_id)[0]
    window.panes.panes[1].focus_text()
    window.tags.tag_activated.emit(tag.id)
    assert window.panes.active is pane
    assert pane.caret == tag.extent.start
    assert window.grammar.selected == tag.id


def test_a_project_that_somebody_has_open_is_shown_read_only(
    desk: Desk, window: MainWindow, press: Press, sample_path: Path
) -> None:
    second = desk.show(open_session(sample_path, by="Ben", fall_back=True))
    assert second.session.read_only
    assert second.messages.text == second.session.read_only
    select(second.panes.active, "Mr Khan")
    QTest.keyClick(second.panes.active.view, Qt.Key.Key_P)
    assert second.session.library.tags(second.panes.active.article_id) == []
    assert second.messages.text
    second.messages.dismiss()
    assert second.messages.text == second.session.read_only


def test_in_a_read_only_project_changing_is_greyed_and_its_keys_say_why(
    window: MainWindow, desk: Desk, sample_path: Path
) -> None:
    second = desk.show(open_session(sample_path, by="Ben", fall_back=True))
    assert not second.palette_bar.chips["person"].isEnabled()
    assert not second.actions_["tag.retract"].isEnabled()
    assert second.actions_["tag.next"].isEnabled()
    pane = second.panes.active
    for key in ("p", "1", "~"):
        pane.select(0, 5)
        second.messages.show_message("Something else.")
        QTest.keyClicks(pane.view, key)
        assert second.messages.text == second.session.read_only
    assert second.grammar.armed == ""


def test_a_window_comes_back_as_it_was_left(desk: Desk, sample_path: Path) -> None:
    settings = Settings(annotator="Anna")
    window = desk.show(open_session(sample_path, by="Anna"), settings)
    window.panes.set_count(3)
    articles = [pane.article_id for pane in window.panes.panes]
    third = window.panes.panes[2]
    third.show_article(articles[0])
    third.focus_text()
    third.set_caret(third.text.index("Ms Simmons"), reveal=True)
    window.tags.hide()
    window.look.set_zoom(130)
    QApplication.processEvents()
    bar = third.view.verticalScrollBar()
    bar.setValue(bar.value() - 17)
    QApplication.processEvents()
    top = third.top_line()
    assert top[0] > 0
    window.close()
    desk.windows.clear()

    again = desk.show(open_session(sample_path, by="Anna"), Settings.load())
    assert [pane.article_id for pane in again.panes.panes] == [*articles[:2], articles[0]]
    assert again.panes.active is again.panes.panes[2]
    assert again.panes.active.caret == again.panes.active.text.index("Ms Simmons")
    QApplication.processEvents()
    assert again.panes.active.top_line() == top
    assert not again.tags.isVisible()
    assert again.look.zoom == 130


def test_find_goes_from_place_to_place_and_escape_closes(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    press(Qt.Key.Key_F, with_=CTRL)
    field = window.find_bar.field
    QTest.keyClicks(field, "khan")
    first = pane.selection()
    QTest.keyClick(field, Qt.Key.Key_Return)
    second = pane.selection()
    assert first is not None and second is not None
    assert pane.text[slice(*first)] == pane.text[slice(*second)] == "Khan"
    assert first < second
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert pane.selection() == first
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
    assert QApplication.focusWidget() is pane.view


def test_a_changed_key_holds_at_once(window: MainWindow, press: Press) -> None:
    window.actions_.keys.rebind("type.person", "X")
    window.actions_.show_keys()
    select(window.panes.active, "Mr Khan")
    press("p")
    press("x")
    assert [t.type for t in window.session.library.tags(window.panes.active.article_id)] == ["person"]
    assert window.palette_bar.chips["person"].key == "X"


def test_every_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    window.panes.set_count(4)
    unnamed = [
        widget
        for kind in ("QLineEdit", "QToolButton", "QPushButton", "QComboBox", "QTextEdit", "QAbstractItemView")
        for widget in window.findChildren(QWidget)
        if widget.inherits(kind)
        and widget.isVisibleTo(window)
        and not widget.accessibleName()
        and not getattr(widget, "text", lambda: "")()
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QComboBox)
        and not widget.inherits("QHeaderView")
    ]
    assert unnamed == []


@pytest.mark.parametrize("theme", ["light", "dark", "system"])
def test_the_theme_is_remembered(window: MainWindow, desk: Desk, theme: str) -> None:
    window.actions_[f"view.theme_{theme}"].trigger()
    assert window.settings.theme == theme
    assert desk.asked.rethemed == 1


def test_enter_and_ctrl_y_are_second_keys(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    select(pane, "Mr Khan")
    press("p")
    press(Qt.Key.Key_Z, with_=CTRL)
    press(Qt.Key.Key_Y, with_=CTRL)
    assert len(window.session.library.tags(pane.article_id)) == 1
    pane.set_caret(pane.text.index("Mr Khan") + 1)
    press(Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None and window.inspector.isAncestorOf(focused)


def test_what_is_undone_out_of_sight_is_told_with_a_way_to_see_it(window: MainWindow, press: Press) -> None:
    first, second = (pane.article_id for pane in window.panes.panes)
    select(window.panes.active, "Mr Khan")
    press("p")
    window.panes.set_count(1)
    window.panes.active.show_article(second)
    window.undo()
    assert window.messages.text == "Undone in another article: Tag person"
    window.messages.buttons[0].click()
    assert window.panes.active.article_id == first


def test_a_tag_type_of_the_project_gets_a_chip_a_key_and_a_menu_entry(
    window: MainWindow, press: Press, tmp_path: Path
) -> None:
    path = tmp_path / "event.toml"
    path.write_text(
        'name = "event"\nlabel = "Event"\nkey = "E"\n[colour]\nlight = "#7a3b00"\ndark = "#ffb680"\n'
        '[tei]\nelement = "rs"\n',
        encoding="utf-8",
    )
    window.session.tag_set.take_in(path)
    assert window.palette_bar.chips["event"].key == "E"
    assert window.actions_["type.event"] in window.menus.tag.actions()
    pane = window.panes.active
    select(pane, "local elections")
    press("e")
    assert [tag.type for tag in window.session.library.tags(pane.article_id)] == ["event"]
    window.undo()
    window.undo()
    assert "event" not in window.palette_bar.chips
    assert window.actions_["type.event"] not in window.menus.tag.actions()
    select(pane, "local elections")
    press("e")
    assert window.session.library.tags(pane.article_id) == []


def test_checking_the_project_and_backing_it_up_report_in_the_message_bar(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_["file.check"].trigger()
    qtbot.waitUntil(lambda: window.messages.text == "The project is sound.")
    window.actions_["file.back_up"].trigger()
    qtbot.waitUntil(lambda: "verified backup" in window.messages.text)
    assert not window.workers.busy


def test_the_offers_of_a_message_are_reached_by_keyboard_and_escape_leads_back(
    window: MainWindow, press: Press
) -> None:
    used: list[str] = []
    window.messages.show_message("Something was done.", ("Undo", lambda: used.append("undo")))
    press(Qt.Key.Key_0, with_=Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is window.messages.buttons[0]
    QTest.keyClick(window.messages.buttons[0], Qt.Key.Key_Space)
    assert used == ["undo"]
    window.messages.show_message("Something else.", ("Show", lambda: None))
    window.messages.focus_first_offer()
    QTest.keyClick(window.messages.buttons[0], Qt.Key.Key_Escape)
    assert window.messages.text == ""
    assert QApplication.focusWidget() is window.panes.active.view


@pytest.mark.parametrize(("action", "dock"), [("view.library", "library"), ("view.tags", "tags")])
def test_docks_are_reached_by_keyboard_and_escape_leads_back(
    window: MainWindow, action: str, dock: str
) -> None:
    window.actions_[action].trigger()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert getattr(window, dock).isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.panes.active.view


def test_four_panes_wrap_to_their_width_and_gutters_shrink(window: MainWindow) -> None:
    article = window.panes.panes[0].article_id
    window.panes.set_count(4)
    for pane in window.panes.panes:
        pane.show_article(article)
    QApplication.processEvents()
    assert window.width() == 1280
    for pane in window.panes.panes:
        view = pane.view
        places = range(400)
        assert max(view.box_of(at).right() for at in places) <= view.viewport().width()
    narrow = window.panes.panes[1].geometry().left() - window.panes.panes[0].geometry().right() - 1
    assert narrow == 18
    window.panes.set_count(2)
    QApplication.processEvents()
    assert window.panes.panes[1].geometry().left() - window.panes.panes[0].geometry().right() - 1 == 54


def test_an_empty_pane_shows_no_bars(window: MainWindow) -> None:
    pane = window.panes.add()
    QApplication.processEvents()
    assert not pane.view.verticalScrollBar().isVisible()
    pane.show_article(window.panes.panes[0].article_id)
    QApplication.processEvents()
    assert pane.view.verticalScrollBar().isVisible()


def test_closing_the_pane_that_has_the_keyboard_gives_it_to_the_one_that_stays(
    window: MainWindow, press: Press
) -> None:
    press(Qt.Key.Key_F6)
    press("1", with_=CTRL)
    assert QApplication.focusWidget() is window.panes.active.view
