"""Articles are printed side by side whole or not at all."""

from pathlib import Path

import pytest

from annotator.model.errors import Cancelled, InvalidValue
from annotator.services.session import Session
from tests.ui.project_of_tags import bbc, session, tag, today

__all__ = ["bbc", "session", "today"]


def test_tags_are_on_the_page_and_nothing_in_the_project_changes(
    session: Session, bbc: str, today: str, tmp_path: Path
) -> None:
    tag(session, bbc, "role", "deputy leader of Luton Council")
    before = session.history.undo_label
    out = session.printing.side_by_side([bbc, today], tmp_path / "page.html")
    assert '<span class="mark">R[</span>' in out.read_text(encoding="utf-8")
    assert session.history.undo_label == before


@pytest.mark.parametrize("count", [0, 1, 5])
def test_other_numbers_of_articles_than_fit_are_refused(
    session: Session, bbc: str, tmp_path: Path, count: int
) -> None:
    with pytest.raises(InvalidValue, match="Two to 4"):
        session.printing.side_by_side([bbc] * count, tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()


def test_a_cancelled_page_leaves_the_older_one(
    session: Session, bbc: str, today: str, tmp_path: Path
) -> None:
    out = tmp_path / "page.html"
    out.write_text("older", encoding="utf-8")

    def cancel(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        session.printing.side_by_side([bbc, today], out, cancel)
    assert out.read_text(encoding="utf-8") == "older"
