"""The sample project through the formats of brat, UIMA and REFI-QDA into another project, and once more."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.model.annotation import Annotation
from annotator.model.article import Metadata
from annotator.services.sample import make_sample
from annotator.services.session import Session


def tags(session: Session) -> list[Annotation]:
    """All tags; what these formats do not hold (whether it was accepted, how sure a link is) left aside."""
    found = [
        replace(
            tag,
            state="proposed",
            links={name: replace(link, certainty="certain", source="") for name, link in tag.links.items()},
        )
        for article in session.library.articles()
        for tag in session.library.tags(article.id)
    ]
    return sorted(found, key=lambda tag: tag.id)


def described(session: Session) -> dict[str, tuple[Metadata, str]]:
    """What is known about each article, and its text."""
    return {one.id: (one.metadata, one.sha256) for one in session.library.articles()}


@pytest.mark.parametrize(
    ("name", "ending"),
    [("brat", ".zip"), ("cas-xmi", ".zip"), ("cas-json", ".zip"), ("refi-qda", ".qdpx")],
)
def test_the_same_tags_come_into_another_project_once(tmp_path: Path, name: str, ending: str) -> None:
    here = make_sample(create_project, tmp_path / "here.annotator")
    path = tmp_path / f"{name}{ending}"
    here.exporting.export(name, path)
    there = create_project(tmp_path / "there.annotator")
    for new in (len(tags(here)), 0):
        look = there.adopting.look(path)
        assert look
        assert look.found.ours
        assert there.adopting.take_in(look).tags == new
        assert tags(there) == tags(here)
    assert described(there) == described(here)
    names = {one.id: one.name for one in here.registering.records()}
    assert there.registering.records()
    assert all(names[one.id] == one.name for one in there.registering.records())
