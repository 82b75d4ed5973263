"""The dialog on bundles of colleagues says what they would do, can be stopped, and refuses what has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.services.session import Session
from annotator.store import projection
from annotator.ui.bundle_words import LabelOf, tell
from annotator.ui.dialogs.taking_in_dialog import TakingInDialog
from annotator.ui.docks.running import Run, run_here
from tests.ui.colleague import Colleague
from tests.ui.dialogs.later import Later


@pytest.fixture
def ben(session: Session, tmp_path: Path) -> Iterator[Colleague]:
    """A colleague who was given the work and tagged a person in it."""
    colleague = Colleague(session, tmp_path)
    colleague.tag("Mr Khan")
    yield colleague
    colleague.session.close()


def label_of(session: Session) -> LabelOf:
    """Names the articles of a project."""
    return lambda article: session.library.article(article).label if session.library.has(article) else ""


def shown(session: Session, qtbot: QtBot, *paths: Path, run: Run = run_here) -> TakingInDialog:
    looked = session.exchanging.look_at_all(paths)
    label = label_of(session)
    dialog = TakingInDialog(session, looked, tell(looked.plans, label), run, label_of=label)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def said(session: Session, path: Path) -> str:
    """What is said of a bundle, as text."""
    return tell([session.exchanging.look(path)], label_of(session)).as_text()


def test_the_tree_is_read_with_the_arrow_keys_and_return_takes_in(
    session: Session, ben: Colleague, qtbot: QtBot
) -> None:
    dialog = shown(session, qtbot, ben.hand_in())
    assert dialog.tree.accessibleName()
    assert dialog.focusWidget() is dialog.tree
    QTest.keyClick(dialog.tree, Qt.Key.Key_Down)
    assert dialog.tree.currentIndex().data().startswith("Ben: ")
    with qtbot.waitSignal(dialog.taken):
        QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert [tag.by for article in session.library.articles() for tag in session.library.tags(article.id)] == [
        "Ben"
    ]


def test_work_that_is_stopped_changes_nothing_and_can_be_begun_again(
    session: Session, ben: Colleague, qtbot: QtBot
) -> None:
    before = projection.state(session._project.database)
    later = Later()
    dialog = shown(session, qtbot, ben.hand_in(), run=later)
    dialog.accept()
    assert dialog.busy
    dialog.stop_button.click()
    later.go()
    assert dialog.problem.text() == "The work was stopped."
    assert projection.state(session._project.database) == before
    dialog.accept()
    later.go()
    assert projection.state(session._project.database) != before


def test_a_file_that_cannot_be_read_stands_below_those_that_can(
    session: Session, ben: Colleague, qtbot: QtBot, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.zip"
    torn.write_bytes(ben.hand_in().read_bytes()[:-50])
    dialog = shown(session, qtbot, ben.hand_in(), torn)
    assert "torn.zip" in dialog.refused.text()
    assert dialog.button.isEnabled()


def test_tags_on_texts_that_are_not_here_are_said_to_wait(
    session: Session, ben: Colleague, tmp_path: Path
) -> None:
    ben.add_article("new.txt", "Council meets\n\nRosalind Quirk resigned.")
    ben.tag("Rosalind Quirk")
    path = ben.hand_in(texts=False)
    words = said(session, path)
    assert "Articles without their text; it is in neither\n    Council meets\n" in words
    assert "Council meets — Ben: 1 tag (its text is not in the project)" in words


def test_the_text_that_was_missing_is_said_to_come(session: Session, ben: Colleague) -> None:
    ben.add_article("new.txt", "Council meets\n\nRosalind Quirk resigned.")
    session.exchanging.take_in(session.exchanging.look(ben.hand_in(texts=False)))
    assert "  New: 1 text, 1 original file\n" in said(session, ben.hand_in("again.zip", originals=True))


def test_what_two_people_said_differently_is_named_with_both(
    session: Session, bbc: str, tmp_path: Path
) -> None:
    start = session.library.text(bbc).index("Mr Khan")
    tag = session.tagging.add(bbc, "person", [(start, start + 7)])
    eve = Colleague(session, tmp_path, "Eve")
    eve.session.tagging.set_note(tag.id, "Eve's note")
    session.tagging.set_note(tag.id, "Anna's note")
    assert "Deputy leader quits — 1 tag: Anna and Eve\n" in said(session, eve.hand_in())
    eve.session.close()


def test_each_kind_of_bundle_has_its_headline(session: Session, ben: Colleague) -> None:
    heads = [
        said(session, ben.hand_in(f"{kind}.zip", kind)).partition("\n")[0]
        for kind in ("work", "hand-in", "feedback", "everything")
    ]
    assert heads == [
        "work.zip: Work to be tagged, from Ben, for Anna · project “Ben”",
        "hand-in.zip: Work handed in by Ben, for Anna · project “Ben”",
        "feedback.zip: Feedback from Ben, for Anna · project “Ben”",
        "everything.zip: All of a project, from Ben, for Anna · project “Ben”",
    ]
