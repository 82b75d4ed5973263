"""Counterparts as rows: what would be tagged, with the words that differ marked, drawn for light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.bootstrap import create_project
from annotator.model.counterpart import Counterpart
from annotator.model.ghost import Ghost
from annotator.resource_files import resource
from annotator.services.session import Session
from annotator.ui.docks.counterparts_dock import CounterpartsDock
from annotator.ui.docks.reading_excerpts import CONTEXT
from annotator.ui.text_view.scheme import scheme_of
from annotator.ui.theme import apply_theme

SAID = "no longer upholds the values that initially drew him to its cause"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The two sample articles, a quotation tagged in the first."""
    session = create_project(tmp_path / "samples.annotator", by="Anna")
    for name in ("luton-bbc.txt", "luton-today.txt"):
        session.accessioning.accession(session.accessioning.prepare(resource("samples", name)))
    first = session.library.articles()[0].id
    start = session.library.text(first).index(SAID)
    values = {"speaker": "Mohammed Aslam Khan"}
    session.tagging.add(first, "quote", [(start, start + len(SAID))], values=values)
    yield session
    session.close()


@pytest.fixture
def ghost(session: Session) -> Ghost:
    """Its counterpart in the second article."""
    [found] = session.tying.ghosts([article.id for article in session.library.articles()])
    return found


@pytest.fixture
def dock(session: Session, ghost: Ghost, qtbot: QtBot, qapp: QApplication) -> CounterpartsDock:
    """The dock with this ghost in it."""
    apply_theme(qapp, "light")
    dock = CounterpartsDock(session)
    qtbot.addWidget(dock)
    dock.resize(900, 240)
    dock.show()
    qtbot.waitExposed(dock)
    dock.show_ghosts([ghost], [], compared=True)
    return dock


def test_a_row_says_the_type_the_words_in_their_context_and_the_values(dock: CounterpartsDock) -> None:
    assert dock.list.index(0).data().endswith("— 1 of 1")
    row = dock.list.index(1).data()
    assert row.startswith("Quote: … ")
    assert "drew me to its cause" in row
    assert row.endswith(" · Speaker: Mohammed Aslam Khan")


def test_the_words_that_differ_are_marked(dock: CounterpartsDock, ghost: Ghost) -> None:
    pieces = dock.list.pieces(ghost)
    assert [piece.words for piece in pieces if piece.kind == "person"] == ["me"]
    assert pieces[0].kind == CONTEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_letter_is_hollow_and_grey_as_in_the_text(
    dock: CounterpartsDock, theme: str, qapp: QApplication
) -> None:
    apply_theme(qapp, theme)
    dock.view.clearSelection()
    dock.view.setCurrentIndex(dock.list.index(0))
    image = dock.view.viewport().grab().toImage()
    room = dock.view.visualRect(dock.list.index(1))
    grey = scheme_of(dock.view.palette()).suggestion
    seen = (
        image.pixelColor(x, y)
        for x in range(30, 70)
        for y in range(room.top(), min(room.bottom(), image.height()))
    )
    assert any(
        max(abs(c.red() - grey[0]), abs(c.green() - grey[1]), abs(c.blue() - grey[2])) < 12 for c in seen
    )
    apply_theme(qapp, "light")


def test_a_box_that_was_turned_stays_so_when_the_list_is_filled_anew(
    dock: CounterpartsDock, ghost: Ghost
) -> None:
    QTest.keyClick(dock.view, Qt.Key.Key_Space)
    assert dock.chosen() == []
    assert not dock.accept.isEnabled()
    dock.show_ghosts([ghost], [Counterpart(ghost.annotation, ghost.article, "", "Anna")], compared=True)
    assert dock.chosen() == []


def test_esc_leads_back_to_the_text(dock: CounterpartsDock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dock.left):
        QTest.keyClick(dock.view, Qt.Key.Key_Escape)
    assert not dock.isVisible()


def test_an_empty_list_says_what_would_stand_in_it(dock: CounterpartsDock) -> None:
    dock.show_ghosts([], [], compared=False)
    assert "turn Compare on" in dock.empty.text()
    dock.show_ghosts([], [], compared=True)
    assert dock.empty.text() == "No tag of these articles waits for a counterpart in another."
    assert dock.empty.isVisible()
    dock.shown.setCurrentIndex(1)
    assert dock.empty.text() == "Nothing was dismissed in these articles."
