"""`propose` from outside."""

from pathlib import Path

from tests.cli.conftest import Annotator

BBC = "luton-bbc.txt"


def test_proposals_are_listed_and_accepted(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    text = annotator("text", project, articles[BBC]).text
    ids = {}
    for kind, words in (
        ("person", "Sir Keir Starmer"),
        ("role", "Labour leader Sir Keir Starmer"),
        ("place", "Poets ward"),
    ):
        start = text.index(words)
        span = f"{start}:{start + len(words)}"
        ids[kind] = annotator("tag", project, articles[BBC], kind, span, "--by", "Ada", "--json").json["id"]
    found = annotator("propose", project, "--article", articles[BBC], "--json").json
    assert [(one["id"], one["field"], one["value"], one["mention"], one["rule"]) for one in found] == [
        (ids["role"], "term", "Labour leader", None, "the words of the role"),
        (ids["role"], "holder", None, ids["person"], "named in it"),
    ]
    assert "Sir Keir Starmer" in annotator("propose", project).text
    annotator("propose", project, "--accept", ids["role"], "--by", "Ada")
    assert annotator("propose", project, "--json").json == []


def test_a_tag_that_is_not_there_is_one_sentence(annotator: Annotator, project: Path) -> None:
    ran = annotator("propose", project, "--accept", "nothing")
    assert ran.status == 1
    assert ran.out == b""
