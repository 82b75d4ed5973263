"""`conflicts` lists where articles contradict each other, settles it with a reason and opens it again."""

from pathlib import Path

import pytest

from tests.cli.conftest import Annotator


@pytest.fixture
def sample(annotator: Annotator, tmp_path: Path) -> Path:
    """The sample project, with its tags."""
    path = tmp_path / "sample.annotator"
    assert annotator("init", path, "--sample", "--by", "Ada").status == 0
    return path


def test_the_years_of_the_samples_are_listed_settled_and_opened_again(
    annotator: Annotator, sample: Path
) -> None:
    [conflict] = annotator("conflicts", sample, "--json").json
    assert (conflict["kind"], conflict["subject"]) == ("claim", "Mohammed Aslam Khan, councillor")
    assert [(one["text"], one["said"]) for one in conflict["witnesses"]] == [
        ("12 years", "P12Y/2023-09-20"),
        ("since 2011", "2011/.."),
        ("past 13 years", "P13Y/2023-09-20"),
    ]
    assert [conflict[key] for key in ("state", "accepted", "because", "by", "at")] == ["open", *[None] * 4]
    for one in conflict["witnesses"]:
        text = annotator("text", sample, one["article"]).text
        assert text[one["start"] : one["end"]] == one["text"]
    settle = ("--settle", conflict["id"][:8], "--value", "since 2011", "--because", "the council’s list")
    [settled] = annotator("conflicts", sample, *settle, "--by", "Ben", "--json").json
    assert [settled[key] for key in ("state", "accepted", "because", "by")] == [
        "settled",
        "since 2011",
        "the council’s list",
        "Ben",
    ]
    names = [article["id"] for article in annotator("articles", sample, "--json").json]
    assert annotator("compare", sample, *names, "--json").json["conflicts"] == [settled]
    assert (
        annotator("compare", sample, *names)
        .text.splitlines()[-1]
        .endswith("Accepted: since 2011, because the council’s list.")
    )
    assert annotator("conflicts", sample, *names, "--reopen", settled["id"], "--json").json == [conflict]


def test_conflicts_are_printed_with_their_sources_and_what_is_accepted(
    annotator: Annotator, sample: Path
) -> None:
    [conflict] = annotator("conflicts", sample, "--json").json
    annotator("conflicts", sample, "--settle", conflict["id"], "--value", "", "--because", "nobody counted")
    head, first, *rows = annotator("conflicts", sample).text.splitlines()
    assert head.split() == ["ID", "STATE", "KIND", "PLACE", "ABOUT", "SAID"]
    assert first.split()[:3] == [conflict["id"][:12], "settled", "claim"]
    assert [row.split("  ")[-1].strip() for row in rows] == [
        "12 years (since about 2011)",
        "since 2011",
        "13 years (since about 2010)",
        "none of it",
    ]
    assert "because nobody counted" in rows[-1]


def test_a_decision_needs_a_value_a_reason_and_a_conflict_that_is_there(
    annotator: Annotator, sample: Path
) -> None:
    [conflict] = annotator("conflicts", sample, "--json").json
    for arguments, told in (
        (("--settle", conflict["id"], "--because", "x"), "--value"),
        (("--settle", conflict["id"], "--value", "2011"), "Say why"),
        (("--settle", "zz", "--value", "2011", "--because", "x"), "no conflict of these articles"),
        (("--reopen", conflict["id"]), "Nothing was decided"),
    ):
        ran = annotator("conflicts", sample, *arguments)
        assert (ran.status, ran.out) == (1, b"")
        assert told in ran.err
