"""A window on a real project with the two sample articles, driven by real events."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.bootstrap import create_project, open_session
from annotator.resource_files import resource
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.article_pane import ArticlePane
from annotator.ui.main_window import MainWindow
from annotator.ui.theme import apply_theme

SAMPLES = ("luton-bbc.txt", "luton-today.txt")


@dataclass
class Asked:
    """What a window asked of the desktop."""

    opened: list[Path] = field(default_factory=list)
    created: list[Path] = field(default_factory=list)
    tours: int = 0
    rethemed: int = 0

    def open(self, path: Path) -> None:
        self.opened.append(path)

    def open_backup(self, path: Path) -> None:
        self.opened.append(path)

    def create(self, path: Path) -> None:
        self.created.append(path)

    def show_tour(self, window: MainWindow) -> None:
        self.tours += 1

    def retheme(self) -> None:
        self.rethemed += 1


@dataclass
class Desk:
    """Makes windows and looks after them."""

    qtbot: QtBot
    asked: Asked = field(default_factory=Asked)
    reports: list[str] = field(default_factory=list)
    windows: list[MainWindow] = field(default_factory=list)

    def show(self, session: Session, settings: Settings | None = None) -> MainWindow:
        window = MainWindow(session, settings or Settings(annotator="Anna"), self.asked)
        window.failures.unexpected.connect(self.reports.append)
        window.resize(1280, 800)
        window.show()
        self.qtbot.waitExposed(window)
        window.activateWindow()
        self.windows.append(window)
        window.panes.active.focus_text()
        return window


@pytest.fixture
def sample_path(tmp_path: Path) -> Path:
    """A closed project with the two sample articles."""
    path = tmp_path / "samples.annotator"
    session = create_project(path, by="Anna")
    for name in SAMPLES:
        session.accessioning.accession(session.accessioning.prepare(resource("samples", name)))
    session.history.forget_steps()
    session.close()
    return path


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    """Closes its windows at the end and fails on every bug that was reported."""
    apply_theme(qapp, "light")
    desk = Desk(qtbot)
    yield desk
    for window in desk.windows:
        window.close()
        window.deleteLater()
    assert desk.reports == []


@pytest.fixture
def window(desk: Desk, sample_path: Path) -> MainWindow:
    """A window on the two sample articles."""
    return desk.show(open_session(sample_path, by="Anna"))


@pytest.fixture
def press(window: MainWindow, qtbot: QtBot) -> Callable[..., None]:
    """Press keys in the active article."""

    def act(*keys: Qt.Key | str, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(window.panes.active.view, key, with_)
            else:
                QTest.keyClick(window.panes.active.view, key, with_)

    return act


def point_of(pane: ArticlePane, position: int) -> QPoint:
    """Where the left edge of a code point is in the viewport."""
    view = pane.view
    cursor = view.textCursor()
    cursor.setPosition(position)  # the samples have no character beyond the basic plane
    box = QRectF(view.cursorRect(cursor))
    return QPoint(int(box.center().x()) + 1, int(box.center().y()))


def drag(pane: ArticlePane, start: int, end: int, modifier: Qt.KeyboardModifier) -> None:
    """Select with the mouse."""
    viewport = pane.view.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, modifier, point_of(pane, start))
    QTest.mouseMove(viewport, point_of(pane, (start + end) // 2))
    QTest.mouseMove(viewport, point_of(pane, end))
    QTest.mouseRelease(viewport, left, modifier, point_of(pane, end))


def select(pane: ArticlePane, words: str) -> tuple[int, int]:
    """Put the selection on the first place where some words stand."""
    start = pane.text.index(words)
    pane.select(start, start + len(words))
    return start, start + len(words)
