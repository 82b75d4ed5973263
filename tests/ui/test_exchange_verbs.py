"""Colleagues in the window: bundles go out, are told from other archives, are shown, taken in and reported."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.bootstrap import create_project, open_session
from annotator.store import projection
from annotator.ui.dialogs.bundle_dialog import BundleDialog
from annotator.ui.dialogs.report_dialog import ReportDialog
from annotator.ui.dialogs.taking_in_dialog import TakingInDialog
from annotator.ui.file_dialogs import FileDialogs
from annotator.ui.main_window import MainWindow
from tests.ui.colleague import Colleague
from tests.ui.conftest import Desk
from tests.ui.test_main_window import drop


@pytest.fixture
def ben(window: MainWindow, tmp_path: Path) -> Iterator[Colleague]:
    """A colleague who was given the work."""
    colleague = Colleague(window.session, tmp_path)
    yield colleague
    colleague.session.close()


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def dialog_on(window: MainWindow, qtbot: QtBot) -> TakingInDialog:
    """The dialog that shows what bundles would do, once they were read."""
    qtbot.waitUntil(lambda: bool(window.findChildren(TakingInDialog)))
    return window.findChildren(TakingInDialog)[-1]


def take_in(window: MainWindow, qtbot: QtBot, *paths: Path) -> None:
    """Drop bundles on the window and press Return."""
    drop(window, dropped(*paths))
    dialog = dialog_on(window, qtbot)
    with qtbot.waitSignal(dialog.taken):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def lines(dialog: TakingInDialog) -> list[str]:
    """All that the dialog shows, as it is read from top to bottom."""
    model, found = dialog.tree.model(), []
    index = model.index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = dialog.tree.indexBelow(index)
    return found


def test_a_colleagues_work_is_shown_taken_in_and_seen_everywhere(
    window: MainWindow, ben: Colleague, qtbot: QtBot
) -> None:
    tag = ben.tag("Mr Khan")
    article = ben.add_article("new.txt", "Council meets\n\nNobody resigned today.")
    ben.define_type("event", "Event", "e")
    drop(window, dropped(ben.hand_in()))
    dialog = dialog_on(window, qtbot)
    assert dialog.summary.text() == "hand-in.zip: Work handed in by Ben, for Anna · project “Ben”"
    shown = lines(dialog)
    assert "New articles" in shown
    assert "Council meets" in shown
    assert any(line.endswith("— Ben: 1 tag, 1 stage of work") for line in shown)
    assert not window.session.library.has(article)
    with qtbot.waitSignal(dialog.taken):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.session.library.tag(tag.id).by == "Ben"
    assert window.library.model.total == 3
    assert any(pane.has_tag(tag.id) for pane in window.panes.panes)
    assert "event" in window.palette_bar.chips
    assert window.messages.text.startswith("Taken in from Ben: 1 tag, 1 article, ")


def test_what_a_colleague_did_cannot_be_undone_here(window: MainWindow, ben: Colleague, qtbot: QtBot) -> None:
    ben.tag("Mr Khan")
    before = window.actions_["edit.undo"].text(), window.actions_["edit.undo"].isEnabled()
    take_in(window, qtbot, ben.hand_in())
    assert (window.actions_["edit.undo"].text(), window.actions_["edit.undo"].isEnabled()) == before


def test_the_report_says_who_did_what_where_and_can_be_saved(
    window: MainWindow, ben: Colleague, qtbot: QtBot, tmp_path: Path
) -> None:
    ben.tag("Mr Khan")
    take_in(window, qtbot, ben.hand_in())
    show = window.messages.buttons[0]
    assert show.text() == "Show"
    show.click()
    report = window.findChildren(ReportDialog)[-1]
    assert "hand-in.zip: Work handed in by Ben, for Anna" in report.body.toPlainText()
    assert "— Ben: 1 tag" in report.body.toPlainText()
    assert "is kept in" in report.intro.text()
    report.copy.click()
    assert QApplication.clipboard().text() == report.body.toPlainText()
    report.save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == report.body.toPlainText()


def test_a_tag_that_two_people_changed_leads_to_the_open_questions(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    pane = window.panes.active
    start = pane.text.index("Mr Khan")
    tag = window.session.tagging.add(pane.article_id, "person", [(start, start + 7)])
    ben = Colleague(window.session, tmp_path)
    ben.session.tagging.set_note(tag.id, "Ben's note")
    window.session.tagging.set_note(tag.id, "Anna's note")
    take_in(window, qtbot, ben.hand_in())
    assert window.messages.text.endswith("1 tag changed by two people.")
    show, questions = window.messages.buttons
    assert questions.text() == "Open Questions"
    show.click()
    report = window.findChildren(ReportDialog)[-1]
    next(button for button in report.buttons.buttons() if button.text() == questions.text()).click()
    assert not report.isVisible()
    assert window.questions.isAncestorOf(window.focusWidget())
    ben.session.close()


def test_bundles_and_articles_dropped_together_each_go_their_way(
    window: MainWindow, ben: Colleague, qtbot: QtBot, tmp_path: Path
) -> None:
    tag = ben.tag("Mr Khan")
    archive = tmp_path / "articles.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("one.txt", "Nobody resigned today.")
    take_in(window, qtbot, ben.hand_in(), archive)
    qtbot.waitUntil(lambda: len(window.session.library.articles()) == 3)
    assert window.session.library.tag(tag.id).by == "Ben"
    qtbot.waitUntil(lambda: not window.workers.busy)


def test_several_bundles_make_one_report(
    window: MainWindow, ben: Colleague, qtbot: QtBot, tmp_path: Path
) -> None:
    eve = Colleague(window.session, tmp_path, "Eve")
    tags = [ben.tag("Mr Khan"), eve.tag("Luton", "place")]
    take_in(window, qtbot, ben.hand_in("ben.zip"), eve.hand_in("eve.zip"))
    assert [window.session.library.tag(tag.id).by for tag in tags] == ["Ben", "Eve"]
    assert window.messages.text.startswith("Taken in from Ben, Eve: 2 tags")
    window.messages.buttons[0].click()
    report = window.findChildren(ReportDialog)[-1].body.toPlainText()
    assert report.index("ben.zip: ") < report.index("eve.zip: ")
    eve.session.close()


def test_a_bundle_that_is_known_is_said_to_be_so(window: MainWindow, ben: Colleague, qtbot: QtBot) -> None:
    ben.tag("Mr Khan")
    path = ben.hand_in()
    take_in(window, qtbot, path)
    drop(window, dropped(path))
    qtbot.waitUntil(lambda: window.messages.text == "All of hand-in.zip is in the project already.")


def test_a_damaged_bundle_is_refused_in_one_sentence_and_nothing_changes(
    window: MainWindow, ben: Colleague, qtbot: QtBot, tmp_path: Path
) -> None:
    ben.tag("Mr Khan")
    path, bad = ben.hand_in(), tmp_path / "bad.zip"
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(bad, "w") as spoilt:
        for name in good.namelist():
            data = good.read(name)
            spoilt.writestr(name, data.replace(b"Ben", b"Bob") if name.endswith(".jsonl") else data)
    before = projection.state(window.session._project.database)
    drop(window, dropped(bad))
    qtbot.waitUntil(lambda: "bad.zip" in window.messages.text)
    assert not window.findChildren(TakingInDialog)
    assert projection.state(window.session._project.database) == before


def test_esc_leaves_the_project_as_it_is(window: MainWindow, ben: Colleague, qtbot: QtBot) -> None:
    ben.tag("Mr Khan")
    before = projection.state(window.session._project.database)
    drop(window, dropped(ben.hand_in()))
    dialog = dialog_on(window, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert projection.state(window.session._project.database) == before


def test_a_read_only_project_says_why_nothing_is_taken_in(
    window: MainWindow, ben: Colleague, desk: Desk, sample_path: Path, qtbot: QtBot
) -> None:
    ben.tag("Mr Khan")
    second = desk.show(open_session(sample_path, by="Ben", fall_back=True))
    action = second.actions_["file.take_in"]
    assert not action.isEnabled()
    assert action.toolTip() == second.session.read_only
    assert second.actions_["file.hand_in"].isEnabled()
    second.messages.show_message("Something else.")
    drop(second, dropped(ben.hand_in()))
    qtbot.waitUntil(lambda: second.messages.text == second.session.read_only)


def test_the_menu_makes_a_bundle_that_a_colleague_can_take_in(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "work.zip"
    monkeypatch.setattr(FileDialogs, "bundle_target", lambda _self, _suggested: out)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.actions_["file.hand_work"].trigger()
    dialog = window.findChildren(BundleDialog)[-1]
    with qtbot.waitSignal(dialog.made):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.messages.text.startswith("Saved work.zip for a colleague: 2 articles, ")
    window.messages.buttons[0].click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    ben = create_project(tmp_path / "ben.annotator", by="Ben")
    ben.exchanging.take_in(ben.exchanging.look(out))
    assert len(ben.library.articles()) == 2
    ben.close()


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("file.hand_work", "work"),
        ("file.hand_in", "hand-in"),
        ("file.send_feedback", "feedback"),
        ("file.hand_everything", "everything"),
    ],
)
def test_each_entry_of_the_menu_begins_with_its_kind(window: MainWindow, action: str, kind: str) -> None:
    window.actions_[action].trigger()
    dialog = window.findChildren(BundleDialog)[-1]
    assert dialog.kind == kind
    dialog.reject()


def test_bundles_chosen_by_menu_are_shown(
    window: MainWindow, ben: Colleague, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben.tag("Mr Khan")
    path = ben.hand_in()
    monkeypatch.setattr(FileDialogs, "bundles", lambda _self: [path])
    window.actions_["file.take_in"].trigger()
    dialog_on(window, qtbot).reject()


def test_a_bundle_chosen_for_import_is_shown_as_one(
    window: MainWindow, ben: Colleague, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben.tag("Mr Khan")
    path = ben.hand_in()
    monkeypatch.setattr(FileDialogs, "files", lambda _self, _suffixes: [path])
    window.actions_["file.import_files"].trigger()
    dialog_on(window, qtbot).reject()
