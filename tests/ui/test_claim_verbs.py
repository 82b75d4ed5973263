"""In the window, claims lead to the text and to the register, and follow what is selected there."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.services.session import Session
from annotator.ui.main_window import MainWindow
from tests.ui.project_of_tags import tag

KHAN = "Mohammed Aslam Khan"


@pytest.fixture
def roles(window: MainWindow, qtbot: QtBot) -> list[str]:
    """Ids of a role in each of the two open articles; the claims are shown."""
    session: Session = window.session
    articles = [article.id for article in session.library.articles()]
    found = [
        tag(
            session, articles[0], "role", "deputy leader of Luton Council", term="deputy leader", holder=KHAN
        ).id,
        tag(session, articles[1], "role", "borough council leader", term="leader", holder="Hazel Simmons").id,
    ]
    window.actions_["view.claims"].trigger()
    qtbot.waitUntil(lambda: window.claims.table.rowCount() == 2)
    return found


def test_a_key_leads_to_the_table_and_a_row_to_its_place_in_the_other_pane(
    window: MainWindow, roles: list[str], qtbot: QtBot
) -> None:
    dock = window.claims
    assert dock.isVisible()
    assert dock.view.hasFocus()
    dock.view.selectRow(1)
    qtbot.keyClick(dock.view, Qt.Key.Key_Return)
    pane = window.panes.active
    assert pane.view.hasFocus()
    assert pane.article_id == window.session.library.tag(roles[1]).article
    assert window.grammar.selected == roles[1]


def test_the_row_of_a_tag_that_is_selected_in_the_text_is_chosen(
    window: MainWindow, roles: list[str]
) -> None:
    window.show_tag(roles[1])
    chosen = window.claims.table.claim(window.claims.view.currentIndex().row())
    assert chosen is not None
    assert chosen.annotation == roles[1]
    assert window.claims.timeline.heading.text() == "Hazel Simmons"


def test_this_article_is_that_of_the_active_pane(window: MainWindow, roles: list[str]) -> None:
    window.claims.filter.scope.setCurrentIndex(1)
    for role in roles:
        window.show_tag(role)
        shown = [window.claims.table.claim(row) for row in range(window.claims.table.rowCount())]
        assert [claim.annotation for claim in shown if claim] == [role]


def test_the_holder_is_shown_in_the_register(window: MainWindow, roles: list[str], qtbot: QtBot) -> None:
    khan = window.session.registering.find(KHAN)
    window.claims.entry_wanted.emit(khan.id)
    assert window.register.isVisible()


def test_a_claim_that_was_undone_leaves_the_table(window: MainWindow, roles: list[str], qtbot: QtBot) -> None:
    window.undo()
    qtbot.waitUntil(lambda: window.claims.table.rowCount() == 1)
    window.redo()
    qtbot.waitUntil(lambda: window.claims.table.rowCount() == 2)


def test_the_register_shows_the_claims_about_an_entry(
    window: MainWindow, roles: list[str], qtbot: QtBot
) -> None:
    dock, khan = window.claims, window.session.registering.find(KHAN)
    window.register.show_entry(khan.id)
    qtbot.waitUntil(window.register.verbs["claims"].isEnabled)
    window.register.verbs["claims"].trigger()
    qtbot.waitUntil(lambda: dock.table.rowCount() == 1)
    assert dock.filter.person.currentText() == f"Only {KHAN}"
    assert dock.timeline.heading.text() == KHAN
    dock.filter.person.setCurrentIndex(0)
    window.claim_verbs.show_claims(window.session.registering.create("organisation", "Luton Council"))
    qtbot.waitUntil(lambda: dock.table.rowCount() == 1)
    assert dock.filter.words.text() == "Luton Council"
