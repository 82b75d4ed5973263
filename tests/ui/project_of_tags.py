"""A real project with the two sample articles and some tags, for tests of docks and dialogs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.model.annotation import Annotation
from annotator.model.article import Metadata
from annotator.resource_files import resource
from annotator.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The two sample articles, with titles."""
    session = create_project(tmp_path / "p.annotator", by="Anna")
    for name, title, publisher, published in (
        ("luton-bbc.txt", "Deputy leader quits", "BBC News", "2023-09"),
        ("luton-today.txt", "With a heavy heart", "Luton Today", "2023-09-20"),
    ):
        prepared = session.accessioning.prepare(resource("samples", name))
        session.accessioning.accession(
            prepared, Metadata(title=title, publisher=publisher, published=published)
        )
    yield session
    session.close()


@pytest.fixture
def bbc(session: Session) -> str:
    """Id of the first article."""
    return session.library.article("Deputy leader quits").id


@pytest.fixture
def today(session: Session) -> str:
    """Id of the second article."""
    return session.library.article("With a heavy heart").id


def tag(session: Session, article: str, kind: str, words: str, **values: str) -> Annotation:
    """Tag the first place where some words stand."""
    start = session.library.text(article).index(words)
    return session.tagging.add(article, kind, [(start, start + len(words))], values=values)
