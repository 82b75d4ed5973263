"""Proposed values stand under their fields and are kept by Return, one by one or all at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Annotation
from annotator.services.session import Session
from annotator.ui.docks.inspector_dock import InspectorDock
from annotator.ui.docks.labels import PlainLabel
from tests.ui.project_of_tags import tag


@pytest.fixture
def dock(session: Session, bbc: str, qtbot: QtBot) -> Iterator[InspectorDock]:
    dock = InspectorDock(session)
    qtbot.addWidget(dock)
    stop = session.history.subscribe(dock.show_change)
    dock.resize(280, 760)
    dock.show()
    qtbot.waitExposed(dock)
    dock.activateWindow()
    dock.show_article(bbc)
    yield dock
    stop()


@pytest.fixture
def role(session: Session, bbc: str, dock: InspectorDock) -> Annotation:
    """A role with two names in it, shown."""
    text = session.library.text(bbc)
    start = text.index("Labour leader")
    session.tagging.add(bbc, "organisation", [(start, start + 6)])
    tag(session, bbc, "person", "Sir Keir Starmer", name="Keir Starmer")
    role = tag(session, bbc, "role", "Labour leader Sir Keir Starmer")
    dock.show_tag(role.id)
    return role


def offers(dock: InspectorDock) -> dict[str, str]:
    editors = dock.tag_panel.values.editors
    return {name: editor.offered.text() for name, editor in editors.items() if not editor.offered.isHidden()}


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_what_is_proposed_stands_under_its_field_with_the_reason(
    dock: InspectorDock, role: Annotation
) -> None:
    assert offers(dock) == {"term": "leader?", "holder": "Sir Keir Starmer?", "organisation": "Labour?"}
    assert "named in it" in dock.tag_panel.values.editors["holder"].offered.toolTip()
    hints = [label.text() for label in dock.tag_panel.values.findChildren(PlainLabel) if label.isVisible()]
    assert "Return keeps what is proposed." in hints


def test_everything_proposed_is_kept_at_once(session: Session, dock: InspectorDock, role: Annotation) -> None:
    assert dock.accept_offer()
    assert session.tagging.shown(session.library.tag(role.id)) == {
        "term": "leader",
        "holder": "Keir Starmer",
        "organisation": "Labour",
    }
    assert offers(dock) == {}
    assert not dock.accept_offer()


def test_return_in_an_empty_field_keeps_its_proposal_and_what_is_typed_goes_before_it(
    session: Session, dock: InspectorDock, role: Annotation
) -> None:
    dock.focus_first_field()
    QTest.keyClicks(focused(), "party leader")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert session.tagging.shown(session.library.tag(role.id)) == {
        "term": "party leader",
        "holder": "Keir Starmer",
    }


def test_tab_leads_from_the_last_value_to_the_certainty_also_after_another_type_was_shown(
    session: Session, bbc: str, dock: InspectorDock, role: Annotation
) -> None:
    quote = tag(session, bbc, "quote", "'dictatorial'")
    dock.show_tag(quote.id)
    dock.tag_panel.values.editors["source"].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is dock.tag_panel.certainty.combo
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is dock.tag_panel.note.text


def test_terms_that_were_used_are_completed_while_typing(
    session: Session, bbc: str, dock: InspectorDock, role: Annotation
) -> None:
    session.tagging.set_value(role.id, "term", "party leader")
    dock.show_tag(tag(session, bbc, "role", "council leader").id)
    dock.focus_first_field()
    QTest.keyClicks(focused(), "par")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    assert session.library.tag(dock.tag_panel.tag_id).values["term"] == "party leader"
