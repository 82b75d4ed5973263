"""The two sample articles are tagged completely in the window, by hand, and become the sample project."""

import os
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.bootstrap import create_project
from annotator.model.annotation import Annotation
from annotator.resource_files import resource
from annotator.services.sample import make_sample, read_sample
from annotator.services.session import Session
from annotator.ui.main_window import MainWindow
from tests.ui.archivist import NAMES, Archivist, KeyboardArchivist
from tests.ui.conftest import Desk
from tests.ui.driver import Hands
from tests.ui.effort import table

WAYS = [False, True] if os.environ.get("ANNOTATOR_TYPING") else [True]
"""Whether what the window offers is taken, or everything is typed and pointed at: that takes a minute more."""
MOST = {True: 1100, False: 2620}
"""Key presses and clicks that all tags of both articles may take; 436 of them are the letters of notes."""
DETAILS = ("title", "publisher", "published", "language")
OTHERS = ("role", "date", "quote")


@pytest.fixture
def hands(desk: Desk, qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    """At a window on an empty project.

    A person is slower than a test: M for mixed, then D for direct is not MD, and a click after a double click
    somewhere else is no third one.
    """
    pauses = qapp.keyboardInputInterval(), qapp.doubleClickInterval()
    qapp.setKeyboardInputInterval(0)
    qapp.setDoubleClickInterval(1)
    window = desk.show(create_project(tmp_path / "by-hand.annotator", by="Anna"))
    window.resize(1600, 1000)
    yield Hands(window)
    qapp.setKeyboardInputInterval(pauses[0])
    qapp.setDoubleClickInterval(pauses[1])


@pytest.mark.parametrize("takes_offers", WAYS, ids=lambda way: "offers" if way else "typing")
def test_the_sample_project_is_made_by_hand(
    hands: Hands, qtbot: QtBot, tmp_path: Path, takes_offers: bool
) -> None:
    sample = read_sample()["article"]
    hands.drop_files(*(resource("samples", raw["file"]) for raw in sample))
    qtbot.waitUntil(lambda: hands.window.library.model.rowCount() == 2)
    archivist = Archivist(hands, takes_offers=takes_offers)
    articles = {a.original.name: a.id for a in hands.window.session.library.articles()}
    for raw in sample:
        archivist.open(articles[raw["file"]], raw["tags"])
        archivist.describe(**{name: raw[name] for name in DETAILS if name in raw})
    taken_in = hands.effort
    for raw in sample:
        page = archivist.open(articles[raw["file"]], raw["tags"])
        archivist.tag(page, NAMES)
        archivist.tag(page, OTHERS)
    tagging = hands.effort - taken_in
    print(table(archivist.works), f"taking in: {taken_in}, all tags: {tagging}", sep="\n")
    wanted = make_sample(create_project, tmp_path / "sample.annotator")
    assert described(hands.window.session) == described(wanted)
    wanted.close()
    assert tagging.whole <= MOST[takes_offers]


def test_an_article_is_tagged_completely_without_a_mouse(window: MainWindow) -> None:
    wanted = read_sample()["article"][0]["tags"]
    hands = Hands(window)
    archivist = KeyboardArchivist(hands, takes_offers=True)
    page = archivist.open(window.panes.active.article_id, wanted)
    archivist.tag(page, NAMES)
    archivist.tag(page, OTHERS)
    print(f"without a mouse: {hands.effort}")
    assert len(window.session.library.tags(page.article)) == len(wanted)
    assert hands.effort.clicks == 0


def described(session: Session) -> dict[str, Any]:
    """What a project says, without ids, times and names of annotators."""
    library = session.library
    return {
        "records": sorted((r.kind, r.name, r.forms, r.note) for r in session.registering.records()),
        "articles": sorted((a.sha256, *astuple(a.metadata)) for a in library.articles()),
        "tags": sorted(
            (article.sha256, *_stands(tag), tag.certainty, tag.note, sorted(_says(session, tag)))
            for article in library.articles()
            for tag in library.tags(article.id)
        ),
    }


def _stands(tag: Annotation) -> tuple[str, str]:
    return tag.type, str([(span.start, span.end) for span in tag.target])


def _says(session: Session, tag: Annotation) -> Iterator[tuple[str, ...]]:
    yield from tag.values.items()
    for key, link in tag.links.items():
        record = session.registering.record_of_link(link)
        mention = _stands(session.library.tag(link.mention)) if link.mention else ()
        yield key, record.name if record else "", link.certainty, *mention
