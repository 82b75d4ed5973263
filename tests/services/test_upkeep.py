"""A project is looked after: checked, backed up, and closed to changes when it is damaged."""

import sqlite3

import pytest

from annotator.model.article import Article
from annotator.model.errors import ProjectReadOnly
from annotator.services.session import Session


def test_looking_after_a_sound_project_makes_a_backup_and_says_nothing(
    session: Session, article: Article
) -> None:
    assert session.upkeep.look_after() == ""
    assert len(session.upkeep.backups()) == 1


@pytest.mark.parametrize("backed_up", [False, True])
def test_a_project_that_turns_out_damaged_is_not_written_any_more(
    session: Session, article: Article, backed_up: bool
) -> None:
    session.tagging.add(article.id, "person", [(0, 5)])
    if backed_up:
        session.upkeep.back_up()
    other = sqlite3.connect(session.path)
    other.execute("UPDATE annotation SET note = 'changed behind the log'")
    other.commit()
    other.close()
    sentence = session.upkeep.look_after()
    assert "damaged" in sentence
    assert session.read_only == sentence
    with pytest.raises(ProjectReadOnly, match="damaged"):
        session.tagging.add(article.id, "person", [(0, 5)])
