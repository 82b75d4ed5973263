"""The card of an entry shows what is known of it, its forms per article with counts, and steps through mentions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from annotator.model.record import Identifier, Record
from annotator.services.session import Session
from annotator.ui.docks import entity_forms
from annotator.ui.docks.entity_card import EntityCard
from tests.ui.project_of_tags import tag


@pytest.fixture
def khan(session: Session, bbc: str, today: str) -> Record:
    """Mentioned in both articles by name, by a role, and as a speaker."""
    record = session.registering.create("person", "Mohammed Aslam Khan")
    tag(session, bbc, "person", "Mohammed Aslam Khan", name=record.id)
    for start in places(session.library.text(bbc), "Mr Khan")[:2]:
        session.tagging.add(bbc, "person", [(start, start + 7)], values={"name": record.id})
    tag(session, bbc, "role", "deputy leader of Luton Council", holder=record.id)
    tag(session, today, "person", "Councillor Khan", name=record.id)
    tag(session, today, "quote", "a heavy heart", speaker=record.id)
    return record


@pytest.fixture
def card(session: Session, khan: Record, bbc: str, qtbot: QtBot) -> Iterator[EntityCard]:
    card = EntityCard(session)
    qtbot.addWidget(card)
    session.history.subscribe(card.show_change)
    card.show_panes([(bbc, "Deputy leader quits")])
    card.show_record(khan.id)
    card.resize(260, 500)
    card.show()
    qtbot.waitExposed(card)
    yield card
    card.stop()


def places(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def lines(card: EntityCard) -> list[str]:
    """What the tree says, indented by depth."""

    def told(item: QTreeWidgetItem | None, depth: int) -> Iterator[str]:
        assert item is not None
        yield "  " * depth + f"{item.text(0)} {item.text(1)}"
        for number in range(item.childCount()):
            yield from told(item.child(number), depth + 1)

    tops = (card.forms.topLevelItem(number) for number in range(card.forms.topLevelItemCount()))
    return [line for top in tops for line in told(top, 0)]


def row(card: EntityCard, words: str) -> QTreeWidgetItem:
    (found, *_) = card.forms.findItems(words, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return found


def test_forms_stand_by_open_article_and_project_with_counts(card: EntityCard) -> None:
    assert lines(card) == [
        "Deputy leader quits 4",
        "  Mr Khan 2",
        "  Mohammed Aslam Khan 1",
        "  deputy leader of Luton Council 1",
        "Whole project 6",
        "  Mr Khan 2",
        "  Councillor Khan 1",
        "  Mohammed Aslam Khan 1",
        "  deputy leader of Luton Council 1",
        "  Quote · speaker 1",
        "In 1 article not open 2",
    ]


def test_everything_that_is_known_is_told_in_plain_text(
    session: Session, khan: Record, card: EntityCard
) -> None:
    known = replace(
        khan,
        dates="1961/..",
        forms=("Aslam <b>Khan",),
        identifiers=(Identifier("ISNI", "0000000121032683"), Identifier("Wikidata", "Q42")),
        note="Councillor.",
        sources=("Minutes 2023",),
    )
    session.registering.change(known)
    card.refresh()
    assert card.summary.text() == "Person · since 1961"
    assert card.also.text() == "Also: Aslam <b>Khan"
    assert card.identifiers.text() == "Wikidata Q42\nISNI 0000 0001 2103 2683"
    assert (card.note.text(), card.sources.text()) == ("Councillor.", "Minutes 2023")
    assert card.identifiers.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert card.also.textFormat() == Qt.TextFormat.PlainText


def test_each_click_on_a_form_goes_to_its_next_mention(
    session: Session, khan: Record, bbc: str, card: EntityCard, qtbot: QtBot
) -> None:
    went: list[str] = []
    card.tag_wanted.connect(went.append)
    point = card.forms.visualItemRect(row(card, "Mr Khan")).center()
    for _ in range(3):
        qtbot.mouseClick(card.forms.viewport(), Qt.MouseButton.LeftButton, pos=point)
    first, second = (t for t, _f in session.registering.mentions(khan.id, bbc, form="Mr Khan"))
    assert went == [first, second, first]
    assert row(card, "Mr Khan").text(1) == "1/2"


def test_return_steps_too_and_another_row_begins_at_its_first_mention(
    session: Session, khan: Record, card: EntityCard, qtbot: QtBot
) -> None:
    went: list[str] = []
    card.tag_wanted.connect(went.append)
    card.forms.setFocus()
    for words in ("Mr Khan", "Quote · speaker"):
        card.forms.setCurrentItem(row(card, words))
        qtbot.keyClick(card.forms, Qt.Key.Key_Return)
    (speech,) = session.registering.mentions(khan.id, field="speaker")
    assert went[1] == speech[0]
    assert row(card, "Mr Khan").text(1) == "2"
    assert row(card, "Quote · speaker").text(1) == "1/1"


def test_articles_that_are_not_open_are_listed_when_unfolded_and_lead_there(
    session: Session, today: str, card: EntityCard, qtbot: QtBot
) -> None:
    head = row(card, "In 1 article not open")
    assert head.childCount() == 0
    head.setExpanded(True)
    assert "  With a heavy heart 2" in lines(card)
    with qtbot.waitSignal(card.tag_wanted) as went:
        point = card.forms.visualItemRect(row(card, "With a heavy heart")).center()
        qtbot.mouseClick(card.forms.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.library.tag(went.args[0]).article == today


@pytest.fixture
def four_more_articles(session: Session, khan: Record, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    for number in range(4):
        path.write_text(f"Report {number}\nMr Khan spoke.", encoding="utf-8")
        article = session.accessioning.accession(session.accessioning.prepare(path))
        tag(session, article.id, "person", "Mr Khan", name=khan.id)


@pytest.mark.usefixtures("four_more_articles")
def test_many_articles_come_page_by_page(
    card: EntityCard, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(entity_forms, "PAGE", 3)
    head = row(card, "In 5 articles not open")
    head.setExpanded(True)
    assert head.childCount() == 3 + 1
    more = head.child(3)
    assert more is not None
    assert more.text(0) == "2 more …"
    card.forms.setCurrentItem(more)
    card.forms.setFocus()
    qtbot.keyClick(card.forms, Qt.Key.Key_Return)
    assert head.childCount() == 5


def test_an_open_article_without_mentions_says_so(today: str, card: EntityCard) -> None:
    council = card._session.registering.create("organisation", "Luton Council")
    card.show_record(council.id)
    assert lines(card) == ["Deputy leader quits none", "Whole project none"]


def test_the_card_follows_new_mentions_and_undo(
    session: Session, khan: Record, bbc: str, card: EntityCard, qtbot: QtBot
) -> None:
    tag(session, bbc, "person", "The deputy leader", name=khan.id)
    qtbot.waitUntil(lambda: "  The deputy leader 1" in lines(card))
    session.history.undo()
    qtbot.waitUntil(lambda: "  The deputy leader 1" not in lines(card))


def test_a_change_elsewhere_leaves_the_rows_as_they_are(
    session: Session, bbc: str, card: EntityCard, qtbot: QtBot
) -> None:
    before = row(card, "Mr Khan")
    card.forms.setCurrentItem(before)
    tag(session, bbc, "person", "Hazel Simmons", name="Hazel Simmons")
    card.refresh()
    assert card.forms.currentItem() is before


def test_what_was_folded_stays_folded(session: Session, khan: Record, bbc: str, card: EntityCard) -> None:
    row(card, "Whole project").setExpanded(False)
    tag(session, bbc, "person", "The deputy leader", name=khan.id)
    card.refresh()
    assert not row(card, "Whole project").isExpanded()
    assert row(card, "Deputy leader quits").isExpanded()


def test_of_a_merged_entry_the_one_that_speaks_for_it_is_shown(
    session: Session, khan: Record, card: EntityCard
) -> None:
    other = session.registering.create("person", "M. A. Khan")
    session.registering.merge(other.id, [khan.id])
    card.refresh()
    assert (card.record_id, card.name.text()) == (other.id, "M. A. Khan")


def test_an_entry_that_has_gone_is_told(
    session: Session, khan: Record, card: EntityCard, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(card.gone):
        session.registering.delete(khan.id, "unlink")


def test_a_short_card_stands_at_the_top(card: EntityCard) -> None:
    card.resize(260, 1500)
    QApplication.processEvents()
    assert card.summary.geometry().bottom() < 4 * card.name.sizeHint().height()
