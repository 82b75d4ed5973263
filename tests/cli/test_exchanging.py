"""`bundle`, `merge` and `publish` from outside."""

from pathlib import Path

from tests.cli.conftest import Annotator

BBC = "luton-bbc.txt"


def test_work_goes_out_and_a_hand_in_comes_back(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    bbc = articles[BBC]
    annotator("tag", project, bbc, "person", "0:5", "--by", "Ada")
    out, theirs, back = tmp_path / "work.zip", tmp_path / "ben.annotator", tmp_path / "back.zip"
    assert (
        "articles 1, texts 1"
        in annotator(
            "bundle",
            project,
            out,
            "--kind",
            "work",
            "--article",
            bbc,
            "--blind",
            "--for",
            "Ben",
            "--by",
            "Ada",
        ).text
    )
    annotator("init", theirs, "--by", "Ben")
    told = annotator("merge", theirs, out, "--dry-run", "--json").json
    assert annotator("articles", theirs, "--json").json == []
    came = annotator("merge", theirs, out, "--json").json
    assert (came["new"], came["known"], came["conflicts"]) == (told["new"], 0, 0)
    assert annotator("annotations", theirs, "--json").json == []
    tag = annotator("tag", theirs, bbc, "quote", "5:9", "--by", "Ben", "--json").json
    annotator("bundle", theirs, back, "--kind", "hand-in", "--by", "Ben")
    came = annotator("merge", project, back, "--json").json
    assert came["conflicts"] == 0
    assert {one["by"] for one in annotator("annotations", project, "--json").json} == {"Ada", "Ben"}
    assert tag["id"] in {one["id"] for one in annotator("annotations", project, "--json").json}
    again = annotator("merge", project, back, "--json").json
    assert (again["new"], again["known"]) == (0, came["new"] + came["known"])
    assert annotator("check", project).status == 0


def test_a_folder_is_published_and_taken_in(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    shared, theirs = tmp_path / "shared", tmp_path / "ben.annotator"
    assert annotator("publish", project, shared).status == 1
    shared.mkdir()
    annotator("publish", project, shared, "--by", "Ada")
    annotator("init", theirs, "--by", "Ben")
    assert annotator("merge", theirs, shared).text.startswith("Took in Ada-")
    assert len(annotator("articles", theirs, "--json").json) == len(articles)
    assert annotator("merge", theirs, shared).text == "There is nothing new.\n"
    (shared / "broken.zip").write_bytes(b"PK")
    ran = annotator("merge", theirs, shared)
    assert (ran.status, ran.text.startswith("Not taken in: broken.zip: ")) == (1, True)


def test_annotations_without_texts_are_kept_and_told(
    annotator: Annotator, project: Path, articles: dict[str, str], tmp_path: Path
) -> None:
    annotator("tag", project, articles[BBC], "person", "0:5", "--by", "Ada")
    annotator("bundle", project, tmp_path / "tags.zip", "--no-texts", "--by", "Ada")
    annotator("init", tmp_path / "ben.annotator", "--by", "Ben")
    assert (
        "the text is not in the project"
        in annotator("merge", tmp_path / "ben.annotator", tmp_path / "tags.zip").text
    )
    ran = annotator("merge", tmp_path / "ben.annotator", project)
    assert (ran.status, ran.out) == (1, b"")
    assert ran.err.endswith("pack it again.\n")
