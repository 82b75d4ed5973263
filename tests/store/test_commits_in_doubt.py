"""A commit that fails may be on the disk all the same: the project looks before it says anything."""

import sqlite3
from typing import Any

import pytest

from annotator.bootstrap import open_session
from annotator.model.article import Article
from annotator.model.errors import UnwritableFile
from annotator.services.session import Session


class Doubtful:
    """A real connection whose next commits are done and yet reported as failed."""

    def __init__(self, connection: sqlite3.Connection, commits: int) -> None:
        self._connection = connection
        self._commits = commits

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        cursor = self._connection.execute(sql, *parameters)
        if sql == "COMMIT" and self._commits:
            self._commits -= 1
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
            raise error
        return cursor

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def doubt(session: Session, commits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    database = session.history._project.database
    monkeypatch.setattr(database, "_connection", Doubtful(database._connection, commits))


def test_a_tag_whose_commit_failed_but_is_on_the_disk_is_called_saved(
    session: Session, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubt(session, 1, monkeypatch)
    tag = session.tagging.add(article.id, "person", [(0, 5)])
    assert session.history.undo_label == "Tag person"
    session.close()
    again = open_session(session.path, by="Anna")
    assert again.library.tags(article.id) == [tag]
    again.close()


def test_a_tag_of_which_nothing_can_be_known_is_not_called_unchanged(
    session: Session, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubt(session, 2, monkeypatch)
    with pytest.raises(
        UnwritableFile, match=r"not known whether the last change is on it; close the project"
    ):
        session.tagging.add(article.id, "person", [(0, 5)])
    session.close()
    again = open_session(session.path, by="Anna")
    assert (again.history.undo_label, again.upkeep.check()) == ("Tag person", [])
    again.close()
