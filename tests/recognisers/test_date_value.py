"""Tagged dates propose what they mean, and nothing where only a reader can tell."""

import tomllib
from typing import Any

import pytest

from annotator.recognisers.date_value import propose
from annotator.resource_files import resource

_SAMPLES: list[dict[str, Any]] = tomllib.loads(resource("samples", "tags.toml").read_text(encoding="utf-8"))[
    "article"
]
_LABELLED = {
    tag["label"]: tag["edtf"]
    for article in _SAMPLES
    for tag in article["tags"]
    if "label" in tag and "edtf" in tag
}
_DATES = [
    (tag["at"], article.get("published", "2023-09-20"), tag)
    for article in _SAMPLES
    for tag in article["tags"]
    if tag["type"] == "date"
]


@pytest.mark.parametrize(("words", "published", "tag"), _DATES, ids=[words for words, _p, _t in _DATES])
def test_the_dates_of_the_samples_propose_what_an_archivist_gave_them(
    words: str, published: str, tag: dict[str, Any]
) -> None:
    proposal = propose(words, published, _LABELLED.get(tag.get("relative_to", {}).get("tag", ""), ""))
    assert proposal is not None
    assert {proposal.field: proposal.value} == {key: tag[key] for key in ("edtf", "duration") if key in tag}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("for the past 13 years", "P13Y"),
        ("in 2021", "2021"),
        ("May 2023 local elections", "2023-05"),
        ("the May local elections", "2023-05"),
        ("Published10 March 2023", "2023-03-10"),
        ("date 2023-09-20", "2023-09-20"),
        ("since\n2011", "2011/.."),
    ],
)
def test_longer_and_broken_words_propose_the_same(words: str, value: str) -> None:
    proposal = propose(words, "2023-09-20")
    assert proposal is not None
    assert proposal.value == value


@pytest.mark.parametrize(
    "words",
    ["November", "September 21st", "last May", "Tuesday", "Prior to those elections", "today", "Today", "2022-23",
     "2011–12", "in 2011-12", "09/10/2023", "in the meantime", "over the years", "several years", ""],
)  # fmt: skip
def test_what_only_a_reader_can_tell_proposes_nothing(words: str) -> None:
    assert propose(words, "2023-09-20") is None


def test_a_proposal_shows_its_rule() -> None:
    proposal = propose("May", "2023-09-20")
    assert proposal is not None
    assert proposal.rule == "May, published 2023-09-20 → 2023-05"
    assert proposal.words == "May 2023"


def test_what_counts_from_another_date_is_proposed_from_that_and_not_from_the_publication() -> None:
    proposal = propose("Prior to those elections", "2023-09-20", "2023-05")
    assert proposal is not None
    assert proposal.value == "../2023-05"
    assert proposal.rule == "Prior to those elections, relative to 2023-05 → ../2023-05"
    assert propose("June", "2023-09-20", "2022-05") is None
    assert propose("since 2011", "2023-09-20", "2022-05") == propose("since 2011", "")


def test_without_a_date_of_publication_only_what_says_its_year_proposes_something() -> None:
    assert propose("May", "") is None
    assert propose("May 2023", "") is not None
