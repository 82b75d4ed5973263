"""Places are shown with their context, as plain text, those of somebody else in red."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.model.occurrence import FREE, OTHER, Hit
from annotator.model.span import Span
from annotator.ui.docks.place_list import PlaceList, in_context
from annotator.ui.docks.place_view import PlaceView
from annotator.ui.theme import apply_theme

MINE = Hit("a", Span(4, 11), "said\n <b>", "Mr\nKhan", "</b> then")
THEIRS = Hit("a", Span(40, 47), "with ", "Mr Khan", " today", OTHER, "Imran Khan")
BARE = Hit("b", Span(0, 7), "", "Mr Khan", " left", FREE, "", "0" * 32)


@pytest.fixture
def places() -> PlaceList:
    found = PlaceList(lambda article: f"Article {article}")
    found.show_items([MINE, THEIRS, BARE], keep=False)
    return found


def shown(places: PlaceList) -> list[str]:
    return [places.index(row).data() for row in range(places.rowCount())]


def test_a_row_says_the_article_the_context_and_what_speaks_against_it(places: PlaceList) -> None:
    assert shown(places) == [
        "Article a — 1 of 2",
        "said <b>Mr Khan</b> then",
        "with Mr Khan today · Imran Khan?",
        "Article b — 1 of 1",
        "Mr Khan left · tagged, without an entry",
    ]
    assert in_context(MINE) == "said <b>Mr Khan</b> then"


def test_a_tooltip_shows_markup_of_an_article_as_text(places: PlaceList) -> None:
    assert "&lt;b&gt;" in places.index(1).data(Qt.ItemDataRole.ToolTipRole)


def test_the_box_of_an_article_turns_its_places_but_not_those_of_others(places: PlaceList) -> None:
    head = places.index(0)
    assert head.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    places.setData(head, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert places.chosen() == [BARE]
    places.setData(head, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert places.chosen() == [MINE, BARE]
    places.setData(places.index(2), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert places.chosen() == [MINE, THEIRS, BARE]
    places.choose_all(True)
    assert places.chosen() == [MINE, BARE]
    places.choose_all(False)
    assert places.chosen() == []


def test_boxes_turned_by_hand_are_kept_only_when_that_is_wanted(places: PlaceList) -> None:
    places.setData(places.index(1), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    places.show_items([MINE, BARE], keep=True)
    assert places.chosen() == [BARE]
    places.show_items([MINE, BARE], keep=False)
    assert places.chosen() == [MINE, BARE]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_somebody_elses_place_is_drawn_in_red(
    places: PlaceList, theme: str, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, theme)
    window = QWidget()
    qtbot.addWidget(window)
    view = PlaceView(window)
    view.setModel(places)
    view.resize(700, 160)
    window.show()
    qtbot.waitExposed(window)
    image = view.viewport().grab().toImage()
    assert [reddish(image, view.visualRect(places.index(row))) for row in (1, 2)] == [False, True]
    apply_theme(qapp, "light")


def reddish(image: QImage, room: QRect) -> bool:
    """Whether some sign in a row is red."""
    colours = (
        image.pixelColor(x, y) for x in range(30, image.width()) for y in range(room.top(), room.bottom())
    )
    return any(c.red() > c.green() + 70 and c.red() > c.blue() + 70 for c in colours)
