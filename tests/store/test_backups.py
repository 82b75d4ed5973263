"""Backups are verified, rotate, and restore the project they were made of."""

import sqlite3
from pathlib import Path

import pytest

from annotator.bootstrap import open_session
from annotator.model.article import Article
from annotator.model.errors import KnownError
from annotator.services.session import Session
from annotator.store import backups


def test_a_backup_opens_as_the_project_it_was_made_of(session: Session, article: Article) -> None:
    tag = session.tagging.add(article.id, "person", [(0, 5)])
    path = session.upkeep.back_up()
    copy = open_session(path, by="Ben")
    assert copy.library.tags(article.id) == [tag]
    assert copy.upkeep.check() == []
    copy.close()
    assert [backup.path for backup in session.upkeep.backups()] == [path]


def test_a_state_that_is_backed_up_already_is_not_backed_up_again(session: Session, article: Article) -> None:
    assert session.upkeep.back_up() == session.upkeep.back_up()


def test_the_oldest_backups_go_and_the_newest_stay(session: Session, article: Article) -> None:
    for _ in range(backups.KEPT + 3):
        session.tagging.add(article.id, "person", [(0, 5)])
        newest = session.upkeep.back_up()
    kept = session.upkeep.backups()
    assert len(kept) == backups.KEPT
    assert kept[0].path == newest
    assert [backup.events for backup in kept] == sorted((b.events for b in kept), reverse=True)


def test_a_damaged_project_is_not_taken_for_a_backup(
    session: Session, article: Article, tmp_path: Path
) -> None:
    session.tagging.add(article.id, "person", [(0, 5)])
    good = session.upkeep.back_up()
    other = sqlite3.connect(session.path)
    other.execute("UPDATE annotation SET note = 'changed behind the log'")
    other.commit()
    other.close()
    session.tagging.add(article.id, "role", [(0, 5)])
    with pytest.raises(KnownError, match="damaged"):
        session.upkeep.back_up()
    assert [backup.path for backup in session.upkeep.backups()] == [good]
    assert not list(good.parent.glob("*.part"))
