"""Fixtures of the docks' tests."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from annotator.services.session import Session
from annotator.ui.docks.inspector_dock import InspectorDock
from tests.ui.project_of_tags import bbc, session, today

__all__ = ["bbc", "session", "today"]


@pytest.fixture
def dock(session: Session, bbc: str, qtbot: QtBot) -> Iterator[InspectorDock]:
    """The inspector on the first article, following the project; tests of other docks have their own."""
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
