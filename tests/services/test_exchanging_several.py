"""Several bundles at once, and the folder that colleagues share."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.model.errors import Cancelled, NotFound
from annotator.services.session import Session
from annotator.store import projection
from tests.services.random_project import random_project


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Session]:
    """Ben's empty project."""
    session = create_project(tmp_path / "ben.annotator", by="Ben")
    yield session
    session.close()


@pytest.fixture
def bundles(tmp_path: Path) -> list[Path]:
    """Two of Anna's: the second holds what the first does, and more."""
    session = random_project(tmp_path, 1, 20)
    paths = [tmp_path / "first.zip", tmp_path / "second.zip"]
    session.exchanging.bundle(paths[0], "everything")
    session.registering.create("place", "Luton")
    session.exchanging.bundle(paths[1], "everything")
    session.close()
    return paths


def test_what_the_first_bundle_brought_is_known_when_the_second_comes(
    colleague: Session, bundles: list[Path]
) -> None:
    looked = colleague.exchanging.look_at_all(bundles)
    came = colleague.exchanging.take_in_all(looked.plans)
    first, second = came.taken
    assert second.plan.known >= first.plan.new
    assert second.plan.new == looked.plans[1].new - looked.plans[0].new
    assert first.backup is not None
    assert second.backup == first.backup


def test_a_file_that_is_no_bundle_does_not_keep_the_others_out(
    colleague: Session, bundles: list[Path], tmp_path: Path
) -> None:
    torn = tmp_path / "torn.zip"
    torn.write_bytes(bundles[0].read_bytes()[:-100])
    looked = colleague.exchanging.look_at_all([torn, *bundles])
    assert [plan.path for plan in looked.plans] == bundles
    assert [name for name, _sentence in looked.failed] == ["torn.zip"]


def test_a_bundle_that_changed_after_it_was_looked_at_is_not_taken_in(
    colleague: Session, bundles: list[Path]
) -> None:
    plans = colleague.exchanging.look_at_all(bundles[:1]).plans
    before = projection.state(colleague._project.database)
    bundles[0].write_bytes(bundles[1].read_bytes())
    came = colleague.exchanging.take_in_all(plans)
    assert not came.taken
    assert "was changed since it was looked at" in came.failed[0][1]
    assert projection.state(colleague._project.database) == before


def test_work_that_is_stopped_keeps_the_bundles_that_are_in_whole(
    colleague: Session, bundles: list[Path]
) -> None:
    plans = colleague.exchanging.look_at_all(bundles).plans

    def stop_at_the_second(_done: int, _total: int, what: str) -> None:
        if bundles[1].name in what:
            raise Cancelled("Stopped.")

    came = colleague.exchanging.take_in_all(plans, stop_at_the_second)
    assert [one.plan.path for one in came.taken] == bundles[:1]
    assert came.failed == (("second.zip", "second.zip was not taken in; the work was stopped."),)


def test_bundles_are_told_from_other_archives_by_what_is_in_them(
    colleague: Session, bundles: list[Path], tmp_path: Path
) -> None:
    articles = tmp_path / "articles.zip"
    with zipfile.ZipFile(articles, "w") as archive:
        archive.writestr("bundle.json", "{}")
        archive.writestr("one.txt", "Nobody resigned today.")
    text = tmp_path / "text.zip"
    text.write_text("no archive at all", encoding="utf-8")
    assert colleague.exchanging.are_bundles([articles, *bundles, text, colleague.path]) == bundles


def test_only_what_colleagues_put_into_the_folder_is_new(tmp_path: Path, colleague: Session) -> None:
    session = random_project(tmp_path, 2, 20)
    folder = tmp_path / "shared"
    folder.mkdir()
    session.exchanging.publish(folder)
    assert not session.exchanging.look_in(folder).plans
    plans = colleague.exchanging.look_in(folder).plans
    assert [plan.bundle.by for plan in plans] == [session.history.by]
    colleague.exchanging.take_in_all(plans)
    assert not colleague.exchanging.look_in(folder).plans
    session.close()


def test_a_folder_that_is_gone_is_said(colleague: Session, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no folder"):
        colleague.exchanging.look_in(tmp_path / "gone")


def test_a_bundle_among_files_to_import_is_not_taken_for_an_archive_of_articles(
    colleague: Session, bundles: list[Path]
) -> None:
    outcomes = colleague.accessioning.import_files([bundles[0].parent / "first.zip"])
    assert [outcome.error for outcome in outcomes] == [
        "first.zip is a colleague's bundle; take it in as one (merge), by itself."
    ]
    assert colleague.library.articles() == []
