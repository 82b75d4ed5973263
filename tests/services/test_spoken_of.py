"""Annotations that come without a text find the article that they are about, or are told as lost."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.bootstrap import create_project
from annotator.model.loss import Loss
from annotator.services.sample import make_sample
from annotator.services.session import Session

PAGE = "https://www.example.org/news/khan/"
WORDS = "instrumental in his career progression"


@pytest.fixture
def sample(tmp_path: Path) -> Session:
    """The sample project; its first article has an address."""
    session = make_sample(create_project, tmp_path / "sample.annotator")
    article = session.library.articles()[0]
    session.accessioning.set_metadata(article.id, replace(article.metadata, url=PAGE))
    return session


def note(source: str, words: str, **selected: Any) -> dict[str, Any]:
    """An annotation that tags words of a page as a theme."""
    selector = {"type": "TextQuoteSelector", "exact": words, **selected}
    body = {"type": "TextualBody", "purpose": "tagging", "value": "theme"}
    return {"type": "Annotation", "body": body, "target": {"source": source, "selector": selector}}


def taken_in(session: Session, *notes: dict[str, Any]) -> tuple[list[tuple[str, str]], tuple[Loss, ...]]:
    """Article and words of each new tag, and what was lost."""
    path = session.path.with_name("notes.json")
    path.write_text(json.dumps(notes))
    outcomes = session.accessioning.import_files([path])
    assert [outcome.error for outcome in outcomes if outcome.error] == []
    made = [
        (article.id, tag.quoted(session.library.text(article.id)))
        for article in session.library.articles()
        for tag in session.library.tags(article.id)
        if tag.type == "theme"
    ]
    return made, outcomes[0].losses


def test_an_article_is_found_by_its_address_however_it_is_written(sample: Session) -> None:
    article = sample.library.articles()[0].id
    found, _lost = taken_in(
        sample, note("http://example.org/news/khan#top", sample.library.text(article)[:30])
    )
    assert found == [(article, sample.library.text(article)[:30])]


def test_an_article_is_found_by_what_only_it_says(sample: Session) -> None:
    first, second = (article.id for article in sample.library.articles())
    texts = {name: sample.library.text(name) for name in (first, second)}
    here = second if WORDS in texts[second] else first
    found, _lost = taken_in(
        sample,
        note("https://elsewhere.org/", WORDS),
        note("https://elsewhere.org/", "Luton Council", suffix=" since"),
    )
    assert (here, WORDS) in found
    assert {article for article, _words in found} == {here}


def test_words_that_stand_nowhere_or_too_few_of_them_are_lost(sample: Session) -> None:
    path = sample.path.with_name("notes.json")
    path.write_text(
        json.dumps([note("https://elsewhere.org/", "Khan"), note(PAGE, "words that nobody said")])
    )
    look = sample.adopting.look(path)
    assert look is not None
    assert set(sample.adopting.foresee(look).losses) == {
        Loss("tags of texts that are not in this project", 1),
        Loss("tags whose words do not stand in the text", 1),
    }
